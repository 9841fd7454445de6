/** Walks JSON values: what they hold, what stands at a pointer, and how messages write a pointer. */
import type { JsonPointer } from '../../model/sources.ts';

/** A value inside a JSON value: its key or index, and how to get there. */
export interface JsonEntry {
  readonly key: string | number;
  readonly value: unknown;
  readonly pointer: JsonPointer;
}

/** Every value inside a JSON value, outer ones first, in the order written. */
export function entriesOf(value: unknown, pointer: JsonPointer = []): readonly JsonEntry[] {
  if (typeof value !== 'object' || value === null) return [];
  const pairs: readonly [string | number, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return pairs.flatMap(([key, inner]) => {
    const at = [...pointer, key];
    return [{ key, value: inner, pointer: at }, ...entriesOf(inner, at)];
  });
}

/** Every string inside a JSON value, in the order written. */
export function stringsIn(value: unknown): readonly string[] {
  return entriesOf(value).flatMap(({ value: inner }) => (typeof inner === 'string' ? [inner] : []));
}

/** The value at a pointer; undefined when it leads nowhere. */
export function valueAt(value: unknown, pointer: JsonPointer): unknown {
  return pointer.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, step)
        ? (inner as Readonly<Record<string | number, unknown>>)[step]
        : undefined,
    value,
  );
}

/** A copy in which every value that is no list and no object is what `change` makes of it. */
export function mapLeaves(
  value: unknown,
  change: (leaf: unknown, pointer: JsonPointer) => unknown,
  pointer: JsonPointer = [],
): unknown {
  if (Array.isArray(value)) {
    return value.map((entry, index) => mapLeaves(entry, change, [...pointer, index]));
  }
  if (typeof value !== 'object' || value === null) return change(value, pointer);
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, mapLeaves(entry, change, [...pointer, key])]),
  );
}

/** A pointer as messages write it: `layer[0].mark`; empty for the whole value. */
export function pointerText(pointer: JsonPointer): string {
  return pointer.reduce<string>(
    (before, step) =>
      typeof step === 'number' ? `${before}[${step}]` : `${before}${before === '' ? '' : '.'}${step}`,
    '',
  );
}
