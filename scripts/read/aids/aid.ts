// Parses decision aids.
import Type, { type Static } from 'typebox';
import type { AidSpec } from '../../model/aids/aid.ts';
import type { Checked } from '../../model/sources.ts';
import { parseJson } from '../text/json.ts';
import { locator } from '../text/locate.ts';
import { checkShape } from '../text/schema-check.ts';
import { closed, kebab, words } from '../text/schema-parts.ts';
import { aidFaults } from './aid-faults.ts';

/** `templates/aids/<id>.json`. */
export const aidPattern = /^templates\/aids\/[a-z0-9]+(?:-[a-z0-9]+)*\.json$/;

const option = Type.Object(
  {
    id: kebab('Name by which rows and the address refer to it.'),
    label: words('The answer, in a few words.'),
    detail: Type.Optional(words('What is meant by it, in smaller type.')),
  },
  closed,
);

const question = Type.Object(
  {
    id: kebab('Name by which rows and the address refer to it.'),
    label: words('The question, in a few words.'),
    options: Type.Array(option, { minItems: 2, maxItems: 6, description: 'The answers to choose from.' }),
  },
  closed,
);

const row = Type.Object(
  {
    fits: Type.Record(Type.String(), Type.Array(Type.String(), { minItems: 1 }), {
      description:
        'By the id of a question the ids of the answers with which the row fits; a question that is left out fits with every answer.',
    }),
    reason: words('Why it fits, or what decides: a sentence that readers see when they have answered.'),
  },
  closed,
);

export const aidSchema = Type.Object(
  {
    $schema: Type.Optional(Type.String({ description: 'Where an editor finds this schema.' })),
    title: words('Stands above the questions.'),
    column: words(
      'Head of the first column of the tables that the answers narrow; other tables stay as they are.',
    ),
    questions: Type.Array(question, { minItems: 1, maxItems: 5, description: 'In this order.' }),
    rows: Type.Record(Type.String(), row, {
      minProperties: 1,
      description: 'Every row of these tables, by the words of its first cell.',
    }),
  },
  { title: 'Decision aid', ...closed },
);

/** The content of an aid's file. */
export type AidFile = Static<typeof aidSchema>;

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
