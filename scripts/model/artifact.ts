// The files that a build produces, and the interfaces of what produces or stores them: printer, presenter, cache.
import type { VFileMessage } from 'vfile-message';
import type { DeckBoxes } from './deck/slide-boxes.ts';
import type { ChartForm, PageNumbers, PresentPage, PrintPage, TextPage } from './page.ts';
import type { Checked } from './sources.ts';

/** A file of the edition as it is written to the output folder. */
export interface Artifact {
  /** Relative to the output folder, with `/` as separator. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Hexadecimal SHA-256 of the bytes. */
  readonly sha256: string;
  /** Number of pages or slides, for files that have them. */
  readonly pages?: number;
  /** How its pages are filled and set, for printed pages. */
  readonly layout?: PageLayout;
  /** Charts on the slides of a PowerPoint file, and in which form they are there. */
  readonly charts?: readonly ChartForm[];
}

/** What was measured on the pages of a printed document. */
export interface PageLayout {
  /** Share of the height inside the margins that is empty, from 0 to 1, over all pages but a cover and the last. */
  readonly empty: number;
  /** The smallest type in points, without marks of footnotes and other raised signs. */
  readonly smallestType: number;
}

/** A printed document; with the positions of everything on its slides if it consists of slides. */
export interface Printed extends Artifact {
  readonly boxes?: DeckBoxes;
  /** Of the elements to which other volumes lead, by `path#id`. */
  readonly numbers?: PageNumbers;
}

/** How a page is printed. */
export interface PrintOptions {
  readonly signal?: AbortSignal | undefined;
  /** Is called, if at all, with the page numbers of the result before it is finished and inspected, so that volumes which show them need not wait for that. */
  readonly onNumbers?: ((numbers: PageNumbers) => void) | undefined;
  /** Keeps how chapters were placed on pages; without it each print places all of them. */
  readonly cache?: Cache | undefined;
}

/** Prints pages in a browser and reports faults of the layout. */
export interface Printer {
  /** Rejects when the signal aborts. The result does not depend on the cache. */
  print(page: PrintPage, options?: PrintOptions): Promise<Checked<Printed>>;
  /** What is wrong with the layout of a page at the widths of screens. Rejects when `signal` aborts. */
  inspect(page: TextPage, signal?: AbortSignal): Promise<readonly VFileMessage[]>;
  /** Product and version, part of the manifest and of cache keys. */
  version(): Promise<string>;
  close(): Promise<void>;
}

/** Turns a page into a slide show with Marp CLI (`scripts/host/marp/marp.ts`), without browser and network. It leaves no file behind. */
export type Presenter = (page: PresentPage) => Promise<Artifact>;

/** Content-addressed cache of slow results. A miss is `undefined`; a damaged entry counts as a miss. */
export interface Cache {
  get(key: string): Promise<Uint8Array | undefined>;
  put(key: string, bytes: Uint8Array): Promise<void>;
}
