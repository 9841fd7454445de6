// Gives memory back while nothing is to do: the engine collects only when it needs room, and a preview runs for hours.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * A function to be called after each piece of work. What is not needed any more is given back some time after the last of it,
 * and at once after work that goes on for much longer.
 */
export function idleCollector(milliseconds: number, collect: () => void = collector()): () => void {
  let timer: NodeJS.Timeout | undefined;
  let last = performance.now();
  const collectNow = () => {
    collect();
    last = performance.now();
  };
  return () => {
    clearTimeout(timer);
    if (performance.now() - last > milliseconds * busyFactor) return collectNow();
    timer = setTimeout(collectNow, milliseconds);
    timer.unref();
  };
}

/** Collecting takes a tenth of a second, which is seen while somebody waits for a page. */
const busyFactor = 5;

/** The engine's own function, which it gives only to those who ask for it before they make a context. */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  const gc: unknown = runInNewContext('gc');
  setFlagsFromString('--no-expose-gc');
  return () => {
    if (typeof gc === 'function') gc();
  };
}
