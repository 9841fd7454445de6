import { type Statistic, statistics } from '../model/data.ts';
import type { CellRef, Fact, Quantity, Term } from '../model/facts.ts';
import type { Units } from '../model/units.ts';
import type { Amount } from './amount.ts';
import { cellLabel } from './cell-label.ts';
import type { Cell } from './data.ts';
import { digitsOf } from './digits.ts';
import { Refusal } from './refusal.ts';
import { isUnit, unit, unitsOf } from './units.ts';

/** What a fact is called in the ledger. */
export interface About {
  readonly label?: string;
}

/** The number in a cell with the unit, statistic and significant digits that its field and row declare. */
export function quantity(cell: Cell, about: About = {}): Quantity {
  const { value } = cell;
  if (typeof value !== 'number')
    return refuse(cell, `Unexpected ${spoken(value)} in ${named(cell)}, expected a number`);
  const statistic = statisticOf(cell);
  return {
    kind: 'quantity',
    label: about.label ?? cellLabel(cell),
    cells: [cell.ref],
    value,
    unit: unitOf(cell),
    ...carried(cell),
    digits: sourceDigits(cell, value),
    ...(statistic !== undefined && { statistic }),
  };
}

/** The word, name or date in a cell. */
export function term(cell: Cell, about: About = {}): Term {
  const { value } = cell;
  if (value === null) return refuse(cell, `Unexpected empty cell ${named(cell)}, expected a word`);
  return { kind: 'term', label: about.label ?? cellLabel(cell), cells: [cell.ref], value: String(value) };
}

/** What a computed number is called, what it is in, and what it was computed from. */
export interface Computation {
  readonly label: string;
  readonly unit: string;
  /** Significant digits that the facts behind it support. */
  readonly digits: number;
  readonly from: readonly Fact[];
  readonly method?: string;
  readonly statistic?: Statistic;
}

/** A number that a topic computed by a rule of its own, with the cells and units of the facts behind it. Refuses an unknown unit. */
export function computed(value: number, { from, ...about }: Computation): Quantity {
  const amounts = from.filter((fact) => 'unit' in fact);
  const name = unit(about.unit, unitsOf(...amounts)).name;
  return { kind: 'quantity', value, cells: cellsOf(from), ...about, unit: name, ...carried(...amounts) };
}

/**
 * From one quantity to another of the same unit, as one source states it; a quantity when both are equal.
 * The ends may be a minimum and a maximum. Refuses ends in the wrong order (`bad-fact`).
 */
export function range(low: Quantity, high: Quantity, about: About = {}): Amount {
  if (low.unit !== high.unit) refuseUnits(low, high);
  const bounds = low.statistic === 'min' && high.statistic === 'max';
  const statistic = bounds ? undefined : sharedStatistic([low, high]);
  if (low.value > high.value) {
    throw new Refusal(
      'bad-fact',
      `Unexpected range from ${low.value} to ${high.value}, expected the lower end first`,
      {
        help: `\`${low.label}\` is above \`${high.label}\``,
        ...atCell(low),
      },
    );
  }
  const base = {
    label: about.label ?? low.label,
    cells: cellsOf([low, high]),
    unit: low.unit,
    ...carried(low, high),
    digits: digitsOfEnds([low, high]),
    ...(statistic !== undefined && { statistic }),
  };
  if (low.value === high.value) return { kind: 'quantity', value: low.value, ...base };
  return { kind: 'range', low: low.value, high: high.value, ...base };
}

/** Ends copied from sources keep every digit; computed ends only what all of them support. */
export function digitsOfEnds(ends: readonly Amount[]): number {
  const digits = ends.map((end) => end.digits);
  return ends.some((end) => end.method !== undefined) ? Math.min(...digits) : Math.max(...digits);
}

/** The units that a result carries on from what it is made of. */
export function carried(...from: readonly { readonly units?: Units }[]): { readonly units?: Units } {
  const units = from.find((one) => one.units !== undefined)?.units;
  return units === undefined ? {} : { units };
}

/** Every cell behind the facts, each once. */
export function cellsOf(facts: readonly { readonly cells: readonly CellRef[] }[]): readonly CellRef[] {
  const byName = new Map<string, CellRef>();
  for (const cell of facts.flatMap((fact) => fact.cells)) {
    byName.set(`${cell.dataset}/${cell.row}/${cell.field}`, cell);
  }
  return [...byName.values()];
}

/** The statistic that all have; those without one agree with any. `p50` is the median. Refuses others (`mixed-statistics`). */
export function sharedStatistic(amounts: readonly Amount[]): Statistic | undefined {
  const declared = amounts.filter((amount) => amount.statistic !== undefined);
  const [first] = declared;
  const other = declared.find((amount) => canonical(amount.statistic) !== canonical(first?.statistic));
  if (first && other) {
    throw new Refusal(
      'mixed-statistics',
      `Unexpected ${other.statistic} of \`${other.label}\` beside ${first.statistic} of \`${first.label}\`, expected one statistic`,
      {
        help: 'choose rows of the same statistic, or say in `across` why they may be compared',
        ...atCell(other),
      },
    );
  }
  return first?.statistic;
}

function canonical(statistic: Statistic | undefined): Statistic | undefined {
  return statistic === 'p50' ? 'median' : statistic;
}

/** Refuses to put two units together, naming both facts (`mixed-units`). */
export function refuseUnits(a: Amount, b: Amount): never {
  throw new Refusal(
    'mixed-units',
    `Unexpected unit \`${b.unit}\` of \`${b.label}\` beside \`${a.unit}\` of \`${a.label}\`, expected one unit`,
    { actual: b.unit, help: `convert one of them first: \`convert(fact, '${a.unit}')\``, ...atCell(b) },
  );
}

function atCell(amount: Amount): { cell?: CellRef } {
  const [cell] = amount.cells;
  return cell === undefined ? {} : { cell };
}

function unitOf(cell: Cell): string {
  const own = cell.field.unit ?? cell.row.unit;
  if (typeof own === 'string') return knownUnit(own, cell);
  if (cell.field.type === 'integer') return 'count';
  return refuse(cell, `Unexpected quantity without unit in ${named(cell)}, expected \`unit\` in its field`);
}

/** A unit that stands in the row was not looked at when the dataset was read, since other rows have words there. */
function knownUnit(name: string, cell: Cell): string {
  const units = unitsOf(cell);
  if (isUnit(name, units)) return name;
  const reason = `Unexpected unit \`${name}\`, expected one of every project or of \`data/units.json\``;
  const at = cell.field.unit === undefined ? { ...cell.ref, field: 'unit' } : cell.ref;
  throw new Refusal('unknown-unit', reason, { actual: name, expected: units.names, cell: at });
}

function statisticOf(cell: Cell): Statistic | undefined {
  const own = cell.field.statistic ?? cell.row.statistic;
  return statistics.find((known) => known === own);
}

function sourceDigits(cell: Cell, value: number): number {
  const declared = cell.field.type === 'number' ? cell.row.digits : undefined;
  return typeof declared === 'number' ? declared : digitsOf(value);
}

function named(cell: Cell): string {
  return `field \`${cell.ref.field}\` of row \`${cell.ref.row}\` of \`${cell.ref.dataset}\``;
}

function spoken(value: Cell['value']): string {
  return value === null ? 'empty cell' : `${typeof value} \`${value}\``;
}

function refuse(cell: Cell, reason: string): never {
  throw new Refusal('bad-fact', reason, { cell: cell.ref });
}
