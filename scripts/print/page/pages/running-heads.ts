// Fills in the running heads inside the browser.
/// <reference lib="dom" />
import { portable } from '../page-source.ts';

/** Where a heading stands: its id and the number of its page from 1 on. */
export type HeadPlace = readonly [id: string, page: number];

/** An expression for the browser: the ids of the headings that running heads name, in reading order. */
export function headIds(): string {
  return `(${portable(findHeads, [])})()`;
}

/**
 * An expression for the browser that writes the counter styles `chapter-heads` and `section-heads`, by which the margins of
 * the main pages show the chapter and the section: the chapter in which the page begins, and the first of its sections that
 * begins on the page; where none does, the one that goes on there. A page that begins with a chapter has no heads: its title
 * says the same. Behind the figures they show the figures whose rows stand on the page, in the ledger the pages of the report.
 */
export function fillHeads(places: readonly HeadPlace[], pages: number): string {
  return `(${portable(writeHeads, [headsOn, beginsPage, rowsOn, headText, symbolsOf])})(${JSON.stringify(places)}, ${pages})`;
}

function findHeads(): readonly string[] {
  const heads =
    'main .chapter[id], main .chapter > .prose > :is(.head-2, .rows-of)[id], .rows-end[id], .ledger-page[id], .ledger-end[id], .chapter-end[id]';
  return [...document.querySelectorAll(heads)].map(({ id }) => id);
}

interface Heads {
  readonly chapter: string;
  readonly section: string;
}

function writeHeads(places: readonly HeadPlace[], pages: number): void {
  const heads: Heads[] = [];
  let running: Heads = { chapter: '', section: '' };
  let open: HTMLElement | undefined;
  for (let page = 1; page <= pages; page += 1) {
    const own = places.filter(([, at]) => at === page);
    const { shown: inForce, last } = headsOn(own, running);
    const rows = rowsOn(own, open);
    const isOfRows = rows.text !== '' && inForce.chapter === rows.chapter;
    const shown = isOfRows ? { ...inForce, section: rows.text } : inForce;
    [running, open] = [last, rows.open];
    // Both stand on one line; where they do not fit, the chapter alone does.
    const fits = shown.chapter.length + shown.section.length <= 105;
    heads.push(fits ? shown : { ...shown, section: '' });
  }
  const style = document.getElementById('running-heads') ?? document.createElement('style');
  style.id = 'running-heads';
  style.textContent = `@counter-style chapter-heads { system: fixed; symbols: ${symbolsOf(heads.map(({ chapter }) => chapter))} }
@counter-style section-heads { system: fixed; symbols: ${symbolsOf(heads.map(({ section }) => section))} }`;
  document.head.append(style);
}

/** What the heads of a page show, and what is in force at its end. */
function headsOn(own: readonly HeadPlace[], before: Heads): { shown: Heads; last: Heads } {
  let [shown, last] = [before, before];
  for (const [id] of own) {
    const element = document.getElementById(id);
    if (element === null || element.matches('.rows-of, .rows-end, .ledger-page, .ledger-end, .chapter-end'))
      continue;
    const text = headText(element);
    const isChapter = element.matches('.chapter');
    last = isChapter ? { chapter: text, section: '' } : { ...last, section: text };
    const isFirst = shown.section === before.section;
    if (!isChapter && last.chapter === shown.chapter && isFirst) shown = last;
  }
  const ids = new Set(own.map(([id]) => id));
  const isOpening = own.some(([id]) => beginsPage(document.getElementById(id), before, ids));
  return { shown: isOpening ? { chapter: '', section: '' } : shown, last };
}

/** Whether a heading is that of a chapter with which its page begins: it has a new page, or the part before it ended on another. */
function beginsPage(element: Element | null, before: Heads, own: ReadonlySet<string>): boolean {
  if (element?.matches(before.chapter === '' ? '.chapter' : '.chapter.new-page') === true) return true;
  const end = element?.matches('.chapter')
    ? element.previousElementSibling?.querySelector('.chapter-end')
    : null;
  return end != null && !own.has(end.id);
}

/** The figures, or pages of the report, whose rows stand on a page: "Figure 3" or "Figures 3–5", and the one whose rows go on behind it. */
function rowsOn(
  places: readonly HeadPlace[],
  before: HTMLElement | undefined,
): { text: string; chapter: string; open: HTMLElement | undefined } {
  let open = before;
  const seen = before === undefined ? [] : [before];
  for (const [id] of places) {
    const element = document.getElementById(id);
    open = element?.matches('.rows-of, .ledger-page') === true ? element : undefined;
    if (open !== undefined) seen.push(open);
  }
  // What stands on no page of the report has no number: beside others it is not named.
  const chapter = seen[0]?.closest('.chapter');
  const own = seen.filter((element) => element.closest('.chapter') === chapter);
  const numbered = own.filter(({ dataset }) => dataset.number !== '');
  const named = numbered.length > 0 ? numbered : own;
  const [first, last] = [named[0], named.at(-1)];
  const range = `${first?.dataset.heads} ${first?.dataset.number}–${last?.dataset.number}`;
  const text = first === last ? (first?.dataset.head ?? '') : range;
  return { text, chapter: chapter ? headText(chapter) : '', open };
}

function headText(element: Element): string {
  const title = element.querySelector('.chapter-title') ?? element;
  const copy = title.cloneNode(true) as Element;
  for (const note of copy.querySelectorAll('.notenumber, .sidenote, sup')) note.remove();
  return (copy.textContent ?? '').trim().replace(/\s+/gu, ' ');
}

/** Texts as symbols of a counter style. An empty symbol would be left out, so that it is a space. */
function symbolsOf(texts: readonly string[]): string {
  const symbols = texts.length === 0 ? [''] : texts;
  return symbols
    .map(
      (text) =>
        `"${(text || '\u00a0').replace(/["\\<>\n\r\f]/gu, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`,
    )
    .join(' ');
}
