// Prepares lists for templates that write separators between items.

/** The items, each with `isLast`, which is true for the last one. */
export function separated<T extends object>(items: readonly T[]): readonly (T & { isLast: boolean })[] {
  return items.map((item, index) => ({ ...item, isLast: index === items.length - 1 }));
}
