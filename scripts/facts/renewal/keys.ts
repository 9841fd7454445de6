// Says what rows of a dataset are called at a source that they are read from again.
import type { Dataset } from '../../model/data.ts';
import type { Refresh } from '../../model/datasets/refresh.ts';
import type { Row, Scalar } from '../../model/datasets/row.ts';

const placeholder = /\{([^{}]+)\}/gu;

/** The names in braces in a text, in order. */
export function namesInTemplate(text: string): readonly string[] {
  return [...text.matchAll(placeholder)].map(([, name = '']) => name);
}

/** The text with each name in braces replaced by its value; undefined when a value is missing. */
export function filled(text: string, wordFor: (name: string) => string | undefined): string | undefined {
  let isWhole = true;
  const result = text.replaceAll(placeholder, (_, name: string) => {
    const value = wordFor(name);
    isWhole &&= value !== undefined;
    return value ?? '';
  });
  return isWhole ? result : undefined;
}

/** What each row that a source renews is called there, by its id. Rows that the source does not concern are left out. */
export function keysOf({ rows }: Pick<Dataset, 'rows'>, refresh: Refresh): ReadonlyMap<string, string> {
  const { keys, key = '{id}' } = refresh;
  return new Map(
    rows
      .filter((row) => concerns(row, refresh))
      .flatMap((row) => {
        const id = String(row.id);
        if (keys !== undefined) return keys[id] === undefined ? [] : [[id, keys[id]] as const];
        const name = filled(key, (field) => wordOf(row[field]));
        return name === undefined ? [] : [[id, name] as const];
      }),
  );
}

function concerns(row: Row, { rows = {} }: Refresh): boolean {
  return Object.entries(rows).every(([field, wanted]) => [wanted].flat().includes(row[field] ?? null));
}

/** A cell as a word; undefined for an empty one. */
export function wordOf(value: Scalar | undefined): string | undefined {
  return value === undefined || value === null ? undefined : String(value);
}
