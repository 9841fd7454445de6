// Gathers changes of files that come in bursts, so that one rebuild follows and not many.

/** Paths that changed, or `all` when it is not known which. */
export type Changes = ReadonlySet<string> | 'all';

/** Gathers changes. */
export interface Debouncer {
  /** Adds a change; without a path, anything may have changed. */
  add(path?: string): void;
  /** Drops the changes that were added and calls the handler no more. */
  stop(): void;
}

/** How long nothing must change before the handler is called, in milliseconds: after a single change, and during a burst. */
export interface DebounceDelays {
  readonly single: number;
  readonly burst: number;
}

/**
 * Calls `handle` with the changes once nothing has changed for a moment. The moment is longer while one batch of changes
 * follows the other, as when branches are switched or every file is saved, so that they are handled as one.
 */
export function debounce(handle: (changes: Changes) => void, delays: DebounceDelays): Debouncer {
  let paths = new Set<string>();
  let isAll = false;
  let isBurst = false;
  let handling: NodeJS.Timeout | undefined;
  let burstEnd: NodeJS.Timeout | undefined;
  const endBurst = () => {
    isBurst = false;
  };
  const flush = () => {
    const changes = isAll ? 'all' : paths;
    paths = new Set();
    isAll = false;
    isBurst = true;
    burstEnd = setTimeout(endBurst, delays.burst);
    handle(changes);
  };
  return {
    add: (path) => {
      if (path === undefined) isAll = true;
      else paths.add(path);
      clearTimeout(handling);
      clearTimeout(burstEnd);
      handling = setTimeout(flush, isBurst ? delays.burst : delays.single);
    },
    stop: () => {
      clearTimeout(handling);
      clearTimeout(burstEnd);
    },
  };
}
