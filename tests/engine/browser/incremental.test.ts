// A build after edits, from caches, a memo and a browser that worked for earlier builds, gives the bytes of a cold one.

import { afterAll, expect, it } from 'vitest';
import { openPrinter } from '../../../scripts/host/browser/printer.ts';
import { memoryCache } from '../../../scripts/host/disk/memory-cache.ts';
import type { Printer } from '../../../scripts/model/artifact.ts';
import { noCache } from '../../../scripts/model/cache.ts';
import { createMemo } from '../../../scripts/model/memo.ts';
import { openRun } from '../../../scripts/pipeline.ts';
import { deck } from '../../../scripts/render/deck/deck.ts';
import { handout } from '../../../scripts/render/handout/handout.ts';
import { report } from '../../../scripts/render/report/report.ts';
import { type Files, memoryWorld, minimalProject } from '../../support/check.ts';
import { fc } from '../../support/properties.ts';
import { testHost } from '../../support/run.ts';
import { cacheFolder } from './printing.ts';

const opened: Printer[] = [];
const print = async (): Promise<Printer> => {
  const printer = await openPrinter({ cacheFolder });
  opened.push(printer);
  return printer;
};
afterAll(() => Promise.all(opened.map((printer) => printer.close())));

/** Ways to edit the project; each takes a number that makes it another edit. */
const edits: readonly ((files: Record<string, string>, size: number) => void)[] = [
  (files, size) =>
    rewrite(files, 'data/benchmarks/boot-times.json', /"time": 1\d+/u, `"time": ${110 + size}`),
  (files, size) => append(files, 'content/02-boot.md', `\nWords ${'that fill a line '.repeat(40 * size)}\n`),
  (files, size) =>
    append(files, 'content/01-summary.md', `\n## Part ${letter(size)}\n\nSee [@tbl:boot-times].\n`),
  (files, size) =>
    append(
      files,
      'content/02-boot.md',
      `\n:::slide{layout=statement minutes=1}\n# It boots ${letter(size)}\n:::\n`,
    ),
  (files, size) =>
    append(files, 'templates/styles/report-print.css', `\n.prose p { margin-bottom: ${size}pt }\n`),
  (files) => rewrite(files, 'content/02-boot.md', /\nWords .*\n/u, '\n'),
];

const letter = (size: number): string => 'abcdefghijkl'[size] ?? 'm';

function append(files: Record<string, string>, path: string, text: string): void {
  files[path] = `${files[path]}${text}`;
}

function rewrite(files: Record<string, string>, path: string, old: RegExp, text: string): void {
  files[path] = (files[path] ?? '').replace(old, text);
}

async function digests(files: Files, own: Parameters<typeof testHost>[1], memo = createMemo()) {
  const run = openRun(testHost(memoryWorld(files), own), { outputs: [report, deck, handout], memo });
  const { artifacts = [], messages } = await run.built();
  memo.endRun();
  return { said: messages.map(String), made: artifacts.map(({ path, sha256 }) => [path, sha256]) };
}

it('gives the same bytes after every edit of a sequence', async () => {
  const order = fc.shuffledSubarray([...edits.keys()], { minLength: edits.length });
  const sizes = fc.array(fc.integer({ min: 1, max: 9 }), {
    minLength: edits.length,
    maxLength: edits.length,
  });
  const [[steps, amounts] = [[], []]] = fc.sample(fc.tuple(order, sizes), { seed: 7, numRuns: 1 });
  const files = minimalProject();
  const [warm, memo, cache] = [await print(), createMemo(), memoryCache(noCache)];
  for (const [index, edit] of steps.entries()) {
    edits[edit]?.(files, amounts[index] ?? 1);
    const incremental = await digests(files, { cache, printer: async () => warm }, memo);
    const cold = await digests(files, { printer: print });
    expect(incremental).toEqual(cold);
    expect(cold.made.length).toBeGreaterThan(5);
  }
}, 240_000);

it('finds what a changed style does to chapters that were sound before', async () => {
  const files = minimalProject();
  const [warm, cache] = [await print(), memoryCache(noCache)];
  const build = () => digests(files, { cache, printer: async () => warm });
  await build();
  append(files, 'templates/styles/report-screen.css', '\n.prose p { font-size: 9px }\n');
  const incremental = await build();
  expect(incremental).toEqual(await digests(files, { printer: print }));
  expect(incremental.said.join('\n')).toContain('px, expected at least 12 px');
}, 120_000);
