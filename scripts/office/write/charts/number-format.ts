// Derives the number format of an axis from the labels in the drawing.
import type { ValueAxis } from '../../../model/plot.ts';

/** A label of an axis, taken apart. */
interface Label {
  /** The value at which it stands. */
  readonly value: number;
  readonly before: string;
  /** The number in the label. */
  readonly shown: number;
  readonly after: string;
}

/**
 * A format that writes the labels of an axis as they are drawn, as far as formats can: they have at most two conditions. One
 * is used where the unit changes at a thousand, the other for words that only one label has: "400 at once". The words stand
 * at the nearest of `ticks`, the values that the program labels. A zero without the unit of the others has a section of its own.
 */
export function numberFormat({ labels }: Pick<ValueAxis, 'labels'>, ticks: readonly number[]): string {
  // A zero often has no unit although the other labels have one.
  const read = labels
    .flatMap(readLabel)
    .filter(({ value, before, after }) => value !== 0 || before + after !== '');
  const isPercent =
    read.length > 0 &&
    read.every(({ value, shown, after }) => same(value * 100, shown) && after.startsWith('%'));
  const [own, scaled] = [read.filter(isUnscaled), read.filter((label) => !isUnscaled(label))];
  const isThousands = scaled.length > 0 && scaled.every(({ value, shown }) => same(value, shown * 1000));
  const code = isPercent ? '0%' : section(own, '', ticks);
  const sections =
    isThousands && !isPercent
      ? (decimalThousands(own, scaled) ?? `[<1000]${code};${section(scaled, ',')}`)
      : code;
  const extra = wordsAt([own, scaled], ticks);
  if (extra === undefined) return hasBareZero(labels, read) ? withBareZero(sections) : sections;
  const under = isThousands && extra.tick >= 1000 ? section(scaled, ',') : code;
  return `[=${extra.tick}]${withWords(under, extra.words)};${sections}`;
}

/**
 * A format of three sections for labels whose unit changes before a thousand, and which have decimals below it only: "10 ms",
 * "0.1 s", "1 s". Undefined for others, and for those that need a condition for something else.
 */
function decimalThousands(own: readonly Label[], scaled: readonly Label[]): string | undefined {
  const [small, large] = [
    scaled.filter(({ value }) => value < 1000),
    scaled.filter(({ value }) => value >= 1000),
  ];
  const isPlain = [own, large].every((labels) => labels.every(({ shown }) => decimalsOf(shown) === 0));
  const [least] = small.map(({ value }) => value).toSorted((a, b) => a - b);
  if (least === undefined || own.length * large.length === 0 || !isPlain) return undefined;
  if (own.some(({ value }) => value >= least || value <= 0)) return undefined;
  return `[<${least}]${section(own)};[<1000]${section(small, ',')};${section(large, ',')}`;
}

/** Whether zero is drawn without what all other labels have beside their numbers. */
function hasBareZero(labels: ValueAxis['labels'], read: readonly Label[]): boolean {
  const zero = labels.find(({ value }) => value === 0);
  return zero?.text === '0' && read.length > 0 && read.every(({ before, after }) => before + after !== '');
}

/** Sections of a format with one more for zero: the third of a format without conditions, else one condition more. */
function withBareZero(sections: string): string {
  return sections.startsWith('[') ? `[=0]0;${sections}` : `${sections};-${sections};0`;
}

/** A section of a format with words at its end, inside its last quotation marks where it ends with some. */
function withWords(code: string, words: string): string {
  return code.endsWith('"')
    ? `${code.slice(0, -1)} ${words.replaceAll('"', '')}"`
    : `${code}${quoted(` ${words}`)}`;
}

/** The words that only one label has, and the tick that they stand at. */
interface TickWords {
  readonly words: string;
  readonly tick: number;
}

/** The longest words that a label has behind its unit; `undefined` when none has any. */
function wordsAt(groups: readonly (readonly Label[])[], ticks: readonly number[]): TickWords | undefined {
  const all = groups.flatMap((group) => {
    const unit = commonStart(group.map(({ after }) => after));
    return group.map(({ value, after }) => ({ value, words: after.slice(unit.length).trim() }));
  });
  const longest = all.reduce((long, one) => (one.words.length > long.words.length ? one : long), {
    value: 0,
    words: '',
  });
  const [tick] = ticks.toSorted((a, b) => Math.abs(a - longest.value) - Math.abs(b - longest.value));
  return longest.words === '' || tick === undefined ? undefined : { words: longest.words, tick };
}

/** Whether the number in the label is the value itself. */
function isUnscaled({ value, shown }: Label): boolean {
  return same(value, shown);
}

/** Takes a label apart: "$1,000 at once" is "$", 1000 and " at once". An empty list for a label without a number. */
function readLabel({ value, text }: { readonly value: number; readonly text: string }): readonly Label[] {
  const found = /^(?<before>[^\d]*?)(?<number>[−-]?\d[\d,]*(?:\.\d+)?)(?<after>.*)$/su.exec(text)?.groups;
  if (found === undefined) return [];
  const { before = '', number = '', after = '' } = found;
  const sign = /[−-]$/.test(before) ? -1 : 1;
  const shown = sign * Number(number.replace('−', '-').replaceAll(',', ''));
  return [{ value, before: before.replace(/[−+-]$/, ''), shown, after }];
}

/** `ticks` are all values that the section has to write: where labels have no decimals but a tick has, programs choose how many. */
function section(labels: readonly Label[], scaling = '', ticks: readonly number[] = []): string {
  const decimals = Math.max(0, ...labels.map(({ shown }) => decimalsOf(shown)));
  const before = commonStart(labels.map((label) => label.before));
  const after = commonStart(labels.map((label) => label.after)).trimEnd();
  const isLarge = labels.some(({ shown }) => Math.abs(shown) >= 1000);
  const isFiner =
    decimals === 0 && !isLarge && labels.length > 0 && ticks.some((tick) => !Number.isInteger(tick));
  const digits = isFiner
    ? 'General'
    : `${isLarge ? '#,##0' : '0'}${decimals === 0 ? '' : `.${'0'.repeat(decimals)}`}`;
  return `${quoted(before)}${digits}${scaling}${quoted(after)}`;
}

function quoted(text: string): string {
  return text === '' ? '' : `"${text.replaceAll('"', '')}"`;
}

function commonStart(texts: readonly string[]): string {
  const [first = '', ...others] = texts;
  const length = [...first].findIndex((letter, index) => others.some((text) => text[index] !== letter));
  return length === -1 ? first : first.slice(0, length);
}

function decimalsOf(value: number): number {
  return (String(value).split('.')[1] ?? '').length;
}

function same(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}
