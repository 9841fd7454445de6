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

/** An empty memo. It holds the last result of each name. */
export function createMemo(): Memo {
  const entries = new Map<string, Entry>();
  const traced = new Map<string, TracedEntry>();
  const updated = new Map<string, unknown>();
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
      const value = make(updated.get(name) as T | undefined);
      updated.set(name, value);
      return value;
    },
  };
}

function areSame(before: readonly unknown[], now: readonly unknown[]): boolean {
  return before.length === now.length && before.every((input, index) => Object.is(input, now[index]));
}

function isCurrent<K>(lookups: ReadonlyMap<K, unknown>, look: (key: K) => unknown): boolean {
  return [...lookups].every(([key, value]) => Object.is(look(key), value));
}
