import { Refusal } from '../refusal.ts';
import { type Atom, atoms, bySingular, compounds, type Exponents } from './unit-table.ts';

/** A unit of measure: `factor` times the value gives the value in the base units of the dimension. */
export interface Unit {
  readonly name: string;
  /** Canonical product of base dimensions, `byte·time^-1`; empty for ratios. */
  readonly dimension: string;
  readonly factor: number;
  /** As printed after a number: "µs", "instances", "$/h". */
  readonly symbol: string;
  /** As printed after exactly one, where that differs: "instance". */
  readonly singular?: string;
}

/** The units that datasets are expected to use; any other combination of the same parts is understood as well. */
export const unitNames: readonly string[] = [...atoms.keys(), ...compounds];

function dimensionOf(exponents: Exponents): string {
  return Object.entries(exponents)
    .filter(([, power]) => power !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, power]) => (power === 1 ? name : `${name}^${power}`))
    .join('·');
}

interface Part {
  readonly name: string;
  readonly sign: 1 | -1;
  readonly atom: Atom;
}

function parts(name: string): readonly Part[] | undefined {
  const [above = '', below, more] = name.split('/');
  if (more !== undefined || below === '') return undefined;
  const split = (text: string | undefined, sign: 1 | -1) =>
    (text === undefined ? [] : text.split('-')).map((part) => {
      const plural = bySingular.get(part) ?? part;
      return { name: part, sign, atom: atoms.get(plural) };
    });
  const found = [...split(above, 1), ...split(below, -1)];
  return found.every((part): part is Part => part.atom !== undefined) ? found : undefined;
}

function combine(found: readonly Part[]): { exponents: Exponents; factor: number } {
  const exponents: Record<string, number> = {};
  let factor = 1;
  for (const { sign, atom } of found) {
    factor *= atom.factor ** sign;
    for (const [of, power] of Object.entries(atom.of)) exponents[of] = (exponents[of] ?? 0) + sign * power;
  }
  return { exponents, factor };
}

function symbolOf(name: string, found: readonly Part[]): string {
  const only = found.length === 1 ? found[0] : undefined;
  if (only) return only.atom.symbol ?? name;
  return name.replace(/^USD/, '$').replace('million-', 'million ');
}

/** Whether the name is a unit: a known part, or known parts joined with `-` and one `/` ("USD/vCPU-h"). */
export function isUnit(name: string): boolean {
  return parts(name) !== undefined;
}

const listed: ReadonlyMap<string, Unit> = new Map(
  unitNames.flatMap((name) => makeUnit(name) ?? []).map((made) => [made.name, made]),
);

/** The unit of that name; refuses an unknown one (`unknown-unit`). */
export function unit(name: string): Unit {
  const found = listed.get(name) ?? makeUnit(name);
  if (found !== undefined) return found;
  const reason = `Unexpected unit \`${name}\`, expected a unit of \`scripts/amounts/units.ts\``;
  throw new Refusal('unknown-unit', reason, { actual: name, expected: unitNames });
}

function makeUnit(name: string): Unit | undefined {
  const found = parts(name);
  if (found === undefined) return undefined;
  const { exponents, factor } = combine(found);
  const singular = found.length === 1 ? found[0]?.atom.singular : undefined;
  return {
    name,
    dimension: dimensionOf(exponents),
    factor,
    symbol: symbolOf(name, found),
    ...(singular !== undefined && { singular }),
  };
}

/** The unit spelt out after a number: "milliseconds", "requests per second", "per GB-hour" for money. */
export function unitWords(name: string, isOne: boolean): string {
  unit(name);
  const spelt = (side: readonly Part[], plural: boolean) =>
    side.map(({ name: part, atom }) => atom.words?.[plural ? 1 : 0] ?? atom.singular ?? part).join('-');
  const found = parts(name) ?? [];
  const above = found.filter((part) => part.sign === 1 && part.name !== 'USD');
  const below = found.filter((part) => part.sign === -1);
  const per = below.length === 0 ? [] : [`per ${spelt(below, false).replace('million-', 'million ')}`];
  return [...(above.length === 0 ? [] : [spelt(above, !isOne)]), ...per].join(' ');
}

/** Whether one can be converted to the other. */
export function comparable(a: string, b: string): boolean {
  return unit(a).dimension === unit(b).dimension;
}

/** The value in another unit of the same dimension; refuses to cross dimensions (`mixed-units`). */
export function convertValue(value: number, from: string, to: string): number {
  if (from === to) return value;
  const [source, target] = [unit(from), unit(to)];
  if (source.dimension !== target.dimension) {
    const reason = `Unexpected conversion from \`${from}\` to \`${to}\`, expected units of one dimension`;
    const help = `\`${from}\` measures ${said(source)}, \`${to}\` measures ${said(target)}`;
    throw new Refusal('mixed-units', reason, { actual: from, help });
  }
  return scale(value, source.factor, target.factor);
}

/** Multiplying by whole numbers where possible keeps 225 ms at 0.225 s and not 0.22500000000000003 s. */
function scale(value: number, from: number, to: number): number {
  const up = from / to;
  if (Number.isInteger(up)) return value * up;
  const down = to / from;
  return Math.abs(down - Math.round(down)) < 1e-9 * down ? value / Math.round(down) : value * up;
}

function said(of: Unit): string {
  return of.dimension === '' ? 'a ratio' : `\`${of.dimension}\``;
}

/** Dimension of the product (`sign` 1) or quotient (`sign` -1) of two units, to compare with a wanted unit. */
export function productFactor(a: string, b: string, sign: 1 | -1, wanted: string): number {
  const made = combine([...known(a, 1), ...known(b, sign)]);
  const target = unit(wanted);
  if (dimensionOf(made.exponents) !== target.dimension) {
    const written = sign === 1 ? `${a} × ${b}` : `${a} ÷ ${b}`;
    throw new Refusal(
      'mixed-units',
      `Unexpected unit \`${wanted}\` for ${written}, expected one of its dimension`,
      {
        actual: wanted,
        help: `${written} measures \`${dimensionOf(made.exponents) || 'a ratio'}\`, \`${wanted}\` measures ${said(target)}`,
      },
    );
  }
  return made.factor / target.factor;
}

function known(name: string, sign: 1 | -1): readonly Part[] {
  unit(name);
  return (parts(name) ?? []).map((part) => ({ ...part, sign: part.sign === sign ? 1 : -1 }));
}
