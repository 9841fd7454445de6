// Renders figures and tables at their places in the report.

import type { WordKey } from '../../facts/language/english.ts';
import { wordIn } from '../../facts/language/language.ts';
import type { Figure } from '../../model/edition.ts';
import { figureAnchor, referenceAnchor, tableAnchor } from '../../resolve/anchors.ts';
import { lineHtml } from '../html/phrasing.ts';
import { separated } from '../html/separators.ts';
import { toCsv } from '../tables/csv.ts';
import { entriesContext } from '../tables/entries.ts';
import { gridContext } from '../tables/grid.ts';
import type { RenderContext } from './render-context.ts';

/** The HTML of a figure: number, title, subtitle, drawing, note and sources; on screen also its data, as tables and CSV files. */
export function figureHtml(id: string, context: RenderContext): string {
  const figure = known(context.edition.figures.get(id), id);
  const onScreen = context.medium === 'screen';
  const drawing = context.kit.drawing(id, onScreen ? 'web' : 'a4');
  return context.kit.template('figure', {
    anchor: figureAnchor(id),
    label: labelIn(context, 'figure', figure.number),
    onScreen,
    sources: sourceNotes(figure.sources),
    hasNote: (figure.note ?? []).length > 0,
    tables: onScreen ? figure.data.map((table) => gridContext(table, context.edition.units.language)) : [],
    downloads: onScreen ? downloads(figure) : [],
    slot: {
      title: lineHtml(figure.title, context),
      subtitle: lineHtml(figure.subtitle, context),
      note: lineHtml(figure.note ?? [], context),
      drawing: drawing.svg,
    },
  });
}

/** The HTML of a table: number, title, rows, note and sources. */
export function tableHtml(id: string, context: RenderContext): string {
  const table = known(context.edition.tables.get(id), id);
  const note = table.note ?? [];
  return context.kit.template('table', {
    anchor: tableAnchor(id),
    label: labelIn(context, 'table', table.number),
    sources: sourceNotes(table.sources),
    hasNote: note.length > 0,
    grid: gridContext(table, context.edition.units.language),
    isListed: table.print === 'entries',
    isEntries: context.medium === 'print' && table.print === 'entries',
    ...entriesContext(table, context.edition.units.language),
    slot: { title: lineHtml(table.title, context), note: lineHtml(note, context) },
  });
}

function labelIn({ edition }: RenderContext, key: WordKey, number: number | undefined): string {
  return wordIn(edition.units.language, key, { number: number ?? '' });
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

/** The number of sources from which on names are left out and only numbers are printed. */
const manySources = 7;

function sourceNotes(sources: Figure['sources']): readonly Source[] {
  const isLong = sources.length >= manySources;
  const ordered = isLong ? sources.toSorted((a, b) => a.number - b.number) : sources;
  return separated(
    ordered.map((source) => ({
      short: isLong ? '' : source.short,
      where: isLong || source.where === undefined ? '' : `, ${source.where}`,
      href: `#${referenceAnchor(source.id)}`,
      mark: source.number,
    })),
  );
}

// ---------------------------------------------------------------- downloads

function downloads(figure: Figure): readonly { name: string; href: string }[] {
  return figure.data.map((table) => ({
    name: `${table.id}.csv`,
    href: `data:text/csv;charset=utf-8,${encodeURIComponent(toCsv(table))}`,
  }));
}
