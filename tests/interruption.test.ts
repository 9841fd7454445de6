import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sha256 } from '../scripts/model/digest.ts';
import { digests, type Run, runCli, smallProject } from './support/project.ts';
import { cliHere } from './support/session.ts';

let folder = '';
let dist = '';
let good: Record<string, string> = {};

const build = () => cliHere(['build'], folder);

beforeAll(async () => {
  folder = await smallProject();
  dist = join(folder, 'dist');
  const run = await build();
  expect(run, run.stdout + run.stderr).toMatchObject({ code: 0 });
  good = await digests(dist);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Changes what the next build makes, so that touching the old one shows. */
beforeEach(async () => {
  const path = join(folder, 'content/10-monitors.md');
  const text = await readFile(path, 'utf8');
  await writeFile(
    path,
    text.replace(/It says .*/u, `It says all there is to say${'!'.repeat(Object.keys(good).length)}`),
  );
});

async function isUntouched(): Promise<void> {
  expect(await digests(dist)).toEqual(good);
}

/** Ids of living processes that were started with this mark in their environment, browsers included. */
async function marked(mark: string): Promise<string[]> {
  const ids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/u.test(name));
  const found = await Promise.all(
    ids.map(async (id) => {
      const environment = await readFile(`/proc/${id}/environ`, 'utf8').catch(() => '');
      return environment.includes(mark) ? [id] : [];
    }),
  );
  return found.flat();
}

/**
 * What a shell calls the end of a run: its exit code, or 128 and the number of the signal that ended it. A run that cannot end its
 * thread in time, because a single call of the engine goes on or the machine is busy, ends by the signal itself.
 */
function shellCode({ code, signal }: Run): number | null {
  return signal === null ? code : 128 + constants.signals[signal];
}

/** Builds without caches and ends the build when it says `word`. */
async function endAt(word: string, signal: NodeJS.Signals) {
  const mark = randomUUID();
  const temporary = await mkdtemp(join(tmpdir(), 'temporary-'));
  let isSent = false;
  const run = await runCli(['build', '--no-cache'], {
    cwd: folder,
    env: { BUILD_MARK: mark, TMPDIR: temporary },
    onStderr: (text: string, child: ChildProcess) => {
      if (isSent || !new RegExp(`^${word}\\b`, 'mu').test(text)) return;
      isSent = true;
      child.kill(signal);
    },
  });
  // What is half made lies among the caches, where the next run finds it.
  expect(await readdir(temporary)).toEqual([]);
  await rm(temporary, { recursive: true });
  return { run, mark };
}

/** Runs a command and ends it so many milliseconds after its start; `took` is how long it needed to end. */
async function endAfter(args: readonly string[], delay: number, signal: NodeJS.Signals = 'SIGINT') {
  let sent = 0;
  const run = await runCli(args, {
    cwd: folder,
    onStart: (child: ChildProcess) => {
      setTimeout(() => {
        sent = performance.now();
        child.kill(signal);
      }, delay);
    },
  });
  return { run, took: performance.now() - sent };
}

// One handler takes both signals: each is sent at two of the four stages.
test.each([
  ['load', 'SIGINT', 130],
  ['inspect', 'SIGTERM', 143],
  ['draw', 'SIGINT', 130],
  ['render', 'SIGTERM', 143],
] as const)(
  'a build that is ended after %s by %s says so, ends its browser and leaves the last build as it was',
  async (word, signal, code) => {
    const { run, mark } = await endAt(word, signal);
    expect(shellCode(run)).toBe(code);
    expect(run.stderr).toContain('error: Interrupted\n  help: nothing was written');
    await isUntouched();
    expect((await readdir(folder)).filter((name) => name.startsWith('.dist'))).toEqual([]);
    await expect.poll(() => marked(mark), { timeout: 5000 }).toEqual([]);
  },
);

test.each(['load', 'render'])(
  'a build that is killed after %s leaves the last build as it was, and no browser',
  async (word) => {
    const { run, mark } = await endAt(word, 'SIGKILL');
    expect(run.signal).toBe('SIGKILL');
    await isUntouched();
    await expect.poll(() => marked(mark), { timeout: 10_000 }).toEqual([]);
  },
);

test('a check that is ended says so, begins nothing more and does not say that all is well', async () => {
  const run = await runCli(['check'], {
    cwd: folder,
    onStderr: (text, child) => {
      // A second signal would kill it.
      if (/^load\b/mu.test(text) && !child.killed) child.kill('SIGINT');
    },
  });
  expect({ code: shellCode(run), stdout: run.stdout }).toEqual({ code: 130, stdout: '' });
  expect(run.stderr).toContain('error: Interrupted\n  help: nothing was written\n');
  expect(run.stderr).not.toMatch(/^draw\b/mu);
  expect(run.stderr).not.toContain('no problems');
});

describe('what an interruption says', () => {
  const whole = 'nothing was written; what the last build made is untouched';

  test.each([0, 60, 150, 300, 600, 1200])(
    'is true and soon there %i ms after the start of a build',
    async (delay) => {
      const { run, took } = await endAfter(['build'], delay);
      expect(took).toBeLessThan(2500);
      if (run.signal !== null) return expect(run.signal).toBe('SIGINT');
      expect(run).toMatchObject({ code: 130, stderr: expect.stringContaining(`  help: ${whole}\n`) });
      await isUntouched();
    },
  );

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'is there while an expression of a chart never ends: %s',
    async (signal) => {
      const path = join(folder, 'templates/charts/boot-times.vl.json');
      const text = await readFile(path, 'utf8');
      const slow = `"transform": [{"calculate": "test(regexp('(a+)+$'), '${'a'.repeat(40)}b')", "as": "slow"}], "data"`;
      await writeFile(
        path,
        text.replace('"data"', () => slow),
      );
      let sent = 0;
      const run = await runCli(['check'], {
        cwd: folder,
        onStderr: (said, child) => {
          if (sent > 0 || !/^resolve\b/mu.test(said)) return;
          sent = Number.POSITIVE_INFINITY;
          // Charts are inspected next.
          setTimeout(() => {
            sent = performance.now();
            child.kill(signal);
          }, 1000);
        },
      });
      const took = performance.now() - sent;
      await writeFile(path, text);
      expect(shellCode(run)).toBe(signal === 'SIGINT' ? 130 : 143);
      expect(run.stderr).toContain('error: Interrupted\n  help: nothing was written\n');
      expect(took).toBeLessThan(2500);
    },
  );
});

test('a build that was overtaken by one of newer inputs is not written over it', async () => {
  const path = join(folder, 'content/10-monitors.md');
  const text = await readFile(path, 'utf8');
  let newer: Promise<Run> | undefined;
  const older = await runCli(['build', '--no-cache'], {
    cwd: folder,
    onStderr: (said: string, child: ChildProcess) => {
      if (newer !== undefined || !/^inspect/mu.test(said)) return;
      child.kill('SIGSTOP');
      writeFileSync(path, text.replace(/It says .*/u, 'It says what is new.'));
      newer = runCli(['build'], { cwd: folder }).finally(() => child.kill('SIGCONT'));
    },
  });
  expect(await newer).toMatchObject({ code: 0 });
  expect(older.code).toBe(1);
  expect(older.stderr).toContain(
    'error: The inputs changed during this build, and another build was written',
  );
  expect(await readFile(join(dist, 'deck.md'), 'utf8')).toBeDefined();
  expect(await readFile(join(dist, 'report.html'), 'utf8')).toContain('It says what is new.');
  await writeFile(path, text);
  good = await digests(dist);
});

test('a build that finds mistakes only when it prints leaves the last one as it was, and says what moved', async () => {
  const path = join(folder, 'content/10-monitors.md');
  const text = await readFile(path, 'utf8');
  const many = Array.from({ length: 40 }, (_, n) => `- line ${'abcdefghij'[n % 10]} of far too many`).join(
    '\n',
  );
  await writeFile(
    path,
    `${text}\n:::slide{layout=chart-text}\n# Too much\n\n${many}\n\n${/::chart\{.*\}/u.exec(text)?.[0]}\n:::\n`,
  );
  const run = await build();
  await writeFile(path, text);
  expect(run.code).toBe(1);
  expect(run.stdout).toMatch(/slide-(overflow|clipped)|slide-\w+/u);
  expect(run.stderr).toContain('nothing was written');
  await isUntouched();
});

test('two builds at once leave the whole of one of them', async () => {
  const epochs = ['1700000000', '1800000000'];
  const runs = await Promise.all(
    epochs.map((epoch) => runCli(['build'], { cwd: folder, env: { SOURCE_DATE_EPOCH: epoch } })),
  );
  expect(runs.map(({ code }) => code)).toEqual([0, 0]);
  const manifest = JSON.parse(await readFile(join(dist, 'manifest.json'), 'utf8'));
  const listed = manifest.artifacts.map(({ path, sha256 }: { path: string; sha256: string }) => [
    path,
    sha256,
  ]);
  const found = await digests(dist);
  const { 'manifest.json': own, ...rest } = found;
  expect(own).toBe(sha256(await readFile(join(dist, 'manifest.json'))));
  expect(rest).toEqual(Object.fromEntries(listed));
  expect((await readdir(folder)).filter((name) => name.startsWith('.dist'))).toEqual([]);
  good = found;
});

test('a build of one output keeps the other as it is and says so in the manifest', async () => {
  await build();
  const before = await digests(dist);
  const run = await cliHere(['build', '--only', 'report'], folder, { SOURCE_DATE_EPOCH: '1700000000' });
  expect(run.code).toBe(0);
  expect(run.stdout).toMatch(/deck\.pdf .*\(kept from an earlier build\)/u);
  const after = await digests(dist);
  expect(after['deck.pdf']).toBe(before['deck.pdf']);
  expect(after['report.pdf']).not.toBe(before['report.pdf']);
  const { artifacts, inputs } = JSON.parse(await readFile(join(dist, 'manifest.json'), 'utf8'));
  const kept = artifacts.filter((artifact: { keptFrom?: string }) => artifact.keptFrom === inputs.sha256);
  const outputs = new Set(kept.map(({ output }: { output: string }) => output));
  expect(outputs).toContain('deck');
  expect(outputs).not.toContain('report');
});

test('a number that only a chart shows moves, and the next build says from what to what and where', async () => {
  await build();
  const path = join(folder, 'data/benchmarks/boot-times.json');
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace('"time": 125', '"time": 47.3'));
  const run = await build();
  await writeFile(path, text);
  expect(run.stdout).toMatch(
    /^What moved since the last build\n {2}Boot times of guests: Small, Boot time: 125\sms → 47\.3\sms \(Figure\s1, slides? .*\)\n {2}redrawn: The small monitor boots first \(/mu,
  );
});

test.each([
  ['ends the program', 'process.exit(0);', /^data\/facts\/boot\.ts:\d+:\d+: error: .*\[fact-error\]/mu],
  ['rejects when nobody waits', "Promise.reject(new Error('late'));", /later than it was computed: late/u],
  [
    'throws in a timer',
    "setTimeout(() => { throw new Error('late'); }, 1);",
    /later than it was computed: late/u,
  ],
])('a file of facts that %s is told of, and is no fault of the program', async (_, code, said) => {
  const path = join(folder, 'data/facts/boot.ts');
  const text = await readFile(path, 'utf8');
  await writeFile(path, `${text}\n${code}\n`);
  const run = await runCli(['check'], { cwd: folder });
  await writeFile(path, text);
  expect(run.code).toBe(1);
  expect(run.stdout + run.stderr).toMatch(said);
});
