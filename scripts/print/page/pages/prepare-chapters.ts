// Prepares chapters inside the browser for being broken into pages.
/// <reference lib="dom" />
import { portable } from '../page-source.ts';

/** An expression for the browser: a function that keeps short paragraphs whole and figures off headings. */
export function prepareSource(): string {
  return portable(prepare, [keepShortParagraphsWhole, separateFromHeadings, isText, isHeading]);
}

function prepare(): void {
  keepShortParagraphsWhole();
  separateFromHeadings();
}

/** Chromium puts the last of three lines alone on the next page in spite of `widows`, so short paragraphs are not broken. */
function keepShortParagraphsWhole(): void {
  const short = [...document.querySelectorAll<HTMLElement>('.prose :is(p, li)')].filter((paragraph) => {
    const line = Number.parseFloat(getComputedStyle(paragraph).lineHeight) || 18;
    return paragraph.getBoundingClientRect().height < 3.5 * line;
  });
  // Written when all are measured, so that the document is laid out once.
  for (const paragraph of short) paragraph.style.breakInside = 'avoid';
}

/** Moves figures that stand directly under a heading behind the text that follows. */
function separateFromHeadings(): void {
  const found = [...document.querySelectorAll<HTMLElement>('.prose > figure[id]')].filter((figure) => {
    const [before, after] = [figure.previousElementSibling, figure.nextElementSibling];
    return before !== null && isHeading(before) && after !== null && isText(after);
  });
  for (const figure of found) figure.nextElementSibling?.after(figure);
}

function isText(element: Element): boolean {
  return element.matches('p, ul, ol, dl, blockquote, .beside');
}

function isHeading(element: Element): boolean {
  return element.matches('h1, h2, h3, h4');
}
