/** Paths that changed, or all of them when it is not known which. */
export type Changes = ReadonlySet<string> | 'all';

/** Gathers changes that come in bursts. */
export interface Debounced {
  /** Notes a change; without a path, anything may have changed. */
  note(path?: string): void;
  /** Forgets what was noted and tells nothing any more. */
  stop(): void;
}

/** How long nothing must have changed, in milliseconds: after a single change, and in the midst of many. */
export interface Quiet {
  readonly single: number;
  readonly burst: number;
}

/**
 * Tells of changes once nothing has changed for a moment. The moment is longer while changes come one batch after the
 * other, as when branches are switched or every file is saved, so that they end as one.
 */
export function debounce(tell: (changes: Changes) => void, quiet: Quiet): Debounced {
  let noted = new Set<string>();
  let isAll = false;
  let isBurst = false;
  let waiting: NodeJS.Timeout | undefined;
  let calming: NodeJS.Timeout | undefined;
  const calm = () => {
    isBurst = false;
  };
  const end = () => {
    const changes = isAll ? 'all' : noted;
    noted = new Set();
    isAll = false;
    isBurst = true;
    calming = setTimeout(calm, quiet.burst);
    tell(changes);
  };
  return {
    note: (path) => {
      if (path === undefined) isAll = true;
      else noted.add(path);
      clearTimeout(waiting);
      clearTimeout(calming);
      waiting = setTimeout(end, isBurst ? quiet.burst : quiet.single);
    },
    stop: () => {
      clearTimeout(waiting);
      clearTimeout(calming);
    },
  };
}
