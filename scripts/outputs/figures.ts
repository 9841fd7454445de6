import { figureAnchor, referenceAnchor, tableAnchor } from '../anchors.ts';
import type { Column, DataTable, Figure } from '../model.ts';
import { type Alignment, alignNumbers } from './alignment.ts';
import { toCsv } from './csv.ts';
import { lineHtml } from './phrasing.ts';
import type { Setting } from './setting.ts';

/** A figure at its place: number, takeaway, subtitle, drawing, note, sources; on screen its data too. */
export function figureHtml(id: string, setting: Setting): string {
  const figure = known(setting.edition.figures.get(id), id);
  const onScreen = setting.medium === 'screen';
  const drawing = setting.kit.drawing(id, onScreen ? 'web' : 'a4');
  return setting.kit.template('figure', {
    anchor: figureAnchor(id),
    label: `Figure ${figure.number ?? ''}`,
    onScreen,
    sources: sourceNotes(figure.sources),
    hasNote: (figure.note ?? []).length > 0,
    tables: onScreen ? figure.data.map(tableContext) : [],
    downloads: onScreen ? downloads(figure) : [],
    slot: {
      title: lineHtml(figure.title, setting),
      subtitle: lineHtml(figure.subtitle, setting),
      note: lineHtml(figure.note ?? [], setting),
      drawing: drawing.svg,
    },
  });
}

/** A table at its place. */
export function tableHtml(id: string, setting: Setting): string {
  const table = known(setting.edition.tables.get(id), id);
  const note = table.note ?? [];
  return setting.kit.template('table', {
    anchor: tableAnchor(id),
    label: `Table ${table.number ?? ''}`,
    sources: sourceNotes(table.sources),
    hasNote: note.length > 0,
    grid: tableContext(table),
    slot: { title: lineHtml(table.title, setting), note: lineHtml(note, setting) },
  });
}

function known<T>(value: T | undefined, id: string): T {
  if (value === undefined) throw new Error(`Unexpected \`${id}\`, expected a figure or table of the edition`);
  return value;
}

interface Source {
  readonly short: string;
  readonly where: string;
  readonly href: string;
  readonly mark: number;
  readonly isLast: boolean;
}

function sourceNotes(sources: Figure['sources']): readonly Source[] {
  return sources.map((source, index) => ({
    short: source.short,
    where: source.where === undefined ? '' : `, ${source.where}`,
    href: `#${referenceAnchor(source.id)}`,
    mark: source.number,
    isLast: index === sources.length - 1,
  }));
}

/** Columns and cells with what aligns them, for the partial `grid`. */
function tableContext(table: DataTable): object {
  const aligned = table.columns.map((column, index) => alignColumn(column, table, index));
  return {
    name: table.id,
    columns: table.columns.map((column) => ({
      title: column.title,
      unit: column.unit ?? '',
      className: column.numeric ? 'num' : 'txt',
    })),
    rows: table.rows.map((row, rowIndex) => ({
      className: row.emphasis ? 'strong' : 'plain',
      head: row.cells[0]?.text ?? '',
      headClass: cellClass(table.columns[0], aligned[0]?.[rowIndex]),
      cells: row.cells.slice(1).map((cell, index) => ({
        value: cell.text,
        className: cellClass(table.columns[index + 1], aligned[index + 1]?.[rowIndex]),
      })),
    })),
    isLong: table.rows.length > 14,
    isWide: charactersAcross(table) > widest,
  };
}

/** Characters that fit side by side in the text column; wider tables take the margin too. */
const widest = 66;
/** Cells longer than this are broken into lines. */
const comfortable = 26;

function charactersAcross(table: DataTable): number {
  const widths = table.columns.map((column, index) => {
    const longestWord = Math.max(
      ...`${column.title} ${column.unit ?? ''}`.split(' ').map((word) => word.length),
    );
    const longestCell = Math.max(0, ...table.rows.map((row) => row.cells[index]?.text.length ?? 0));
    return Math.max(longestWord, Math.min(longestCell, comfortable)) + 2;
  });
  return widths.reduce((sum, width) => sum + width, 0);
}

function alignColumn(column: Column, table: DataTable, index: number): readonly Alignment[] {
  return column.numeric ? alignNumbers(table.rows.map((row) => row.cells[index]?.text ?? '')) : [];
}

function cellClass(column: Column | undefined, alignment: Alignment | undefined): string {
  if (column?.numeric !== true) return 'txt';
  const short = alignment?.missing === 0 ? '' : ` short-${alignment?.missing ?? 0}`;
  return `num${short}${alignment?.needsPoint === true ? ' no-point' : ''}`;
}

// ---------------------------------------------------------------- downloads

function downloads(figure: Figure): readonly { name: string; href: string }[] {
  return figure.data.map((table) => ({
    name: `${table.id}.csv`,
    href: `data:text/csv;charset=utf-8,${encodeURIComponent(toCsv(table))}`,
  }));
}
