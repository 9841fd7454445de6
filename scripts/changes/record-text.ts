// Writes the record of an edition as JSON that people can read and compare: a line for each fact, row and digest.
import type { EditionRecord } from '../model/editions/record.ts';

/** The text of `data/editions/<id>.json`, with a line feed at its end. The same record gives the same text. */
export function recordText(record: EditionRecord): string {
  const entries = Object.entries(record).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${valueText(key, value)}`,
  );
  return `{\n${entries.join(',\n')}\n}\n`;
}

function valueText(key: string, value: unknown): string {
  if (key === 'edition' || typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value))
    return lines(
      value.map((entry) => JSON.stringify(entry)),
      '[]',
      '  ',
    );
  if (key !== 'tables') return objectText(value, '  ');
  const tables = Object.entries(value).map(([name, table]) => {
    const parts = Object.entries(table).map(([part, own]) => {
      const text = part === 'rows' ? objectText(own as object, '      ') : JSON.stringify(own);
      return `${JSON.stringify(part)}: ${text}`;
    });
    return `${JSON.stringify(name)}: ${lines(parts, '{}', '    ')}`;
  });
  return lines(tables, '{}', '  ');
}

/** An object with a line for each key. */
function objectText(value: object, indent: string): string {
  const parts = Object.entries(value).map(([key, own]) => `${JSON.stringify(key)}: ${JSON.stringify(own)}`);
  return lines(parts, '{}', indent);
}

function lines(parts: readonly string[], brackets: string, indent: string): string {
  const [open, close] = brackets;
  if (parts.length === 0) return brackets;
  return `${open}\n${parts.map((part) => `${indent}  ${part}`).join(',\n')}\n${indent}${close}`;
}
