// The console of a command: text for people, made safe for terminals.
import type { Progress } from '../../messages/progress.ts';

/** A stream of text, as `process.stdout` is one. */
export interface Stream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Where a command writes: results to standard output, progress and notes to standard error. */
export interface Console {
  /** Whether results are coloured. */
  readonly color: boolean;
  /** A result, on standard output. */
  print(text: string): void;
  /** A line about the run, on standard error. */
  note(text: string): void;
}

/** Whether to colour what goes to `stream`: NO_COLOR, then FORCE_COLOR, then whether a terminal shows it. */
export function wantsColor(env: Readonly<Record<string, string | undefined>>, stream: Stream): boolean {
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  const force = env.FORCE_COLOR;
  if (force !== undefined) return force !== '0' && force !== 'false';
  return stream.isTTY === true && env.TERM !== 'dumb';
}

/** The styles that messages are coloured with. */
const styles = /^\[(?:1|2|22|31|33|36|39)m/u;

/**
 * The text with control characters as escapes, which JSON reads as the same characters: names and contents of files must not
 * control a terminal. Line ends and tabs stay, and with `color` the styles of messages.
 */
export function printable(text: string, color: boolean): string {
  return text.replace(/\r(?!\n)|[\p{Cc}--[\t\n\r]]/gv, (found, offset: number) =>
    color && found === '\u001b' && styles.test(text.slice(offset + 1, offset + 5))
      ? found
      : `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A console over two streams; every text ends with exactly one line break. */
export function openConsole(out: Stream, error: Stream, color: boolean): Console {
  const line = (text: string) => `${printable(text, color).replace(/\n+$/u, '')}\n`;
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
