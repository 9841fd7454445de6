// Finds the numerals in prose, tells waived ones from loose ones, and locates them in the file.
import type { Position } from 'unist';
import type { Literal } from '../../model/project.ts';
import { everyNumeral } from '../../read/data/edition.ts';

/** A run of digits in a text, with the characters that belong to the same number: "1,200.5". */
export interface Numeral {
  readonly text: string;
  readonly index: number;
}

/** The numerals of one text: loose ones, and how many are waived by literals. */
export interface ClassifiedNumerals {
  readonly loose: readonly Numeral[];
  readonly waived: number;
  /** Indices of the literals that waive at least one. */
  readonly used: readonly number[];
}

const run = /\d+(?:[.,]\d+)*/g;

/** Every numeral of a text, in order. */
export function numeralsIn(text: string): readonly Numeral[] {
  return [...text.matchAll(run)].map((match) => ({ text: match[0], index: match.index }));
}

/** The literals of an edition as patterns that match whole phrases; `*` in a literal stands for any digits. */
export function literalPatterns(literals: readonly Literal[]): readonly RegExp[] {
  return literals.map((literal) => {
    if (literal === everyNumeral) return /.+/gsu;
    const { text } = literal;
    const pattern = text
      .trim()
      .split(/(\s+|\*+)/)
      .map((part) => (/^\*+$/.test(part) ? '\\d+' : /^\s+$/.test(part) ? '\\s+' : RegExp.escape(part)))
      .join('');
    return new RegExp(`(?<![\\p{L}\\p{N}]|\\d[.,])${pattern}(?![\\p{L}\\p{N}]|[.,]\\d)`, 'gu');
  });
}

/** Tells loose numerals from those inside a phrase that a literal waives. */
export function classifyNumerals(text: string, patterns: readonly RegExp[]): ClassifiedNumerals {
  const found = numeralsIn(text);
  if (found.length === 0) return { loose: [], waived: 0, used: [] };
  const spans = patterns.flatMap((pattern, literal) =>
    [...text.matchAll(pattern)].map((match) => ({
      literal,
      start: match.index,
      end: match.index + match[0].length,
    })),
  );
  const spanOf = (numeral: Numeral) =>
    spans.filter((span) => span.start <= numeral.index && numeral.index + numeral.text.length <= span.end);
  const loose = found.filter((numeral) => spanOf(numeral).length === 0);
  const used = new Set(found.flatMap((numeral) => spanOf(numeral).map((span) => span.literal)));
  return { loose, waived: found.length - loose.length, used: [...used] };
}

/**
 * The span of a numeral of a node's text in the file. The source of a node can be longer than its text (escapes, entities,
 * indentation), so the numeral is found in it by counting equal runs of digits.
 */
export function placeNumeral(text: string, numeral: Numeral, file: string, node: Position): Position {
  const from = node.start.offset ?? 0;
  const raw = file.slice(from, node.end.offset ?? from);
  const before = numeralsIn(text.slice(0, numeral.index)).filter(
    (other) => other.text === numeral.text,
  ).length;
  const same = numeralsIn(withoutEscapes(raw)).filter((other) => other.text === numeral.text);
  const at = raw === text ? numeral.index : same[before]?.index;
  return at === undefined ? node : spanIn(raw, at, numeral.text.length, node);
}

/** The source with blanks in the place of entities and escapes such as `&#160;` and `\u2013`, whose digits are no numerals. */
function withoutEscapes(raw: string): string {
  return raw.replace(/&#x?[\da-f]+;|\\u[\da-f]{4}/gi, (written) => ' '.repeat(written.length));
}

/** The span in the file of `length` characters of a node's raw source from `index` on, across its line ends. */
export function spanIn(raw: string, index: number, length: number, node: Position): Position {
  const point = (offset: number): Position['start'] => {
    const lines = raw.slice(0, offset).split('\n');
    const column = (lines.at(-1) ?? '').length + (lines.length === 1 ? node.start.column : 1);
    return { line: node.start.line + lines.length - 1, column, offset: (node.start.offset ?? 0) + offset };
  };
  return { start: point(index), end: point(index + length) };
}
