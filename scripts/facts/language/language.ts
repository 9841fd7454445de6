// Makes the language of an edition: its words, and the forms of numbers and dates that belong to it.
import type { Language, NumberForm } from '../../model/manner/language.ts';
import { english, type WordKey } from './english.ts';

/** Words by key. */
export type Words = Readonly<Record<WordKey, string>>;

/** Between a number and what belongs to it. */
const noBreakSpace = '\u00a0';

/** A language from its words. `formats` is the language whose numbers and dates it has. */
export function makeLanguage(
  tag: string,
  words: Words,
  formats: string,
  names: readonly string[] = [],
): Language {
  return { tag, formats, numbers: numberForm(formats), words, names };
}

/** The word or sentence of that name with values put in; forms that `|` separates stay together. */
export function wordIn(
  { words }: Language,
  key: WordKey,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return (words[key] ?? '').replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** An ISO date (year, year and month, or full) as printed: "20 November 2026"; undefined for any other text. */
export function dateIn({ formats, words }: Language, iso: string): string | undefined {
  const found = /^(?<year>\d{4})(?:-(?<month>\d{2})(?:-(?<day>\d{2}))?)?$/.exec(iso)?.groups;
  if (found === undefined) return undefined;
  const { year = '', month, day } = found;
  if (month === undefined) return year;
  if (Number(month) < 1 || Number(month) > 12) return undefined;
  const form = dateForm(formats, day === undefined ? 'month' : 'day');
  const text = form.format(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  return day === undefined ? text : boundDay(text, words['first-day'] ?? '1');
}

const dateForms = new Map<string, Intl.DateTimeFormat>();

/** How a language writes a month with its year, or a day: making it takes a hundred times as long as using it. */
function dateForm(formats: string, precision: 'month' | 'day'): Intl.DateTimeFormat {
  const key = `${formats} ${precision}`;
  const known = dateForms.get(key);
  if (known !== undefined) return known;
  const form = new Intl.DateTimeFormat(formats, {
    calendar: 'gregory',
    numberingSystem: 'latn',
    timeZone: 'UTC',
    ...(precision === 'month' ? { year: 'numeric', month: 'long' } : { dateStyle: 'long' }),
  });
  dateForms.set(key, form);
  return form;
}

/** The language of which Intl knows the formats that belong to a tag; English ones are British unless it says otherwise. */
export function formatsOf(tag: string): string | undefined {
  if (tag === 'en') return 'en-GB';
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag)[0];
  } catch {
    return undefined;
  }
}

/** English, with British forms. */
export const inEnglish: Language = makeLanguage('en', english, 'en-GB');

// ---------------------------------------------------------------- numbers

function numberForm(formats: string): NumberForm {
  const parts = (value: number, options: Intl.NumberFormatOptions = {}) =>
    new Intl.NumberFormat(formats, { numberingSystem: 'latn', ...options }).formatToParts(value);
  const signOf = (type: string, of: readonly Intl.NumberFormatPart[]) =>
    printable(of.find((part) => part.type === type)?.value ?? '');
  const large = parts(1_234_567.8);
  const isGrouped = parts(1234).some(({ type }) => type === 'group');
  const money = parts(1, {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 0,
  });
  return {
    decimal: signOf('decimal', large),
    group: signOf('group', large),
    groupedFrom: isGrouped ? 4 : 5,
    percentGap: signOf('literal', parts(0.1, { style: 'percent' })),
    dollars: money.map(({ type, value }) => (type === 'integer' ? '{n}' : printable(value))).join(''),
  };
}

/** Signs that the embedded fonts have: no narrow spaces, and the apostrophe in its printed form. */
function printable(sign: string): string {
  return sign.replace(/\s/gu, noBreakSpace).replace("'", '’');
}

// ---------------------------------------------------------------- dates

/** A day stays on the line of its month. The first is written as the words say: "1er". */
function boundDay(text: string, firstDay: string): string {
  return text
    .replace(/^1(?= )/, firstDay)
    .replace(/^(\d\S*) /, `$1${noBreakSpace}`)
    .replace(/ (?=\d{1,2},)/, noBreakSpace);
}
