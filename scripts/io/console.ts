import type { Progress } from '../progress.ts';

/** A stream of text, as `process.stdout` is one. */
export interface Stream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Where a command speaks: results to standard output, progress and complaints to standard error. */
export interface Console {
  /** Whether results are coloured. */
  readonly color: boolean;
  /** A result, on standard output. */
  print(text: string): void;
  /** Something said about the run, on standard error. */
  note(text: string): void;
}

/** Whether to colour what goes to `stream`: NO_COLOR, then FORCE_COLOR, then whether a terminal shows it. */
export function wantsColor(env: Readonly<Record<string, string | undefined>>, stream: Stream): boolean {
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  const force = env.FORCE_COLOR;
  if (force !== undefined) return force !== '0' && force !== 'false';
  return stream.isTTY === true && env.TERM !== 'dumb';
}

/** A console over two streams; every text ends with exactly one line break. */
export function openConsole(out: Stream, error: Stream, color: boolean): Console {
  const line = (text: string) => `${text.replace(/\n+$/u, '')}\n`;
  return {
    color,
    print: (text) => void out.write(line(text)),
    note: (text) => void error.write(line(text)),
  };
}

/** Progress as one line per finished step: its name, what it made, milliseconds. `clock` gives milliseconds. */
export function lineProgress(note: (line: string) => void, clock: () => number): Progress {
  return async (name, run, count) => {
    const start = clock();
    const value = await run();
    const time = `${Math.round(clock() - start)} ms`;
    note(`${name.padEnd(10)} ${count(value).padEnd(44)} ${time.padStart(9)}`);
    return value;
  };
}
