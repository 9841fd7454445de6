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

/** All input files by path. `texts` holds Markdown, JSON, YAML, TypeScript, Handlebars, CSS and SVG; `assets` all others. */
export interface Sources {
  readonly texts: ReadonlyMap<string, string>;
  readonly assets: ReadonlyMap<string, Uint8Array>;
  /** Messages about files that could not be read, or not as they are; none if absent. */
  readonly unreadable?: readonly VFileMessage[];
}

/** The path to a value inside JSON or YAML: keys and list indices, from the outermost inwards. */
export type JsonPointer = readonly (string | number)[];
