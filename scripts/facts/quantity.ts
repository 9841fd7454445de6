// Makes facts from cells, and derives units, statistics, digits and cells of combined facts.
import { type Statistic, statistics } from '../model/data.ts';
import type { CellRef, Fact, Quantity, Term } from '../model/facts.ts';
import type { Units } from '../model/units.ts';
import type { Amount } from './amount.ts';
import { cellLabel } from './cell-label.ts';
import type { Cell } from './data.ts';
import { digitsOf } from './digits.ts';
import { Refusal } from './refusal.ts';
import { isUnit, unit, unitsOf } from './units.ts';

/** Options of a fact. `label` describes it in the ledger; derived from its cells if absent. */
export interface About {
  readonly label?: string;
}

/**
 * The number in a cell with the unit, statistic and significant digits that its field and row declare. Refuses a cell without
 * number or unit (`bad-fact`) and an unknown unit (`unknown-unit`).
 */
export function quantity(cell: Cell, about: About = {}): Quantity {
  const { value } = cell;
  if (typeof value !== 'number')
    return refuse(cell, `Unexpected ${described(value)} in ${cellName(cell)}, expected a number`);
  const statistic = statisticOf(cell);
  return {
    kind: 'quantity',
    label: about.label ?? cellLabel(cell),
    cells: [cell.ref],
    value,
    unit: unitOf(cell),
    ...carriedUnits(cell),
    digits: sourceDigits(cell, value),
    ...(statistic !== undefined && { statistic }),
  };
}

/** The word, name or date in a cell. Refuses an empty cell (`bad-fact`). */
export function term(cell: Cell, about: About = {}): Term {
  const { value } = cell;
  if (value === null) return refuse(cell, `Unexpected empty cell ${cellName(cell)}, expected a word`);
  return { kind: 'term', label: about.label ?? cellLabel(cell), cells: [cell.ref], value: String(value) };
}

/** The same fact, which says in a sentence for readers what was wrong about it in an earlier edition. */
export function corrected<T extends Fact>(fact: T, correction: string): T {
  return { ...fact, correction };
}

/** Label, unit and origin of a number that a topic computed itself. */
export interface Computation {
  readonly label: string;
  readonly unit: string;
  /** Significant digits that the facts in `from` support. */
  readonly digits: number;
  readonly from: readonly Fact[];
  readonly method?: string;
  readonly statistic?: Statistic;
}

/** A number that a topic computed itself, with the cells and units of the facts in `from`. Refuses an unknown unit (`unknown-unit`). */
export function computed(value: number, { from, ...about }: Computation): Quantity {
  const amounts = from.filter((fact) => 'unit' in fact);
  const name = unit(about.unit, unitsOf(...amounts)).name;
  return { kind: 'quantity', value, cells: cellsOf(from), ...about, unit: name, ...carriedUnits(...amounts) };
}

/**
 * The range between two quantities of one source; a quantity when both are equal. The ends may be a minimum and a maximum.
 * Refuses ends in the wrong order (`bad-fact`), different units (`mixed-units`) and different statistics (`mixed-statistics`).
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
    ...carriedUnits(low, high),
    digits: digitsOfEnds([low, high]),
    ...(statistic !== undefined && { statistic }),
  };
  if (low.value === high.value) return { kind: 'quantity', value: low.value, ...base };
  return { kind: 'range', low: low.value, high: high.value, ...base };
}

/** The digits of a range: the most of its ends if all are copied from sources, the fewest if one is computed. */
export function digitsOfEnds(ends: readonly Amount[]): number {
  const digits = ends.map((end) => end.digits);
  return ends.some((end) => end.method !== undefined) ? Math.min(...digits) : Math.max(...digits);
}

/** The table of units of a result: that of its first operand that has one. */
export function carriedUnits(...from: readonly { readonly units?: Units }[]): { readonly units?: Units } {
  const units = from.find((one) => one.units !== undefined)?.units;
  return units === undefined ? {} : { units };
}

/** All cells of the facts, without duplicates. */
export function cellsOf(facts: readonly { readonly cells: readonly CellRef[] }[]): readonly CellRef[] {
  const byName = new Map<string, CellRef>();
  for (const cell of facts.flatMap((fact) => fact.cells)) {
    byName.set(`${cell.dataset}/${cell.row}/${cell.field}`, cell);
  }
  return [...byName.values()];
}

/**
 * The statistic that all amounts share; those without a statistic are compatible with any, and `p50` is the same as `median`.
 * Refuses different statistics (`mixed-statistics`).
 */
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

/** Refuses to combine two units (`mixed-units`); the message names both facts. */
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
  return refuse(
    cell,
    `Unexpected quantity without unit in ${cellName(cell)}, expected \`unit\` in its field`,
  );
}

/** Reading a dataset does not check a unit in the field `unit` of a row, because other datasets have words in it. */
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

function cellName(cell: Cell): string {
  return `field \`${cell.ref.field}\` of row \`${cell.ref.row}\` of \`${cell.ref.dataset}\``;
}

function described(value: Cell['value']): string {
  return value === null ? 'empty cell' : `${typeof value} \`${value}\``;
}

function refuse(cell: Cell, reason: string): never {
  throw new Refusal('bad-fact', reason, { cell: cell.ref });
}
