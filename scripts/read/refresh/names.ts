// The names of values that a dataset asks a source for.
import type { MappedValue, Refresh } from '../../model/datasets/refresh.ts';

const placeholder = /\{([^{}]+)\}/gu;

/** Whether a mapped value is a text with names in braces. */
export function isTemplate(value: string): boolean {
  return value.includes('{');
}

/** The names in a text, in order. */
export function namesInTemplate(text: string): readonly string[] {
  return [...text.matchAll(placeholder)].map(([, name = '']) => name);
}

/** The text with each name replaced by its value; undefined when a value is missing. */
export function filled(text: string, wordFor: (name: string) => string | undefined): string | undefined {
  let isWhole = true;
  const result = text.replaceAll(placeholder, (_, name: string) => {
    const value = wordFor(name);
    isWhole &&= value !== undefined;
    return value ?? '';
  });
  return isWhole ? result : undefined;
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
