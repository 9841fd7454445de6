// The state of a table in the address of the page: `#tbl-prices?sort=-Price&q=small&.Maker=Acme`.

/** What a reader chose in a table. */
export interface TableState {
  /** Title of the column that orders the rows; that of the author if absent. */
  readonly sort?: string | undefined;
  readonly descending: boolean;
  /** Words that a row must have. */
  readonly query: string;
  /** Value that a column must have, by its title. */
  readonly chosen: ReadonlyMap<string, string>;
}

/** The table of an author, in which nothing is chosen. */
export const untouched: TableState = { descending: false, query: '', chosen: new Map() };

/** A figure or table in the address, with the state of its table: the first, or the one with this number. */
export interface Place {
  readonly id: string;
  readonly table: number;
  readonly state: TableState;
}

/** The fragment of an address for a place, with its `#`. */
export function fragmentOf({ id, table, state: { sort, descending, query, chosen } }: Place): string {
  const params = new URLSearchParams();
  if (table > 0) params.set('table', String(table));
  if (sort !== undefined) params.set('sort', `${descending ? '-' : ''}${sort}`);
  if (query !== '') params.set('q', query);
  for (const [title, value] of chosen) params.set(`.${title}`, value);
  const words = params.toString();
  return `#${id}${words === '' ? '' : `?${words}`}`;
}

/** The place in a fragment; `undefined` where it has no state. */
export function placeIn(fragment: string): Place | undefined {
  const [, id, words] = /^#([^?]+)\?(.+)$/.exec(fragment) ?? [];
  if (id === undefined || words === undefined) return undefined;
  const params = new URLSearchParams(words);
  const sort = params.get('sort');
  const chosen = [...params].flatMap(([name, value]): [string, string][] =>
    name.startsWith('.') ? [[name.slice(1), value]] : [],
  );
  return {
    id: decoded(id),
    table: Number(params.get('table') ?? 0) || 0,
    state: {
      ...(sort !== null && { sort: sort.replace(/^-/, '') }),
      descending: sort?.startsWith('-') === true,
      query: params.get('q') ?? '',
      chosen: new Map(chosen),
    },
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
