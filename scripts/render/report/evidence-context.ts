// Makes the contexts of the layouts `evidence` and `brief`.
import { toString as plainText } from 'mdast-util-to-string';
import { wordIn } from '../../facts/language/language.ts';
import { enDash, noBreakSpace } from '../../facts/typography.ts';
import type { DataTable, Edition, Figure } from '../../model/edition.ts';
import type { Language } from '../../model/manner/language.ts';
import type { Kit } from '../../model/page.ts';
import { figureAnchor, figureDataAnchor } from '../../resolve/anchors.ts';
import { lineHtml } from '../html/phrasing.ts';
import { figureLabel, sourceNotes } from '../shared/figures.ts';
import type { RenderContext } from '../shared/render-context.ts';
import { chaptersIn, inVolume, linkTo } from '../shared/volumes.ts';
import { rowsContext, rowsStyle } from '../tables/grid.ts';
import { withRowSources } from '../tables/row-sources.ts';
import { contentsContext, figureDataPart, figureDatasets, placedFigures } from './contents.ts';
import { datasetLinks } from './datasources.ts';
import { closing, contextOf, contextsOf, imprint } from './report-context.ts';
import { areFew, tableData } from './table-data.ts';

/** The context of the layout `evidence`: chapters of that volume, the rows behind the figures, datasets and ledger. */
export function evidenceContext(edition: Edition, kit: Kit): Record<string, unknown> {
  const context = contextOf(edition, kit, 'evidence');
  const parts = closing(edition, context) as { sources: object; ledger: object; references: object };
  return {
    ...headContext(edition, kit),
    imprint: imprint(edition, false),
    contents: contentsContext(edition, context),
    chapters: contextsOf(chaptersIn(edition, 'evidence'), context),
    figureData: {
      ...figureDataPart(edition),
      level: 1,
      heads: wordIn(edition.units.language, 'figures'),
      lead: figureDataLead(edition),
      figures: figuresWithRows(edition).map((figure) => figureRows(figure, context)),
    },
    tableData: tableData(edition, context),
    closing: parts,
  };
}

/** The context of the layout `brief`; undefined for an edition without a section in that volume. */
export function briefContext(edition: Edition, kit: Kit): Record<string, unknown> | undefined {
  const chapters = chaptersIn(edition, 'brief');
  if (chapters.length === 0) return undefined;
  const context = contextOf(edition, kit, 'brief');
  return {
    ...headContext(edition, kit),
    imprint: imprint(edition, false),
    chapters: contextsOf(chapters, context),
    hasReferences: edition.references.length > 0,
    references: referencesOfReport(edition),
  };
}

/** What the brief says about the numbers in brackets, before and after the page of the report's references. */
function referencesOfReport({ units }: Edition): { readonly before: string; readonly after: string } {
  const words = wordIn(units.language, 'brief-references').replaceAll(' {page}', '\u00a0{page}');
  const [before = '', after = ''] = words.split('{page}');
  return { before, after };
}

function headContext({ meta }: Edition, kit: Kit): Record<string, unknown> {
  const { language, title, subtitle } = meta;
  return { language, title, subtitle, generator: kit.version };
}

/** The figures of the report behind which there are rows. */
function figuresWithRows(edition: Edition): readonly Figure[] {
  return placedFigures(edition).filter(({ data }) => data.some(({ rows }) => rows.length > 0));
}

/** What is said before the rows, with the figures of the volumes behind which there are none. */
function figureDataLead(edition: Edition): string {
  const { language } = edition.units;
  const lead = wordIn(language, 'figure-data-lead');
  const shown = new Set(figuresWithRows(edition));
  const numbers = placedFigures(edition).flatMap((figure) =>
    shown.has(figure) ? [] : (figure.number ?? []),
  );
  if (numbers.length === 0) return lead;
  const one = wordIn(language, 'figure', { number: '' }).trim();
  const name = numbers.length === 1 ? one : wordIn(language, 'figures');
  const figures = `${name}${noBreakSpace}${runsOf(numbers)}`;
  return `${lead} ${wordIn(language, 'figures-without-rows', { figures })}`;
}

/** Ascending numbers with those that follow each other as runs: "1–5, 31". */
export function runsOf(numbers: readonly number[]): string {
  const runs: number[][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1) === number - 1) run.push(number);
    else runs.push([number]);
  }
  return runs.map((run) => (run.length < 3 ? run.join(', ') : `${run[0]}${enDash}${run.at(-1)}`)).join(', ');
}

/** CSS rules for the columns of the rows behind the figures. */
export function figureRowsStyle(edition: Edition): string {
  const { language } = edition.units;
  const rules = figuresWithRows(edition).map((figure) =>
    rowsStyle(rowTables(figure, language), figureDataAnchor(figure.id), language),
  );
  return rules.filter((rule) => rule !== '').join('\n');
}

/** The tables of the rows behind a figure, in which each row names its own sources where they differ. */
function rowTables({ data, sources }: Figure, language: Language): readonly DataTable[] {
  return data.map((table) => withRowSources(table, sources, language));
}

/** Rows that a figure leaves out, which are named; of more of them, their number is. */
const mostNamed = 8;

/** Which rows of its datasets a figure does not draw; empty where it draws all. */
function notDrawn({ data }: Figure, language: Language): string {
  const rows = data.flatMap(({ leftOut = [] }) => leftOut);
  const named = rows.length > mostNamed ? rows.length : rows.join('; ');
  return rows.length === 0 ? '' : wordIn(language, 'rows-not-drawn', { rows: named });
}

/** The rows behind a figure, with all of its sources. */
function figureRows(figure: Figure, context: RenderContext): object {
  const { language } = context.edition.units;
  const anchor = figureAnchor(figure.id);
  const { href, volume } = linkTo(anchor, context);
  return {
    anchor: figureDataAnchor(figure.id),
    label: figureLabel(figure, context),
    mark: figure.number ?? '',
    href,
    ...(volume === undefined ? { before: '', after: '' } : inVolume(volume, context)),
    page: volume === undefined ? anchor : `${volume}.pdf#${anchor}`,
    leftOut: notDrawn(figure, language),
    data: datasetLinks(figureDatasets(figure, context.edition), context),
    sources: sourceNotes(figure.sources, context, figure.sources.length).sources,
    isShort: areFew(figure.data),
    tables: rowTables(figure, language).map((table) => ({
      ...rowsContext(table, language),
      // Of a figure with several tables each has the title of its dataset or series, which is plain.
      title: figure.data.length > 1 ? plainText({ type: 'paragraph', children: [...table.title] }) : '',
    })),
    slot: { title: lineHtml(figure.title, context, { plain: true, isTitle: true }) },
  };
}
