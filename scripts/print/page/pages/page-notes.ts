// Notes inside the browser on which page each chapter and heading comes to stand, so that page numbers are known before a print.
/// <reference lib="dom" />
import { portable } from '../page-source.ts';
import type { Columns } from './flow.ts';

/** Where an element comes to stand: on a page, from 0 on. */
export interface NotedPlace {
  readonly id: string;
  readonly page: number;
}

/** The places of the elements of a flow of chapters. */
export interface FlowNotes {
  /** Notes a chapter that is in columns; what was noted of it before does not count any more. */
  note(columns: Columns): void;
  /** What is noted of the chapter, on pages from the one on which it begins. */
  own(): readonly NotedPlace[];
  /** Notes the same of a chapter that was placed earlier. */
  noteAgain(places: readonly NotedPlace[]): void;
  /** Goes on to the next chapter, which begins so many pages after this one did. */
  turn(pages: number): void;
  places(): readonly NotedPlace[];
}

/** Opens notes for the elements with the ids `wanted` in a flow behind so many pages. */
export type OpenNotes = (wanted: ReadonlySet<string>, before: number) => FlowNotes;

/** An expression for the browser: the function `OpenNotes`. */
export function notesSource(): string {
  return portable(openNotes, []);
}

function openNotes(wanted: ReadonlySet<string>, before: number): FlowNotes {
  const places: NotedPlace[] = [];
  let own: readonly NotedPlace[] = [];
  let start = before;
  return {
    note: ({ chapter }) => {
      const frame = chapter.getBoundingClientRect();
      own = [chapter, ...chapter.querySelectorAll('[id]')].flatMap((element): NotedPlace[] => {
        if (!wanted.has(element.id)) return [];
        // A chapter begins with its opening: in columns its own box is that of all of them.
        const shown = element === chapter ? (chapter.querySelector('.opener') ?? element) : element;
        const boxes = [...shown.getClientRects()];
        // The end of a chapter is an empty line.
        const box = boxes.find(({ height }) => height > 0) ?? boxes[0];
        if (box === undefined) return [];
        const page = Math.floor((box.left - frame.left + 1) / frame.width);
        return [{ id: element.id, page }];
      });
    },
    own: () => own,
    noteAgain: (known) => {
      own = known;
    },
    turn: (pages) => {
      for (const place of own) places.push({ ...place, page: start + place.page });
      [start, own] = [start + pages, []];
    },
    places: () => places,
  };
}
