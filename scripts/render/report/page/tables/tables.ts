// Tables that readers sort and filter. What they choose stands in the address, so that it can be shared.
/// <reference lib="dom" />
import type { Feature, Tools } from '../feature.ts';
import { isReturn } from '../navigation/visits.ts';
import { inSlices } from '../slices.ts';
import { fragmentOf, placeIn, untouched } from './table-state.ts';
import { addSortButtons, fillTools } from './table-tools.ts';
import { columnsOf, FilteredTable } from './table-view.ts';

/** Makes the tables of figures, and those that are printed as tables, sortable and, where they are long, filterable, while the browser is idle. */
export const startTables: Feature = (tools) => {
  const { document } = tools;
  const tables = [...document.querySelectorAll<HTMLTableElement>('.figure .grid, .table-figure .grid')];
  const views = new Map<HTMLTableElement, FilteredTable>();
  const viewOf = (table: HTMLTableElement): FilteredTable => {
    const view = views.get(table) ?? open(table, tools);
    views.set(table, view);
    return view;
  };
  const take = (): void => {
    const place = placeIn(location.hash);
    const around = place && document.getElementById(place.id);
    const table = around?.querySelectorAll<HTMLTableElement>('.grid')[place?.table ?? 0];
    if (place === undefined || around === null || table === undefined) return;
    const details = table.closest('details');
    if (details !== null) details.open = true;
    viewOf(table).show(place.state);
    if (!isReturn()) around?.scrollIntoView();
  };
  addEventListener('hashchange', take);
  take();
  const left = tables.values();
  inSlices(() => {
    const { value: table } = left.next();
    if (table !== undefined) viewOf(table);
    return table !== undefined;
  });
};

function open(table: HTMLTableElement, tools: Tools): FilteredTable {
  const columns = columnsOf(table);
  const language = tools.document.documentElement.lang;
  const view = new FilteredTable(table, columns, language);
  const change = (state: Partial<FilteredTable['state']>): void => {
    view.show({ ...view.state, ...state });
    const around = table.closest<HTMLElement>('figure');
    if (around === null) return;
    const all = [...around.querySelectorAll('.grid')];
    const place = { id: around.id, table: all.indexOf(table), state: view.state };
    const isPlain = view.state.sort === untouched.sort && view.isWhole;
    // Some browsers refuse another address for a file; the table is sorted all the same.
    try {
      history.replaceState(history.state, '', fragmentOf(isPlain ? { ...place, state: untouched } : place));
    } catch {}
  };
  addSortButtons(view, columns, change, tools);
  fillTools(view, columns, change, tools);
  return view;
}
