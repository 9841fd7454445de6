// Names lists of rows that several numbers of the ledger come from.
import type { Edition } from '../../model/edition.ts';
import { type CellGroup, groupCells } from './cell-groups.ts';

/** A list of rows that is printed once: "R3" is "time of kettle … pan (12 rows)" of a dataset. */
interface RowList {
  readonly name: string;
  readonly anchor: string;
  readonly dataset: string;
  readonly places: string;
}

/** The named lists of rows of a ledger. */
export interface RowLists {
  readonly all: readonly RowList[];
  /** The name and anchor of the list that a group of cells is; undefined where it has none. */
  nameOf(group: Pick<CellGroup, 'dataset' | 'places'>): RowList | undefined;
  /** All lists as text, by which a memo knows that they changed. */
  readonly key: string;
}

/** No list has a name. */
export const noRowLists: RowLists = { all: [], nameOf: () => undefined, key: '' };

/** Characters from which on a list that two numbers have takes less room when it is printed once. */
const shortest = 40;

/** Names each long list of rows that at least two facts of the ledger have. */
export function nameRowLists({ ledger, units }: Edition): RowLists {
  const groups = ledger.flatMap(({ cells }) => groupCells(cells, units.language));
  const repeated = [...Map.groupBy(groups, keyOf)].filter(
    ([, [first, second]]) => second !== undefined && (first?.places.length ?? 0) >= shortest,
  );
  const all = repeated.flatMap(([, [group]], index) =>
    group === undefined
      ? []
      : [
          {
            name: `R${index + 1}`,
            anchor: `list-${index + 1}`,
            dataset: group.dataset,
            places: group.places,
          },
        ],
  );
  const byKey = new Map(all.map((list) => [keyOf(list), list]));
  return { all, nameOf: (group) => byKey.get(keyOf(group)), key: JSON.stringify(all) };
}

function keyOf({ dataset, places }: Pick<CellGroup, 'dataset' | 'places'>): string {
  return `${dataset}: ${places}`;
}
