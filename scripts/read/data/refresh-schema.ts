// The schema of `refresh` in a dataset, which says where its values can be read again, and of what was read last.
import Type from 'typebox';
import type { Scalar } from '../../model/data.ts';
import { adapters } from '../refresh/index.ts';
import { closed, words } from '../text/schema-parts.ts';

const scalar = Type.Unsafe<Scalar>({ type: ['string', 'number', 'boolean', 'null'] });
const conditions = Type.Record(Type.String(), Type.String());

const mapped = Type.Union([
  words('Name of a value of the source, or words with such names in braces.'),
  Type.Object(
    {
      value: words('Name of a value of the source.'),
      unit: Type.Optional(words('The unit that it has there.')),
    },
    closed,
  ),
]);

const news = Type.Object(
  {
    date: words('The value that is the date of a record.'),
    text: words('What is told of a record: words, with names of values in braces.'),
    select: Type.Optional({ ...conditions, description: 'Which records are told; as for `select`.' }),
  },
  closed,
);

const refresh = Type.Object(
  {
    from: Type.Enum([...adapters.keys()], {
      description: `What reads the source: ${[...adapters.values()].map(({ name, about }) => `${name}: ${about}`).join('; ')}.`,
    }),
    url: Type.String({
      pattern: '^https://',
      form: 'an address that begins with https://',
      description: 'Address of the source. With {key} in it, each row is asked for on its own.',
    }),
    hosts: Type.Optional(
      Type.Array(words('Name of a host.'), {
        description: 'Other hosts that may be asked on the way, such as one that gives out tokens.',
      }),
    ),
    rows: Type.Optional(
      Type.Record(Type.String(), Type.Union([scalar, Type.Array(scalar, { minItems: 1 })]), {
        description:
          'The rows that it renews: those in which each field has the value, or one of the values.',
      }),
    ),
    key: Type.Optional(
      words('What a row is called at the source: words, with names of fields in braces. The id if absent.'),
    ),
    keys: Type.Optional(
      Type.Record(Type.String(), Type.String(), {
        description: 'What rows are called at the source, by their ids; only these rows are renewed.',
      }),
    ),
    match: Type.Optional(words('The value of a record that holds its key.')),
    select: Type.Optional(
      Type.Union([words('JSONPath of the records, for `json`.'), conditions], {
        description:
          'Which records count: a JSONPath for `json`, for others values by name; one between slashes is a regular expression.',
      }),
    ),
    map: Type.Record(Type.String(), mapped, { description: 'What fields take from a record.' }),
    set: Type.Optional(
      Type.Record(Type.String(), scalar, {
        description: 'What fields of a renewed row are set to, such as `source`; `null` takes the cell away.',
      }),
    ),
    partial: Type.Optional(Type.Boolean({ description: 'The source need not have every row.' })),
    most: Type.Optional(
      Type.Object(
        {
          megabytes: Type.Optional(
            Type.Number({ exclusiveMinimum: 0, description: 'Most megabytes of an answer.' }),
          ),
          seconds: Type.Optional(
            Type.Number({ exclusiveMinimum: 0, description: 'Most seconds until it is whole.' }),
          ),
        },
        { ...closed, description: 'Other limits of an answer than the usual ones.' },
      ),
    ),
    news: Type.Optional({
      ...news,
      description: 'Records later than the date of the dataset that have no row, to be told to a person.',
    }),
  },
  closed,
);

/** Where values of a dataset can be read again. */
export const refreshSchema = Type.Array(refresh, {
  minItems: 1,
  description: 'Where values can be read again: `data refresh` asks these sources.',
});

const answer = Type.Object(
  {
    url: words('Address.'),
    sha256: Type.String({
      pattern: '^[0-9a-f]{64}$',
      form: 'a SHA-256 digest',
      description: 'Of the answer.',
    }),
    at: words('When it was asked for: date and time in UTC.'),
    records: Type.Optional(Type.Integer({ minimum: 0, description: 'How many records a list had.' })),
  },
  closed,
);

/** The answers that values were taken from. */
export const refreshedSchema = Type.Array(answer, {
  description: 'The answers that values were last taken from. `data refresh` writes them.',
});
