/** Runs one step of the work and tells how it went; `count` says what was made: "3 documents". Gives what the step gave. */
export type Progress = <T>(
  name: string,
  run: () => T | Promise<T>,
  count: (value: T) => string,
) => Promise<T>;

/** Runs the steps and tells nothing. */
export const silent: Progress = async (_name, run) => run();

/** "1 file", "3 files". */
export function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
