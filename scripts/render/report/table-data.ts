// The rows behind the numbered tables of the report: for each row of a table its row in the data, and its sources.
import { wordIn } from '../../facts/language/language.ts';
import { enDash, noBreakSpace, typeset } from '../../facts/typography.ts';
import { isUnit, unit } from '../../facts/units.ts';
import type { Dataset, Field, Row } from '../../model/data.ts';
import type { Column, DataTable, Edition, TableRow } from '../../model/edition.ts';
import type { Language } from '../../model/manner/language.ts';
import { tableAnchor, tableDataAnchor } from '../../resolve/anchors.ts';
import { sourcesInDataset } from '../../resolve/figures/rows.ts';
import { lineHtml } from '../html/phrasing.ts';
import { sourceNotes } from '../shared/figures.ts';
import type { RenderContext } from '../shared/render-context.ts';
import { findElsewhere, inVolume, linkTo, volumeWith } from '../shared/volumes.ts';
import { rowsContext, rowsStyle } from '../tables/grid.ts';
import { placedTables, tableDataPart } from './contents.ts';
import { datasetLinks } from './datasources.ts';

/** The context of the part; the tables of the evidence volume, which print their rows where they stand, have a line with their datasets only. */
export function tableData(edition: Edition, context: RenderContext): object {
  return {
    ...tableDataPart(edition),
    level: 1,
    heads: wordIn(edition.units.language, 'tables'),
    lead: wordIn(edition.units.language, 'table-data-lead'),
    figures: placedTables(edition).map((table, index, all) =>
      tableRows(table, all.slice(0, index).find(hasDataOf(table)), context),
    ),
  };
}

/** CSS rules for the columns of these tables. */
export function tableRowsStyle(edition: Edition): string {
  const { language } = edition.units;
  const context = { volume: 'evidence', elsewhere: findElsewhere(edition) } as const;
  const rules = placedTables(edition)
    .filter((table) => isTraced(table, context))
    .map((table) => rowsStyle([traced(table, edition)], tableDataAnchor(table.id), language));
  return rules.filter((rule) => rule !== '').join('\n');
}

/** Rows behind a figure up to which they stay on one page; those behind a table, each of which is read on its own, up to fewer. */
const fewRows = 12;
const fewTracedRows = 8;

/** Whether some tables are short enough to be read at a glance, and so to stay on one page. */
export function areFew(tables: readonly DataTable[], few = fewRows): boolean {
  return tables.reduce((sum, { rows }) => sum + rows.length, 0) <= few;
}

function isOfReport(id: string, context: Pick<RenderContext, 'elsewhere' | 'volume'>): boolean {
  return volumeWith(tableAnchor(id), context) === 'report';
}

/** Whether the rows of a table are traced one by one: those of the report, and others of which rows have different sources. */
function isTraced(table: DataTable, context: Pick<RenderContext, 'elsewhere' | 'volume'>): boolean {
  if ((table.from ?? []).length === 0) return false;
  if (isOfReport(table.id, context)) return true;
  const sources = new Set(table.rows.map((row) => (row.sources ?? []).join(' ')));
  return table.print !== 'entries' && sources.size > 1;
}

/** Whether a table has the datasets of another. */
const hasDataOf =
  ({ from = [] }: DataTable) =>
  (other: DataTable): boolean =>
    from.join(' ') === (other.from ?? []).join(' ');

/** What is said of a table without datasets, or with those of an earlier one. */
function noteOf({ from = [] }: DataTable, earlier: DataTable | undefined, language: Language): string {
  if (from.length === 0) return wordIn(language, 'made-from-all');
  if (earlier === undefined) return '';
  return wordIn(language, 'data-as-for', {
    table: wordIn(language, 'table', { number: earlier.number ?? '' }),
  });
}

function tableRows(table: DataTable, earlier: DataTable | undefined, context: RenderContext): object {
  const { language } = context.edition.units;
  const anchor = tableAnchor(table.id);
  const { href, volume } = linkTo(anchor, context);
  const isShown = isTraced(table, context);
  const note = noteOf(table, earlier, language);
  return {
    anchor: tableDataAnchor(table.id),
    label: wordIn(language, 'table', { number: table.number ?? '' }),
    mark: table.number ?? '',
    href,
    ...(volume === undefined ? { before: '', after: '' } : inVolume(volume, context)),
    page: volume === undefined ? anchor : `${volume}.pdf#${anchor}`,
    note,
    data: note === '' ? datasetLinks(table.from ?? [], context) : [],
    sources: isShown ? sourceNotes(table.sources, context, table.sources.length).sources : [],
    isShort: areFew(isShown ? [table] : [], fewTracedRows),
    tables: isShown ? [{ ...rowsContext(traced(table, context.edition), language, true), title: '' }] : [],
    slot: { title: lineHtml(table.title, context, { plain: true, isTitle: true }) },
  };
}

/** The rows of a table by their first words, with the rows of the data and the sources of each. */
function traced(table: DataTable, edition: Edition): DataTable {
  const { language } = edition.units;
  const heads = headsOf(table);
  const rows = table.rows.map((row, index): TableRow => {
    const name = rowsNamed(row, table, edition);
    const text = heads[index] ?? enDash;
    const head = { text, value: text };
    return { ...row, emphasis: false, cells: [head, { text: name, value: name }] };
  });
  const { title = '' } = table.columns[0] ?? {};
  const columns = [wordColumn('head', title), wordColumn('row', wordIn(language, 'row-of-data'))];
  return { ...table, columns, rows };
}

/** The first words of each row, with those of the next column where the first says the same of two rows. */
function headsOf({ rows, columns }: DataTable): readonly string[] {
  const textsOf = (count: number) =>
    rows.map(({ cells }) =>
      cells
        .slice(0, count)
        .map(({ text }) => text)
        .join(', '),
    );
  const first = textsOf(1);
  const differ = new Set(first).size === rows.length || columns.length < 2;
  return differ ? first : textsOf(2);
}

function wordColumn(field: string, title: string): Column {
  return { field, title, numeric: false };
}

/** "code-size qemu [256], kvm [255]": the rows from which a row of a table is computed, or those of its id; with their sources. */
function rowsNamed(row: TableRow, table: DataTable, edition: Edition): string {
  const { language } = edition.units;
  const { from = [] } = table;
  const own = from
    .filter((name) => edition.datasets.get(name)?.rows.some(({ id }) => id === row.id))
    .map((name) => `${name}/${row.id}`);
  const behind = row.behind ?? [];
  const names = behind.length > 0 ? behind : own;
  if (names.length === 0) return `${wordIn(language, 'computed-row')} ${marksOf(row.sources ?? [], edition)}`;
  const byDataset = Map.groupBy(names, (name) => name.split('/')[0] ?? '');
  const parts = [...byDataset].map(([name, found]) => {
    const dataset = edition.datasets.get(name);
    const measure = found.length > 1 && dataset !== undefined ? measureOf(dataset) : undefined;
    return `${name}${unitOf(measure, edition)} ${rowsOf(dataset, found, measure, edition).join(', ')}`;
  });
  // A row of a series that only has the name of a row is computed from others as well.
  const isComputed = behind.length === 0 && from.length > 1;
  return [...parts, ...(isComputed ? [wordIn(language, 'computed-row')] : [])].join('; ');
}

/** The measure of a dataset that has one alone: its field of numbers with a unit. */
function measureOf({ fields }: Dataset): Field | undefined {
  const [measure, ...others] = fields.filter(({ unit = '' }) => unit !== '');
  return others.length === 0 ? measure : undefined;
}

/** " (lines)", behind the name of a dataset whose values follow. */
function unitOf(measure: Field | undefined, { units }: Edition): string {
  const name = measure?.unit ?? '';
  const symbol = isUnit(name, units) ? unit(name, units).symbol : '';
  return symbol === '' ? '' : ` (${symbol})`;
}

/** The rows of a dataset, with the values of a measure; sources stand behind the last of several that have the same. */
function rowsOf(
  dataset: Dataset | undefined,
  found: readonly string[],
  measure: Field | undefined,
  edition: Edition,
): readonly string[] {
  const named = found.map((path) => {
    const id = path.split('/')[1] ?? '';
    const row: Row = dataset?.rows.find((one) => one.id === id) ?? {};
    const sources = dataset === undefined ? [] : sourcesInDataset(row, dataset).map((source) => source.id);
    const value = measure === undefined ? undefined : row[measure.name];
    const said = typeof value === 'number' ? [id, typeset(String(value), edition.units.language)] : [id];
    return { said: said.join(noBreakSpace), marks: marksOf(sources, edition) };
  });
  return named.map(({ said, marks }, index) =>
    marks === '' || named[index + 1]?.marks === marks ? said : `${said} ${marks}`,
  );
}

/** The numbers of sources in the references, in ascending order: "[12; 40]". */
function marksOf(ids: readonly string[], { references }: Edition): string {
  const numbers = references.filter(({ id }) => ids.includes(id)).map(({ number }) => number);
  return numbers.length === 0 ? '' : `[${numbers.toSorted((a, b) => a - b).join('; ')}]`;
}
