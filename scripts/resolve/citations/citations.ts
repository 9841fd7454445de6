// Numbers sources, makes their short names, and gives both to whatever cites the sources.
import { inEnglish, wordIn } from '../../facts/language/language.ts';
import type { CslItem, SourceRef } from '../../model/data.ts';
import type { CitedSource, DataTable, Figure } from '../../model/edition.ts';
import type { Language } from '../../model/manner/language.ts';

/** Numbers of sources by id, in the order in which they are cited. */
export type CitationNumbers = ReadonlyMap<string, number>;

/** Numbers sources by their first citation; ids are given in reading order, as often as they are cited. */
export function numberCitations(ids: Iterable<string>): CitationNumbers {
  return new Map([...new Set(ids)].map((id, index) => [id, index + 1]));
}

/** A thing that cites sources, before these are numbered: `refs` in the place of `sources`. */
export type Uncited<T extends { readonly sources: readonly CitedSource[] }> = Omit<T, 'sources'> & {
  readonly refs: readonly SourceRef[];
};
export type UncitedTable = Uncited<DataTable>;
export type UncitedFigure = UncitedOf<Figure>;
type UncitedOf<F> = F extends Figure
  ? Omit<Uncited<F>, 'data'> & {
      readonly data: readonly UncitedTable[];
      /** The sources of the rows that a chart draws on slides, where it may draw fewer. */
      readonly slideRefs?: readonly SourceRef[];
    }
  : never;

/** How sources are cited: by number and by a short name. */
export interface Citations {
  readonly numbers: CitationNumbers;
  readonly shorts: ReadonlyMap<string, string>;
}

/** The same thing with numbered `sources` in the place of `refs`. Throws for a source without a number. */
export function cite<T extends { readonly refs: readonly SourceRef[] }>(
  { refs, ...rest }: T,
  citations: Citations,
): Omit<T, 'refs'> & { readonly sources: readonly CitedSource[] } {
  return { ...rest, sources: citedSources(refs, citations) };
}

/** Sources with their numbers and short names. Throws for a source without a number. */
export function citedSources(refs: readonly SourceRef[], citations: Citations): readonly CitedSource[] {
  return refs.map((ref) => citedSource(ref, citations));
}

function citedSource({ id, where }: SourceRef, { numbers, shorts }: Citations): CitedSource {
  const number = numbers.get(id);
  if (number === undefined) throw new Error(`Unexpected citation of \`${id}\`, which has no number`);
  return { id, number, short: shorts.get(id) ?? id, ...(where !== undefined && { where }) };
}

/**
 * The short name of every source, "Lee et al. 2020", by id; equal names get letters: "Lee 2020a", "Lee 2020b". What was written
 * for this project goes by its short title, if it has one: its authors are those of the edition.
 */
export function shortNames(
  bibliography: ReadonlyMap<string, CslItem>,
  language: Language = inEnglish,
): ReadonlyMap<string, string> {
  const groups = Map.groupBy(
    bibliography.values(),
    (item) => ownTitle(item) ?? `${nameOf(item, language)} ${yearOf(item) ?? ''}`.trim(),
  );
  const named = [...groups].flatMap(([short, items]) =>
    items.map((item, index) => [item.id, items.length === 1 ? short : lettered(short, index, item)] as const),
  );
  return new Map(named);
}

function ownTitle({ custom, 'title-short': title }: CslItem): string | undefined {
  return custom?.read === 'own' && typeof title === 'string' ? title : undefined;
}

function lettered(short: string, index: number, item: CslItem): string {
  const letter = String.fromCharCode(97 + index);
  return yearOf(item) === undefined ? `${short} (${letter})` : `${short}${letter}`;
}

/** A short name without the letter that tells it from equal ones, for where the number of the source stands beside it. */
export function withoutLetter(short: string): string {
  return short.replace(/(?<=\b\d{4})[a-z]$| \([a-z]\)$/u, '');
}

interface Name {
  readonly family?: string;
  readonly literal?: string;
}

function nameOf(item: CslItem, language: Language): string {
  const names = (Array.isArray(item.author) ? item.author : item.editor) as readonly Name[] | undefined;
  const written = (names ?? [])
    .map((name) => name.literal ?? name.family ?? '')
    .filter((name) => name !== '');
  const [first, second] = written;
  if (first === undefined)
    return firstText(item['container-title'], item.publisher, item['title-short'], item.title);
  if (second === undefined) return first;
  return written.length === 2
    ? `${first} ${wordIn(language, 'and')} ${second}`
    : `${first} ${wordIn(language, 'et-al')}`;
}

function firstText(...candidates: readonly unknown[]): string {
  return candidates.find((text): text is string => typeof text === 'string' && text !== '') ?? '';
}

function yearOf(item: CslItem): string | undefined {
  const issued = item.issued as
    | { 'date-parts'?: readonly (readonly unknown[])[]; literal?: string }
    | undefined;
  const year = issued?.['date-parts']?.[0]?.[0] ?? /\b\d{4}\b/u.exec(issued?.literal ?? '')?.[0];
  return year === undefined ? undefined : String(year);
}

/** Each source once, with the cited places in it where these are at most two; more would be too long to print. */
export function mergeSources(refs: readonly SourceRef[]): readonly SourceRef[] {
  const groups = Map.groupBy(refs, (ref) => ref.id);
  return [...groups].map(([id, same]) => {
    const places = [...new Set(same.flatMap((ref) => ref.where ?? []))];
    return places.length === 0 || places.length > 2 ? { id } : { id, where: places.join(', ') };
  });
}
