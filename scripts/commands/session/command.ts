import type { Commit } from '../../host/disk/dist.ts';
import type { Console } from '../../host/process/console.ts';

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
  /** What a command tells before and after it changes anything, so that an interruption says what was written. */
  readonly commit: Commit;
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

/** Changes something that was there before, whole; throws before it when the run is to end. */
export async function committed(
  { commit }: Pick<Session, 'commit'>,
  change: () => Promise<void>,
): Promise<void> {
  commit.begin();
  let isWritten = false;
  try {
    await change();
    isWritten = true;
  } finally {
    commit.done(isWritten);
  }
}
