// A table whose rows are shown in the order, and as far as, a reader chose.
/// <reference lib="dom" />
import { type OrderKey, ordered, orderKey, wordKeys } from './table-order.ts';
import { type TableState, untouched } from './table-state.ts';

/** A column of a table as it stands in the page. */
export interface Column {
  readonly title: string;
  readonly head: HTMLTableCellElement;
  readonly isNumeric: boolean;
}

/** The words of a cell as addresses name them, whatever keeps them on one line. */
function wordsOf(cell: Element | undefined): string {
  return (cell?.textContent ?? '').replaceAll('\u00a0', ' ').trim();
}

/** The columns of a table, by their heads. */
export function columnsOf(table: HTMLTableElement): readonly Column[] {
  return [...(table.tHead?.rows[0]?.cells ?? [])].map((head) => ({
    title: wordsOf(head),
    head,
    isNumeric: head.classList.contains('num'),
  }));
}

/** What rows can be chosen by. */
export interface Choice {
  readonly title: string;
  readonly textOf: (row: HTMLTableRowElement) => string;
}

/** The parts of a cell that lists several: "book, course". */
export const partsOf = (text: string): readonly string[] => text.split(', ');

/** A table and what is chosen in it. */
export class FilteredTable {
  readonly rows: readonly HTMLTableRowElement[];
  state: TableState = untouched;
  /** Called when other rows are shown, or in another order. */
  onShow: () => void = () => {};
  /** The place that the template gives a long table for its controls. */
  readonly tools: HTMLElement | undefined;
  private readonly body: HTMLTableSectionElement | undefined;
  private readonly columns: readonly Column[];
  /** What rows can be chosen by: columns of words, and fields that have no column. */
  readonly choices: readonly Choice[];
  private readonly words: Intl.Collator;

  constructor(table: HTMLTableElement, columns: readonly Column[], language: string) {
    this.body = table.tBodies[0];
    const before = table.closest('.scroll')?.previousElementSibling;
    this.tools = before instanceof HTMLElement && before.matches('.table-tools') ? before : undefined;
    this.rows = [...(this.body?.rows ?? [])];
    this.columns = columns;
    const more = (table.dataset.choices ?? '').split('|').filter((title) => title !== '');
    this.choices = [
      ...columns.flatMap(({ title, isNumeric }, index): Choice[] =>
        isNumeric ? [] : [{ title, textOf: (row) => wordsOf(row.cells[index]) }],
      ),
      ...more.map(
        (title, index): Choice => ({ title, textOf: (row) => row.dataset.choices?.split('|')[index] ?? '' }),
      ),
    ];
    this.words = new Intl.Collator(language, { numeric: true });
  }

  /** Whether no row is left out. */
  get isWhole(): boolean {
    return this.state.query === '' && this.state.chosen.size === 0;
  }

  show(state: TableState): void {
    this.state = state;
    const { body, columns, rows } = this;
    const sorted = columns.findIndex(({ title }) => title === state.sort);
    for (const [index, { head }] of columns.entries()) {
      if (index === sorted) head.setAttribute('aria-sort', state.descending ? 'descending' : 'ascending');
      else head.removeAttribute('aria-sort');
    }
    const order = sorted === -1 ? rows.keys() : this.orderBy(sorted);
    body?.append(...[...order].flatMap((index) => rows[index] ?? []));
    for (const row of rows) row.hidden = !this.has(row);
    this.onShow();
  }

  private orderBy(column: number): readonly number[] {
    return ordered(this.keysOf(column), this.state.descending, this.words.compare);
  }

  private keysOf(column: number): readonly OrderKey[] {
    const cells = this.rows.map((row) => row.cells[column]);
    const values = cells.map((cell) => cell?.dataset.v);
    // The page says by what a column is ordered; the cells of which it says nothing have no such value.
    if (values.some((value) => value !== undefined))
      return values.map((value) => (value === undefined ? undefined : Number(value)));
    const texts = cells.map((cell) => (cell?.textContent ?? '').trim());
    if (this.columns[column]?.isNumeric !== true) return wordKeys(texts);
    return texts.map((text) => orderKey(text, true));
  }

  private has(row: HTMLTableRowElement): boolean {
    const { chosen, query } = this.state;
    const text = (row.textContent ?? '').toLowerCase();
    const words = query.toLowerCase().split(/\s+/);
    const isChosen = this.choices.every(({ title, textOf }) => {
      const wanted = chosen.get(title);
      const own = textOf(row);
      return wanted === undefined || own === wanted || partsOf(own).includes(wanted);
    });
    return isChosen && words.every((word) => text.includes(word));
  }
}
