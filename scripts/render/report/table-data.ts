// The rows behind the numbered tables of the report: for each row of a table its row in the data, and its sources.
import { wordIn } from '../../facts/language/language.ts';
import { enDash } from '../../facts/typography.ts';
import type { Column, DataTable, Edition, TableRow } from '../../model/edition.ts';
import { tableAnchor, tableDataAnchor } from '../../resolve/anchors.ts';
import { lineHtml } from '../html/phrasing.ts';
import { sourceNotes } from '../shared/figures.ts';
import type { RenderContext } from '../shared/render-context.ts';
import { findElsewhere, inVolume, linkTo, volumeWith } from '../shared/volumes.ts';
import { rowsContext, rowsStyle } from '../tables/grid.ts';
import { withRowSources } from '../tables/row-sources.ts';
import { placedTables, tableDataPart } from './contents.ts';
import { datasetLinks } from './datasources.ts';

/** The context of the part; the tables of the evidence volume, which print their rows where they stand, have a line with their datasets only. */
export function tableData(edition: Edition, context: RenderContext): object {
  return {
    ...tableDataPart(edition),
    level: 1,
    heads: wordIn(edition.units.language, 'tables'),
    lead: wordIn(edition.units.language, 'table-data-lead'),
    // What the program itself lists, such as the ages of all datasets, stands on none of them.
    figures: placedTables(edition)
      .filter(({ from = [] }) => from.length > 0)
      .map((table) => tableRows(table, context)),
  };
}

/** CSS rules for the columns of these tables. */
export function tableRowsStyle(edition: Edition): string {
  const { language } = edition.units;
  const context = { volume: 'evidence', elsewhere: findElsewhere(edition) } as const;
  const rules = placedTables(edition)
    .filter(({ id }) => isOfReport(id, context))
    .map((table) => rowsStyle([traced(table, edition)], tableDataAnchor(table.id), language));
  return rules.filter((rule) => rule !== '').join('\n');
}

function isOfReport(id: string, context: Pick<RenderContext, 'elsewhere' | 'volume'>): boolean {
  return volumeWith(tableAnchor(id), context) === 'report';
}

function tableRows(table: DataTable, context: RenderContext): object {
  const { language } = context.edition.units;
  const anchor = tableAnchor(table.id);
  const { href, volume } = linkTo(anchor, context);
  const isShown = isOfReport(table.id, context);
  return {
    anchor: tableDataAnchor(table.id),
    label: wordIn(language, 'table', { number: table.number ?? '' }),
    mark: table.number ?? '',
    href,
    ...(volume === undefined ? { before: '', after: '' } : inVolume(volume, context)),
    page: volume === undefined ? anchor : `${volume}.pdf#${anchor}`,
    data: datasetLinks(table.from ?? [], context),
    sources: isShown ? sourceNotes(table.sources, context, table.sources.length).sources : [],
    tables: isShown ? [{ ...rowsContext(traced(table, context.edition), language), title: '' }] : [],
    slot: { title: lineHtml(table.title, context, { plain: true, isTitle: true }) },
  };
}

/** The rows of a table by their first words, with the rows of the data of the same id and with their sources. */
function traced(table: DataTable, edition: Edition): DataTable {
  const { language } = edition.units;
  const rows = table.rows.map((row): TableRow => {
    const name = rowsNamed(row.id, table, edition).join('; ') || wordIn(language, 'computed-row');
    const head = row.cells[0] ?? { text: enDash, value: null };
    return { ...row, emphasis: false, cells: [head, { text: name, value: name }] };
  });
  const { title = '' } = table.columns[0] ?? {};
  const columns = [wordColumn('head', title), wordColumn('row', wordIn(language, 'row-of-data'))];
  return withRowSources({ ...table, columns, rows }, table.sources, language);
}

function wordColumn(field: string, title: string): Column {
  return { field, title, numeric: false };
}

/** "code-size qemu": the rows of that id in the datasets from which a table is made. */
function rowsNamed(id: string, { from = [] }: DataTable, { datasets }: Edition): readonly string[] {
  const holding = from.filter((name) => datasets.get(name)?.rows.some((row) => row.id === id));
  return holding.map((name) => `${name} ${id}`);
}
