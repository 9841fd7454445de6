import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDist } from '../../../scripts/host/disk/dist.ts';
import { sweepOutput } from '../../../scripts/host/disk/folder-swap.ts';
import { proof, smallBuild } from './ended/build.ts';

let parent = '';

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'ended-'));
});
afterEach(() => rm(parent, { recursive: true }));

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
  /** Milliseconds from the signal to the end. */
  readonly took: number;
}

/** Runs a supervised thread and sends it signals so many milliseconds after it first spoke. */
function run(
  entry: string,
  args: readonly string[],
  signals: readonly (readonly [NodeJS.Signals, number])[] = [],
): Promise<Ended> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'ended/main.ts'), entry, ...args]);
  const { promise, resolve } = Promise.withResolvers<Ended>();
  let stderr = '';
  let start = 0;
  child.stdout.once('data', () => {
    start = performance.now();
    for (const [signal, delay] of signals) setTimeout(() => child.kill(signal), delay);
  });
  child.stderr.on('data', (chunk) => (stderr += String(chunk)));
  child.on('close', (code, signal) => resolve({ code, signal, stderr, took: performance.now() - start }));
  return promise;
}

/** A folder with a build of the word "old" and much beside it that no build made. */
async function oldBuild(name: string): Promise<string> {
  const folder = join(parent, name, 'dist');
  const dist = await openDist(folder, proof, []);
  await dist.replace(smallBuild('old'), dist.identity(), { begin: () => {}, done: () => {} });
  await mkdir(join(folder, '.git/refs'), { recursive: true });
  await writeFile(join(folder, '.git/refs/main'), 'mine');
  await writeFile(join(folder, 'charts/mine.svg'), 'mine');
  return folder;
}

/** The word of all files of the build in a folder beside which nothing is left; foreign files are looked at, too. */
async function wordIn(folder: string): Promise<string> {
  for (const name of await readdir(join(folder, '..'))) {
    // A process that is killed before it has marked its scratch folder leaves it, empty, for a minute.
    const content = name === 'dist' ? [] : await readdir(join(folder, '..', name));
    expect(content.filter((inner) => inner !== 'run.json')).toEqual([]);
  }
  expect(await readFile(join(folder, '.git/refs/main'), 'utf8')).toBe('mine');
  expect(await readFile(join(folder, 'charts/mine.svg'), 'utf8')).toBe('mine');
  const names = (await readdir(join(folder, 'charts'))).filter((name) => name !== 'mine.svg');
  const words = await Promise.all(names.map((name) => readFile(join(folder, 'charts', name), 'utf8')));
  expect({ count: words.length, different: new Set(words).size }).toEqual({ count: 30, different: 1 });
  return words[0] ?? '';
}

/** Twenty moments around the time that writing takes, some at the same time. */
async function atMoments(
  work: (folder: string, delay: number, index: number) => Promise<void>,
): Promise<void> {
  const moments = Array.from({ length: 20 }, (_, index) => index);
  const one = async (index: number) => work(await oldBuild(String(index)), index * 1.5, index);
  for (let first = 0; first < moments.length; first += 5)
    await Promise.all(moments.slice(first, first + 5).map(one));
}

test('twenty writes that are killed leave one build whole each time, and everything else', async () => {
  await atMoments(async (folder, delay) => {
    await run('./writer.ts', [folder, 'new'], [['SIGKILL', delay]]);
    await sweepOutput(folder, proof);
    expect(['old', 'new']).toContain(await wordIn(folder));
  });
}, 120_000);

test('twenty writes that are interrupted leave one build whole each time, and say which', async () => {
  const said = new Set<string>();
  await atMoments(async (folder, delay, index) => {
    const [signal, exitCode] = index % 2 === 0 ? (['SIGINT', 130] as const) : (['SIGTERM', 143] as const);
    const { code, stderr } = await run('./writer.ts', [folder, 'new'], [[signal, delay]]);
    const help = /^error: Interrupted\n {2}help: (.*)\n$/u.exec(stderr)?.[1] ?? stderr;
    // On a busy machine a write is over before the signal comes, and its process ends as if there were none.
    const isOver = code === 0;
    if (!isOver) said.add(help);
    // A thread that had not put everything away in time was ended.
    await sweepOutput(folder, proof);
    const truth = help === 'nothing was written' ? 'old' : 'new';
    const expected = isOver ? { code: 0, help: '', word: 'new' } : { code: exitCode, help, word: truth };
    expect({ code, help, word: await wordIn(folder) }).toEqual(expected);
  });
  expect(said.size).toBeGreaterThan(0);
  expect([...said].filter((help) => !['nothing was written', 'it is in place'].includes(help))).toEqual([]);
}, 120_000);

test('a thread that never listens is ended by the first signal', async () => {
  const { code, stderr, took } = await run('./busy.ts', [], [['SIGINT', 0]]);
  expect({ code, stderr }).toEqual({
    code: 130,
    stderr: 'error: Interrupted\n  help: nothing was written\n',
  });
  expect(took).toBeLessThan(2000);
});

test('the same signal twice at once, as npm passes it on, counts as one', async () => {
  const signals = [0, 5].map((delay) => ['SIGINT', delay] as const);
  const { code, stderr } = await run('./busy.ts', [], signals);
  expect({ code, stderr }).toEqual({
    code: 130,
    stderr: 'error: Interrupted\n  help: nothing was written\n',
  });
});
