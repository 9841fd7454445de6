// Infers the fields of a dataset from a CSV file.
import type { Field, FieldType } from '../../model/data.ts';
import { isDate } from '../text/date.ts';
import type { CsvCell, CsvTable } from './csv.ts';
import { type DecimalSign, plainNumber } from './separators.ts';

/** What is said of the columns beside the file. */
export interface Columns {
  /** Units by field name. */
  readonly units: Readonly<Record<string, string>>;
  readonly decimal: DecimalSign | undefined;
}

/** A table whose first column holds ids, and its fields in the order of the columns. */
export interface Inferred {
  readonly table: CsvTable;
  readonly fields: readonly Field[];
}

/**
 * The fields of a table: names and titles from its head, where "Boot time (ms)" is the field `bootTime` in `ms`; types from its
 * cells. A table without a column `id` gets one, made of the words of its first column.
 */
export function inferFields(table: CsvTable, columns: Columns): Inferred {
  const own = table.head.map((head, index) =>
    fieldOf(
      head.text,
      table.rows.flatMap((row) => row[index]?.text ?? []),
      columns,
    ),
  );
  if (own.some(({ name }) => name === 'id')) return { table, fields: own };
  return { table: withIds(table), fields: [idField, ...own] };
}

const idField: Field = {
  name: 'id',
  type: 'string',
  title: 'Id',
  description: 'Stable name of the row.',
  constraints: { required: true, unique: true, pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' },
};

function fieldOf(head: string, texts: readonly string[], { units, decimal }: Columns): Field {
  const [, words = head, written] = /^(.*?)\s*[([]([^)\]]+)[)\]]$/u.exec(head) ?? [];
  const name = nameOf(words);
  if (name === 'id') return idField;
  const type = typeOf(name, texts, decimal);
  const unit = units[name] ?? written;
  const isMeasured = (type === 'number' || type === 'integer') && unit !== undefined;
  return {
    name,
    type,
    title: titleOf(words),
    description: `${titleOf(words)}.`,
    ...(isMeasured && { unit }),
  };
}

/** "Boot time" → `bootTime`; a name that begins with a digit gets a letter before it. */
function nameOf(words: string): string {
  const parts = words
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .split(/[^A-Za-z0-9]+/u)
    .filter((part) => part !== '');
  const camel = parts
    .map(
      (part, index) =>
        (index === 0 ? part.charAt(0).toLowerCase() : part.charAt(0).toUpperCase()) + part.slice(1),
    )
    .join('');
  return /^[A-Za-z]/u.test(camel) ? camel.replace(/^[A-Z]+$/u, (all) => all.toLowerCase()) : `c${camel}`;
}

function titleOf(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The narrowest type that every cell with a text fits; years are numbers of four digits in a column of that name. */
function typeOf(name: string, texts: readonly string[], decimal: DecimalSign | undefined): FieldType {
  const filled = texts.filter((text) => text !== '').map((text) => plainNumber(text, decimal));
  const all = (form: RegExp) => filled.length > 0 && filled.every((text) => form.test(text));
  if (all(/^(?:true|false)$/u)) return 'boolean';
  if (filled.length > 0 && filled.every(isDate)) return 'date';
  if (/year$/iu.test(name) && all(/^[12]\d{3}$/u)) return 'year';
  if (all(/^[+-]?\d+$/u)) return 'integer';
  return all(/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/iu) ? 'number' : 'string';
}

/** The table with a first column of ids, which are at the place of the words that they are made of. */
function withIds({ head, rows, ...rest }: CsvTable): CsvTable {
  const taken = new Set<string>();
  const position = (cells: readonly CsvCell[]) => ({ hadBlanks: false, position: startOf(cells) });
  const first = { text: 'id', ...position(head) };
  return {
    ...rest,
    head: [first, ...head],
    rows: rows.map((cells, index) => [{ text: idOf(cells, index, taken), ...position(cells) }, ...cells]),
  };
}

function startOf(cells: readonly CsvCell[]): CsvCell['position'] {
  const point = { line: 1, column: 1, offset: 0 };
  return cells[0]?.position ?? { start: point, end: point };
}

function idOf([first]: readonly CsvCell[], index: number, taken: Set<string>): string {
  const words = (first?.text ?? '').toLowerCase().normalize('NFKD').replaceAll(/\p{M}/gu, '');
  const slug = words.replaceAll(/[^a-z0-9]+/gu, '-').replaceAll(/^-|-$/gu, '') || `row-${index + 1}`;
  let id = slug;
  for (let number = 2; taken.has(id); number += 1) id = `${slug}-${number}`;
  taken.add(id);
  return id;
}
