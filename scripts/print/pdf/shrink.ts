// Finds out from the pages of a PDF whether the browser shrank the document.
import type { PageMeasure } from './measure.ts';

/** How much the browser shrank the document to fit its widest element: 0.67 for two thirds; `undefined` when it did not. */
export function shrinkage(measures: readonly PageMeasure[]): number | undefined {
  // A page may begin with a drawing that has a scale of its own; most pages have the scale of the document.
  const usual = mostFrequent(measures.map(({ scale }) => scale));
  return usual === undefined || usual > 0.995 ? undefined : usual;
}

/** Width inside the margins of most pages in CSS pixels, rounded up; `undefined` when no page was measured. */
export function usualWidth(measures: readonly PageMeasure[]): number | undefined {
  const usual = mostFrequent(measures.map(({ width }) => width));
  return usual === undefined ? undefined : Math.ceil(usual);
}

/** The most frequent number, rounded to a thousandth; the largest one where several are as frequent. */
function mostFrequent(numbers: readonly (number | undefined)[]): number | undefined {
  const counts = new Map<number, number>();
  for (const number of numbers) {
    if (number === undefined) continue;
    const rounded = Math.round(number * 1000) / 1000;
    counts.set(rounded, (counts.get(rounded) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0];
}
