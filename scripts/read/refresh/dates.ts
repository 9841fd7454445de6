// The dates of a dataset after some of its rows were read again.
import { daysBetween, ownDateOf } from '../../facts/ages.ts';
import type { Dataset } from '../../model/data.ts';

/**
 * The day of retrieval, and that of the next review as long after it as before. None where a row that was not read again has no
 * date of its own: it would look as new as the others.
 */
export function datesAfter(
  dataset: Dataset,
  renewed: ReadonlySet<string>,
  today: string,
): { readonly retrieved?: string; readonly reviewBy?: string } {
  const isWhole = dataset.rows.every((row) => renewed.has(String(row.id)) || ownDateOf(row) !== undefined);
  if (!isWhole || today < dataset.retrieved) return {};
  const days = Math.max(0, daysBetween(dataset.retrieved, dataset.reviewBy));
  return { retrieved: today, reviewBy: daysAfter(today, days) };
}

function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}
