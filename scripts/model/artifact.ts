import type { DeckBoxes } from './deck/slide-boxes.ts';
import type { ChartForm, PresentPage, PrintPage } from './page.ts';
import type { Checked } from './sources.ts';

export interface Artifact {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Hexadecimal SHA-256 of the bytes. */
  readonly sha256: string;
  /** Pages or slides, where it has any. */
  readonly pages?: number;
  /** Charts on its slides, where an office suite opens it. */
  readonly charts?: readonly ChartForm[];
}

/** A document as printed, and where everything stands on it if it is made of slides. */
export interface Printed extends Artifact {
  readonly boxes?: DeckBoxes;
}

/** Prints pages in a browser and reports what is wrong with the layout. */
export interface Printer {
  /** Gives up, and rejects, when `signal` aborts. */
  print(page: PrintPage, signal?: AbortSignal): Promise<Checked<Printed>>;
  /** Product and version, part of the manifest and of cache keys. */
  version(): Promise<string>;
  close(): Promise<void>;
}

/** Makes a page presentable with Marp CLI (`scripts/host/marp/marp.ts`); no browser, no network, nothing written that stays. */
export type Presenter = (page: PresentPage) => Promise<Artifact>;

/** Content-addressed store for slow results. A miss is `undefined`; a broken entry counts as a miss. */
export interface Cache {
  get(key: string): Promise<Uint8Array | undefined>;
  put(key: string, bytes: Uint8Array): Promise<void>;
}
