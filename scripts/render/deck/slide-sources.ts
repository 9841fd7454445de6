// Writes the sources of a slide: the citations in its notes, and its foot with caveats and sources.
import type { PhrasingContent, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { inEnglish, wordIn } from '../../facts/language/language.ts';
import { noBreakSpace } from '../../facts/typography.ts';
import type { CitedSource, Edition, Slide } from '../../model/edition.ts';
import type { Language } from '../../model/manner/language.ts';
import type { Citation } from '../../model/markdown.ts';
import { curl } from '../html/quotes.ts';
import { html, text } from './marp-markdown.ts';
import { type NodeHandlers, plainLine } from './slide-nodes.ts';

/** Characters that fit on a line at the foot of a slide. */
const lineRoom = 117;

/** A source with the cited place in it: "Lee et al. 2020, table 2". */
export function sourceText({ short, where }: Pick<CitedSource, 'short' | 'where'>): string {
  return bindNumbers(where === undefined ? short : `${short}, ${where}`);
}

/** Puts a no-break space before each number: "et al. 2020", "table 2". */
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

/** The foot of a slide: what `footLines` says, then the line that the edition has at the foot of every slide. */
export function foot(slide: Slide, edition: Edition, handlers: NodeHandlers): readonly PhrasingContent[] {
  const own = footLines(slide, edition, handlers);
  const { footer } = edition.meta;
  if (footer === undefined) return own;
  return own.length === 0 ? [text(footer)] : [...own, html('<br>'), text(footer)];
}

/** At most two lines: of the notes of its figures or tables as many whole sentences as fit on one, then as much about its sources as fits on the other. */
function footLines(slide: Slide, edition: Edition, handlers: NodeHandlers): readonly PhrasingContent[] {
  const { language } = edition.units;
  const caveat = shownCaveat(slide, edition, handlers);
  const most = caveat.length === 0 ? 2 * lineRoom : lineRoom;
  const line = sourceLine(slide.sources, most, whereListed(slide, edition), language);
  const sources = curl(line, ' ', language);
  if (sources === '' || caveat.length === 0) return sources === '' ? caveat : [text(sources)];
  return [...caveat, html('<br>'), text(sources)];
}

function shownCaveat(slide: Slide, edition: Edition, handlers: NodeHandlers): readonly PhrasingContent[] {
  const whole = plainLine(caveats(slide, edition), handlers);
  const words = plainText({ type: 'paragraph', children: [...whole] });
  const shown = sentencesThatFit(words);
  if (shown === words) return whole;
  return shown === '' ? [] : [text(shown)];
}

/** The whole sentences from the start of a text that fit on a line at the foot together. */
function sentencesThatFit(words: string): string {
  const sentences = words.split(/(?<=[.!?…])\s+(?=[\p{Lu}\p{N}“„«])/u);
  const fitting = sentences.findLastIndex((_, index) => {
    return sentences.slice(0, index + 1).join(' ').length <= lineRoom;
  });
  return sentences.slice(0, fitting + 1).join(' ');
}

/** The notes of the speaker with the notes of the figures and tables in full below them, where the foot has no room for these. */
export function spokenNotes(slide: Slide, edition: Edition, handlers: NodeHandlers): readonly RootContent[] {
  const note = noteInFull(slide, edition, handlers);
  return note === undefined ? slide.notes : [...slide.notes, { type: 'paragraph', children: [text(note)] }];
}

/** The notes of the figures and tables of a slide in full, where its foot has no room for all of them. */
function noteInFull(slide: Slide, edition: Edition, handlers: NodeHandlers): string | undefined {
  const whole = plainLine(caveats(slide, edition), handlers);
  const words = plainText({ type: 'paragraph', children: [...whole] });
  if (!slide.layout.frame.sources || sentencesThatFit(words) === words) return undefined;
  return wordIn(edition.units.language, 'note-in-full', { note: words });
}

/** The notes of the figures and tables of a slide, each once. */
function caveats({ charts, tables }: Slide, edition: Edition): readonly PhrasingContent[] {
  const figures = charts.flatMap((id) => edition.figures.get(id) ?? []);
  const shown = [
    ...figures.map(({ note, slideNote = note }) => ({ note: slideNote })),
    ...tables.map((id) => edition.tables.get(id)),
  ];
  const notes = new Map(
    shown.flatMap((one) => (one?.note === undefined ? [] : [[plainText(one.note), one.note]])),
  );
  return [...notes.values()].flatMap((note, index) => (index === 0 ? note : [text(' '), ...note]));
}

/** Where the report lists just these sources in full: under the figure or table of the slide, or else among its references. */
function whereListed({ charts, tables, sources }: Slide, edition: Edition): string {
  const { language } = edition.units;
  const idsOf = (cited: readonly CitedSource[]) =>
    [...new Set(cited.map(({ id }) => id))].toSorted().join(' ');
  const lists = (own: readonly CitedSource[]) => idsOf(own) === idsOf(sources);
  const numberOf = (
    shown: { readonly number?: number; readonly sources: readonly CitedSource[] } | undefined,
  ) => (shown?.number !== undefined && lists(shown.sources) ? [shown.number] : []);
  const [figure] = charts.flatMap((id) => numberOf(edition.figures.get(id)));
  const [table] = tables.flatMap((id) => numberOf(edition.tables.get(id)));
  if (figure !== undefined) return wordIn(language, 'under-figure', { number: figure });
  if (table !== undefined) return wordIn(language, 'under-table', { number: table });
  return wordIn(language, 'in-references', { numbers: inRanges(sources.map(({ number }) => number)) });
}

/** Whole numbers in order, each once: "3, 5–8, 12". */
function inRanges(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of [...new Set(numbers)].toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && number === last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs
    .map(([from, to]) => (from === to ? `${from}` : `${from}${to === from + 1 ? ', ' : '–'}${to}`))
    .join(', ');
}

/** The sources in at most `most` characters: names with places, else names, else their number and `where` they are listed. */
export function sourceLine(
  sources: readonly CitedSource[],
  most: number,
  where: string,
  language: Language = inEnglish,
): string {
  if (sources.length === 0) return '';
  const names = [...new Set(sources.map(({ short }) => bindNumbers(short)))];
  const lines = [labelled(bySource(sources), language), labelled(names, language)];
  return (
    lines.find((line) => line.length <= most) ??
    namesAndOthers(names, most, where, language) ??
    bindNumbers(wordIn(language, 'sources-listed', { count: names.length, where }))
  );
}

/** As many names as fit, at most three, and how many others there are; undefined where not even one fits. */
function namesAndOthers(
  names: readonly string[],
  most: number,
  where: string,
  language: Language,
): string | undefined {
  const lines = [3, 2, 1]
    .filter((shown) => names.length - shown > 1)
    .map((shown) => {
      const [sources, count] = [names.slice(0, shown).join('; '), names.length - shown];
      return bindNumbers(wordIn(language, 'sources-and-others', { sources, count, where }));
    });
  return lines.find((line) => line.length <= most);
}

function labelled(names: readonly string[], language: Language): string {
  return wordIn(language, names.length === 1 ? 'source' : 'sources', { sources: names.join('; ') });
}

/** Cited places such as sections, tables and pages; names of files and other places are left to the report. */
const citedPlace = /^(?:§|(?:fig|figure|table|section|sec|page|pp?|appendix|chapter|ch)\b)/i;

/** Each source once, followed by its cited places. */
function bySource(sources: readonly CitedSource[]): readonly string[] {
  const places = new Map<string, Set<string>>();
  for (const { short, where } of sources) {
    const known = places.get(short) ?? new Set();
    places.set(short, where === undefined || !citedPlace.test(where) ? known : known.add(where));
  }
  return [...places].map(([short, where]) => bindNumbers([short, ...where].join(', ')));
}
