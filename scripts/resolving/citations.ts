import type { CitedSource, CslItem, SourceRef } from '../model.ts';

/** Numbers for sources, given in the order in which they are asked for. */
export interface Citations {
  has(id: string): boolean;
  readonly ids: readonly string[];
  number(id: string): number;
  short(id: string): string;
  /** The source with its number, and the place in it. */
  cited(ref: SourceRef): CitedSource;
  /** Ids in order of number. */
  order(): readonly string[];
}

/** Starts numbering the sources of a bibliography. */
export function numberCitations(bibliography: ReadonlyMap<string, CslItem>): Citations {
  const numbers = new Map<string, number>();
  const shorts = shortNames(bibliography);
  const number = (id: string): number => {
    const known = numbers.get(id) ?? numbers.size + 1;
    numbers.set(id, known);
    return known;
  };
  const short = (id: string): string => shorts.get(id) ?? id;
  return {
    has: (id) => bibliography.has(id),
    ids: [...bibliography.keys()],
    number,
    short,
    cited: ({ id, where }) => ({
      id,
      number: number(id),
      short: short(id),
      ...(where !== undefined && { where }),
    }),
    order: () => [...numbers.keys()],
  };
}

/** "Lee et al. 2020" for every source; letters tell apart those that would read alike. */
export function shortNames(bibliography: ReadonlyMap<string, CslItem>): ReadonlyMap<string, string> {
  const groups = Map.groupBy(bibliography.values(), (item) => `${nameOf(item)} ${yearOf(item) ?? ''}`.trim());
  const named = [...groups].flatMap(([short, items]) =>
    items.map((item, index) => [item.id, items.length === 1 ? short : lettered(short, index, item)] as const),
  );
  return new Map(named);
}

function lettered(short: string, index: number, item: CslItem): string {
  const letter = String.fromCharCode(97 + index);
  return yearOf(item) === undefined ? `${short} (${letter})` : `${short}${letter}`;
}

interface Name {
  readonly family?: string;
  readonly literal?: string;
}

function nameOf(item: CslItem): string {
  const names = (Array.isArray(item.author) ? item.author : item.editor) as readonly Name[] | undefined;
  const said = (names ?? []).map((name) => name.literal ?? name.family ?? '').filter((name) => name !== '');
  const [first, second] = said;
  if (first === undefined)
    return firstText(item['container-title'], item.publisher, item['title-short'], item.title);
  if (second === undefined) return first;
  return said.length === 2 ? `${first} and ${second}` : `${first} et al.`;
}

function firstText(...candidates: readonly unknown[]): string {
  return candidates.find((text): text is string => typeof text === 'string' && text !== '') ?? '';
}

function yearOf(item: CslItem): string | undefined {
  const issued = item.issued as { 'date-parts'?: readonly (readonly unknown[])[] } | undefined;
  const year = issued?.['date-parts']?.[0]?.[0];
  return year === undefined ? undefined : String(year);
}

/** Each source once, with its places in it where these are few enough to print. */
export function mergeSources(refs: readonly SourceRef[]): readonly SourceRef[] {
  const groups = Map.groupBy(refs, (ref) => ref.id);
  return [...groups].map(([id, same]) => {
    const places = [...new Set(same.flatMap((ref) => ref.where ?? []))];
    return places.length === 0 || places.length > 2 ? { id } : { id, where: places.join('; ') };
  });
}
