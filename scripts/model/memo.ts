/**
 * Remembers what was made, so that working again costs only what is new. Nothing is remembered by time: a result counts
 * for as long as everything it was made from is the same, texts by their letters and objects by being the same object.
 * Objects that a memo gave stay the same for as long as their own inputs do, so this carries on from stage to stage.
 */
export interface Memo {
  /** What was made under this name before if every input is the same; otherwise what `make` makes. */
  keep<T>(name: string, inputs: readonly unknown[], make: () => T): T;
  /** The same for work that looks its inputs up by key: what it looked up is noted, and looked up again the next time. */
  trace<T, K, V>(name: string, look: (key: K) => V, make: (look: (key: K) => V) => T): T;
  /** What `make` makes of what it made under this name the last time; of `undefined` the first time. */
  update<T>(name: string, make: (before: T | undefined) => T): T;
}

/** Remembers nothing. */
export const noMemo: Memo = {
  keep: (_name, _inputs, make) => make(),
  trace: (_name, look, make) => make(look),
  update: (_name, make) => make(undefined),
};

interface Kept {
  readonly inputs: readonly unknown[];
  readonly value: unknown;
}

interface Traced {
  readonly seen: ReadonlyMap<unknown, unknown>;
  readonly value: unknown;
}

/** Remembers the last result of every name. */
export function createMemo(): Memo {
  const kept = new Map<string, Kept>();
  const traced = new Map<string, Traced>();
  const updated = new Map<string, unknown>();
  return {
    keep: <T>(name: string, inputs: readonly unknown[], make: () => T): T => {
      const last = kept.get(name);
      if (last !== undefined && areSame(last.inputs, inputs)) return last.value as T;
      const value = make();
      kept.set(name, { inputs, value });
      return value;
    },
    trace: <T, K, V>(name: string, look: (key: K) => V, make: (look: (key: K) => V) => T): T => {
      const last = traced.get(name);
      if (last !== undefined && stillHolds(last.seen as ReadonlyMap<K, unknown>, look))
        return last.value as T;
      const seen = new Map<K, unknown>();
      const value = make((key) => {
        const found = look(key);
        seen.set(key, found);
        return found;
      });
      traced.set(name, { seen, value });
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

function stillHolds<K>(seen: ReadonlyMap<K, unknown>, look: (key: K) => unknown): boolean {
  return [...seen].every(([key, value]) => Object.is(look(key), value));
}
