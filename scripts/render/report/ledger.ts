// Makes the rows of the ledger at the end of the report.
import { inEnglish, wordIn } from '../../facts/language/language.ts';
import { enDash, typeset, withUnit } from '../../facts/typography.ts';
import type { Edition, LedgerEntry, Mention } from '../../model/edition.ts';
import type { CellRef } from '../../model/facts.ts';
import type { Language } from '../../model/manner/language.ts';
import type { Units } from '../../model/units.ts';
import { factAnchor, referenceAnchor } from '../../resolve/anchors.ts';
import { separated } from '../html/separators.ts';
import { cachedPart, ledgerInputs } from '../shared/inputs.ts';
import type { RenderContext } from '../shared/render-context.ts';

/** The context of the ledger: a row for each fact, in order of first mention. */
export function ledgerContext(edition: Edition, context: RenderContext): object {
  return {
    rows: edition.ledger.map((entry) =>
      cachedPart(
        context.kit,
        `${context.medium} ledger ${entry.fact}`,
        () => [...ledgerInputs(entry, context), edition.units],
        () => rowContext(entry, context, edition.units),
      ),
    ),
  };
}

function rowContext(entry: LedgerEntry, context: RenderContext, units: Units): object {
  return {
    anchor: factAnchor(entry.fact),
    fact: entry.fact,
    texts: entry.texts.join(', '),
    isCondition: typeof entry.value === 'boolean',
    label: entry.label,
    method: entry.method ?? '',
    value: beyondPrinted(entry, units),
    cells: groupCells(entry.cells, units.language),
    sources: separated(sourceMarks(entry, units.language)),
    shown: separated(eachOnce(entry.shown).map((mention) => shownAt(mention, entry.fact, context))),
  };
}

/** Sources that are listed one by one; of more, the first, the last and their number. */
const mostSources = 24;

interface SourceMark {
  readonly mark: string;
  readonly href: string;
}

function sourceMarks({ sources }: LedgerEntry, language: Language): readonly SourceMark[] {
  const marks = sources.map(({ id, number }) => ({ mark: String(number), href: `#${referenceAnchor(id)}` }));
  if (marks.length <= mostSources) return marks;
  const numbers = sources.map(({ number }) => number);
  const ends = { first: Math.min(...numbers), last: Math.max(...numbers), count: numbers.length };
  return [{ mark: wordIn(language, 'some-sources', ends), href: '' }];
}

/** The number as computed; empty where it is printed in that form already and needs no method. */
function beyondPrinted(entry: LedgerEntry, units: Units): string {
  const value = fullValue(entry, units);
  return entry.texts.includes(value) && entry.method === undefined ? '' : value;
}

/** The number as computed, to six significant digits with its unit; empty for a word or a condition. */
function fullValue({ value, unit }: LedgerEntry, units: Units): string {
  if (typeof value === 'string' || typeof value === 'boolean') return '';
  const numbers = typeof value === 'number' ? [value] : value;
  const text = numbers
    .map((number) => typeset(String(Number(number.toPrecision(6))), units.language))
    .join(enDash);
  return unit === undefined ? text : withUnit(text, unit, units);
}

/** Places with different labels, each once; a note counts as its slide where the slide itself is among the places. */
export function eachOnce(shown: readonly Mention[]): readonly Mention[] {
  const slides = new Set(shown.filter(({ kind }) => kind === 'slide').map(({ anchor }) => anchor));
  const places = shown.filter(({ kind, anchor }) => kind !== 'note' || !slides.has(anchor));
  return [...new Map(places.map((mention) => [mention.label, mention])).values()];
}

/** A place with the address of the number there; slides, which are in another document, have no address. */
function shownAt(mention: Mention, fact: string, { places }: RenderContext): { label: string; href: string } {
  if (mention.kind === 'slide' || mention.kind === 'note') return { label: mention.label, href: '' };
  return { label: mention.label, href: `#${places.find(fact, mention.anchor) ?? mention.anchor}` };
}

interface CellGroup {
  readonly dataset: string;
  /** Fields and rows: "time of kettle, pan; n of pan". */
  readonly places: string;
  readonly isLast: boolean;
}

/** Cells by dataset. Rows with the same fields are put together; of more than three, only the first, the last and their number are listed. */
export function groupCells(cells: readonly CellRef[], language: Language = inEnglish): readonly CellGroup[] {
  const datasets = Map.groupBy(cells, (cell) => cell.dataset);
  return [...datasets].map(([dataset, own], index) => {
    const fieldsOfRow = [...Map.groupBy(own, (cell) => cell.row)].map(([row, found]) => ({
      row,
      fields: [...new Set(found.map((cell) => cell.field))].join(', '),
    }));
    const places = [...Map.groupBy(fieldsOfRow, ({ fields }) => fields)].map(([fields, found]) => {
      const rows = found.map(({ row }) => row).filter((row) => row !== '');
      return rows.length === 0
        ? fields
        : wordIn(language, 'fields-of-rows', { fields, rows: someOf(rows, language) });
    });
    return { dataset, places: places.join('; '), isLast: index === datasets.size - 1 };
  });
}

function someOf(rows: readonly string[], language: Language): string {
  if (rows.length <= 3) return rows.join(', ');
  const [first = '', last = ''] = [rows[0], rows.at(-1)];
  return wordIn(language, 'some-rows', { first, last, count: rows.length });
}
