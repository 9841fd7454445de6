// Makes tables that are printed in rows and columns.
import { noBreakSpace } from '../../facts/typography.ts';
import type { Column, DataTable } from '../../model/edition.ts';
import type { Language } from '../../model/manner/language.ts';
import type { Kit } from '../../model/page.ts';
import { tableAnchor } from '../../resolve/anchors.ts';
import { countsIn } from '../html/counts.ts';
import { isDate, isIdentifier, wholeClass } from '../html/identifiers.ts';
import { curl } from '../html/quotes.ts';
import { type OrderKey, ordered, orderKey } from '../report/page/tables/table-order.ts';
import { type Alignment, alignNumbers } from './alignment.ts';
import { columnWidths } from './column-widths.ts';
import { withoutRareColumns } from './rare-columns.ts';

/** What stands between the choices of a table or row, which have no such sign. */
const between = '|';

/** What templates around a grid ask of it, too. */
type GridContext = Readonly<Record<string, unknown>> & { readonly isLong: boolean };

/** The context of the partial `grid` for the rows behind a figure, which take the whole measure. With `hasNames` they are named only. */
export function rowsContext(table: DataTable, language: Language, hasNames = false): GridContext {
  return { ...gridContext(withoutRareColumns(table, language), language, rowsRoom), hasNames };
}

/** The context of the partial `grid`: columns and cells with the classes that align them. */
export function gridContext(table: DataTable, language?: Language, room = roomOf(table)): GridContext {
  const curled = (text: string) => wordsInOne(countsIn(curl(text, ' ', language)));
  const aligned = table.columns.map((column, index) => alignColumn(column, table, index));
  const orders = table.columns.map((column, index) => sortValues(column, table, index));
  return {
    name: table.id,
    choices: (table.choices ?? []).map((title) => curled(title)).join(between),
    columns: table.columns.map((column) => ({
      title: inOne(curled(column.title), column, table),
      unit: unitBeside(column),
      className: column.numeric ? 'num' : 'txt',
    })),
    rows: table.rows.map((row, rowIndex) => ({
      className: row.emphasis ? 'strong' : 'plain',
      choices: (row.choices ?? []).map((value) => curled(value)).join(between),
      head: curled(row.cells[0]?.text ?? ''),
      headClass: cellClass(table.columns[0], aligned[0]?.[rowIndex], row.cells[0]?.text),
      headOrder: orders[0]?.[rowIndex] ?? '',
      cells: row.cells.slice(1).map((cell, index) => ({
        value: curled(cell.text),
        className: cellClass(table.columns[index + 1], aligned[index + 1]?.[rowIndex], cell.text),
        order: orders[index + 1]?.[rowIndex] ?? '',
      })),
    })),
    isLong: isLong(table),
    isWide: isWide(table),
    isFixed: fixedWidths(table, room) !== undefined,
    hasNames: false,
  };
}

/** Text of a cell, in which neither "16 per" nor "April 2026" breaks. */
function wordsInOne(text: string): string {
  return text.replaceAll(
    /(?<=\p{N}) (?=per )|(?<!\p{N}[ \u00a0])(?<=(?<!\p{L})\p{Lu}\p{Ll}{2,8}) (?=(?:19|20)\p{N}{2}$)/gu,
    noBreakSpace,
  );
}

/** Characters of a head that stays on one line, and columns of a table that has the room for it. */
const shortHead = 14;
const fewColumns = 5;

/** A short head above numbers does not break where its neighbour does not. */
function inOne(title: string, { numeric }: Column, { columns }: DataTable): string {
  const stays = numeric && title.length <= shortHead && columns.length <= fewColumns;
  return stays ? title.replaceAll(' ', noBreakSpace) : title;
}

/** The unit in the head of a column; empty where the title is or ends with it, as "Books" and "From books" do. */
export function unitBeside({ title, unit = '' }: Column): string {
  return ` ${title}`.toLowerCase().endsWith(` ${unit.toLowerCase()}`) ? '' : unit;
}

/** CSS rules for the widths of the columns of the tables of rows behind a figure, which take the whole measure. */
export function rowsStyle(tables: readonly DataTable[], anchor: string, language: Language): string {
  return tables
    .flatMap((table, index) =>
      widthRules(
        withoutRareColumns(table, language),
        `[id="${anchor}"] > .rows-table:nth-of-type(${index + 1})`,
        rowsRoom,
      ),
    )
    .join('\n');
}

/** CSS rules for the widths of columns: the content security policy does not allow style attributes. */
export function gridStyle(tables: readonly DataTable[], { memo }: Pick<Kit, 'memo'> = {}): string {
  return tables
    .flatMap((table) =>
      memo === undefined
        ? widthRules(table)
        : memo.get(`widths ${table.id}`, [table], () => widthRules(table)),
    )
    .join('\n');
}

function widthRules(
  table: DataTable,
  selector = `[id="${tableAnchor(table.id)}"]`,
  room = roomOf(table),
): readonly string[] {
  return (fixedWidths(table, room) ?? []).map(
    (share, index) => `${selector} col:nth-child(${index + 1}) { width: ${share}% }`,
  );
}

/** Rows beyond which a table may break across pages. */
const longest = 14;
/** Characters that fit side by side in the text column, and with the margin, into which wider tables extend. */
const narrowRoom = 70;
const wideRoom = 106;
/** The same of rows behind figures, which have the wider measure of the evidence. */
const rowsRoom = 125;
/** What it costs in lines to break a short cell. */
const brokenShort = 0.8;
/** Characters of the longest cell that is counted as one line when the width of a table is estimated. */
const comfortable = 26;

function isLong(table: DataTable): boolean {
  return table.rows.length > longest;
}

function isWide(table: DataTable): boolean {
  const widths = textsOf(table).map(([head = '', ...cells]) => {
    const longestWord = Math.max(...head.split(' ').map((word) => word.length));
    const longestCell = Math.max(0, ...cells.map((cell) => cell.length));
    return Math.max(longestWord, Math.min(longestCell, comfortable)) + 2;
  });
  return widths.reduce((sum, width) => sum + width, 0) > narrowRoom;
}

function roomOf(table: DataTable): number {
  return isWide(table) ? wideRoom : narrowRoom;
}

function fixedWidths(table: DataTable, room: number): readonly number[] | undefined {
  const columns = textsOf(table).map((texts, index) => ({
    texts,
    isWhole: table.columns[index]?.numeric === true,
  }));
  return columnWidths(columns, room, brokenShort);
}

/** A text as wide as it is printed: what stays on one line has no spaces at which it could break. */
function unwrapped(text: string): string {
  return isDate(text) || isIdentifier(text) ? text.replaceAll(/[ -]/gu, '\u00a0') : countsIn(text);
}

/** As wide as what the style sheet puts between numbers and the words behind them. */
const standOff = '\u00a0\u00a0';

/** Whether a column of words stands behind one of numbers, which end at its edge. */
function standsOff(index: number, { columns }: DataTable): boolean {
  return index > 0 && columns[index - 1]?.numeric === true && columns[index]?.numeric !== true;
}

/** The texts of each column, head first. */
function textsOf(table: DataTable): readonly (readonly string[])[] {
  return table.columns.map((column, index) =>
    [
      `${inOne(column.title, column, table)} ${unitBeside(column)}`.trim(),
      ...table.rows.map((row) => unwrapped(row.cells[index]?.text ?? '')),
    ].map((text) => `${standsOff(index, table) ? standOff : ''}${text}`),
  );
}

function alignColumn(column: Column, table: DataTable, index: number): readonly Alignment[] {
  return column.numeric ? alignNumbers(table.rows.map((row) => row.cells[index]?.text ?? '')) : [];
}

/**
 * What a reader sorts a column by, an empty text for a cell without it: the days of a column of dates; the values of a column of
 * numbers where its printed numbers have another order, as with units of their own. None where the printed texts do.
 */
function sortValues({ numeric }: Column, { rows }: DataTable, index: number): readonly string[] {
  const cells = rows.map(({ cells }) => cells[index] ?? { text: '', value: null });
  const days = cells.map(({ value }) => dayOf(value));
  if (!numeric && days.some((day) => day !== '')) return days;
  const values = cells.map(({ value }) => (typeof value === 'number' ? value : undefined));
  const inOrder = (of: readonly OrderKey[]) => ordered(of, false, () => 0).join();
  const printed = cells.map(({ text }, at) => (values[at] === undefined ? undefined : orderKey(text, true)));
  if (!numeric || inOrder(values) === inOrder(printed)) return [];
  return values.map((value) => (value === undefined ? '' : String(value)));
}

/** A date of ISO 8601, or a month, as a number of eight digits; empty for what is none. */
function dayOf(value: unknown): string {
  const [, year, month, day = '00'] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(String(value)) ?? [];
  return year === undefined ? '' : `${year}${month}${day}`;
}

function cellClass(column: Column | undefined, alignment: Alignment | undefined, cell = ''): string {
  if (column?.numeric !== true) {
    if (isIdentifier(cell)) return `txt ${wholeClass}`;
    return isDate(cell) ? 'txt date' : 'txt';
  }
  const short = alignment?.missing === 0 ? '' : ` short-${alignment?.missing ?? 0}`;
  return `num${short}${alignment?.needsPoint === true ? ' no-point' : ''}`;
}
