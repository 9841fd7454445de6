// Names lists of rows that several numbers of the ledger come from.
import type { Edition, LedgerEntry } from '../../model/edition.ts';
import { separated } from '../html/separators.ts';
import { type CellGroup, groupCells, rowNames } from './cell-groups.ts';

/** Where rows of a dataset stand in a row of the ledger; with `list`, they are printed by the name of that list. */
export interface ListPart extends Pick<CellGroup, 'dataset' | 'places'> {
  readonly list?: Named;
  readonly isLast: boolean;
}

interface Named {
  readonly name: string;
  readonly anchor: string;
}

/** A list of rows that is printed once: "L3" is "time of kettle … pan (12 rows)" of a dataset, or several of these. */
interface RowList extends Named {
  readonly parts: readonly ListPart[];
  /** The sources that all numbers with these rows have; none where they have different ones. */
  readonly sources: LedgerEntry['sources'];
}

/** The named lists of rows of a ledger. */
export interface RowLists {
  readonly all: readonly RowList[];
  /** What is printed for groups of cells: the name of the list that all or one of them are, or the group itself. */
  partsOf(groups: readonly CellGroup[]): readonly ListPart[];
  /** The sources that the list of all groups names, which its numbers need not name again. */
  sourcesOf(groups: readonly CellGroup[]): LedgerEntry['sources'];
  /** All lists as text, by which a memo knows that they changed. */
  readonly key: string;
}

/** No list has a name. */
export const noRowLists: RowLists = { all: [], partsOf: (groups) => groups, sourcesOf: () => [], key: '' };

/** Characters from which on a list that two numbers have takes less room when it is printed once. */
const shortest = 40;

/** Names the long lists of rows that at least two facts of the ledger have: the rows of a dataset, or those of several together. */
export function nameRowLists(edition: Edition): RowLists {
  const { ledger, units } = edition;
  const nameOf = rowNames(edition);
  const sets = ledger.map(({ cells }) => groupCells(cells, units.language, nameOf));
  const sourcesOf = sharedSources(sets, ledger);
  const several = repeated(sets.filter((groups) => groups.length > 1 && lengthOf(groups) >= shortest));
  // A group that stands only in a list that is printed once needs no name of its own.
  const eachSetOnce = [...new Map(sets.map((groups) => [keyOf(groups), groups])).values()];
  const single = repeated(
    eachSetOnce
      .flat()
      .filter((group) => lengthOf([group]) >= shortest)
      .map((group) => [group]),
  );
  const named = new Map<string, Named>();
  for (const groups of [...single, ...several]) {
    const number = named.size + 1;
    named.set(keyOf(groups), { name: `L${number}`, anchor: `list-${number}` });
  }
  const listOf = (groups: readonly CellGroup[]) => named.get(keyOf(groups));
  const oneByOne = (groups: readonly CellGroup[]) =>
    groups.map(({ dataset, places, isLast }): ListPart => {
      const list = listOf([{ dataset, places, isLast }]);
      return { dataset, places, isLast, ...(list && { list }) };
    });
  const all = [...single, ...several].flatMap((groups): RowList[] => {
    const own = listOf(groups);
    const parts = groups.length === 1 ? separated(groups) : oneByOne(groups);
    return own === undefined ? [] : [{ ...own, parts, sources: sourcesOf(groups) }];
  });
  const partsOf = (groups: readonly CellGroup[]): readonly ListPart[] => {
    const list = listOf(groups);
    return list === undefined ? oneByOne(groups) : separated([{ dataset: '', places: '', list }]);
  };
  return {
    all,
    partsOf,
    sourcesOf: (groups) => (listOf(groups) === undefined ? [] : sourcesOf(groups)),
    key: JSON.stringify(all),
  };
}

/** The sources of the numbers that are computed from all of some groups; none where these differ. */
function sharedSources(
  sets: readonly (readonly CellGroup[])[],
  ledger: Edition['ledger'],
): (groups: readonly CellGroup[]) => LedgerEntry['sources'] {
  const found = new Map<string, LedgerEntry['sources']>();
  const idsOf = (sources: LedgerEntry['sources']) => sources.map(({ id }) => id).join();
  for (const [index, groups] of sets.entries()) {
    const [key, sources] = [keyOf(groups), ledger[index]?.sources ?? []];
    const known = found.get(key) ?? sources;
    found.set(key, idsOf(known) === idsOf(sources) ? known : []);
  }
  return (groups) => found.get(keyOf(groups)) ?? [];
}

/** Those of the sets of groups that occur at least twice, each once. */
function repeated(sets: readonly (readonly CellGroup[])[]): readonly (readonly CellGroup[])[] {
  return [...Map.groupBy(sets, keyOf).values()].flatMap(([first, second]) =>
    first === undefined || second === undefined ? [] : [first],
  );
}

function keyOf(groups: readonly CellGroup[]): string {
  return groups.map(({ dataset, places }) => `${dataset}: ${places}`).join('; ');
}

function lengthOf(groups: readonly CellGroup[]): number {
  return groups.reduce((sum, { places }) => sum + places.length, 0);
}
