// Makes the rows of the ledger.
import { wordIn } from '../../facts/language/language.ts';
import { enDash, typeset, withUnit } from '../../facts/typography.ts';
import { isUnit, unit } from '../../facts/units.ts';
import type { Edition, LedgerEntry, Mention } from '../../model/edition.ts';
import type { Units } from '../../model/units.ts';
import { factAnchor, referenceAnchor } from '../../resolve/anchors.ts';
import { separated } from '../html/separators.ts';
import { cachedPart, ledgerInputs } from '../shared/inputs.ts';
import type { RenderContext } from '../shared/render-context.ts';
import { linkTo } from '../shared/volumes.ts';
import { groupCells, rowNames } from './cell-groups.ts';
import { type ListPart, nameRowLists, noRowLists, type RowLists } from './row-lists.ts';

/**
 * The context of the ledger: a row for each fact, in order of first mention. On paper the browser sorts the rows by page and
 * value, and lists of rows that several facts have are printed once, before the rows, and named.
 */
export function ledgerContext(edition: Edition, context: RenderContext): object {
  const lists = context.medium === 'print' ? nameRowLists(edition) : noRowLists;
  const nameOf = rowNames(edition);
  const rows = edition.ledger.map((entry) =>
    cachedPart(
      context.kit,
      `${context.medium} ledger ${entry.fact}`,
      () => [
        ...ledgerInputs(entry, context),
        ...entry.cells.map(nameOf),
        edition.units,
        lists.key,
        context.elsewhere,
      ],
      () => rowContext(entry, context, lists, nameOf),
    ),
  );
  const named = lists.all.map((list) => ({
    ...list,
    isLong: isLong(list.parts),
    isByDataset: list.parts.length > fewDatasets,
    sources: separated(sourceMarks(list, context)),
  }));
  return { rows, lists: named };
}

function rowContext(
  entry: LedgerEntry,
  context: RenderContext,
  lists: RowLists,
  nameOf: ReturnType<typeof rowNames>,
): object {
  const { units } = context.edition;
  const places = eachOnce(entry.shown).map((mention) => shownAt(mention, entry.fact, context));
  const groups = groupCells(entry.cells, units.language, nameOf);
  const cells = lists.partsOf(groups);
  return {
    anchor: factAnchor(entry.fact),
    isLong: isLong(cells, entry.label, entry.method),
    fact: entry.fact,
    texts: distinctTexts(entry.texts).join(', '),
    isCondition: typeof entry.value === 'boolean',
    label: labelBehind(entry),
    method: entry.method ?? '',
    value: beyondPrinted(entry, units),
    ...orderOf(entry, units),
    at: places.flatMap(({ page }) => (page === '' ? [] : [page])).join(' '),
    cells,
    sources: lists.sourcesOf(groups).length > 0 ? [] : separated(sourceMarks(entry, context)),
    shown: separated(places),
  };
}

/** Datasets of a list up to which they follow each other in a paragraph. */
const fewDatasets = 6;

/** Characters of about a dozen lines of a column: longer rows may break over two columns or pages. */
const longestWhole = 700;

function isLong(cells: readonly ListPart[], ...texts: readonly (string | undefined)[]): boolean {
  const printed = cells.map(({ dataset, places, list }) => list?.name ?? `${dataset} ${places}; `);
  return [...printed, ...texts].join('').length > longestWhole;
}

/** Characters of the places in the sources of a number up to which they are printed; of more, the files of the data have them. */
const longestPlaces = 150;

/** Sources that are listed one by one; of more, their number, since the list of datasets has those of each dataset. */
const mostSources = 40;

/** A source by its number, with the place in it where that is short enough to be read beside it. */
interface SourceMark {
  readonly mark: string;
  readonly place: string;
  readonly href: string;
}

function sourceMarks(
  { sources }: Pick<LedgerEntry, 'sources'>,
  context: RenderContext,
): readonly SourceMark[] {
  const arePlaced = sources.reduce((sum, { where = '' }) => sum + where.length, 0) <= longestPlaces;
  if (sources.length <= mostSources)
    return sources
      .toSorted((a, b) => a.number - b.number)
      .map(({ id, number, where = '' }) => ({
        mark: String(number),
        place: arePlaced ? where : '',
        href: linkTo(referenceAnchor(id), context).href,
      }));
  const mark = wordIn(context.edition.units.language, 'some-sources', { count: sources.length });
  return [{ mark, place: '', href: linkTo('data-sources', context).href }];
}

/** What a number is; a name that stands before it already is not said again: "E2B: provider", not "E2B: E2B, provider". */
function labelBehind({ label, texts: [text = ''], value }: LedgerEntry): string {
  if (typeof value !== 'string' || !label.startsWith(text)) return label;
  const rest = label.slice(text.length);
  return rest === '' ? '' : rest.startsWith(', ') ? rest.slice(2) : label;
}

/** The forms in which a number is printed; those that differ in their spaces or first letter only are one, "six" and "Six". */
function distinctTexts(texts: readonly string[]): readonly string[] {
  return [
    ...new Map(
      texts
        .toReversed()
        .map((text) => [text.charAt(0).toLowerCase() + text.slice(1).replaceAll(/\s/gu, ' '), text]),
    ).values(),
  ].toReversed();
}

/**
 * What the rows of a page are sorted by, as it is printed: numbers and counts, then shares, then each kind of unit in the order of
 * the alphabet; in each by size, in one unit and without the sign that words such as "less" say. Both are empty for conditions and
 * words, which come last.
 */
function orderOf({ value, unit: name }: LedgerEntry, units: Units): { size: string; group: string } {
  const numbers = [value].flat().filter((one) => typeof one === 'number');
  if (numbers.length === 0) return { size: '', group: '' };
  const own = name !== undefined && isUnit(name, units) ? unit(name, units) : undefined;
  const size = Math.min(...numbers.map((number) => Math.abs(number))) * (own?.factor ?? 1);
  return { size: String(size), group: groupOf(name, own?.dimension ?? '') };
}

function groupOf(unit: string | undefined, dimension: string): string {
  if (unit === '%') return '1';
  return ['', 'count'].includes(dimension) ? '0' : `2 ${dimension}`;
}

/** The number as computed; empty where it is printed in that form already and needs no method. */
function beyondPrinted(entry: LedgerEntry, units: Units): string {
  const value = fullValue(entry, units);
  return entry.texts.includes(value) && entry.method === undefined ? '' : value;
}

/** The number as computed, to six significant digits with its unit; empty for a word or a condition. */
function fullValue({ value, unit: own }: LedgerEntry, units: Units): string {
  if (typeof value === 'string' || typeof value === 'boolean') return '';
  const numbers = typeof value === 'number' ? [value] : value;
  const text = numbers
    .map((number) => typeset(String(Number(number.toPrecision(6))), units.language))
    .join(enDash);
  return own === undefined ? text : withUnit(text, own, units);
}

/** Places with different labels, each once; a note counts as its slide where the slide itself is among the places. */
export function eachOnce(shown: readonly Mention[]): readonly Mention[] {
  const slides = new Set(shown.filter(({ kind }) => kind === 'slide').map(({ anchor }) => anchor));
  const places = shown.filter(({ kind, anchor }) => kind !== 'note' || !slides.has(anchor));
  return [...new Map(places.map((mention) => [mention.label, mention])).values()];
}

/** A place with the address of the number there; slides, which are in another document, have no address. `page` names the number in the report, for its page. */
function shownAt(
  mention: Mention,
  fact: string,
  context: RenderContext,
): { label: string; href: string; page: string } {
  const { kind, anchor } = mention;
  const { language } = context.edition.units;
  const label =
    mention.isUnseen === true
      ? wordIn(language, 'place-in-alternative', { place: mention.label })
      : mention.label;
  if (kind === 'slide' || kind === 'note') return { label, href: '', page: '' };
  const id = context.places.find(fact, anchor) ?? anchor;
  const { href, volume } = linkTo(anchor, context, id);
  const isInBrief = context.elsewhere?.get(anchor) === 'brief';
  // The edition for the screen has no brief.
  const isMissing = context.volume === undefined && isInBrief;
  const place = isInBrief ? wordIn(language, 'place-in-brief', { place: label }) : label;
  return { label: place, href: isMissing ? '' : href, page: volume === 'report' ? `report.pdf#${id}` : '' };
}
