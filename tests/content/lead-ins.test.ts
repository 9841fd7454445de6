// What stands before a table that has no number and no title.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../support/project.ts';

const folder = join(root, 'content');
const sections = readdirSync(folder).filter((name) => name.endsWith('.md'));

/** Words that point at what follows. */
const pointing = /:$|\b(?:tables?|rows?|these|follows?|following|below)\b/u;

/** The line before each table of a section, but for tables on slides and those whose heading says all, in front and back matter. */
function linesBefore(name: string): readonly string[] {
  const text = readFileSync(join(folder, name), 'utf8');
  if (/^(?:matter: (?:front|back)|volume: brief)$/mu.test(text)) return [];
  const lines = text.replace(/^:{3,}slide[\s\S]*?^:{3,}$/gmu, '').split('\n');
  return lines.flatMap((line, index) => {
    if (!/^\| ?:?-{3}/u.test(line)) return [];
    const before = lines.slice(0, index - 1).findLast((other) => other.trim() !== '') ?? '';
    return pointing.test(before) ? [] : [`${name}: ${before.slice(-80)}`];
  });
}

it('a sentence leads to every table without a title', () => {
  expect(sections.flatMap(linesBefore)).toEqual([]);
});
