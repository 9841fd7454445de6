// The schema of `templates/aids/<id>.json`.
import Type, { type Static } from 'typebox';
import { closed, kebab, words } from '../text/schema-parts.ts';

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

/** `templates/aids/<id>.json`. */
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
