// Says that a value that a topic gave has another shape than it should have.
import { Refusal } from '../refusal.ts';

export type Keyed = Readonly<Record<string, unknown>>;

/** Whether a value is a plain object. */
export function isKeyed(value: unknown): value is Keyed {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  // A promise, a date or a map is an object without keys.
  const parent: unknown = Object.getPrototypeOf(value);
  return parent === null || Object.getPrototypeOf(parent) === null;
}

/** The refusal of a value: `path` says where it stands, its last word is the key in the file. */
export function misshapen(path: string, found: unknown, expected: string): Refusal {
  const [key = ''] = /\w+$/.exec(path) ?? [];
  const help =
    found instanceof Promise ? { help: 'facts are computed at once: leave out `async` and `await`' } : {};
  return new Refusal('topic-shape', `Unexpected ${described(found)} for \`${path}\`, expected ${expected}`, {
    key,
    ...help,
  });
}

function described(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  if (value === null || value === undefined || typeof value === 'number') return `\`${String(value)}\``;
  if (typeof value === 'object') return value.constructor?.name.toLowerCase() ?? 'object';
  return `${typeof value} \`${String(value).slice(0, 40)}\``;
}
