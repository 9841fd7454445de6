// Gives memory back while nothing is to do: the engine collects only when it needs room, and a preview runs for hours.
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * A function to be called after each piece of work. What is not needed any more is given back some time after the last of it,
 * and at once after work that goes on for much longer or leaves more behind than `mostGrowth`. `used` tells the bytes in use.
 */
export function idleCollector(
  milliseconds: number,
  collect: () => void = collector(),
  used: () => number = usedBytes,
): () => void {
  let timer: NodeJS.Timeout | undefined;
  let last = performance.now();
  let least = used();
  const collectNow = () => {
    clearTimeout(timer);
    collect();
    last = performance.now();
    least = used();
  };
  return () => {
    clearTimeout(timer);
    const isLong = performance.now() - last > milliseconds * busyFactor;
    if (isLong || used() - least > mostGrowth) return collectNow();
    timer = setTimeout(collectNow, milliseconds);
    timer.unref();
  };
}

/** Collecting takes a tenth of a second, which is seen while somebody waits for a page. */
const busyFactor = 5;

/** Bytes. Left to itself, the engine lets a heap of a hundred megabytes grow to three hundred, and keeps their pages. */
export const mostGrowth = 48 * 2 ** 20;

/** Bytes in use of this thread, needed or not. */
function usedBytes(): number {
  const { used_heap_size, external_memory } = getHeapStatistics();
  return used_heap_size + external_memory;
}

/**
 * The engine's own function, which it gives only to those who ask for it before they make a context.
 * The flag stays set: it holds for all threads, so that one which took it back would take it from another just making its context.
 */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  const gc: unknown = runInNewContext('globalThis.gc');
  return () => {
    if (typeof gc === 'function') gc();
  };
}
