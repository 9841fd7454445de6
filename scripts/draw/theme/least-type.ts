// Keeps the sizes of type that a spec gives above the smallest one of a surface.
import { isObject, type Json, type JsonObject } from '../charts/patch.ts';

/** A spec in which no size of type is below `smallest`, in CSS pixels. Sizes that depend on data stay. */
export function withLeastType<T extends Json>(value: T, smallest: number): T {
  if (Array.isArray(value)) return value.map((one) => withLeastType(one, smallest)) as Json as T;
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, entry]) => [
    key,
    key === 'data'
      ? entry
      : /[fF]ontSize$/.test(key)
        ? atLeast(entry, smallest)
        : withLeastType(entry, smallest),
  ]);
  return Object.fromEntries(entries) as JsonObject as T;
}

function atLeast(size: Json, smallest: number): Json {
  if (typeof size === 'number') return Math.max(size, smallest);
  if (!isObject(size) || typeof size.expr !== 'string') return size;
  return { expr: `max(${size.expr}, ${smallest})` };
}
