import type { Pointer } from './locate.ts';

/** A value inside a JSON value: its key or index, and how to get there. */
export interface JsonEntry {
  readonly key: string | number;
  readonly value: unknown;
  readonly pointer: Pointer;
}

/** Every value inside a JSON value, outer ones first, in the order written. */
export function entriesOf(value: unknown, pointer: Pointer = []): readonly JsonEntry[] {
  if (typeof value !== 'object' || value === null) return [];
  const pairs: readonly [string | number, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return pairs.flatMap(([key, inner]) => {
    const at = [...pointer, key];
    return [{ key, value: inner, pointer: at }, ...entriesOf(inner, at)];
  });
}
