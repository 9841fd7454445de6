/** Middle of the numbers, or the mean of the two in the middle; NaN of none. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] ?? upper)) / 2;
}

/** A line of a measurement: its name, the median in milliseconds, the least and the most, and how many there are. */
export function timesLine(name: string, times: readonly number[]): string {
  const spread = `(${Math.round(Math.min(...times))}–${Math.round(Math.max(...times))})`;
  return `  ${name.padEnd(36)} ${milliseconds(median(times))}   ${spread} of ${times.length}`;
}

/** Whole milliseconds, aligned to the right. */
export function milliseconds(time: number): string {
  return `${Math.round(time)} ms`.padStart(9);
}
