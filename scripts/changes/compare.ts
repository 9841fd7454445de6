// Compares the records of two editions: what changed for readers, the changes that matter first.
import type { VFileMessage } from 'vfile-message';
import type { Change, ChangeKind, Changes } from '../model/editions/changes.ts';
import type { EditionRecord, RecordedCorrection, RecordedFact } from '../model/editions/record.ts';
import type { Units } from '../model/units.ts';
import { factChanges, lonelyFacts, pairFacts } from './fact-changes.ts';
import { inWords } from './record-tables.ts';
import { tableChanges } from './table-changes.ts';

/** Every change from an earlier edition to a later one, in order of importance. `units` print numbers that stood in figures only. */
export function compare(before: EditionRecord, after: EditionRecord, units: Units): Changes {
  const records = { before, after };
  const { both, withdrawn, added } = pairFacts(before, after);
  const facts = factChanges(both, records, units);
  const moved = new Set(facts.map(({ name }) => name));
  const told = new Set(after.facts.filter(({ fact }) => moved.has(fact)).flatMap(({ cells }) => cells));
  const changes = [
    ...corrections(records),
    ...facts,
    ...tableChanges(records, told, units),
    ...figureChanges(records),
    ...sourceChanges(records),
    ...lonelyFacts('withdrawn', withdrawn, after, units),
    ...lonelyFacts('new', added, before, units),
  ];
  return { since: before.edition, to: after.edition, changes: ordered(changes) };
}

/** The same changes with the conditions of sentences that do not hold any more, each with what the data say, from the messages of a run. */
export function withContradictions(changes: Changes, messages: readonly VFileMessage[]): Changes {
  return {
    ...changes,
    changes: ordered([...messages.filter(isContradiction).map(sentenceOf), ...changes.changes]),
  };
}

/** Whether a message says that the condition of a sentence does not hold. */
export function isContradiction({ ruleId }: VFileMessage): boolean {
  return ruleId === 'false-predicate';
}

function sentenceOf({ actual, note, file, line }: VFileMessage): Change {
  return {
    kind: 'sentence',
    label: actual ?? '',
    after: note ?? '',
    places: [`${file}:${line ?? 1}`],
    reasons: [],
    isHeadline: true,
    name: `${file}:${line ?? 1}`,
  };
}

function corrections({ before, after }: Records): readonly Change[] {
  const known = new Set(before.corrections.map(({ text }) => text));
  return after.corrections
    .filter(({ text }) => !known.has(text))
    .map((correction) => ({ ...correction, weight: weightOf(correction, { before, after }) }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ text, about, concerns }) => ({
      kind: 'correction',
      label: text,
      places: [],
      reasons: [{ kind: 'corrected', names: [about] }],
      isHeadline: true,
      name: concerns.join(', '),
    }));
}

/** How many facts of both editions come from what was wrong; those that readers meet first count ten times. */
function weightOf({ concerns }: RecordedCorrection, { before, after }: Records): number {
  const concerned = ({ fact, cells }: RecordedFact) =>
    concerns.some((name) => fact === name || cells.some((cell) => cell.startsWith(`${name}/`)));
  const facts = [...before.facts, ...after.facts].filter(concerned);
  return facts.reduce((sum, { headline }) => sum + (headline === true ? 10 : 1), 0);
}

interface Records {
  readonly before: EditionRecord;
  readonly after: EditionRecord;
}

// ---------------------------------------------------------------- figures and sources

function figureChanges({ before, after }: Records): readonly Change[] {
  const [old, now] = [figuresOf(before), figuresOf(after)];
  if (old.size === 0 || now.size === 0) return [];
  const change = (id: string, title: string, own: Partial<Change>): Change => ({
    kind: 'figure',
    label: title,
    places: [],
    reasons: [],
    isHeadline: false,
    name: id,
    ...own,
  });
  const fresh = [...now]
    .filter(([id]) => !old.has(id))
    .map(([id, title]) => change(id, title, { after: title }));
  const gone = [...old]
    .filter(([id]) => !now.has(id))
    .map(([id, title]) => change(id, title, { before: title }));
  const redrawn = [...now].flatMap(([id, title]) => {
    const surfaces = old.has(id) ? redrawnSurfaces(id, before.drawings, after.drawings) : [];
    return surfaces.length === 0 ? [] : [change(id, `${title} (${surfaces.join(', ')})`, {})];
  });
  return [...fresh, ...gone, ...redrawn];
}

/** Titles of figures by id. Where no title is known, those that were drawn go by their ids in words. */
function figuresOf({ figures, drawings }: EditionRecord): ReadonlyMap<string, string> {
  const titles = Object.entries(figures);
  if (titles.length > 0) return new Map(titles);
  return new Map(
    Object.keys(drawings)
      .map(figureOf)
      .map((id) => [id, inWords(id)]),
  );
}

/** The figure of a drawing `chart/surface`. */
export function figureOf(drawing: string): string {
  return drawing.slice(0, drawing.lastIndexOf('/'));
}

type Drawings = EditionRecord['drawings'];

/** The surfaces for which a figure is drawn otherwise than before; none after a build that drew nothing. */
function redrawnSurfaces(id: string, before: Drawings, after: Drawings): readonly string[] {
  if (Object.keys(before).length === 0 || Object.keys(after).length === 0) return [];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .filter((name) => figureOf(name) === id && before[name] !== after[name])
    .map((name) => name.slice(name.lastIndexOf('/') + 1))
    .sort();
}

function sourceChanges({ before, after }: Records): readonly Change[] {
  const [old, now] = [Object.entries(before.sources), Object.entries(after.sources)];
  const change =
    (side: 'before' | 'after') =>
    ([id, short]: readonly [string, string]): Change => ({
      kind: 'source',
      label: short,
      [side]: short,
      places: [],
      reasons: [],
      isHeadline: false,
      name: id,
    });
  return [
    ...now.filter(([id]) => !(id in before.sources)).map(change('after')),
    ...old.filter(([id]) => !(id in after.sources)).map(change('before')),
  ];
}

// ---------------------------------------------------------------- importance

/** Ranks of the kinds; numbers that readers meet first rank before verdicts, withdrawn ones before rows. */
const ranks: Readonly<Record<ChangeKind, number>> = {
  correction: 0,
  sentence: 1,
  verdict: 3,
  order: 4,
  number: 5,
  rows: 7,
  words: 8,
  figure: 9,
  source: 10,
  withdrawn: 11,
  new: 12,
};
const headlineRanks: Partial<Record<ChangeKind, number>> = { number: 2, withdrawn: 6, new: 11.5 };

function rankOf({ kind, isHeadline }: Change): number {
  return (isHeadline ? headlineRanks[kind] : undefined) ?? ranks[kind];
}

/** The changes that matter first; of one kind those that are printed in the most places. */
function ordered(changes: readonly Change[]): readonly Change[] {
  return changes
    .map((change, index) => ({ change, index }))
    .sort(
      (a, b) =>
        rankOf(a.change) - rankOf(b.change) ||
        b.change.places.length - a.change.places.length ||
        a.index - b.index,
    )
    .map(({ change }) => change);
}
