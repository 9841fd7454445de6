// Makes a document ready inside the browser for its chapters being placed on pages.
/// <reference lib="dom" />
import { portable } from '../page-source.ts';
import type { ChapterSource } from './chapter-records.ts';
import { earlierSource, type StartAgain } from './place-again.ts';
import { prepareSource } from './prepare-chapters.ts';
import { type Remember, rememberSource } from './restore-chapter.ts';

/**
 * An expression for the browser that undoes an earlier placement, keeps short paragraphs whole and figures off headings.
 * Evaluates to the sources of the chapters, in the order of the document, from which their placement follows; to none where the
 * document has no `--page-height`. `wanted` are ids of elements whose pages are wanted before the document is printed.
 */
export function startPlacement(wanted: readonly string[]): string {
  const given = `{ prepare: ${prepareSource()}, remember: ${rememberSource()}, startAgain: ${earlierSource()}.startAgain }`;
  return `(${portable(start, [tagsAround, tagOf])})(${given}, ${JSON.stringify(wanted)})`;
}

interface Parts {
  readonly prepare: () => void;
  readonly remember: Remember;
  readonly startAgain: StartAgain;
}

function start(
  { prepare, remember, startAgain }: Parts,
  wanted: readonly string[],
): readonly ChapterSource[] {
  if (getComputedStyle(document.documentElement).getPropertyValue('--page-height') === '') return [];
  startAgain(remember);
  prepare();
  const ids = new Set(wanted);
  return [...document.querySelectorAll('.chapter')].map((chapter) => ({
    html: chapter.outerHTML,
    around: tagsAround(chapter),
    wanted: [chapter, ...chapter.querySelectorAll('[id]')].flatMap(({ id }) => (ids.has(id) ? [id] : [])),
  }));
}

/** The opening tags of the element before a chapter and of all elements around it. */
function tagsAround(chapter: Element): readonly string[] {
  const { previousElementSibling: before } = chapter;
  const tags = before === null ? [''] : [tagOf(before)];
  for (let around = chapter.parentElement; around !== null; around = around.parentElement)
    tags.push(tagOf(around));
  return tags;
}

function tagOf(element: Element): string {
  return (element.cloneNode(false) as Element).outerHTML;
}
