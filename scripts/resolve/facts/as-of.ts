// Finds sentences that say "as of" and do not print the date of the data that they show.
import type { Nodes } from 'mdast';
import type { Position } from 'unist';
import { dateOfDataset, dateOfRow, ownDateOf } from '../../facts/ages.ts';
import { dateIn, wordIn } from '../../facts/language/language.ts';
import type { CellRef } from '../../model/facts.ts';
import type { Language } from '../../model/manner/language.ts';
import type { Bound } from '../../model/markdown.ts';
import { type Names, type Observation, placeIn, report, type Scope } from './binding.ts';

/** Stands for a bound expression in the text of a sentence. */
const mark = '\uFFFC';

interface Piece {
  readonly text: string;
  readonly position: Position | undefined;
  readonly bound?: Bound;
}

/**
 * An error for every "as of" in bound words that is followed by a date that an author typed, or by a date that is later than the
 * data of a number in the same sentence. Only data that grow old are judged: rows with a date of their own, and kinds with a limit.
 */
export function asOfFaults(nodes: readonly Nodes[], scope: Scope, names: Names): readonly Observation[] {
  const { language } = names.project.units.units;
  const phrases = wordIn(language, 'as-of')
    .split('|')
    .map((text) => RegExp.escape(text))
    .join('|');
  const phrase = new RegExp(`(?<!\\p{L})(?:${phrases})\\s+`, 'giu');
  const pieces = piecesOf(nodes);
  if (!pieces.some(({ text }) => text.search(phrase) >= 0)) return [];
  const typed = new RegExp(`^${typedDate(language)}`, 'iu');
  return sentencesOf(pieces).flatMap((sentence) => {
    const text = sentence.map((piece) => piece.text).join('');
    return [...text.matchAll(phrase)].flatMap((match) => {
      const end = match.index + match[0].length;
      const found = typed.exec(text.slice(end))?.[0];
      const next = pieceAt(sentence, end);
      if (found !== undefined) return [typedFault(found, next?.position, scope)];
      return next?.bound === undefined ? [] : lateFaults(next, sentence, scope, names);
    });
  });
}

function piecesOf(nodes: readonly Nodes[]): readonly Piece[] {
  return nodes.flatMap((node): readonly Piece[] => {
    if (node.type === 'text') return [{ text: node.value, position: node.position }];
    if (node.type === 'bound') return [{ text: mark, position: node.position, bound: node }];
    return 'children' in node ? piecesOf(node.children) : [];
  });
}

/** The space behind a point, question mark or exclamation mark, but for the point of a day: "3. März". */
const sentenceEnd = /(?<=[.!?]["”’»)]?)(?<!(?<!\d)\d{1,2}\.)\s/u;

/** The pieces of each sentence. */
function sentencesOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const sentences: Piece[][] = [[]];
  for (const piece of pieces) {
    const [first = '', ...rest] = piece.text.split(sentenceEnd);
    sentences.at(-1)?.push({ ...piece, text: first });
    for (const text of rest) sentences.push([{ ...piece, text }]);
  }
  return sentences;
}

function pieceAt(sentence: readonly Piece[], index: number): Piece | undefined {
  let from = 0;
  return sentence.find(({ text }) => {
    from += text.length;
    return index < from;
  });
}

/** A date in words or numerals, as far as it is one: "20 November 2026", "November", "2026". */
function typedDate(language: Language): string {
  const months = Array.from({ length: 12 }, (_, index) => {
    const month = dateIn(language, `2000-${String(index + 1).padStart(2, '0')}`) ?? '';
    return RegExp.escape(/\p{L}+/u.exec(month)?.[0] ?? month);
  });
  const day = '\\d{1,2}(?:\\.|st|nd|rd|th)?\\s+';
  return `(?:${day})?(?:(?:${months.join('|')})(?!\\p{L})(?:[\\s,]+(?:de\\s+)?(?:\\d{1,2},?\\s+)?(?:19|20)\\d\\d)?|(?:19|20)\\d\\d(?:-\\d\\d){0,2}(?!\\d))`;
}

function typedFault(found: string, position: Position | undefined, scope: Scope): Observation {
  const reason = `Unexpected date \`${found}\`, expected the date of the data`;
  const help =
    'write `{{asOf dataset}}` or `{{asOf dataset.row}}`, with `form=month` or `form=year` for less of it';
  return report('as-of', placeIn(scope, position), reason, { actual: found, help });
}

/** Errors for numbers of the sentence whose data are older than the date that it prints. */
function lateFaults(
  date: Piece,
  sentence: readonly Piece[],
  scope: Scope,
  names: Names,
): readonly Observation[] {
  const fact = names.book.find(date.bound?.facts[0] ?? '');
  if (fact?.kind !== 'term' || !/^\d{4}(?:-\d\d){0,2}$/u.test(fact.value)) return [];
  const shown = sentence.filter((piece) => piece !== date).flatMap(({ bound }) => bound?.facts ?? []);
  const cells = shown.flatMap((name) => names.book.find(name)?.cells ?? []);
  const older = cells.find((cell) => isEarlier(dateOfCell(cell, names), fact.value));
  if (older === undefined) return [];
  const own = dateOfCell(older, names) ?? '';
  const reason = `Unexpected date ${fact.value}, expected none after ${own}, the date of \`${older.dataset}\``;
  const help = `the sentence shows what \`${older.dataset}\` says as of ${own}: write \`{{asOf ${older.dataset}}}\``;
  return [report('as-of', placeIn(scope, date.position), reason, { actual: fact.value, help })];
}

/** The date of a cell's row, or else of its dataset; undefined for data that do not grow old. */
function dateOfCell({ dataset: name, row: id }: CellRef, { project }: Names): string | undefined {
  const dataset = project.datasets.get(name);
  if (dataset === undefined) return undefined;
  const row = dataset.rows.find((candidate) => String(candidate[dataset.primaryKey]) === id);
  const kind = project.kinds.byName.get(dataset.kind ?? project.kinds.usual ?? '');
  if (kind?.days === undefined && ownDateOf(row ?? {}) === undefined) return undefined;
  return row === undefined ? dateOfDataset(dataset) : dateOfRow(row, dataset);
}

/** Compares as far as both dates are known. */
function isEarlier(date: string | undefined, than: string): boolean {
  if (date === undefined) return false;
  const length = Math.min(date.length, than.length);
  return date.slice(0, length) < than.slice(0, length);
}
