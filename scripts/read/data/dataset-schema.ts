// The schema of datasets, which are Frictionless Data Resources with inline rows.
import Type, { type Static } from 'typebox';
import { type Scalar, statistics } from '../../model/data.ts';
import { address, closed, day, kebab, words } from '../text/schema-parts.ts';
import { refreshedSchema, refreshSchema } from './refresh-schema.ts';

const scalar = Type.Unsafe<Scalar>({ type: ['string', 'number', 'boolean', 'null'] });

const constraints = Type.Object(
  {
    required: Type.Optional(Type.Boolean({ description: 'Every row has a value.' })),
    unique: Type.Optional(Type.Boolean({ description: 'No value stands twice.' })),
    enum: Type.Optional(Type.Array(scalar, { minItems: 1, description: 'The only values allowed.' })),
    minimum: Type.Optional(Type.Number({ description: 'No value is below.' })),
    maximum: Type.Optional(Type.Number({ description: 'No value is above.' })),
    pattern: Type.Optional(words('Regular expression that the whole text matches.')),
  },
  closed,
);

const source = Type.Object(
  {
    id: words('Id of an entry in data/sources.json.'),
    where: Type.Optional(words('Table, figure, section, file or page in the source.')),
  },
  closed,
);

const field = Type.Object(
  {
    name: Type.String({
      pattern: '^[A-Za-z][A-Za-z0-9_]*$',
      form: 'a name of letters, digits and `_`',
      description: 'Key of the cell in every row.',
    }),
    type: Type.Enum(['string', 'number', 'integer', 'boolean', 'date', 'year'], {
      description: 'What a cell holds; `date` is YYYY-MM-DD, `year` a whole number.',
    }),
    title: words('Column head.'),
    description: words('What it means and how it was measured.'),
    unit: Type.Optional(words('Unit of the number: "ms", "MiB", "USD/h", "count", "1" for a ratio.')),
    statistic: Type.Optional(
      Type.Enum([...statistics], {
        description: 'What every number of the column is; else each row says it.',
      }),
    ),
    isVerdict: Type.Optional(
      Type.Boolean({
        description:
          'Its cells judge what the row says. One that turns is told first when editions are compared.',
      }),
    ),
    source: Type.Optional(source),
    isForDrawing: Type.Optional(
      Type.Boolean({
        description:
          'It only says how charts draw the row, as an order does. The data under a figure has no column of it.',
      }),
    ),
    constraints: Type.Optional(constraints),
  },
  closed,
);

const licence = Type.Object(
  {
    name: words('SPDX identifier, or the name of the terms.'),
    title: Type.Optional(words('Full name.')),
    path: Type.Optional(address('Text of the licence.')),
  },
  closed,
);

const correction = Type.Object(
  {
    text: words('What was wrong and what is right, in a sentence for readers.'),
    rows: Type.Optional(
      Type.Array(words('Id of a row.'), {
        minItems: 1,
        description: 'The rows that it concerns; all if absent.',
      }),
    ),
  },
  closed,
);

/** The columns of a dataset. */
export const fieldsSchema = Type.Array(field, { minItems: 1, description: 'The columns.' });

/** The rows of a dataset. The schema does not check the cells; `checkRows` does. */
export const rowsSchema = Type.Array(Type.Record(Type.String(), scalar), {
  minItems: 1,
  description: 'The rows.',
});

/** A dataset, `data/<group>/<name>.json`. */
export const datasetSchema = Type.Object(
  {
    $schema: Type.Optional(Type.String({ description: 'Where an editor finds this schema.' })),
    name: kebab('Name in charts, tables and facts; equals the file name.'),
    title: words('What the rows are.'),
    description: words('What was measured, and what the numbers do not say.'),
    schema: Type.Object(
      {
        fields: fieldsSchema,
        primaryKey: Type.Array(Type.Enum(['id']), { minItems: 1, description: 'Always ["id"].' }),
      },
      closed,
    ),
    rowTitle: Type.Optional(
      words(
        'What a row is called in the ledger: words, with the names of fields in braces: "{platform}, {test}".',
      ),
    ),
    sources: Type.Optional(
      Type.Array(source, { description: 'Sources of every row that names none in its field `source`.' }),
    ),
    licenses: Type.Array(licence, { minItems: 1, description: 'Terms under which the data may be used.' }),
    corrections: Type.Optional(
      Type.Array(correction, {
        minItems: 1,
        description:
          'What was wrong in an earlier edition. What changed since that edition names it as a correction.',
      }),
    ),
    kind: Type.Optional(
      words(
        'Its kind in data/kinds.json, which says how old it may be: needed where prices or limits are listed.',
      ),
    ),
    asOf: Type.Optional(
      words(
        'The day, month or year up to which the sources were read or are valid, if it is earlier than `retrieved`; rows may have a field of that name.',
      ),
    ),
    retrieved: day('The day the data was taken from its sources.'),
    reviewBy: day('The day from which it must be looked at again.'),
    refresh: Type.Optional(refreshSchema),
    refreshed: Type.Optional(refreshedSchema),
    data: rowsSchema,
  },
  { title: 'Dataset', ...closed },
);

/** The content of a dataset's file. */
export type DatasetFile = Static<typeof datasetSchema>;
