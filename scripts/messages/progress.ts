/** Runs one step of the work and tells how it went; `count` says what was made: "3 documents". Gives what the step gave. */
export type Progress = <T>(
  name: string,
  run: () => T | Promise<T>,
  count: (value: T) => string,
) => Promise<T>;

/** Runs the steps and tells nothing. */
export const silent: Progress = async (_name, run) => run();

/** The same progress, which rejects before a step when the signal has aborted. Whoever may abort it is heard between steps. */
export function abortable(progress: Progress, signal: AbortSignal | undefined): Progress {
  return async (name, run, count) => {
    await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
    return progress(name, run, count);
  };
}

/** "1 file", "3 files". */
export function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
