// Links of the text are one tab stop for each section: there are more of them than of everything else.
/// <reference lib="dom" />
import { inRow, inText, oneTabStop, type TabStop } from '../one-tab-stop.ts';

/** Links of running text; those of figures, of numbers and of citations are other kinds. */
const links = '.prose a:is(.xref, [href^="http"]):not(figure a, .cite a, .sources a)';

/** What begins a section. */
const beginnings = 'main :is(.chapter, .head-2)';

/** Makes groups of the links that stand in a section, of those from chapter to chapter, and of those to other files. */
export function groupLinks(document: Document): readonly TabStop[] {
  const rows = [...document.querySelectorAll('.chapter-links, .editions')].map((row) => {
    const group = [...row.querySelectorAll('a')];
    const stop = oneTabStop(group, inRow);
    // A reader who has come to the end of a chapter goes on to the next.
    if (row.matches('.chapter-links')) stop.enter(group.at(-1));
    return stop;
  });
  tellKeys(document);
  return [...rows, ...linksBySection(document).map((group) => oneTabStop(group, inText))];
}

/** Shows the keys to who comes by keyboard: below the link to the text, which is the first tab stop, while it has the focus. */
function tellKeys(document: Document): void {
  const keys = document.getElementById('keys');
  if (keys === null) return;
  keys.hidden = false;
  document.querySelector('.skip')?.setAttribute('aria-describedby', keys.id);
}

function linksBySection(document: Document): readonly HTMLElement[][] {
  const groups: HTMLElement[][] = [];
  let group: HTMLElement[] = [];
  for (const found of document.querySelectorAll<HTMLElement>(`${beginnings}, ${links}`)) {
    if (!found.matches('a')) group = [];
    else if (group.push(found) === 1) groups.push(group);
  }
  return groups;
}
