// Parses the bibliography, `data/sources.json`.
import type { VFileMessage } from 'vfile-message';
import { message } from '../../messages/message.ts';
import type { CslItem } from '../../model/data.ts';
import type { Checked } from '../../model/sources.ts';
import { parseJson } from '../text/json.ts';
import { locator } from '../text/locate.ts';
import { checkShape } from '../text/schema-check.ts';
import { bibliographySchema } from './csl-schema.ts';

/** The entries by id, with a message for each fault; undefined when the file does not follow the schema. */
export function parseSources(path: string, text: string): Checked<ReadonlyMap<string, CslItem> | undefined> {
  const json = parseJson(path, text);
  if (json.value === undefined) return { value: undefined, messages: json.messages };
  const locate = locator(path, text);
  const file = checkShape(bibliographySchema, json.value, locate);
  const messages: VFileMessage[] = [...json.messages, ...file.messages];
  if (file.value === undefined) return { value: undefined, messages };
  const byId = new Map<string, CslItem>();
  for (const [index, item] of file.value.entries()) {
    if (byId.has(item.id)) {
      const reason = `Unexpected second source \`${item.id}\`, expected each id once`;
      messages.push(message('duplicate-id', locate([index, 'id']), reason, { actual: item.id }));
    }
    byId.set(item.id, item);
  }
  return { value: byId, messages };
}
