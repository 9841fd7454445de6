// Parses decision aids.
import type { AidSpec } from '../../model/aids/aid.ts';
import type { Checked } from '../../model/sources.ts';
import { parseJson } from '../text/json.ts';
import { locator } from '../text/locate.ts';
import { checkShape } from '../text/schema-check.ts';
import { aidFaults } from './aid-faults.ts';
import { type AidFile, aidSchema } from './aid-schema.ts';

/** `templates/aids/<id>.json`. */
export const aidPattern = /^templates\/aids\/[a-z0-9]+(?:-[a-z0-9]+)*\.json$/;

/** The aid in a file, with a message for each fault; undefined when the file has errors. */
export function parseAid(path: string, text: string): Checked<AidSpec | undefined> {
  const json = parseJson(path, text);
  if (json.value === undefined) return { value: undefined, messages: json.messages };
  const locate = locator(path, text);
  const file = checkShape(aidSchema, json.value, locate);
  const found = [...json.messages, ...file.messages];
  if (file.value === undefined) return { value: undefined, messages: found };
  const messages = [...found, ...aidFaults(file.value, locate)];
  const hasErrors = messages.some(({ fatal }) => fatal === true);
  return { value: hasErrors ? undefined : aidOf(path, file.value), messages };
}

function aidOf(path: string, { $schema: _, rows, ...rest }: AidFile): AidSpec {
  const id = path.replace(/^.*\//, '').replace(/\.json$/, '');
  return { ...rest, path, id, rows: new Map(Object.entries(rows)) };
}
