// Compares the records of two builds: which numbers, rows and drawings changed.
import type { Scalar } from '../model/data.ts';
import type { Mention } from '../model/edition.ts';
import type { CellRecord } from './cells.ts';
import type { FactRecord, Ledger } from './ledger.ts';

/** A fact or cell that is shown with another value than in the last build. */
export interface Change {
  /** Dotted path of a fact, or `dataset/row/field`. */
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly shown: readonly Mention[];
}

/** Everything that changed for readers between two builds. */
export interface Moved {
  readonly facts: readonly Change[];
  /** Changed cells that a chart or table shows, without those from which a changed fact is computed. */
  readonly cells: readonly Change[];
  /** Facts that are shown now and were not before; `removed`: those that were shown before and are not now. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Rows, as `dataset/row`, that charts and tables show now and did not before; `removedRows`: the opposite. */
  readonly addedRows: readonly string[];
  readonly removedRows: readonly string[];
  /** Drawings, as `chart/surface`, that are changed, new or removed. */
  readonly redrawn: readonly string[];
}

/** The records of a build that a later build is compared with. */
export interface Snapshot {
  readonly ledger: Ledger;
  /** Digests of the drawings by `chart/surface`; empty when nothing was drawn. */
  readonly drawings: Readonly<Record<string, string>>;
}

/** The changes from one build to the next, in the order of the later one. */
export function compare(before: Snapshot, after: Snapshot): Moved {
  const known = new Map(before.ledger.facts.map((record) => [record.fact, record]));
  const now = new Map(after.ledger.facts.map((record) => [record.fact, record]));
  const facts = after.ledger.facts.flatMap((record) => factChange(known.get(record.fact), record));
  const moved = new Set(facts.map(({ name }) => name));
  const changedFacts = after.ledger.facts.filter(({ fact }) => moved.has(fact));
  const explained = new Set(changedFacts.flatMap(({ cells }) => cells));
  return {
    facts,
    cells: cellChanges(before.ledger.cells, after.ledger.cells).filter(({ name }) => !explained.has(name)),
    added: [...now.keys()].filter((name) => !known.has(name)),
    removed: [...known.keys()].filter((name) => !now.has(name)),
    addedRows: missingRows(after.ledger.cells, before.ledger.cells),
    removedRows: missingRows(before.ledger.cells, after.ledger.cells),
    redrawn: changedDrawings(before.drawings, after.drawings),
  };
}

/** Whether nothing changed for readers. */
export function isUnchanged(moved: Moved): boolean {
  return Object.values(moved).every((list) => list.length === 0);
}

function factChange(before: FactRecord | undefined, after: FactRecord): Change[] {
  if (before === undefined) return [];
  const pair = differingTexts(before, after) ?? differingValues(before, after);
  return pair === undefined ? [] : [{ name: after.fact, ...pair, shown: after.shown }];
}

type Pair = Pick<Change, 'before' | 'after'>;

/** The first pair of printed texts that differ, if the value changed. A text that is only new, in another sentence, is no change. */
function differingTexts(before: FactRecord, after: FactRecord): Pair | undefined {
  if (sameValue(before.value, after.value) && before.unit === after.unit) return undefined;
  const index = after.texts.findIndex((text, at) => text !== before.texts[at]);
  const [from, to] = [before.texts[index], after.texts[index]];
  return from === undefined || to === undefined ? undefined : { before: from, after: to };
}

function differingValues(before: FactRecord, after: FactRecord): Pair | undefined {
  const pair = { before: valueText(before), after: valueText(after) };
  return pair.before === pair.after ? undefined : pair;
}

function valueText({ value, unit }: FactRecord): string {
  return numberText(Array.isArray(value) ? value.join('–') : String(value), unit);
}

function numberText(number: number | string, unit: string | undefined): string {
  return unit === undefined || unit === '1' || unit === 'count' ? String(number) : `${number} ${unit}`;
}

function sameValue(a: FactRecord['value'], b: FactRecord['value']): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

type Cells = Readonly<Record<string, CellRecord>>;

function cellChanges(before: Cells, after: Cells): readonly Change[] {
  return Object.entries(after).flatMap(([name, { value, unit, shown }]) => {
    const old = before[name];
    if (old === undefined || old.value === value) return [];
    const text = (scalar: Scalar) =>
      typeof scalar === 'number' ? numberText(scalar, unit) : scalarText(scalar);
    return [{ name, before: text(old.value), after: text(value), shown }];
  });
}

function scalarText(value: Scalar): string {
  return value === null ? 'nothing' : String(value);
}

/** The rows, as `dataset/row`, that have a cell among `cells` and none among `others`. */
function missingRows(cells: Cells, others: Cells): readonly string[] {
  const known = new Set(Object.keys(others).map(rowOf));
  const rows = new Set(Object.keys(cells).map(rowOf));
  return [...rows].filter((row) => !known.has(row));
}

function rowOf(cell: string): string {
  return cell.slice(0, cell.lastIndexOf('/'));
}

function changedDrawings(before: Snapshot['drawings'], after: Snapshot['drawings']): readonly string[] {
  const names = new Set([...Object.keys(after), ...Object.keys(before)]);
  const isEmpty = Object.keys(before).length === 0 || Object.keys(after).length === 0;
  return isEmpty ? [] : [...names].filter((name) => before[name] !== after[name]).sort();
}
