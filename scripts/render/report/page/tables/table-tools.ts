// The controls of a table: buttons in its heads, and for long tables a field for words, choices, and how many rows are shown.
/// <reference lib="dom" />
import type { Tools } from '../feature.ts';
import { oneTabStop } from '../one-tab-stop.ts';
import type { TableState } from './table-state.ts';
import { type Choice, type Column, type FilteredTable, partsOf } from './table-view.ts';

type Change = (state: Partial<TableState>) => void;

/** The fewest rows that are sorted. */
const fewestRows = 3;
/** The most values of a column that readers choose from, and how many rows each has on average at least. */
const choices = { most: 30, rows: 2 };

/** Makes a button of each head: ascending, descending, as the author ordered the rows. */
export function addSortButtons(
  view: FilteredTable,
  columns: readonly Column[],
  change: Change,
  { document }: Tools,
): void {
  if (view.rows.length < fewestRows) return;
  const buttons = columns.map(({ title, head }) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'sort';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => change(next(view.state, title)));
    return button;
  });
  oneTabStop(buttons);
}

function next({ sort, descending }: TableState, title: string): Partial<TableState> {
  if (sort !== title) return { sort: title, descending: false };
  return descending ? { sort: undefined, descending: false } : { descending: true };
}

/** Fills the place that the template gives a long table for its controls. */
export function fillTools(
  view: FilteredTable,
  columns: readonly Column[],
  change: Change,
  tools: Tools,
): void {
  const place = view.tools;
  if (place === undefined) return;
  const { document, word } = tools;
  const field = document.createElement('input');
  field.type = 'search';
  field.placeholder = word('page-filter');
  field.setAttribute('aria-label', word('page-filter'));
  field.addEventListener('input', () => change({ query: field.value.trim() }));
  const selects = view.choices.flatMap((choice) => {
    const values = valuesOf(choice, view);
    const isFew = values.length > 1 && values.length <= choices.most;
    if (!isFew || view.rows.length < values.length * choices.rows) return [];
    return [chooser(choice.title, values, view, change, tools)];
  });
  const sorter = sortChooser(columns, change, tools);
  const count = document.createElement('output');
  place.replaceChildren(field, ...selects, sorter, count);
  place.hidden = false;
  view.onShow = () => {
    const { query, chosen, sort, descending } = view.state;
    if (field.value.trim() !== query) field.value = query;
    for (const select of selects) select.value = chosen.get(select.dataset.title ?? '') ?? '';
    sorter.value = sort === undefined ? '' : `${descending ? '-' : ''}${sort}`;
    const shown = view.rows.filter(({ hidden }) => !hidden).length;
    count.textContent = word('page-rows', { shown, all: view.rows.length });
  };
  view.onShow();
}

/** The values of a choice; of cells that list several the parts, where these are fewer. */
function valuesOf({ textOf }: Choice, { rows }: FilteredTable): readonly string[] {
  const whole = new Set(rows.map(textOf).filter((text) => text !== ''));
  const parts = new Set([...whole].flatMap(partsOf));
  return [...(parts.size < whole.size ? parts : whole)];
}

function chooser(
  title: string,
  values: readonly string[],
  view: FilteredTable,
  change: Change,
  tools: Tools,
): HTMLSelectElement {
  const sorted = values.toSorted(new Intl.Collator(tools.document.documentElement.lang).compare);
  const any = tools.word('page-any', { title });
  const select = selectOf(
    [['', any], ...sorted.map((value): [string, string] => [value, value])],
    any,
    tools,
  );
  select.dataset.title = title;
  select.addEventListener('change', () => {
    const chosen = new Map(view.state.chosen);
    if (select.value === '') chosen.delete(title);
    else chosen.set(title, select.value);
    change({ chosen });
  });
  return select;
}

/** For narrow columns, where rows are set as paragraphs and have no heads. */
function sortChooser(columns: readonly Column[], change: Change, tools: Tools): HTMLSelectElement {
  const label = tools.word('page-order');
  const options = columns.map(({ title }): [string, string] => [title, title]);
  const select = selectOf([['', label], ...options], label, tools);
  select.className = 'order';
  select.addEventListener('change', () =>
    change({
      sort: select.value === '' ? undefined : select.value,
      descending: false,
    }),
  );
  return select;
}

function selectOf(
  options: readonly (readonly [value: string, text: string])[],
  label: string,
  { document }: Tools,
): HTMLSelectElement {
  const select = document.createElement('select');
  select.setAttribute('aria-label', label);
  for (const [value, text] of options) {
    const option = document.createElement('option');
    option.value = value;
    option.textContent = text;
    select.append(option);
  }
  return select;
}
