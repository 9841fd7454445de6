// Finds the facts of two editions that are the same number, and says what changed of them and why.
import type { Change, Reason } from '../model/editions/changes.ts';
import type { EditionRecord, RecordedFact, RecordedRow } from '../model/editions/record.ts';
import type { Units } from '../model/units.ts';
import { isCopy, valueAt } from './record-tables.ts';
import { textPair, valueText } from './value-text.ts';

/** The facts that both editions print, and those that only one of them prints. */
export interface FactPairs {
  readonly both: readonly (readonly [RecordedFact, RecordedFact])[];
  readonly withdrawn: readonly RecordedFact[];
  readonly added: readonly RecordedFact[];
}

/**
 * Facts of one path are the same, and so are those that are computed in the same way from the same cells under another path. Of
 * several such facts the first is taken.
 */
export function pairFacts(before: EditionRecord, after: EditionRecord): FactPairs {
  const old = new Map(before.facts.map((fact) => [fact.fact, fact]));
  const now = new Set(after.facts.map(({ fact }) => fact));
  const renamed = new Map<string, RecordedFact>();
  for (const fact of before.facts)
    if (!now.has(fact.fact)) renamed.set(originOf(fact), renamed.get(originOf(fact)) ?? fact);
  const partner = (fact: RecordedFact) => {
    const same = old.get(fact.fact);
    if (same !== undefined) return same;
    const found = renamed.get(originOf(fact));
    renamed.delete(originOf(fact));
    return found;
  };
  const pairs = after.facts.map((fact) => [partner(fact), fact] as const);
  const both = pairs.filter((pair): pair is readonly [RecordedFact, RecordedFact] => pair[0] !== undefined);
  const met = new Set(both.map(([fact]) => fact));
  return {
    both,
    withdrawn: before.facts.filter((fact) => !met.has(fact)),
    added: pairs.flatMap(([fact, own]) => (fact === undefined ? [own] : [])),
  };
}

/** What a fact is computed from, and how. */
function originOf({ cells, unit, method, value }: RecordedFact): string {
  const kind = Array.isArray(value) ? 'range' : typeof value === 'boolean' ? 'truth' : 'value';
  return JSON.stringify([kind, [...cells].sort(), unit === '1' ? undefined : unit, method]);
}

/** The changes of facts that both editions print, those that are copies of one cell included. */
export function factChanges(
  pairs: FactPairs['both'],
  records: { readonly before: EditionRecord; readonly after: EditionRecord },
  units: Units,
): readonly Change[] {
  return pairs.flatMap(([before, after]) => {
    const pair = textPair(before, after, units);
    if (pair === undefined) return [];
    return {
      kind: 'number',
      label: after.label,
      ...pair,
      places: after.places,
      reasons: reasonsOf(before, after, records),
      isHeadline: before.headline === true || after.headline === true,
      name: after.fact,
    } satisfies Change;
  });
}

/**
 * Facts that only one of the editions prints. A copy of a cell counts only where no other fact and no table has the cell, and no
 * number counts that the other edition prints under another name.
 */
export function lonelyFacts(
  kind: 'new' | 'withdrawn',
  facts: readonly RecordedFact[],
  other: EditionRecord,
  units: Units,
): readonly Change[] {
  const cells = new Set(other.facts.flatMap((fact) => fact.cells));
  const isKnown = (fact: RecordedFact) =>
    isCopy(fact) && fact.cells.some((cell) => cells.has(cell) || valueAt(other, cell) !== undefined);
  const isPrinted = printedElsewhere(other);
  return facts
    .filter((fact) => isNumeric(fact) && !isKnown(fact) && !isPrinted(fact))
    .map((fact) => ({
      kind,
      label: fact.label,
      [kind === 'new' ? 'after' : 'before']: valueText(fact, units),
      places: fact.places,
      reasons: [],
      isHeadline: fact.headline === true,
      name: fact.fact,
    }));
}

/** Years, dates and words are told where they change, not where they come and go. */
function isNumeric({ value }: RecordedFact): boolean {
  return typeof value === 'number' || Array.isArray(value);
}

// ---------------------------------------------------------------- reasons

type Records = { readonly before: EditionRecord; readonly after: EditionRecord };

/** Why a fact changed: what happened to the rows that it comes from, or else to its sources or its computation. */
function reasonsOf(before: RecordedFact, after: RecordedFact, records: Records): readonly Reason[] {
  const [old, now] = [rowsOf(before), rowsOf(after)];
  const both = after.cells.filter((cell) => before.cells.includes(cell));
  const changed = both.filter((cell) => isChanged(cell, records));
  const reasons: readonly Reason[] = [
    { kind: 'corrected', names: correctionsOf(after, records) },
    { kind: 'row-changed', names: namesOf(rowsIn(changed), records.after) },
    {
      kind: 'row-added',
      names: namesOf(
        now.filter((row) => !old.includes(row)),
        records.after,
      ),
    },
    {
      kind: 'row-withdrawn',
      names: namesOf(
        old.filter((row) => !now.includes(row)),
        records.before,
      ),
    },
  ];
  const found = reasons.filter(({ names }) => names.length > 0);
  if (found.length > 0) return found;
  const sources = after.sources.filter((id) => !before.sources.includes(id));
  if (sources.length > 0)
    return [{ kind: 'source-replaced', names: sources.map((id) => records.after.sources[id] ?? id) }];
  return [{ kind: 'computation', names: after.method === undefined ? [] : [after.method] }];
}

function correctionsOf({ cells, fact }: RecordedFact, { before, after }: Records): readonly string[] {
  const known = new Set(before.corrections.map(({ text }) => text));
  const own = new Set([fact, ...cells.flatMap((cell) => [rowOf(cell), cell.slice(0, cell.indexOf('/'))])]);
  return after.corrections
    .filter(({ text, concerns }) => !known.has(text) && concerns.some((name) => own.has(name)))
    .map(({ text }) => text);
}

function isChanged(cell: string, { before, after }: Records): boolean {
  const [old, now] = [valueAt(before, cell), valueAt(after, cell)];
  return old !== undefined && now !== undefined && old !== now;
}

/** The row `dataset/row` of a record. */
function rowAt({ tables }: EditionRecord, name: string): RecordedRow | undefined {
  const [table = '', row = ''] = name.split('/');
  return tables[table]?.rows[row];
}

function rowOf(cell: string): string {
  return cell.split('/').slice(0, 2).join('/');
}

function rowsIn(cells: readonly string[]): readonly string[] {
  return [...new Set(cells.map(rowOf))];
}

function rowsOf({ cells }: RecordedFact): readonly string[] {
  return rowsIn(cells);
}

function namesOf(rows: readonly string[], record: EditionRecord): readonly string[] {
  return rows.map((row) => rowAt(record, row)?.label ?? row.split('/').at(-1)?.replaceAll('-', ' ') ?? row);
}

/**
 * Whether another edition prints the number of a fact that it does not have: as the same numeral with the same unit, computed
 * from one of the same cells or told by the same sources, or else, of a range, both ends as values of the rows from which it came.
 * The same numeral for something else, 24% of another thing, is another number.
 */
function printedElsewhere(other: EditionRecord): (fact: RecordedFact) => boolean {
  const byText = new Map<string, RecordedFact[]>();
  for (const fact of other.facts)
    for (const text of fact.texts.map(plain)) byText.set(text, [...(byText.get(text) ?? []), fact]);
  return (fact) => {
    const alike = fact.texts.flatMap((text) => byText.get(plain(text)) ?? []);
    return alike.some((found) => isRelated(found, fact)) || hasBothEnds(fact, other);
  };
}

/** Texts that differ in their spaces only are one. */
function plain(text: string): string {
  return text.replaceAll(/\s/gu, ' ');
}

/** Whether two facts with one numeral are about the same thing, as far as their origins tell. */
function isRelated(one: RecordedFact, two: RecordedFact): boolean {
  if (one.cells.some((cell) => two.cells.includes(cell))) return true;
  const isEqual = one.value === two.value && one.unit === two.unit;
  return isEqual && one.sources.some((id) => two.sources.includes(id));
}

function hasBothEnds({ value, cells }: RecordedFact, other: EditionRecord): boolean {
  if (!Array.isArray(value)) return false;
  const values = cells.map((cell) => valueAt(other, cell));
  return value.every((end) => values.includes(end));
}
