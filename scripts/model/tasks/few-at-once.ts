// Limits how many tasks run at the same time.

/** So many that reading files is not slowed down, and so few that the smallest usual limit of open files is not reached. */
const usualLimit = 8;

/** A function that runs tasks, at most `limit` of them at the same time, and gives their results. */
export function fewAtOnce(limit = usualLimit): <T>(task: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (task) => {
    if (running === limit) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await task();
    } finally {
      // The place goes to the task that waits longest, or is free.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
