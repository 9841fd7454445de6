import type { ValueAxis } from '../plot.ts';

/** How a spreadsheet writes the numbers of an axis. */
export interface NumberFormat {
  readonly code: string;
  /** Words that labels have besides number and unit, for the axis to say once: "at once". */
  readonly words?: string;
}

interface Label {
  readonly value: number;
  readonly before: string;
  /** The number as it stands in the label, and what follows it. */
  readonly shown: number;
  readonly after: string;
}

/**
 * A format that writes the labels of an axis as they are drawn. Formats know no conditions but one and no words that
 * only some labels have: a unit that changes at a thousand is kept, other changes and words go.
 */
export function numberFormat({ labels }: Pick<ValueAxis, 'labels'>): NumberFormat {
  // A zero often stands bare among labels that have a unit.
  const read = labels
    .flatMap(readLabel)
    .filter(({ value, before, after }) => value !== 0 || before + after !== '');
  const [own, scaled] = [read.filter(isAsIs), read.filter((label) => !isAsIs(label))];
  const words = longest([own, scaled].flatMap(extraWords));
  const extra = words === '' ? {} : { words };
  const isPercent =
    read.length > 0 &&
    read.every(({ value, shown, after }) => same(value * 100, shown) && after.startsWith('%'));
  if (isPercent) return { code: '0%', ...extra };
  const code = section(own);
  const isThousands = scaled.length > 0 && scaled.every(({ value, shown }) => same(value, shown * 1000));
  return { code: isThousands ? `[<1000]${code};${section(scaled, ',')}` : code, ...extra };
}

function isAsIs({ value, shown }: Label): boolean {
  return same(value, shown);
}

/** What labels of one unit have behind it. */
function extraWords(labels: readonly Label[]): readonly string[] {
  const unit = commonStart(labels.map(({ after }) => after));
  return labels.map(({ after }) => after.slice(unit.length).trim());
}

/** Splits "$1,000 at once" into what stands before the number, the number, and the rest; nothing where there is none. */
function readLabel({ value, text }: { readonly value: number; readonly text: string }): readonly Label[] {
  const found = /^(?<before>[^\d]*?)(?<number>[−-]?\d[\d,]*(?:\.\d+)?)(?<after>.*)$/su.exec(text)?.groups;
  if (found === undefined) return [];
  const { before = '', number = '', after = '' } = found;
  const sign = /[−-]$/.test(before) ? -1 : 1;
  const shown = sign * Number(number.replace('−', '-').replaceAll(',', ''));
  return [{ value, before: before.replace(/[−+-]$/, ''), shown, after }];
}

function section(labels: readonly Label[], scaling = ''): string {
  const decimals = Math.max(0, ...labels.map(({ shown }) => decimalsOf(shown)));
  const before = commonStart(labels.map((label) => label.before));
  const after = commonStart(labels.map((label) => label.after)).trimEnd();
  const isLarge = labels.some(({ shown }) => Math.abs(shown) >= 1000);
  const digits = `${isLarge ? '#,##0' : '0'}${decimals === 0 ? '' : `.${'0'.repeat(decimals)}`}`;
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

function longest(texts: readonly string[]): string {
  return texts.reduce((long, text) => (text.length > long.length ? text : long), '');
}

function decimalsOf(value: number): number {
  return (String(value).split('.')[1] ?? '').length;
}

function same(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}
