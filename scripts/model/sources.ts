import type { Position } from 'unist';
import type { VFileMessage } from 'vfile-message';

/** What a stage made, and what it noticed. Stages never throw over what an author wrote; a throw is a bug. */
export interface Checked<T> {
  readonly value: T;
  readonly messages: readonly VFileMessage[];
}

/** Where something was written: a path relative to the project root (`/` as separator) and a span in that file. */
export interface Place {
  readonly path: string;
  readonly position: Position;
}

/** The only way to the project's files. Paths are relative to the project root with `/` as separator. */
export interface World {
  /** UTF-8 text of a file; rejects with code `ENOENT` when there is none. */
  read(path: string): Promise<string>;
  readBytes(path: string): Promise<Uint8Array>;
  /** Every file below a folder, as sorted project-relative paths; empty when the folder does not exist. */
  list(folder: string): Promise<readonly string[]>;
}

/** Every input as it lies on disk. `texts` holds Markdown, JSON, YAML, TypeScript, Handlebars, CSS and SVG; `assets` everything else. */
export interface Sources {
  readonly texts: ReadonlyMap<string, string>;
  readonly assets: ReadonlyMap<string, Uint8Array>;
}

/** Names of keys and numbers of list entries, from the outermost inwards. */
export type JsonPointer = readonly (string | number)[];
