// Parses tables: which columns and rows of a dataset are shown.
import type { PhrasingContent } from 'mdast';
import Type, { type Static } from 'typebox';
import type { VFileMessage } from 'vfile-message';
import type { Scalar } from '../../model/data.ts';
import type { Checked } from '../../model/sources.ts';
import type { TableSpec } from '../../model/specs.ts';
import { phrasingAt } from '../markdown/phrasing.ts';
import { parseJson } from '../text/json.ts';
import { locator } from '../text/locate.ts';
import { checkShape } from '../text/schema-check.ts';
import { closed, words } from '../text/schema-parts.ts';

const column = Type.Object(
  {
    field: words('Field of the dataset.'),
    title: Type.Optional(words('Column head; the title of the field if absent.')),
    format: Type.Optional(words('A helper of scripts/facts/helpers.ts; by type and unit if absent.')),
    to: Type.Optional(words('Field with the upper end, when `field` is the lower end of a range.')),
    coarse: Type.Optional(
      Type.Boolean({
        description: 'Its numbers have fewer digits than elsewhere in the edition, on purpose.',
      }),
    ),
  },
  closed,
);

const wanted = Type.Unsafe<Scalar | readonly Scalar[]>({
  type: ['string', 'number', 'boolean', 'null', 'array'],
  items: { type: ['string', 'number', 'boolean', 'null'] },
});

/** `templates/tables/<id>.json`. */
export const tableSchema = Type.Object(
  {
    $schema: Type.Optional(Type.String({ description: 'Where an editor finds this schema.' })),
    title: words('Caption; may hold expressions.'),
    note: Type.Optional(words('Caveat before the source line; may hold expressions.')),
    dataset: words('Name of a dataset or series.'),
    columns: Type.Array(column, { minItems: 1, description: 'From left to right.' }),
    where: Type.Optional(
      Type.Record(Type.String(), wanted, {
        description: 'Only rows whose field has the value, or one of them.',
      }),
    ),
    sort: Type.Optional(
      Type.Array(
        Type.Object(
          { field: words('Field to order by.'), order: Type.Enum(['ascending', 'descending']) },
          closed,
        ),
        { minItems: 1, description: 'The first that differs decides.' },
      ),
    ),
    emphasis: Type.Optional(Type.Array(words('Id of a row.'), { description: 'Rows set in bold.' })),
    lead: Type.Optional(
      words('Field that stands first and bold in entries: what readers look for, such as a verdict.'),
    ),
    basis: Type.Optional(
      words(
        'Field that names the dataset, or dataset/row, on which a row rests: entries end with it, its sources and the figures that show it.',
      ),
    ),
    choices: Type.Optional(
      Type.Array(words('Field of the dataset.'), {
        minItems: 1,
        description:
          'Fields beside the columns by which readers of the web edition choose rows of a long table.',
      }),
    ),
    print: Type.Optional(
      Type.Enum(['rows', 'entries'], {
        description: 'On paper: rows, or entries in two columns, which spare room where cells are sentences.',
      }),
    ),
  },
  { title: 'Table', ...closed },
);

/** The table in a file, with a message for each fault; undefined when the file does not follow the schema. */
export function parseTable(path: string, text: string): Checked<TableSpec | undefined> {
  const json = parseJson(path, text);
  if (json.value === undefined) return { value: undefined, messages: json.messages };
  const file = checkShape(tableSchema, json.value, locator(path, text));
  const messages: VFileMessage[] = [...json.messages, ...file.messages];
  if (file.value === undefined) return { value: undefined, messages };
  const phrase = (key: 'title' | 'note', words: string): PhrasingContent[] => {
    const parsed = phrasingAt(path, text, [key], words);
    messages.push(...parsed.messages);
    return parsed.value;
  };
  return { value: tableOf(path, file.value, phrase), messages };
}

function tableOf(
  path: string,
  { $schema: _, title, note, ...rest }: Static<typeof tableSchema>,
  phrase: (key: 'title' | 'note', words: string) => PhrasingContent[],
): TableSpec {
  return {
    ...rest,
    path,
    id: path.replace(/^.*\//, '').replace(/\.json$/, ''),
    title: phrase('title', title),
    ...(note !== undefined && { note: phrase('note', note) }),
  };
}
