/** The items of a list that a template sets with commas between: each says whether it is the last. */
export function separated<T extends object>(items: readonly T[]): readonly (T & { isLast: boolean })[] {
  return items.map((item, index) => ({ ...item, isLast: index === items.length - 1 }));
}
