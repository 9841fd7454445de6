// The names of values that a dataset asks a source for.
import { namesInTemplate } from '../../facts/renewal/keys.ts';
import type { MappedValue, Refresh } from '../../model/datasets/refresh.ts';

/** Whether a mapped value is a text with names in braces. */
export function isTemplate(value: string): boolean {
  return value.includes('{');
}

/** What a field takes, in its long form. */
export function mappedOf(mapped: string | MappedValue): MappedValue {
  return typeof mapped === 'string' ? { value: mapped } : mapped;
}

/** Every value that fields, news and the key of records need, each once, without `today`. */
export function namesAsked(refresh: Refresh, match?: string): readonly string[] {
  const mapped = Object.values(refresh.map).map((entry) => mappedOf(entry).value);
  const news = refresh.news === undefined ? [] : [refresh.news.date, refresh.news.text];
  const selected = [refresh.news?.select, refresh.select].flatMap((conditions) =>
    typeof conditions === 'object' ? Object.keys(conditions) : [],
  );
  const names = [...mapped, ...news].flatMap((value) =>
    isTemplate(value) ? namesInTemplate(value) : [value],
  );
  const own = refresh.match ?? match;
  return [...new Set([...names, ...selected, ...(own === undefined ? [] : [own])])].filter(
    (name) => name !== todayName,
  );
}

/** The value that every source has: the day on which it was asked. */
export const todayName = 'today';
