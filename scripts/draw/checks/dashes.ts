// Compares dash patterns as they are drawn, with the caps of the line.
import type { SceneItem } from '../charts/scene.ts';

/** Gaps shorter than this share of the width of the line close up, in print and on a screen far away. */
const closed = 0.4;
/** CSS pixels: shorter gaps are not seen in any line. */
const shortest = 0.8;
/** Two dashes or gaps look alike up to this ratio of their lengths. */
const alike = 1.4;

/** Lengths of dashes and gaps in turn as a reader sees them, in CSS pixels; empty for a line that looks solid. */
export function seenDashes({ strokeDash = [], strokeCap, strokeWidth = 1 }: SceneItem): readonly number[] {
  const cap = strokeCap === 'round' || strokeCap === 'square' ? strokeWidth : 0;
  // A pattern of odd length is drawn twice, with dashes and gaps exchanged.
  const pattern = strokeDash.length % 2 === 0 ? strokeDash : [...strokeDash, ...strokeDash];
  const seen = pattern.map((length, index) => (index % 2 === 0 ? length + cap : length - cap));
  const isGap = (length: number) => length >= Math.max(shortest, closed * strokeWidth);
  return seen.some((length, index) => index % 2 === 1 && isGap(length)) ? seen : [];
}

/** Whether two patterns, as `seenDashes` gives them, look the same. */
export function lookAlike(a: readonly number[], b: readonly number[]): boolean {
  if (a.length === 0 || b.length === 0) return a.length === b.length;
  const length = Math.max(a.length, b.length);
  if (length % a.length !== 0 || length % b.length !== 0) return false;
  return Array.from({ length }, (_, index) => [a[index % a.length] ?? 0, b[index % b.length] ?? 0]).every(
    ([one = 0, other = 0]) => Math.max(one, other) <= alike * Math.min(one, other) + 0.5,
  );
}
