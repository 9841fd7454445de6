// Where input comes from: files, places in them, and results of a stage with its messages.
import type { Position } from 'unist';
import type { VFileMessage } from 'vfile-message';

/** The result of a stage with its messages. Stages never throw because of what an author wrote; an exception is a bug. */
export interface Checked<T> {
  readonly value: T;
  readonly messages: readonly VFileMessage[];
}

/** A place in a source file: a path relative to the project root (`/` as separator) and a span in that file. */
export interface Place {
  readonly path: string;
  readonly position: Position;
}

/** Access to the project's files; nothing else reads them. Paths are relative to the project root with `/` as separator. */
export interface World {
  /** UTF-8 text of a file; rejects with code `ENOENT` when there is none. */
  read(path: string): Promise<string>;
  readBytes(path: string): Promise<Uint8Array>;
  /** Every file below a folder, as sorted project-relative paths; empty when the folder does not exist. */
  list(folder: string): Promise<readonly string[]>;
}

/** All input files by path. `texts` holds Markdown, JSON, YAML, TypeScript, Handlebars and CSS; `assets` all others. */
export interface Sources {
  readonly texts: ReadonlyMap<string, string>;
  readonly assets: ReadonlyMap<string, Uint8Array>;
  /** Messages about files that could not be read, or not as they are; none if absent. */
  readonly unreadable?: readonly VFileMessage[];
  /** The variant of the edition that these are, and the text of `content/edition.yml` before the variant set anything. */
  readonly variant?: { readonly name: string; readonly edition: string };
}

/** The path to a value inside JSON or YAML: keys and list indices, from the outermost inwards. */
export type JsonPointer = readonly (string | number)[];

export type PictureFormat = 'png' | 'jpeg' | 'gif' | 'webp' | 'avif' | 'svg';

/** A picture below `content/` that every document can show. */
export interface PictureFile {
  /** Relative to `content/`: `images/rack.png`; that of a logo is relative to the project. */
  readonly path: string;
  /** By its bytes, whatever the name ends in. */
  readonly format: PictureFormat;
  /** CSS pixels, as it is seen: turned where the file says so. */
  readonly width: number;
  readonly height: number;
  /** The file; of an SVG what is left of it after reading, with its size and fonts of the project. */
  readonly bytes: Uint8Array;
  /** Its pixels are stored turned or mirrored, and the file says how to turn them back. */
  readonly isTurned: boolean;
  /** The text in an SVG, and the embedded families that it is set in; documents have to put these into it. */
  readonly text: string;
  readonly families: readonly string[];
}
