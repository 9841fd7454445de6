// Walks JSON values: entries, values at pointers, and pointers as text.
import type { JsonPointer } from '../../model/sources.ts';

/** A value inside a JSON value, with its key or index and its pointer. */
export interface JsonEntry {
  readonly key: string | number;
  readonly value: unknown;
  readonly pointer: JsonPointer;
}

/** All values inside a JSON value, outer values before inner ones, in the order of the file. */
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

/** All strings inside a JSON value, in the order of the file. */
export function stringsIn(value: unknown): readonly string[] {
  return entriesOf(value).flatMap(({ value: inner }) => (typeof inner === 'string' ? [inner] : []));
}

/** The value at a pointer; undefined when there is none. */
export function valueAt(value: unknown, pointer: JsonPointer): unknown {
  return pointer.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, step)
        ? (inner as Readonly<Record<string | number, unknown>>)[step]
        : undefined,
    value,
  );
}

/** A copy with every value that is neither list nor object replaced by the result of `change`. */
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

/** A pointer as text for messages: `layer[0].mark`; empty for the whole value. */
export function pointerText(pointer: JsonPointer): string {
  return pointer.reduce<string>(
    (before, step) =>
      typeof step === 'number' ? `${before}[${step}]` : `${before}${before === '' ? '' : '.'}${step}`,
    '',
  );
}
