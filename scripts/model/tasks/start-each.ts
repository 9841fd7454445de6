// Starts tasks one after the other, of which each goes on while the next one is prepared.
import { awaitedLater } from './lazy.ts';

/**
 * Starts a task for each item. The next item is asked for when the task says that it has handed on what others do, or has ended:
 * making an item may keep this thread busy. Gives the results in the order of the items; rejects as soon as a task did before
 * the next item is asked for, and otherwise after the last one has started.
 */
export async function startEach<I, T>(
  items: Iterable<I> | AsyncIterable<I>,
  start: (item: I, onHanded: () => void) => Promise<T>,
): Promise<readonly T[]> {
  const started: Promise<T>[] = [];
  for await (const item of items) {
    const handed = Promise.withResolvers<void>();
    const task = awaitedLater(start(item, handed.resolve));
    started.push(task);
    await Promise.race([handed.promise, task]);
  }
  return Promise.all(started);
}
