// Makes the rows of a dataset from a CSV file.
import type { VFileMessage } from 'vfile-message';
import { message, suggest } from '../../messages/message.ts';
import type { Dataset, Field, Row, Scalar } from '../../model/data.ts';
import type { Checked, JsonPointer, Place } from '../../model/sources.ts';
import { checkRows } from '../data/rows.ts';
import { fileStart } from '../text/lines.ts';
import { cellFault, isNumber } from './cell-faults.ts';
import type { CsvCell, CsvTable } from './csv.ts';
import { unprotectedText } from './spreadsheet-text.ts';

/**
 * The rows of a dataset after the import of a CSV file, with a message for each fault at its line and column of the CSV file.
 * Where the CSV file lacks a column, rows keep the values that they have in the dataset; an empty cell removes the value.
 * `sources` are the ids of the bibliography; if absent, sources are not checked.
 */
export function importRows(
  table: CsvTable,
  dataset: Dataset,
  sources?: readonly string[],
): Checked<readonly Row[]> {
  const columns = readHead(table, dataset);
  const before = new Map(dataset.rows.map((row) => [row.id, row]));
  const rows = table.rows.map((cells) => {
    const id = cells[columns.value.findIndex((field) => field?.name === 'id')]?.text;
    return mergeRow(before.get(id ?? ''), columns.value, cells, dataset.fields);
  });
  const place = locatorOf(table, columns.value);
  const faults = [
    ...cellFaults(table, columns.value),
    ...(sources === undefined ? [] : unknownSources(table, columns.value, sources)),
  ];
  const known = new Set(faults.map(startOf));
  const others = checkRows({ ...dataset, rows }, place).filter((fault) => !known.has(startOf(fault)));
  return { value: rows, messages: [...columns.messages, ...faults, ...others] };
}

/** Errors for cells that are written in another form than their field takes. */
function cellFaults({ path, rows }: CsvTable, columns: Columns): readonly VFileMessage[] {
  const idColumn = columns.findIndex((field) => field?.name === 'id');
  return rows.flatMap((cells, index) => {
    const id = cells[idColumn]?.text.trim() ?? '';
    const row = id === '' ? `row ${index + 1}` : `row \`${id}\``;
    return cells.flatMap(({ text, position }, column) => {
      const field = columns[column];
      const fault = field && cellFault(text, field, row, { path, position });
      return fault === undefined ? [] : [fault];
    });
  });
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

function fieldOf(head: string, fields: readonly Field[]): Field | undefined {
  const text = head.trim();
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
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  switch (type) {
    case 'number':
    case 'integer':
    case 'year':
      return isNumber(trimmed) ? Number(trimmed) : trimmed;
    case 'boolean':
      // Spreadsheets write them in capitals.
      return /^true$/iu.test(trimmed) || (/^false$/iu.test(trimmed) ? false : trimmed);
    case 'date':
      return trimmed;
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
