// Sorts lists by the pages of another volume inside the browser.
/// <reference lib="dom" />
import type { PageNumbers } from '../../../model/page.ts';
import { portable } from '../page-source.ts';

/**
 * An expression for the browser that sorts each list `[data-by-page]` by the pages of another volume, which its items name in
 * `data-at`, and on each page by `data-group` and then `data-size`, with a line before each page, which running heads name. On later pages of an item a line says on which page
 * it stands. Items on no page come last.
 */
export function sortByPage(numbers: PageNumbers): string {
  return `(${portable(sortLists, [sortList, linesOnPages, bySize, endOf, pageLine, laterLine])})(${JSON.stringify(numbers)})`;
}

/** A line of a page: an item, or that it stands on an earlier page. */
interface PageEntry {
  readonly item: HTMLElement;
  readonly first: string;
}

function sortLists(numbers: PageNumbers): void {
  const labels = new Map(numbers);
  for (const list of document.querySelectorAll<HTMLElement>('[data-by-page]')) sortList(list, labels);
}

function sortList(list: HTMLElement, labels: ReadonlyMap<string, string>): void {
  const items = [...list.children] as HTMLElement[];
  const pages = linesOnPages(items, labels);
  const sorted: HTMLElement[] = [];
  for (const [page, entries] of pages) {
    // Where the entries of a page end, a running head stops naming it.
    sorted.at(-1)?.append(endOf(sorted.length));
    sorted.push(pageLine(page, list));
    // The number of a page stands on the line of its word.
    const see = (list.dataset.see ?? '').replace(/ ?\{page\}/u, '\u00a0');
    for (const { item, first } of entries.sort(bySize))
      sorted.push(first === page ? item : laterLine(item, `${see}${first}`));
  }
  list.replaceChildren(...sorted);
}

/** The lines of each page in the order of pages, those without a page last. */
function linesOnPages(
  items: readonly HTMLElement[],
  labels: ReadonlyMap<string, string>,
): ReadonlyMap<string, PageEntry[]> {
  const pages = new Map<string, PageEntry[]>([...new Set(labels.values())].map((page) => [page, []]));
  pages.set('', []);
  for (const item of items) {
    const ids = (item.dataset.at ?? '').split(' ').filter((id) => labels.has(id));
    const found = new Set(ids.map((id) => labels.get(id) ?? ''));
    const own = [...pages.keys()].filter((page) => found.has(page));
    const first = own[0] ?? '';
    for (const page of own.length === 0 ? [''] : own) pages.get(page)?.push({ item, first });
  }
  return new Map([...pages].filter(([, entries]) => entries.length > 0));
}

/** Numbers by group and size, then words, then conditions, in the order in which they stand in the list. */
function bySize(a: PageEntry, b: PageEntry): number {
  const sizeOf = ({ item }: PageEntry) =>
    item.dataset.size
      ? Number(item.dataset.size)
      : item.querySelector('.condition') === null
        ? 1e300
        : Infinity;
  const groupOf = ({ item }: PageEntry) => (item.dataset.size ? (item.dataset.group ?? '') : '\uffff');
  const [group, otherGroup] = [groupOf(a), groupOf(b)];
  if (group !== otherGroup) return group < otherGroup ? -1 : 1;
  const [one, other] = [sizeOf(a), sizeOf(b)];
  return one === other ? 0 : one < other ? -1 : 1;
}

function endOf(count: number): HTMLElement {
  const end = document.createElement('p');
  end.className = 'ledger-end';
  end.id = `ledger-end-${count}`;
  return end;
}

function pageLine(page: string, { dataset }: HTMLElement): HTMLElement {
  const line = document.createElement('li');
  const words = page === '' ? (dataset.others ?? '') : (dataset.byPage ?? '').replace('{page}', page);
  line.className = 'ledger-page';
  line.id = `ledger-page-${page || 'others'}`;
  line.textContent = words;
  Object.assign(line.dataset, { head: words, heads: dataset.heads ?? '', number: page });
  return line;
}

function laterLine(item: HTMLElement, see: string): HTMLElement {
  const line = document.createElement('li');
  line.className = 'ledger-later';
  const link = document.createElement('a');
  link.href = `#${encodeURIComponent(item.id)}`;
  link.textContent = see;
  const shown = item.querySelector('strong, .condition')?.cloneNode(true);
  const paragraph = document.createElement('p');
  const label = item.querySelector('.what')?.textContent ?? '';
  paragraph.append(...(shown === undefined ? [] : [shown]), label === '' ? '' : `: ${label}`, ', ', link);
  line.append(paragraph);
  return line;
}
