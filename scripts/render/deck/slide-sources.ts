import type { PhrasingContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { noBreakSpace } from '../../facts/typography.ts';
import type { CitedSource, Edition, Slide } from '../../model/edition.ts';
import type { Citation } from '../../model/markdown.ts';
import { curl } from '../html/quotes.ts';
import { html, text } from './marp-markdown.ts';
import { type NodeHandlers, plainLine } from './slide-nodes.ts';

/** Characters that a line at the foot of a slide holds. */
const lineRoom = 104;

/** "Lee et al. 2020, table 2". */
export function sourceText({ short, where }: Pick<CitedSource, 'short' | 'where'>): string {
  return bindNumbers(where === undefined ? short : `${short}, ${where}`);
}

/** No line ends between a word and its number: "et al. 2020", "table 2". */
function bindNumbers(words: string): string {
  return words.replace(/ (?=\d)/g, noBreakSpace);
}

/** A citation in words, for notes: "(Lee et al. 2020, table 2)". */
export function citationText(edition: Edition, node: Citation): string {
  const named = node.items.map(({ id, where }) => {
    const short = edition.references.find((reference) => reference.id === id)?.short ?? id;
    return sourceText(where === undefined ? { short } : { short, where });
  });
  return `(${named.join('; ')})`;
}

/** The foot of a slide: caveats of its figures, then where its numbers are from, as much as fits on two lines. */
export function foot(slide: Slide, edition: Edition, handlers: NodeHandlers): readonly PhrasingContent[] {
  const caveat = plainLine(caveats(slide, edition), handlers);
  const used = caveat.reduce((sum, node) => sum + ('value' in node ? node.value.length : 20), 0);
  const ownLine = used <= lineRoom;
  const most = used === 0 ? 2 * lineRoom : ownLine ? lineRoom : 2 * lineRoom - used;
  const sources = curl(sourceLine(slide.sources, most, whereListed(slide, edition)));
  if (sources === '' || used === 0) return sources === '' ? caveat : [text(sources)];
  return [...caveat, ownLine ? html('<br>') : text(' '), text(sources)];
}

/** The notes of the slide's figures, or of its tables, each once. */
function caveats({ charts, tables }: Slide, edition: Edition): readonly PhrasingContent[] {
  const shown = [
    ...charts.map((id) => edition.figures.get(id)),
    ...tables.map((id) => edition.tables.get(id)),
  ];
  const notes = new Map(
    shown.flatMap((one) => (one?.note === undefined ? [] : [[plainText(one.note), one.note]])),
  );
  return [...notes.values()].flatMap((note, index) => (index === 0 ? note : [text(' '), ...note]));
}

/** Where the report lists the sources in full: under its figure or table, when it has that. */
function whereListed({ charts, tables }: Slide, edition: Edition): string {
  const [figure] = charts.flatMap((id) => edition.figures.get(id)?.number ?? []);
  const [table] = tables.flatMap((id) => edition.tables.get(id)?.number ?? []);
  if (figure !== undefined) return `under figure ${figure} of the report`;
  return table === undefined ? 'in the report' : `under table ${table} of the report`;
}

/** "Sources: Lee et al. 2020, table 2; Kim et al. 2014": with places, else names, else how many and where they are. */
export function sourceLine(sources: readonly CitedSource[], most: number, where: string): string {
  if (sources.length === 0) return '';
  const names = [...new Set(sources.map(({ short }) => bindNumbers(short)))];
  const lines = [labelled(bySource(sources)), labelled(names)];
  return lines.find((line) => line.length <= most) ?? bindNumbers(`${names.length} sources, listed ${where}`);
}

function labelled(names: readonly string[]): string {
  return `${names.length === 1 ? 'Source' : 'Sources'}: ${names.join('; ')}`;
}

/** Places that a person can look up on paper; names of files are for the report. */
const place = /^(?:§|(?:fig|figure|table|section|sec|page|pp?|appendix|chapter|ch)\b)/i;

/** Several places in one source under one name. */
function bySource(sources: readonly CitedSource[]): readonly string[] {
  const places = new Map<string, Set<string>>();
  for (const { short, where } of sources) {
    const known = places.get(short) ?? new Set();
    places.set(short, where === undefined || !place.test(where) ? known : known.add(where));
  }
  return [...places].map(([short, where]) => bindNumbers([short, ...where].join(', ')));
}
