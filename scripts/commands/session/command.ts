// What every command is given, and what it is: a function from a session and a command line to an exit code.
import type { Commit } from '../../host/disk/dist.ts';
import type { Console } from '../../host/process/console.ts';

/** What a command is given of the process in which it runs. */
export interface Session {
  /** Absolute path of the project: the folder that holds `content/`. */
  readonly root: string;
  /** Absolute path of the folder the command was called in. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly console: Console;
  /** Aborts when the person presses Ctrl-C. */
  readonly signal: AbortSignal;
  /** Brackets every change that a command makes, so that the message of an interruption can say what was written. */
  readonly commit: Commit;
  /** Asks a person at the terminal for a line; undefined where there is none. */
  readonly ask: (question: string) => Promise<string | undefined>;
  /** The time at which the command started, for review dates only. */
  readonly now: Date;
  /** Milliseconds from an arbitrary start. */
  readonly clock: () => number;
  /** Name and version of the program. */
  readonly name: string;
  readonly version: string;
}

/** Values of the options on the command line by long name; `true` for switches. */
export type Values = Readonly<Record<string, string | boolean | undefined>>;

/** A command: `words` are those after its name; resolves to the exit code. */
export type Run = (session: Session, values: Values, words: readonly string[]) => Promise<number>;

/** Makes a change, bracketed by the session's commit. Rejects before the change when the run was interrupted. */
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
