/**
 * A memo of results, so that a second run over the same project computes only what has changed. No result expires by time:
 * it is valid for as long as every input is the same. Texts are the same when they are equal, objects when they are the same
 * object. Objects that a memo returned stay the same for as long as their own inputs do, so the validity of a result passes
 * from stage to stage.
 */
export interface Memo {
  /** The last result of this name if every input is the same as then; otherwise the result of `make`. */
  get<T>(name: string, inputs: readonly unknown[], make: () => T): T;
  /**
   * The same for work that looks its inputs up by key with `look`. The keys and values that it looked up are recorded; the
   * next time the recorded result is valid if every key still has its value.
   */
  trace<T, K, V>(name: string, look: (key: K) => V, make: (look: (key: K) => V) => T): T;
  /** The result of `make`, which receives its last result of this name, and `undefined` the first time. */
  update<T>(name: string, make: (before: T | undefined) => T): T;
}

/** A memo without memory: every result is computed. */
export const noMemo: Memo = {
  get: (_name, _inputs, make) => make(),
  trace: (_name, look, make) => make(look),
  update: (_name, make) => make(undefined),
};

interface Entry {
  readonly inputs: readonly unknown[];
  readonly value: unknown;
}

interface TracedEntry {
  /** Every key that was looked up, with the value found. */
  readonly lookups: ReadonlyMap<unknown, unknown>;
  readonly value: unknown;
}

/** A memo that forgets what is not asked for any more: names come from what authors write, and they write on and on. */
export interface LastingMemo extends Memo {
  /** Ends a run that has made everything. Results that none of the last runs asked for are forgotten. */
  endRun(): void;
  /** Number of results that it holds. */
  size(): number;
}

/** A result is kept for so many runs in which nothing asks for it: what is made from it may have been the same for a while. */
export const keptRuns = 24;

/** An empty memo. It holds the last result of each name. */
export function createMemo(): LastingMemo {
  const entries = new RecentMap<Entry>();
  const traced = new RecentMap<TracedEntry>();
  const updated = new RecentMap<{ readonly value: unknown }>();
  const all = [entries, traced, updated];
  return {
    get: <T>(name: string, inputs: readonly unknown[], make: () => T): T => {
      const last = entries.get(name);
      if (last !== undefined && areSame(last.inputs, inputs)) return last.value as T;
      const value = make();
      entries.set(name, { inputs, value });
      return value;
    },
    trace: <T, K, V>(name: string, look: (key: K) => V, make: (look: (key: K) => V) => T): T => {
      const last = traced.get(name);
      if (last !== undefined && isCurrent(last.lookups as ReadonlyMap<K, unknown>, look))
        return last.value as T;
      const lookups = new Map<K, unknown>();
      const value = make((key) => {
        const found = look(key);
        lookups.set(key, found);
        return found;
      });
      traced.set(name, { lookups, value });
      return value;
    },
    update: <T>(name: string, make: (before: T | undefined) => T): T => {
      const value = make(updated.get(name)?.value as T | undefined);
      updated.set(name, { value });
      return value;
    },
    endRun: () => {
      for (const map of all) map.endRun();
    },
    size: () => all.reduce((sum, map) => sum + map.size(), 0),
  };
}

/** A map that forgets entries which were neither set nor got in the last runs. */
class RecentMap<T> {
  readonly #entries = new Map<string, { value: T; run: number }>();
  #run = 0;

  get(name: string): T | undefined {
    const entry = this.#entries.get(name);
    if (entry !== undefined) entry.run = this.#run;
    return entry?.value;
  }

  set(name: string, value: T): void {
    this.#entries.set(name, { value, run: this.#run });
  }

  endRun(): void {
    for (const [name, { run }] of this.#entries) if (run <= this.#run - keptRuns) this.#entries.delete(name);
    this.#run += 1;
  }

  size(): number {
    return this.#entries.size;
  }
}

function areSame(before: readonly unknown[], now: readonly unknown[]): boolean {
  return before.length === now.length && before.every((input, index) => Object.is(input, now[index]));
}

function isCurrent<K>(lookups: ReadonlyMap<K, unknown>, look: (key: K) => unknown): boolean {
  return [...lookups].every(([key, value]) => Object.is(look(key), value));
}
