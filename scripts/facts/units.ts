// Parses the names of units as products of known parts, and converts values between units of one dimension.
import type { Language } from '../model/manner/language.ts';
import type { Exponents, Unit, UnitPart, Units } from '../model/units.ts';
import { inEnglish, wordIn } from './language/language.ts';
import { Refusal } from './refusal.ts';
import { builtInCombinations, builtInParts } from './unit-table.ts';

/** The table of these units and all their combinations; messages suggest the units and the given combinations. */
export function makeUnits(parts: ReadonlyMap<string, UnitPart>, combinations: readonly string[] = []): Units {
  const singulars = new Map(
    [...parts].flatMap(([name, { singular }]) => (singular === undefined ? [] : [[singular, name] as const])),
  );
  const names = [...parts.keys(), ...combinations];
  const bare = { language: inEnglish, parts, singulars, names, listed: new Map() };
  const listed = new Map(
    names.flatMap((name) => makeUnit(name, bare) ?? []).map((found) => [found.name, found]),
  );
  return { ...bare, listed };
}

/** The same units with the words of a language. Their names in datasets, singular ones too, stay what they are. */
export function unitsIn(language: Language, units: Units): Units {
  const parts = [...units.parts].map(([name, part]) => {
    const [one, several] =
      builtInParts.get(name) === part ? (language.words[`unit-${name}`] ?? '').split('|') : [];
    return [name, one === undefined || several === undefined ? part : spelt(part, one, several)] as const;
  });
  const combinations = units.names.filter((name) => !units.parts.has(name));
  return { ...makeUnits(new Map(parts), combinations), singulars: units.singulars, language };
}

/** A unit that is printed in full has its words for a symbol. */
function spelt(part: UnitPart, one: string, several: string): UnitPart {
  if (part.singular === undefined)
    return part.words === undefined ? part : { ...part, words: [one, several] };
  return { ...part, words: [one, several], symbol: several, singular: one };
}

/** The table of the built-in units. */
export const builtInUnits: Units = makeUnits(builtInParts, builtInCombinations);

/** The table of units of some amounts: that of the first amount that has one, or the built-in one. */
export function unitsOf(...amounts: readonly { readonly units?: Units }[]): Units {
  return amounts.find(({ units }) => units !== undefined)?.units ?? builtInUnits;
}

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
  readonly part: UnitPart;
}

/** The parts of a name; undefined when one of them is unknown. */
function partsIn(name: string, units: Units): readonly Part[] | undefined {
  const [above = '', below, more] = name.split('/');
  if (more !== undefined || below === '') return undefined;
  const split = (text: string | undefined, sign: 1 | -1) =>
    (text === undefined ? [] : text.split('-')).map((part) => {
      const plural = units.singulars.get(part) ?? part;
      return { name: part, sign, part: units.parts.get(plural) };
    });
  const found = [...split(above, 1), ...split(below, -1)];
  return found.every((one): one is Part => one.part !== undefined) ? found : undefined;
}

/** The names of the parts of a unit, singular names replaced by plural ones; empty for an unknown unit. */
export function partNames(name: string, units: Units): readonly string[] {
  return (partsIn(name, units) ?? []).map((part) => units.singulars.get(part.name) ?? part.name);
}

function combine(found: readonly Part[]): { exponents: Exponents; factor: number } {
  const exponents: Record<string, number> = {};
  let factor = 1;
  for (const { sign, part } of found) {
    factor *= part.factor ** sign;
    for (const [of, power] of Object.entries(part.of)) exponents[of] = (exponents[of] ?? 0) + sign * power;
  }
  return { exponents, factor };
}

function symbolOf(name: string, found: readonly Part[]): string {
  const only = found.length === 1 ? found[0] : undefined;
  if (only) return only.part.symbol ?? name;
  return name.replace(/^USD/, '$').replace('million-', 'million ');
}

/** Whether the name is a known unit, or known units joined with `-` and one `/` ("USD/GB-month"). */
export function isUnit(name: string, units: Units): boolean {
  return units.listed.has(name) || partsIn(name, units) !== undefined;
}

/** The unit of that name; refuses an unknown one (`unknown-unit`). */
export function unit(name: string, units: Units): Unit {
  const found = units.listed.get(name) ?? makeUnit(name, units);
  if (found !== undefined) return found;
  const reason = `Unexpected unit \`${name}\`, expected one of every project or of \`data/units.json\``;
  throw new Refusal('unknown-unit', reason, { actual: name, expected: units.names });
}

function makeUnit(name: string, units: Units): Unit | undefined {
  const found = partsIn(name, units);
  if (found === undefined) return undefined;
  const { exponents, factor } = combine(found);
  const singular = found.length === 1 ? found[0]?.part.singular : undefined;
  return {
    name,
    dimension: dimensionOf(exponents),
    factor,
    symbol: symbolOf(name, found),
    ...(singular !== undefined && { singular }),
  };
}

/** The unit in full as it follows a number: "milliseconds", "requests per second", "per GB-hour" for money. */
export function unitWords(name: string, isOne: boolean, units: Units): string {
  unit(name, units);
  const inWords = (side: readonly Part[], plural: boolean) =>
    side.map((part) => spell(part, plural)).join('-');
  const found = partsIn(name, units) ?? [];
  const above = found.filter((part) => part.sign === 1 && part.name !== 'USD');
  const below = found.filter((part) => part.sign === -1);
  const divisor = inWords(below, false).replace('million-', 'million ');
  const per = below.length === 0 ? [] : [wordIn(units.language, 'per', { unit: divisor })];
  return [...(above.length === 0 ? [] : [inWords(above, !isOne)]), ...per].join(' ');
}

function spell({ name, part }: Part, plural: boolean): string {
  const { words, singular, symbol } = part;
  if (words !== undefined) return words[plural ? 1 : 0];
  if (singular === undefined) return name;
  return plural ? (symbol ?? name) : singular;
}

/** Whether one unit can be converted to the other. Refuses unknown units (`unknown-unit`). */
export function comparable(a: string, b: string, units: Units): boolean {
  return unit(a, units).dimension === unit(b, units).dimension;
}

/** The value in another unit of the same dimension. Refuses units of different dimensions (`mixed-units`). */
export function convertValue(value: number, from: string, to: string, units: Units): number {
  if (from === to) return value;
  const [source, target] = [unit(from, units), unit(to, units)];
  if (source.dimension !== target.dimension) {
    const reason = `Unexpected conversion from \`${from}\` to \`${to}\`, expected units of one dimension`;
    const help = `\`${from}\` measures ${dimensionText(source)}, \`${to}\` measures ${dimensionText(target)}`;
    throw new Refusal('mixed-units', reason, { actual: from, help });
  }
  return scale(value, source.factor, target.factor);
}

/** Multiplies or divides by whole numbers where possible, so that 225 ms become 0.225 s and not 0.22500000000000003 s. */
function scale(value: number, from: number, to: number): number {
  const up = from / to;
  if (Number.isInteger(up)) return value * up;
  const down = to / from;
  return Math.abs(down - Math.round(down)) < 1e-9 * down ? value / Math.round(down) : value * up;
}

function dimensionText(of: Unit): string {
  return of.dimension === '' ? 'a ratio' : `\`${of.dimension}\``;
}

/**
 * The factor from the product (`sign` 1) or quotient (`sign` -1) of two units to a wanted unit. Refuses a wanted unit of another
 * dimension (`mixed-units`) and unknown units (`unknown-unit`).
 */
export function productFactor(
  [a, b]: readonly [string, string],
  sign: 1 | -1,
  wanted: string,
  units: Units,
): number {
  const result = combine([...known(a, 1, units), ...known(b, sign, units)]);
  const target = unit(wanted, units);
  if (dimensionOf(result.exponents) !== target.dimension) {
    const written = sign === 1 ? `${a} × ${b}` : `${a} ÷ ${b}`;
    throw new Refusal(
      'mixed-units',
      `Unexpected unit \`${wanted}\` for ${written}, expected one of its dimension`,
      {
        actual: wanted,
        help: `${written} measures \`${dimensionOf(result.exponents) || 'a ratio'}\`, \`${wanted}\` measures ${dimensionText(target)}`,
      },
    );
  }
  return result.factor / target.factor;
}

function known(name: string, sign: 1 | -1, units: Units): readonly Part[] {
  unit(name, units);
  return (partsIn(name, units) ?? []).map((part) => ({ ...part, sign: part.sign === sign ? 1 : -1 }));
}
