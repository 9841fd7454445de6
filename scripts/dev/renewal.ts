// Puts a new thread that builds in the place of one that holds too much which cannot be forgotten.
import type { BuilderEvent, VisiblePages, WornEvent } from './events.ts';

/** A thread that builds. */
export interface BuilderThread {
  prioritize(pages: VisiblePages): void;
  end(): Promise<unknown>;
}

/** Starts a thread that builds and calls the function with its events. */
export type OpenBuilder = (onEvent: (event: BuilderEvent | WornEvent) => void) => BuilderThread;

/**
 * A thread that builds, which is replaced when it is worn: it goes on until a new one has built everything once, whose events
 * are sent from then on. That first build shows nothing new, so its end is not sent unless it has an error.
 */
export function renewedBuilder(open: OpenBuilder, onEvent: (event: BuilderEvent) => void): BuilderThread {
  let current: BuilderThread | undefined;
  let next: BuilderThread | undefined;
  let visible: VisiblePages = { visible: [] };
  const takeOver = (thread: BuilderThread, held: readonly BuilderEvent[]) => {
    void current?.end();
    current = thread;
    next = undefined;
    for (const event of held) onEvent(event);
  };
  const hold = (thread: BuilderThread, held: BuilderEvent[], event: BuilderEvent) => {
    if (event.kind !== 'update' || event.error !== undefined) held.push(event);
    if (event.kind === 'update') takeOver(thread, held);
  };
  const renew = (thread: BuilderThread) => {
    if (thread === current) next ??= start();
  };
  const start = (): BuilderThread => {
    const held: BuilderEvent[] = [];
    const thread = open((event) => {
      if (event.kind === 'worn') renew(thread);
      else if (thread === current) onEvent(event);
      else if (thread === next) hold(thread, held, event);
    });
    thread.prioritize(visible);
    return thread;
  };
  current = start();
  return {
    prioritize: (pages) => {
      visible = pages;
      current?.prioritize(pages);
      next?.prioritize(pages);
    },
    end: () => Promise.all([current?.end(), next?.end()]),
  };
}
