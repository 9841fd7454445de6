// Makes the rows of a dataset from a CSV file.
import type { VFileMessage } from 'vfile-message';
import { message, suggest } from '../../messages/message.ts';
import type { Dataset, Field, Row, Scalar } from '../../model/data.ts';
import type { Checked, JsonPointer, Place } from '../../model/sources.ts';
import { checkRows } from '../data/rows.ts';
import { fileStart } from '../text/lines.ts';
import { cellFault, isNumber } from './cell-faults.ts';
import type { CsvCell, CsvTable } from './csv.ts';
import { type DecimalSign, isNumeric, plainNumber, type Separators, separatorFault } from './separators.ts';
import { unprotectedText } from './spreadsheet-text.ts';

/** What an import is told besides the file. */
export interface ImportOptions {
  /** Ids of the bibliography; sources are not checked if absent. */
  readonly sources?: readonly string[] | undefined;
  /** What begins the decimals of numbers in the file; a point if absent, and a number that could be read in two ways is refused. */
  readonly decimal?: DecimalSign | undefined;
}

/**
 * The rows of a dataset after the import of a CSV file, with a message for each fault at its line and column of the CSV file.
 * Where the CSV file lacks a column, rows keep the values that they have in the dataset; an empty cell removes the value.
 */
export function importRows(
  csv: CsvTable,
  dataset: Dataset,
  { sources, decimal }: ImportOptions = {},
): Checked<readonly Row[]> {
  const columns = readHead(csv, dataset);
  const table = withPlainNumbers(csv, columns.value, decimal);
  const before = new Map(dataset.rows.map((row) => [row.id, row]));
  const rows = table.rows.map((cells) => {
    const id = cells[columns.value.findIndex((field) => field?.name === 'id')]?.text;
    return mergeRow(before.get(id ?? ''), columns.value, cells, dataset.fields);
  });
  const place = locatorOf(table, columns.value);
  const faults = [
    ...cellFaults(csv, columns.value, decimal),
    ...(sources === undefined ? [] : unknownSources(table, columns.value, sources)),
  ];
  const known = new Set(faults.map(startOf));
  const others = checkRows({ ...dataset, rows }, place).filter((fault) => !known.has(startOf(fault)));
  return { value: rows, messages: [...columns.messages, ...faults, ...others] };
}

/** The same table, in which the author's sign of decimals is that of data. */
function withPlainNumbers(table: CsvTable, columns: Columns, decimal: DecimalSign | undefined): CsvTable {
  const plain = (cell: CsvCell, column: number) => {
    const field = columns[column];
    return field && isNumeric(field) ? { ...cell, text: plainNumber(cell.text, decimal) } : cell;
  };
  return { ...table, rows: table.rows.map((cells) => cells.map(plain)) };
}

/** Errors for cells that are written in another form than their field takes, or can be read in two ways. */
function cellFaults(
  { path, delimiter, rows }: CsvTable,
  columns: Columns,
  decimal: DecimalSign | undefined,
): readonly VFileMessage[] {
  const numeric = columns.flatMap((field, index) => (field && isNumeric(field) ? [index] : []));
  const numbers = rows.flatMap((cells) => numeric.map((index) => cells[index]?.text ?? ''));
  const separators: Separators = { delimiter, numbers, decimal };
  const idColumn = columns.findIndex((field) => field?.name === 'id');
  return rows.flatMap((cells, index) => {
    const id = cells[idColumn]?.text ?? '';
    const row = id === '' ? `row ${index + 1}` : `row \`${id}\``;
    return cells.flatMap(({ text, position }, column) => {
      const field = columns[column];
      if (field === undefined) return [];
      const fault = faultOf(text, field, row, { path, position }, separators);
      return fault === undefined ? [] : [fault];
    });
  });
}

function faultOf(
  text: string,
  field: Field,
  row: string,
  place: Place,
  separators: Separators,
): VFileMessage | undefined {
  if (!isNumeric(field)) return cellFault(text, field, row, place);
  const plain = plainNumber(text, separators.decimal);
  return separatorFault(text, field, row, place, separators) ?? cellFault(plain, field, row, place);
}

/** Errors for cells of the column `source` that name no source of the bibliography. */
function unknownSources(
  { path, rows }: CsvTable,
  columns: Columns,
  known: readonly string[],
): readonly VFileMessage[] {
  const column = columns.findIndex((field) => field?.name === 'source');
  return rows.flatMap((cells) => {
    const cell = cells[column];
    if (cell === undefined || cell.text === '' || known.includes(cell.text)) return [];
    const reason = `Unexpected source \`${cell.text}\`, expected one of the ${known.length} in data/sources.json`;
    return [message('unknown-source', { path, position: cell.position }, reason, suggest(cell.text, known))];
  });
}

function startOf({ line, column }: VFileMessage): string {
  return `${line}:${column}`;
}

type Columns = readonly (Field | undefined)[];

/** The field of each column, by its name, its title, or its title with unit as in the CSV files of the report. */
function readHead({ path, head }: CsvTable, { fields }: Dataset): Checked<Columns> {
  const messages: VFileMessage[] = [];
  const names = fields.map(({ name }) => name);
  const columns = head.map((cell, index) => {
    const field = fieldOf(cell.text, fields);
    const place = { path, position: cell.position };
    if (field === undefined) {
      const reason = `Unexpected column \`${cell.text}\`, expected fields of the dataset`;
      messages.push(message('unknown-key', place, reason, suggest(cell.text, names)));
    } else if (head.findIndex(({ text }) => fieldOf(text, fields) === field) < index) {
      messages.push(message('duplicate-key', place, `Unexpected second column \`${field.name}\``));
    }
    return field;
  });
  if (!columns.some((field) => field?.name === 'id')) {
    const place = { path, position: head[0]?.position ?? fileStart };
    const help = 'rows are matched by their `id`: `npm run data -- export` writes it';
    messages.push(message('missing-key', place, 'Missing column `id`', { help }));
  }
  return { value: columns, messages };
}

function fieldOf(text: string, fields: readonly Field[]): Field | undefined {
  const named = fields.find(({ name }) => name === text);
  if (named !== undefined) return named;
  const titled = fields.filter(({ title, unit }) => title === text || `${title} (${unit})` === text);
  return titled.length === 1 ? titled[0] : undefined;
}

function mergeRow(
  old: Row | undefined,
  columns: Columns,
  cells: readonly CsvCell[],
  fields: readonly Field[],
): Row {
  const read = new Map<string, Scalar | undefined>();
  for (const [index, field] of columns.entries()) {
    if (field !== undefined) read.set(field.name, readCell(cells[index]?.text ?? '', field));
  }
  const values = fields.map(({ name }): [string, Scalar | undefined] => {
    const value = read.has(name) ? read.get(name) : old?.[name];
    // An empty cell stands for an absent value or for `null`; `null` stays if the row has it.
    return [name, value === undefined && old?.[name] === null ? null : value];
  });
  return Object.fromEntries(values.filter((entry): entry is [string, Scalar] => entry[1] !== undefined));
}

/** The value of a cell. Text that does not fit the field's type stays a string, which the check of the rows reports. */
function readCell(text: string, { type }: Field): Scalar | undefined {
  if (text === '') return undefined;
  switch (type) {
    case 'number':
    case 'integer':
    case 'year':
      return isNumber(text) ? Number(text) : text;
    case 'boolean':
      // Spreadsheets write them in capitals.
      return /^true$/iu.test(text) || (/^false$/iu.test(text) ? false : text);
    case 'date':
      return text;
    default:
      return unprotectedText(text);
  }
}

/** Locates pointers into the dataset in the CSV file: at the cell, or at the first cell of the row if the column is missing. */
function locatorOf({ path, rows }: CsvTable, columns: Columns) {
  return ([, row = 0, name]: JsonPointer): Place => {
    const cells = rows[Number(row)] ?? [];
    const index = columns.findIndex((field) => field?.name === name);
    return { path, position: cells[Math.max(index, 0)]?.position ?? fileStart };
  };
}
