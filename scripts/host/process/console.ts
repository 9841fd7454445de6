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
  /** Shows what is being done until the next text; empty hides it. Nothing where standard error is no terminal. */
  status(text: string): void;
}

/** Whether a terminal shows what goes to `stream`, and can take a line back. */
export function isTerminal(env: Readonly<Record<string, string | undefined>>, stream: Stream): boolean {
  return stream.isTTY === true && env.TERM !== 'dumb';
}

/** Goes to the start of the line and clears it. */
export const clearLine = '\r\u001b[K';

/** Whether to colour what goes to `stream`: NO_COLOR, then FORCE_COLOR, then whether a terminal shows it. */
export function wantsColor(env: Readonly<Record<string, string | undefined>>, stream: Stream): boolean {
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  const force = env.FORCE_COLOR;
  if (force !== undefined) return force !== '0' && force !== 'false';
  return isTerminal(env, stream);
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

/** A console over two streams; every text ends with exactly one line break. `isLive`: standard error is a terminal. */
export function openConsole(out: Stream, error: Stream, color: boolean, isLive = false): Console {
  const line = (text: string) => `${printable(text, color).replace(/\n+$/u, '')}\n`;
  let shown = '';
  const show = (text: string) => {
    if (!isLive || text === shown) return;
    error.write(`${clearLine}${text}`);
    shown = text;
  };
  const write = (stream: Stream, text: string) => {
    const status = shown;
    show('');
    stream.write(line(text));
    show(status);
  };
  return {
    color,
    print: (text) => write(out, text),
    note: (text) => write(error, text),
    status: (text) => show(printable(text, false)),
  };
}

/**
 * Progress as one line per finished step: its name, what it made, milliseconds. `clock` gives milliseconds; `status` is given the
 * steps that run now, several at a time, and an empty text when none does.
 */
export function lineProgress(
  note: (line: string) => void,
  clock: () => number,
  status: (text: string) => void = () => undefined,
): Progress {
  const running: string[] = [];
  const showRunning = () => status(running.length === 0 ? '' : `${[...new Set(running)].join(', ')} …`);
  return async (name, run, count) => {
    const start = clock();
    running.push(name);
    showRunning();
    try {
      const value = await run();
      const time = `${Math.round(clock() - start)} ms`;
      note(`${name.padEnd(10)} ${count(value).padEnd(44)} ${time.padStart(9)}`);
      return value;
    } finally {
      running.splice(running.indexOf(name), 1);
      showRunning();
    }
  };
}
