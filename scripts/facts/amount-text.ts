// Prints facts: the styles of amounts, the choice of unit and of significant digits.

import type { Fact } from '../model/facts.ts';
import type { Language } from '../model/manner/language.ts';
import type { Units } from '../model/units.ts';
import { type Amount, convert, ends } from './amount.ts';
import { digitsOf, roundTo } from './digits.ts';
import { wordIn } from './language/language.ts';
import { Refusal } from './refusal.ts';
import { amountNumeral, dateText, noBreakSpace, withUnit, withWords } from './typography.ts';
import { comparable, unit, unitsOf } from './units.ts';

/** A fact, or a plain value from a template. */
export type Argument = Fact | string | number;
/** Options of a helper call: `digits=2 unit="s"`. */
export type HelperOptions = Readonly<Record<string, string | number | boolean>>;

/** A style in which amounts are printed. */
export interface Style {
  readonly name: string;
  /** A unit of the only dimension that the style can print; any dimension if absent. */
  readonly measures?: string;
  /** For the name of a unit, the units from small to large among which the style chooses. */
  readonly ladder?: (name: string) => readonly string[];
  /** The unit in which the style always prints. */
  readonly unit?: string;
  /** Maximum of significant digits of a computed fact unless the option `digits` is larger; 3 if absent. */
  readonly cap?: number;
  /** Whether the style can print ranges. */
  readonly ranges?: boolean;
  /** Adds the unit to the printed digits. `form` is the option of that name. */
  finish(
    text: string,
    unit: { readonly name: string; readonly units: Units },
    form: string | undefined,
  ): string;
}

const timeLadder = ['ns', 'µs', 'ms', 's'];
const byteLadders = [
  ['B', 'KB', 'MB', 'GB', 'TB'],
  ['B', 'KiB', 'MiB', 'GiB', 'TiB'],
];

/** The number with its unit. */
export const plain: Style = {
  name: 'number',
  ranges: true,
  finish: (text, { name, units }, form) =>
    form === 'words' ? withWords(text, name, units) : withUnit(text, name, units),
};

/** All styles by name. */
export const styles = {
  number: { name: 'number', finish: (text) => text },
  percent: {
    name: 'percent',
    measures: '%',
    unit: '%',
    finish: (text, { units }) => withUnit(text, '%', units),
  },
  duration: { ...plain, name: 'duration', measures: 's', ladder: () => timeLadder, ranges: false },
  bytes: {
    ...plain,
    name: 'bytes',
    measures: 'B',
    ladder: (name) => byteLadders.find((ladder) => ladder.includes(name)) ?? [],
    ranges: false,
  },
  ratio: {
    name: 'ratio',
    measures: '1',
    unit: '1',
    cap: 2,
    finish: (text, { units }, form) =>
      form === 'sign' ? `${text}×` : form === 'plain' ? text : times(text, units.language),
  },
  money: {
    name: 'money',
    finish: (text, { name, units }, form) =>
      form === 'short' ? withUnit(text, name, units) : withWords(text, name, units),
  },
  rate: { ...plain, name: 'rate', ranges: false },
  count: { ...plain, name: 'count', ranges: false },
  plain,
} satisfies Record<string, Style>;

function times(text: string, language: Language): string {
  return wordIn(language, 'times', { number: text }).replaceAll(' ', noBreakSpace);
}

/** The fact in the style of its unit: what `{{path.to.fact}}` prints without a helper. Refuses predicates (`bad-expression`). */
export function show(fact: Fact, options: HelperOptions = {}, language?: Language): string {
  if (fact.kind === 'term') return dateText(fact.value, language) ?? fact.value;
  if (fact.kind === 'predicate')
    throw wrongKind('a path alone', fact, 'something to print; write `holds` before it');
  return renderAmount({ ...styleOf(fact), ranges: true }, [fact], options);
}

/** The style for the fact's unit. */
export function styleOf(fact: Argument): Style {
  if (typeof fact !== 'object' || fact.kind === 'term' || fact.kind === 'predicate') return plain;
  if (fact.unit === '%') return styles.percent;
  const units = unitsOf(fact);
  const { dimension, symbol } = unit(fact.unit, units);
  if (dimension === '') return styles.ratio;
  if (symbol.startsWith('$')) return styles.money;
  return (
    [styles.duration, styles.bytes].find((style) => comparable(fact.unit, style.measures, units)) ?? plain
  );
}

/** An amount in the unit that is printed, the digits that are printed, and those that are without the options that round. */
export interface Rounded {
  readonly amount: Amount;
  readonly numeral: string;
  readonly usual: string;
}

/**
 * The only argument, printed in the style. Refuses other kinds of facts (`bad-expression`, `range-as-point`), other dimensions
 * (`mixed-units`) and more digits than the fact has (`too-many-digits`).
 */
export function renderAmount(style: Style, args: readonly Argument[], options: HelperOptions): string {
  const { amount, numeral } = roundedAmount(style, args, options);
  const form = typeof options.form === 'string' ? options.form : undefined;
  return style.finish(numeral, { name: amount.unit, units: unitsOf(amount) }, form);
}

/** What `renderAmount` prints of the argument, before the unit is added. Refuses what `renderAmount` refuses. */
export function roundedAmount(style: Style, args: readonly Argument[], options: HelperOptions): Rounded {
  const given = amountOf(onlyArgument(args, style.name), style);
  const units = unitsOf(given);
  if (style.measures !== undefined && !comparable(given.unit, style.measures, units)) {
    throw new Refusal(
      'mixed-units',
      `Unexpected unit \`${given.unit}\` of \`${given.label}\` in \`${style.name}\`, expected another dimension`,
      {
        actual: given.unit,
        help: `\`${style.name}\` prints what can be converted to \`${style.measures}\``,
      },
    );
  }
  const amount = inUnit(given, options, style);
  const cap = style.cap ?? 3;
  return {
    amount,
    numeral: amountNumeral(amount, digitsFor(amount, options, cap)),
    usual: amountNumeral(amount, digitsFor(amount, {}, cap)),
  };
}

/** The amount in the unit of the options, in that of the style, or in the most suitable one of the style's ladder. */
export function inUnit<T extends Amount>(amount: T, options: HelperOptions, style?: Style): T {
  if (typeof options.unit === 'string') return convert(amount, options.unit);
  if (style?.unit !== undefined) return convert(amount, style.unit);
  const ladder = style?.ladder?.(amount.unit) ?? [];
  if (!ladder.includes(amount.unit)) return amount;
  return withoutZeros(convert(amount, largestFitting(amount, ladder)), amount);
}

/** The largest unit in which the amount is at least 1. A range whose lower end is below 1000 keeps its unit. */
function largestFitting(amount: Amount, ladder: readonly string[]): string {
  const size = Math.abs(ends(amount).low);
  if (size === 0 || (amount.kind === 'range' && size < 1000)) return amount.unit;
  const units = unitsOf(amount);
  const base = size * unit(amount.unit, units).factor;
  const fitting = ladder.filter((name) => roundTo(base / unit(name, units).factor, 12) >= 1);
  return fitting.at(-1) ?? ladder[0] ?? amount.unit;
}

/** 1000 MB become "1 GB" and not "1.000 GB", because the zeros of a whole number may not be significant. */
function withoutZeros<T extends Amount>(amount: T, before: Amount): T {
  if (amount.kind === 'range' || amount.unit === before.unit || !Number.isInteger(ends(before).low))
    return amount;
  return { ...amount, digits: Math.min(amount.digits, digitsOf(roundTo(ends(amount).low, amount.digits))) };
}

/** Copied figures keep the digits of their source; computed ones have at most `cap` digits. */
function digitsFor(amount: Amount, options: HelperOptions, cap: number): number {
  const wanted = options.digits;
  if (wanted === undefined) return amount.method === undefined ? amount.digits : Math.min(amount.digits, cap);
  if (typeof wanted !== 'number' || !Number.isInteger(wanted) || wanted < 1) {
    throw new Refusal('bad-expression', `Unexpected digits \`${wanted}\`, expected a whole number from 1`);
  }
  if (wanted > amount.digits) {
    throw new Refusal(
      'too-many-digits',
      `Unexpected ${wanted} digits of \`${amount.label}\`, expected at most the ${amount.digits} that its sources support`,
      { help: `write \`digits=${amount.digits}\` or leave the option out` },
    );
  }
  return wanted;
}

/** The only argument; refuses none and several (`bad-expression`). */
export function onlyArgument(args: readonly Argument[], helper: string): Argument {
  const [first, second] = args;
  if (first === undefined || second !== undefined) {
    throw new Refusal(
      'bad-expression',
      `Unexpected ${args.length} arguments of \`${helper}\`, expected one fact`,
      {
        help: 'compute with several facts in data/facts, and print the result',
      },
    );
  }
  return first;
}

/** A quantity, or a range where the style can print one (`range-as-point`). */
export function amountOf(value: Argument, style: Style): Amount {
  if (typeof value === 'object') {
    if (value.kind === 'range' && !style.ranges) throw rangeRefusal(style.name, value);
    if (value.kind === 'quantity' || value.kind === 'range') return value;
  }
  return typeof value === 'number' ? asFact(value, style) : refuseKind(style.name, value);
}

/** Templates pass plain numbers such as page counts and sizes. */
function asFact(value: number, style: Style): Amount {
  const base = { kind: 'quantity', label: String(value), cells: [] } as const;
  return { ...base, value, unit: style.unit ?? style.measures ?? 'count', digits: digitsOf(value) };
}

/** A single number; refuses ranges (`range-as-point`). */
export function point(value: Argument, helper: string): Amount & { kind: 'quantity' } {
  const amount = amountOf(value, { ...styles.number, name: helper });
  return amount.kind === 'quantity' ? amount : refuseKind(helper, value);
}

function rangeRefusal(helper: string, amount: Amount): Refusal {
  return new Refusal(
    'range-as-point',
    `Unexpected range \`${amount.label}\` in \`${helper}\`, expected a single value`,
    { help: 'write `range` instead, or `low` or `high` before the path' },
  );
}

/** The refusal of an argument that is not what the helper prints. */
export function wrongKind(helper: string, value: Argument, expected: string): Refusal {
  const found =
    typeof value === 'object' ? `${value.kind} \`${value.label}\`` : `${typeof value} \`${value}\``;
  return new Refusal('bad-expression', `Unexpected ${found} in \`${helper}\`, expected ${expected}`);
}

/** Refuses an argument that is not a number (`bad-expression`). */
function refuseKind(helper: string, value: Argument): never {
  throw wrongKind(helper, value, 'a number');
}
