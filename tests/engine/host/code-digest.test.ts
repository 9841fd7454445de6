import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, test } from 'vitest';
import { codeDigest, digestedPaths } from '../../../scripts/host/code-digest.ts';

const root = join(import.meta.dirname, '../../..');

function modulesIn(folder: string): readonly string[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.ts')).map((name) => posix.join(folder, name));
}

/** A module and every module of the program whose code it runs. */
function reached(path: string, known: Set<string> = new Set()): Set<string> {
  if (known.has(path)) return known;
  known.add(path);
  const text = readFileSync(join(root, path), 'utf8').replaceAll(/^(?:import|export) type [^;]*;$/gmu, '');
  for (const [, target = ''] of text.matchAll(/(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/gu)) {
    reached(posix.normalize(posix.join(posix.dirname(path), target)), known);
  }
  return known;
}

test('the digest covers all code that draws, prints, presents and writes', async () => {
  const entries = [
    ...modulesIn('scripts/draw'),
    ...modulesIn('scripts/print'),
    ...modulesIn('scripts/office'),
    'scripts/host/browser/printer.ts',
    'scripts/host/marp/marp.ts',
  ];
  const modules = new Set(entries.flatMap((entry) => [...reached(entry)]));
  expect(modules.size).toBeGreaterThan(entries.length);
  const digested = await digestedPaths();
  expect([...modules].filter((path) => !digested.includes(path))).toEqual([]);
});

test('the digest is the same each time', async () => {
  expect(await codeDigest()).toMatch(/^[0-9a-f]{64}$/u);
  expect(await codeDigest()).toBe(await codeDigest());
});
