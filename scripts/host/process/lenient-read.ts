// Reads what other programs keep, such as `/proc` and the logs of npm, which may be gone or closed at any moment.
import { readdirSync, readFileSync } from 'node:fs';

/** The names in a folder; none where it cannot be read. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The text of a file; empty where it cannot be read. */
export function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
