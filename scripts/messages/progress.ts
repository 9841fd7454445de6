// Reports the progress of the steps of a command.
/** Runs one step and reports its progress; `count` describes the result: "3 documents". Returns the result of the step. */
export type Progress = <T>(
  name: string,
  run: () => T | Promise<T>,
  count: (value: T) => string,
) => Promise<T>;

/** Runs the steps without reporting. */
export const silent: Progress = async (_name, run) => run();

/** The same progress, which rejects before a step once the signal has aborted. Pending events are handled between steps. */
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
