// Renders figures and tables at their places in the report.

import type { WordKey } from '../../facts/language/english.ts';
import { wordIn } from '../../facts/language/language.ts';
import { noBreakSpace } from '../../facts/typography.ts';
import type { Figure } from '../../model/edition.ts';
import { volumeAddress } from '../../model/page.ts';
import { figureAnchor, referenceAnchor, tableAnchor } from '../../resolve/anchors.ts';
import { withoutLetter } from '../../resolve/citations/citations.ts';
import { markRuns } from '../html/mark-runs.ts';
import { lineHtml } from '../html/phrasing.ts';
import { separated } from '../html/separators.ts';
import { compactSvg } from '../svg/compact.ts';
import { basesOf } from '../tables/basis.ts';
import { toCsv } from '../tables/csv.ts';
import { entriesContext } from '../tables/entries.ts';
import { gridContext } from '../tables/grid.ts';
import type { RenderContext } from './render-context.ts';
import { inVolume, linkTo } from './volumes.ts';

/** The HTML of a figure: number, title, subtitle, drawing, note and sources; on screen also its data, as tables and CSV files. */
export function figureHtml(id: string, context: RenderContext): string {
  const figure = known(context.edition.figures.get(id), id);
  const onScreen = context.medium === 'screen';
  return context.kit.template('figure', {
    anchor: figureAnchor(id),
    label: figureLabel(figure, context),
    // The brief shows figures of the report.
    ofReport:
      context.volume === 'brief' && figure.number !== undefined
        ? reportPlace(id, figureLabel(figure, context), context)
        : undefined,
    onScreen,
    alt: figure.alt,
    ...sourceNotes(figure.sources, context),
    hasNote: (figure.note ?? []).length > 0,
    tables: onScreen ? figure.data.map((table) => gridContext(table, context.edition.units.language)) : [],
    downloads: onScreen ? downloads(figure) : [],
    page: onScreen && context.kit.beside.includes('figures/') ? `figures/${id}.html` : '',
    slot: {
      title: lineHtml(figure.title, context, { isTitle: true }),
      subtitle: lineHtml(figure.subtitle, context),
      note: lineHtml(figure.note ?? [], context),
      drawing: onScreen ? screenDrawings(figure, context) : context.kit.drawing(id, 'a4').svg,
    },
  });
}

/** The drawings of a figure for wide and for narrow columns. The style sheet shows one of them; the figure has their words. */
function screenDrawings({ id, data }: Figure, { kit }: RenderContext): string {
  const places = new Map(
    data.flatMap(({ rows }, table) =>
      rows.map((row, index) => [row.id, table === 0 ? `${index}` : `${table}.${index}`]),
    ),
  );
  const [wide, narrow] = (['web', 'narrow'] as const).map((surface) => kit.drawing(id, surface));
  return [
    compactSvg(wide?.svg ?? '', { name: 'wide', rows: places }),
    compactSvg(narrow?.svg ?? '', { name: 'narrow', rows: places }),
  ].join('');
}

/** The HTML of a table: number, title, rows, note and sources. */
export function tableHtml(id: string, context: RenderContext): string {
  const table = known(context.edition.tables.get(id), id);
  const note = table.note ?? [];
  const grid = gridContext(table, context.edition.units.language);
  return context.kit.template('table', {
    anchor: tableAnchor(id),
    label: labelIn(context, 'table', table.number),
    ...sourceNotes(table.sources, context),
    hasNote: note.length > 0,
    grid,
    onScreen: context.medium === 'screen',
    isListed: table.print === 'entries',
    hasTools: context.medium === 'screen' && grid.isLong,
    isEntries: context.medium === 'print' && table.print === 'entries',
    ...entriesContext(table, context.edition.units.language, basesOf(table, context)),
    slot: { title: lineHtml(table.title, context, { isTitle: true }), note: lineHtml(note, context) },
  });
}

/** "Figure 3"; empty for a figure without a number, which only the brief shows. */
export function figureLabel({ number }: Figure, context: RenderContext): string {
  return number === undefined ? '' : labelIn(context, 'figure', number);
}

function labelIn({ edition }: RenderContext, key: WordKey, number: number | undefined): string {
  return wordIn(edition.units.language, key, { number: number ?? '' });
}

function known<T>(value: T | undefined, id: string): T {
  if (value === undefined) throw new Error(`Unexpected \`${id}\`, expected a figure or table of the edition`);
  return value;
}

/** The place of a figure in the report, for the brief: its address, and the words around its page. */
function reportPlace(id: string, label: string, context: RenderContext): object {
  const { before, after } = inVolume('report', context);
  const anchor = figureAnchor(id);
  return { label, href: volumeAddress('report', anchor), page: `report.pdf#${anchor}`, before, after };
}

interface Source {
  readonly short: string;
  readonly where: string;
  readonly href: string;
  readonly mark: number;
  readonly isLast: boolean;
}

/** The number of sources whose authors are named. */
const mostNamed = 3;

/** The sources of a figure or table: the first are named, the others follow as their numbers. */
export function sourceNotes(
  sources: Figure['sources'],
  context: RenderContext,
  most = mostNamed,
): { sources: readonly Source[]; more: object | undefined } {
  const named = sources.length > most + 1 ? sources.slice(0, most) : sources;
  const others = sources.slice(named.length);
  const link = (id: string) => linkTo(referenceAnchor(id), context).href;
  const marks = others.map(({ id, number }) => ({ mark: number, href: link(id) }));
  return {
    sources: separated(
      named.map(({ id, number, short, where }) => ({
        short: withoutLetter(short).replace(/ (?=\(?\p{N}{4}\)?$)/u, noBreakSpace),
        where: where === undefined ? '' : `, ${where}`,
        href: link(id),
        mark: number,
      })),
    ),
    more: others.length === 0 ? undefined : marksContext(markRuns(marks)),
  };
}

/** Runs of marks that stay on one line; more of them may break. */
const mostOnLine = 4;

function marksContext(runs: readonly object[]): object {
  return { runs: separated(runs), className: runs.length > mostOnLine ? 'marks' : 'marks whole' };
}

// ---------------------------------------------------------------- downloads

function downloads(figure: Figure): readonly { name: string; href: string }[] {
  return figure.data.map((table) => ({
    name: `${table.id}.csv`,
    href: `data:text/csv;charset=utf-8,${encodeURIComponent(toCsv(table))}`,
  }));
}
