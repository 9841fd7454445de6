// Parses the bibliography, `data/sources.json`.
import type { VFileMessage } from 'vfile-message';
import { message, nearest, suggest } from '../../messages/message.ts';
import type { CslItem } from '../../model/data.ts';
import type { Checked } from '../../model/sources.ts';
import { parseJson } from '../text/json.ts';
import { firstCharacter } from '../text/lines.ts';
import { type Locator, locator } from '../text/locate.ts';
import { checkShape } from '../text/schema-check.ts';
import { idOf, normalizeItem, type WrittenItem } from './csl.ts';
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
  for (const [index, written] of file.value.entries() as Iterable<[number, WrittenItem]>) {
    const id = idOf(written);
    messages.push(...misspeltKeys(written, index, locate));
    if (byId.has(id)) {
      const reason = `Unexpected second source \`${id}\`, expected each id once`;
      messages.push(message('duplicate-id', locate([index, 'id']), reason, { actual: id }));
    }
    const item = normalizeItem(written);
    if (item.title === '') messages.push(withoutTitle(index, locate));
    messages.push(...withoutNote(item, index, locate));
    byId.set(id, item);
  }
  return { value: byId, messages };
}

const known = Object.keys(bibliographySchema.items.properties);

/** Errors for keys that are almost one of CSL's; others belong to the program that wrote the file. */
function misspeltKeys(item: WrittenItem, index: number, locate: Locator): readonly VFileMessage[] {
  return Object.keys(item)
    .filter((key) => !known.includes(key) && nearest(key, known) !== undefined)
    .map((key) => {
      const reason = `Unexpected key \`${key}\` in \`[${index}]\`, expected one of the ${known.length} known here`;
      return message('unknown-key', locate([index, key], 'key'), reason, suggest(key, known));
    });
}

/** An error for a source that was not read itself and does not say what was read instead. */
function withoutNote({ custom, note }: CslItem, index: number, locate: Locator): readonly VFileMessage[] {
  const read = custom?.read ?? 'first-hand';
  if (note !== undefined || read === 'first-hand' || read === 'own') return [];
  const reason = `Unexpected absence of \`note\` in \`[${index}]\`, expected what was read instead of the source`;
  const help = 'readers see it in the list of references: “The abstract was read.”, “Quoted in …”';
  return [
    message('missing-key', locate([index, 'custom', 'read']), reason, {
      actual: read,
      expected: ['note'],
      help,
    }),
  ];
}

function withoutTitle(index: number, locate: Locator): VFileMessage {
  const reason = `Unexpected absence of \`title\` in \`[${index}]\`, expected the key`;
  return message('missing-key', firstCharacter(locate([index])), reason, {
    expected: ['title'],
    help: '`title`: Title of the work; without one, a `genre`, `event-title` or `container-title` stands for it',
  });
}
