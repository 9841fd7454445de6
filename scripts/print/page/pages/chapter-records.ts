// Keeps inside the browser how chapters were placed on pages, so that an unchanged chapter is not placed anew in a later print.
/// <reference lib="dom" />
import { portable } from '../page-source.ts';
import type { NotedPlace } from './page-notes.ts';

/** What a chapter was laid out from: its HTML, the tags around it, and the ids in it whose pages are wanted. */
export interface ChapterSource {
  readonly html: string;
  readonly around: readonly string[];
  readonly wanted: readonly string[];
}

/** How a chapter came out: what was moved, where it ends on its last page, the largest gap that it leaves, and its pages. */
export interface Placed {
  readonly moved: readonly string[];
  readonly end: number;
  readonly gap: number;
  readonly pages: number;
}

/** The placement of a chapter as plain data. It holds for the same chapter before the same chapter, behind the same offset. */
export interface ChapterRecord {
  /** Height in CSS pixels of what stands before the chapter on the page on which it begins. */
  readonly offset: number;
  /** How often other room had been tried in vain. */
  readonly refused: number;
  readonly placed: Placed;
  /** The wanted elements, on pages from the one on which the chapter begins. */
  readonly places: readonly NotedPlace[];
  /** Style of the chapter itself; `null` where it has none. */
  readonly style: string | null;
  /** The blocks of the body in their order, by the number of each before. */
  readonly order: readonly number[];
  /** The elements whose look was changed, by their number. */
  readonly looks: readonly (readonly [element: number, name: string | null, style: string | null])[];
}

/** A placement of one chapter and the elements that it changes. */
export interface ChapterRecorder {
  /** Places the chapter as the record says. */
  recall(record: ChapterRecord): void;
  /** The record of how the chapter has been placed. */
  record(how: Pick<ChapterRecord, 'offset' | 'refused' | 'placed' | 'places'>): ChapterRecord;
}

/** Opens the records of a chapter as it is before it is placed. */
export type OpenRecorder = (chapter: HTMLElement) => ChapterRecorder;

/** An expression for the browser: the function `OpenRecorder`. */
export function recorderSource(): string {
  return portable(openRecorder, [setOrRemove]);
}

function openRecorder(chapter: HTMLElement): ChapterRecorder {
  const prose = chapter.querySelector('.prose');
  const blocks = [...(prose?.children ?? [])];
  const changing = ':scope > :not(.prose), .prose > *, .drawing svg';
  const elements = [...chapter.querySelectorAll(changing)].filter(
    (element) => !element.matches('.columns-filler'),
  );
  const lookOf = (element: Element) =>
    [element.getAttribute('class'), element.getAttribute('style')] as const;
  const before = elements.map(lookOf);
  return {
    recall: ({ style, order, looks }) => {
      for (const [index, block] of order.entries()) {
        const [own, there] = [blocks[block], prose?.children[index] ?? null];
        if (prose !== null && own !== undefined && own !== there) prose.insertBefore(own, there);
      }
      for (const [index, name, looked] of looks) {
        const element = elements[index];
        if (element === undefined) continue;
        setOrRemove(element, 'class', name);
        setOrRemove(element, 'style', looked);
      }
      setOrRemove(chapter, 'style', style);
    },
    record: (how) => {
      const numbers = new Map(blocks.map((block, index) => [block, index]));
      const looks = elements.flatMap((element, index): ChapterRecord['looks'] => {
        const [name, style] = lookOf(element);
        return name === before[index]?.[0] && style === before[index]?.[1] ? [] : [[index, name, style]];
      });
      const order = [...(prose?.children ?? [])].flatMap((block) => numbers.get(block) ?? []);
      return { ...how, style: chapter.getAttribute('style'), order, looks };
    },
  };
}

function setOrRemove(element: Element, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
