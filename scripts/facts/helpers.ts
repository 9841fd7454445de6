// The helpers that prose, charts and templates call to print facts.
import type { Fact } from '../model/facts.ts';
import type { Language } from '../model/manner/language.ts';
import type { Amount } from './amount.ts';
import {
  type Argument,
  amountOf,
  type HelperOptions,
  inUnit,
  onlyArgument,
  plain,
  point,
  type Rounded,
  renderAmount,
  roundedAmount,
  type Style,
  show,
  styleOf,
  styles,
  wrongKind,
} from './amount-text.ts';
import { digitsOf, magnitude } from './digits.ts';
import { dateText, numberWord, numeral, withUnit } from './typography.ts';
import { unitsOf } from './units.ts';

/** The options of a path without a helper, and of most helpers. `coarse` says that a fact has more digits elsewhere, on purpose. */
export const amountOptions = ['digits', 'form', 'unit', 'coarse'];

/** A way to print a fact. */
export interface Helper {
  readonly summary: string;
  readonly options: readonly string[];
  /** `data` for a helper whose argument names a dataset or row and not a fact: it is given the date of what is named. */
  readonly takes?: 'data';
  /** The printed text. Throws a `Refusal` instead of printing a wrong number. */
  render(args: readonly Argument[], options: HelperOptions, language?: Language): string;
  /** The digits in the printed text; absent for helpers, undefined for forms, that print words instead. */
  rounded?(args: readonly Argument[], options: HelperOptions): Rounded | undefined;
  /** The fact that a nested call passes to the outer helper; helpers without it cannot be nested. */
  compute?(args: readonly Argument[], options: HelperOptions): Fact;
}

/** All helpers by name. */
export const helpers: Readonly<Record<string, Helper>> = {
  number: amountHelper('The number without its unit', styles.number),
  integer: {
    summary: 'The number rounded to a whole one, without its unit',
    options: ['unit', 'coarse'],
    render: (args, options) => wholeNumber(args, options).numeral,
    rounded: wholeNumber,
  },
  percent: amountHelper('A ratio in percent', styles.percent),
  duration: amountHelper(
    'A time in the handiest of ns, µs, ms and s; `unit` and `form=words`',
    styles.duration,
  ),
  bytes: amountHelper(
    'A size in the handiest decimal or binary unit, whichever its source uses',
    styles.bytes,
  ),
  ratio: amountHelper('A ratio as "2.1 times"; `form=sign` for "2.1×", `form=plain`', styles.ratio),
  times: {
    ...amountHelper('A ratio as "2.1×"', styles.ratio),
    render: (args, options) => renderAmount(styles.ratio, args, { form: 'sign', ...options }),
  },
  money: amountHelper('A sum or price, "$0.04 per hour"; `form=short` for "$0.04/h"', styles.money),
  rate: amountHelper('Something per time, "1,200 req/s"; `form=words`', styles.rate),
  count: {
    ...amountHelper('Things counted, "400 pages"; `form=words` for "seven pages"', styles.count),
    render: renderCount,
    rounded: (args, options) =>
      options.form === 'words' ? undefined : roundedAmount(styles.count, args, options),
  },
  words: {
    summary: 'A whole number up to twelve as a word; `capital=true` at the start of a sentence',
    options: ['capital'],
    render: (args, options) => inWords(point(onlyArgument(args, 'words'), 'words'), options.capital === true),
  },
  range: {
    ...amountHelper('Both ends, "110–161 ms"', plain),
    render: (args, options) => renderAmount(rangeStyle(args), args, options),
    rounded: (args, options) => roundedAmount(rangeStyle(args), args, options),
  },
  date: {
    summary: 'An ISO date as "20 November 2026"; `form=month`, `form=year`',
    options: ['form'],
    render: renderDate,
  },
  asOf: {
    summary: 'The date up to which a dataset or row was read or is valid; `form=month`, `form=year`',
    options: ['form'],
    takes: 'data',
    render: renderDate,
  },
  text: { summary: 'A word or name', options: [], render: (args) => word(onlyArgument(args, 'text')) },
  holds: {
    summary: 'Prints nothing and fails the build when the predicate is false',
    options: [],
    render: (args) => {
      const fact = onlyArgument(args, 'holds');
      if (typeof fact !== 'object' || fact.kind !== 'predicate')
        throw wrongKind('holds', fact, 'a predicate');
      return '';
    },
  },
  abs: {
    summary: 'The number without its sign',
    options: amountOptions,
    render: (args, options) => show(absolute(args), options),
    rounded: (args, options) => roundedFact(absolute(args), options),
    compute: absolute,
  },
  low: {
    summary: 'The lower end of a range',
    options: amountOptions,
    render: (args, options) => show(end(args, 'low'), options),
    rounded: (args, options) => roundedFact(end(args, 'low'), options),
    compute: (args) => end(args, 'low'),
  },
  high: {
    summary: 'The upper end of a range',
    options: amountOptions,
    render: (args, options) => show(end(args, 'high'), options),
    rounded: (args, options) => roundedFact(end(args, 'high'), options),
    compute: (args) => end(args, 'high'),
  },
};

function amountHelper(summary: string, style: Style): Helper {
  return {
    summary,
    options: amountOptions,
    render: (args, options) => renderAmount(style, args, options),
    rounded: (args, options) => roundedAmount(style, args, options),
  };
}

/** The digits that `show` prints of a fact; undefined for a word or condition. */
export function roundedFact(fact: Fact, options: HelperOptions): Rounded | undefined {
  if (fact.kind === 'term' || fact.kind === 'predicate') return undefined;
  return roundedAmount({ ...styleOf(fact), ranges: true }, [fact], options);
}

function rangeStyle(args: readonly Argument[]): Style {
  return { ...styleOf(onlyArgument(args, 'range')), ranges: true, name: 'range' };
}

function wholeNumber(args: readonly Argument[], options: HelperOptions): Rounded {
  const amount = inUnit(point(onlyArgument(args, 'integer'), 'integer'), options);
  const { value, digits } = amount;
  const { language } = unitsOf(amount);
  const whole = Math.round(value);
  const usual = numeral(value, digits, language);
  return {
    amount,
    usual,
    numeral: digits <= magnitude(value) ? usual : numeral(whole, digitsOf(whole), language),
  };
}

function word(value: Argument): string {
  if (typeof value === 'object') return value.kind === 'term' ? value.value : refuseWord('text', value);
  return String(value);
}

function refuseWord(helper: string, value: Argument): never {
  throw wrongKind(helper, value, 'a word');
}

function renderDate(args: readonly Argument[], options: HelperOptions, language?: Language): string {
  const iso = word(onlyArgument(args, 'date'));
  const length = { month: 7, year: 4 }[String(options.form)] ?? iso.length;
  return dateText(iso.slice(0, length), language) ?? refuseWord('date', iso);
}

function renderCount(args: readonly Argument[], options: HelperOptions): string {
  const amount = point(onlyArgument(args, 'count'), 'count');
  if (options.form !== 'words') return renderAmount(styles.count, args, options);
  const units = unitsOf(amount);
  const named = withUnit(numeral(amount.value, amount.digits, units.language), amount.unit, units);
  const word = numberWord(amount.value, units.language);
  return word === undefined ? named : named.replace(/^\d+/, word);
}

function inWords(amount: Amount & { kind: 'quantity' }, capital: boolean): string {
  const { value } = amount;
  const { language } = unitsOf(amount);
  const found = numberWord(value, language);
  if (found === undefined) return numeral(value, digitsOf(value), language);
  return capital ? `${found.slice(0, 1).toUpperCase()}${found.slice(1)}` : found;
}

function absolute(args: readonly Argument[]): Amount {
  const amount = point(onlyArgument(args, 'abs'), 'abs');
  return { ...amount, value: Math.abs(amount.value) };
}

function end(args: readonly Argument[], which: 'low' | 'high'): Amount {
  const amount = amountOf(onlyArgument(args, which), { ...plain, name: which });
  if (amount.kind === 'quantity') return amount;
  const { low, high, ...rest } = amount;
  return { ...rest, kind: 'quantity', value: which === 'low' ? low : high };
}
