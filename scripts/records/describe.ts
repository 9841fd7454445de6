// Writes the list of what moved since the last build, for the terminal.
import type { Mention } from '../model/edition.ts';
import { type Change, isUnchanged, type Moved } from './moved.ts';

/** Lines of one kind of change, and places of one change, that are listed unless all are wanted. */
const mostLines = 12;
const mostMentions = 8;

/** How the list is written. */
export interface MovedStyle {
  /** Lists everything; otherwise long lists are cut and end with a count. */
  readonly all: boolean;
  /** Puts the name of a cell or row in words. */
  readonly nameOf: (name: string) => string;
  /** "What moved since the last build" if absent. */
  readonly heading?: string;
}

/** One line for each change, below a heading. Empty when nothing moved. */
export function describeMoved(moved: Moved, { all, nameOf, heading }: MovedStyle): string {
  if (isUnchanged(moved)) return '';
  const sections: readonly (readonly string[])[] = [
    moved.facts.map((change) => describeChange(change, all)),
    moved.cells.map(({ name, ...change }) => describeChange({ ...change, name: `${nameOf(name)}:` }, all)),
    labelled('now shown', moved.added),
    labelled('no longer shown', moved.removed),
    labelled('new row', moved.addedRows.map(nameOf)),
    labelled('row gone', moved.removedRows.map(nameOf)),
    moved.redrawn.length === 0 ? [] : [`redrawn: ${describeDrawings(moved.redrawn)}`],
  ];
  const lines = sections.flatMap((lines) => cut(lines, all ? Number.POSITIVE_INFINITY : mostLines));
  return [heading ?? 'What moved since the last build', ...lines.map((line) => `  ${line}`)].join('\n');
}

function labelled(label: string, names: readonly string[]): readonly string[] {
  return names.map((name) => `${label}: ${name}`);
}

function cut(lines: readonly string[], limit: number): readonly string[] {
  if (lines.length <= limit) return lines;
  return [...lines.slice(0, limit), `… and ${lines.length - limit} more (--verbose shows all)`];
}

/** A line such as "boil.kettle.typical 225 s → 47 s (report §2.1, Figure 3, slides 6 and 14)". */
function describeChange({ name, before, after, shown }: Change, all: boolean): string {
  const places = describePlaces(shown, all ? Number.POSITIVE_INFINITY : mostMentions);
  return `${name} ${before} → ${after}${places === '' ? '' : ` (${places})`}`;
}

/** Places such as "report §2.1, Figure 3, slides 6 and 14": labels with the same word are put together; at most `limit` places. */
export function describePlaces(mentions: readonly Mention[], limit: number): string {
  const listed = mentions.slice(0, limit);
  const groups = new Map<string, string[]>();
  for (const mention of listed) {
    const [word, number] = splitLabel(mention);
    groups.set(word, [...(groups.get(word) ?? []), number]);
  }
  const named = [...groups].map(([word, numbers]) => nameGroup(word, [...new Set(numbers)]));
  const rest = mentions.length - listed.length;
  return [...named, ...(rest === 0 ? [] : [`${rest} more`])].join(', ');
}

/** A label as word and number: "slide 6" → "slide" and "6". Sections get the word "report", since their labels have none. */
function splitLabel({ kind, label }: Mention): readonly [string, string] {
  if (kind === 'section') return ['report', label];
  if (kind === 'note') return ['notes of slide', /\d+/u.exec(label)?.[0] ?? label];
  const [, word = '', number = label] = /^(.*)\s(\S+)$/u.exec(label) ?? [];
  return [word, number];
}

function nameGroup(word: string, numbers: readonly string[]): string {
  const list = [numbers.slice(0, -1).join(', '), numbers.at(-1)].filter((part) => part !== '').join(' and ');
  const plural = numbers.length > 1 && word !== '' && word !== 'report' ? `${word}s` : word;
  return `${plural} ${list}`.trim();
}

/** Drawings by chart: "boil-times/a4" and "boil-times/slide" → "boil-times (a4, slide)". */
function describeDrawings(names: readonly string[]): string {
  const charts = new Map<string, string[]>();
  for (const name of names) {
    const [chart = '', surface = ''] = name.split('/');
    charts.set(chart, [...(charts.get(chart) ?? []), surface]);
  }
  return [...charts].map(([chart, surfaces]) => `${chart} (${surfaces.join(', ')})`).join(', ');
}
