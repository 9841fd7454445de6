import type { Console } from '../io/console.ts';

/** What a command gets from the process it runs in. */
export interface Session {
  /** Absolute path of the project: the folder that holds `content/`. */
  readonly root: string;
  /** Absolute path of the folder the command was called in. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly console: Console;
  /** Ends when the person presses Ctrl-C. */
  readonly signal: AbortSignal;
  /** The clock, for the review dates only. */
  readonly now: Date;
  /** Milliseconds from an arbitrary start. */
  readonly clock: () => number;
  /** Name and version of the program. */
  readonly name: string;
  readonly version: string;
}

/** Values of the options on the command line by long name; `true` for switches. */
export type Values = Readonly<Record<string, string | boolean | undefined>>;

/** Runs with the words after the command's name and gives the exit code. */
export type Run = (session: Session, values: Values, words: readonly string[]) => Promise<number>;
