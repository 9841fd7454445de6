// Parses CSV files, with the place of every cell.
import { CsvError, parse } from 'csv-parse/sync';
import type { Position } from 'unist';
import { VFileMessage } from 'vfile-message';
import { message } from '../../messages/message.ts';
import type { Checked, Place } from '../../model/sources.ts';
import { unwritableIn } from '../characters.ts';
import { pointsOf } from '../text/lines.ts';

/** A cell of a CSV file with its position. */
export interface CsvCell {
  /** Without the blanks around it. */
  readonly text: string;
  readonly hadBlanks: boolean;
  readonly position: Position;
}

/** A CSV file: its head and its rows, each with as many cells as the head. */
export interface CsvTable {
  readonly path: string;
  readonly delimiter: string;
  readonly head: readonly CsvCell[];
  readonly rows: readonly (readonly CsvCell[])[];
}

interface CsvRecord {
  readonly record: readonly string[];
  readonly raw: string;
  readonly info: { readonly bytes: number };
}

/**
 * The table of a CSV file. The delimiter is that of a first line `sep=;`, or else a comma, semicolon or tab, whichever is most
 * frequent in the head. Rows without any text, and empty columns at the end, are left out, as spreadsheets write them. Rows of
 * another length than the head are reported and left out; undefined when the quotes are not balanced. Blanks around the text of
 * a cell are left out.
 */
export function readCsv(path: string, text: string): Checked<CsvTable | undefined> {
  const [declaration = '', declared] = /^sep=(.)(?:\r\n|\r|\n)/u.exec(text) ?? [];
  const delimiter = declared ?? delimiterOf(text);
  const records = parseRecords(path, text, delimiter);
  if (records instanceof VFileMessage) return { value: undefined, messages: [records] };
  const located = locateCells(text, records, delimiter).slice(declaration === '' ? 0 : 1);
  const [head = [], ...rows] = withoutEmpty(located);
  const messages = rows.flatMap((row) => {
    const extra = row[head.length] ?? row.at(-1);
    if (row.length === head.length || extra === undefined) return [];
    const reason = `Unexpected row of ${row.length} cells, expected ${head.length} as in the head`;
    const help = `put cells that hold \`${delimiter}\` or line breaks in double quotes`;
    return [message('wrong-format', { path, position: extra.position }, reason, { help })];
  });
  const value = { path, delimiter, head, rows: rows.filter((row) => row.length === head.length) };
  return { value, messages: [...messages, ...unwritableIn(path, text)] };
}

/** The records without rows that hold no text, and without columns at the end that hold none. */
function withoutEmpty(records: readonly (readonly CsvCell[])[]): readonly (readonly CsvCell[])[] {
  const isEmpty = (cell: CsvCell | undefined) => (cell?.text ?? '') === '';
  const filled = records.filter((cells) => !cells.every(isEmpty));
  const [head = []] = filled;
  let width = head.length;
  while (width > 0 && filled.every((cells) => isEmpty(cells[width - 1]))) width -= 1;
  return filled.map((cells) => (cells.slice(width).every(isEmpty) ? cells.slice(0, width) : cells));
}

function delimiterOf(text: string): string {
  const head = text.slice(0, text.search(/[\r\n]|$/u));
  const count = (candidate: string) => head.split(candidate).length;
  return [',', ';', '\t'].reduce((best, candidate) => (count(candidate) > count(best) ? candidate : best));
}

/** Blanks before a quote are no part of a cell, which some programs write behind each separator. */
const parserOptions = {
  info: true,
  raw: true,
  relax_column_count: true,
  skip_empty_lines: true,
  trim: true,
} as const;

function parseRecords(path: string, text: string, delimiter: string): readonly CsvRecord[] | VFileMessage {
  try {
    return parse(text, { ...parserOptions, delimiter }) as unknown as readonly CsvRecord[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return message('wrong-format', syntaxPlace(path, text, error), 'Unexpected quote, expected closed ones', {
      help: 'write a double quote inside a quoted cell twice: `""`',
    });
  }
}

function syntaxPlace(path: string, text: string, error: CsvError): Place {
  const line = Number((error as { lines?: unknown }).lines ?? 1);
  const start =
    text
      .split('\n')
      .slice(0, line - 1)
      .join('\n').length + (line > 1 ? 1 : 0);
  const point = pointsOf(text);
  return { path, position: { start: point(start), end: point(start) } };
}

/** The parser gives no positions of cells, so they are found again in the raw text of their record. */
function locateCells(text: string, records: readonly CsvRecord[], delimiter: string): readonly CsvCell[][] {
  const point = pointsOf(text);
  let from = 0;
  return records.map(({ record, raw }) => {
    const line = raw.replace(/^[\r\n]+|[\r\n]+$/gu, '');
    const start = text.indexOf(line, from);
    from = start + line.length;
    const starts = [...cellStarts(line, delimiter).map((offset) => start + offset), from + delimiter.length];
    return record.map((cell, index) => {
      const [at = start, next = from] = [starts[index], starts[index + 1]];
      const end = next - delimiter.length;
      return { ...withoutBlanks(cell, text.slice(at, end)), position: { start: point(at), end: point(end) } };
    });
  });
}

/** The text of a cell, and whether there are blanks around it, inside or outside of its quotes. */
function withoutBlanks(cell: string, raw: string): Omit<CsvCell, 'position'> {
  const text = cell.trim();
  return { text, hadBlanks: text !== '' && (text !== cell || raw.trim() !== raw) };
}

function cellStarts(raw: string, delimiter: string): readonly number[] {
  let isQuoted = false;
  const starts = [0];
  for (let at = 0; at < raw.length; at += 1) {
    if (raw[at] === '"') isQuoted = !isQuoted;
    else if (raw[at] === delimiter && !isQuoted) starts.push(at + 1);
  }
  return starts;
}
