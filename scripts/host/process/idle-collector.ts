// Gives memory back while nothing is to do: the engine collects only when it needs room, and a preview runs for hours.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Tells of work. Some time after the last of it, what is not needed any more is given back to the system. */
export function idleCollector(milliseconds: number, collect: () => void = collector()): () => void {
  let timer: NodeJS.Timeout | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(collect, milliseconds);
    timer.unref();
  };
}

/** The engine's own function, which it gives only to those who ask for it before they make a context. */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  const gc: unknown = runInNewContext('gc');
  setFlagsFromString('--no-expose-gc');
  return () => {
    if (typeof gc === 'function') gc();
  };
}
