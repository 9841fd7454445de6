// Divides a width among the columns of a diagram.

/**
 * Divides a length into parts that are as equal as their least lengths allow. When even those do not fit, all are shortened
 * in proportion.
 */
export function shareWidth(least: readonly number[], length: number): readonly number[] {
  const needed = least.reduce((sum, width) => sum + width, 0);
  if (needed >= length) return least.map((width) => (width * length) / needed);
  const wide = new Set<number>();
  for (;;) {
    const taken = [...wide].reduce((sum, index) => sum + (least[index] ?? 0), 0);
    const equal = (length - taken) / (least.length - wide.size);
    const over = least.findIndex((width, index) => !wide.has(index) && width > equal);
    if (over === -1) return least.map((width, index) => (wide.has(index) ? width : equal));
    wide.add(over);
  }
}
