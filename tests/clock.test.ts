// An edition builds for ever: what a build says and makes does not depend on the day.
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyFixture, digests, root, runCli } from './support/project.ts';
import { cliHere } from './support/session.ts';

const preload = `--import=${pathToFileURL(join(import.meta.dirname, 'support/clock.ts')).href}`;

/** The environment of a command that runs on a day. CI is unset unless it is given. */
function on(day: string, env: Record<string, string> = {}): Record<string, string> {
  return { CI: '', NODE_OPTIONS: preload, CLOCK: `${day}T12:00:00Z`, ...env };
}

const later = '2036-02-29';
let folder = '';
beforeAll(async () => {
  folder = await copyFixture('minimal');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('the clock of a command can be set', async () => {
  const made = join(folder, 'new');
  const { code } = await runCli(['new', made, '--title', 'Kettles'], { env: on(later) });
  expect(code).toBe(0);
  expect(await readFile(join(made, 'content/edition.yml'), 'utf8')).toContain(`date: ${later}`);
  await rm(made, { recursive: true });
});

test('a strict check of the real project says the same years later, and notes what has grown old', async () => {
  const edition = await readFile(join(root, 'content/edition.yml'), 'utf8');
  const check = async (day: string) => runCli(['check', '--strict'], { env: on(day) });
  const then = await check(/^date: (\S+)$/mu.exec(edition)?.[1] ?? '');
  const now = await check(later);
  expect(then.code, then.stdout).toBe(0);
  expect({ code: now.code, stdout: now.stdout }).toEqual({ code: 0, stdout: then.stdout });
  expect(then.stderr).not.toContain('[overdue-today]');
  expect(now.stderr).toMatch(/^content\/edition\.yml:\d+:\d+: notice: .*\[overdue-today\]$/mu);
});

/** A check years later, made in this process. */
const checkLater = (args: readonly string[], env = {}) =>
  cliHere(['check', '--strict', ...args], folder, env, { now: `${later}T12:00:00Z` });

test.each([
  ['quiet', ['--quiet'], {}],
  ['JSON', ['--format', 'json'], {}],
  ['annotations', ['--format', 'github'], {}],
  ['text under CI', [], { CI: 'true' }],
] as const)('%s has no notice', async (_, args, env) => {
  const run = await checkLater(args, env);
  expect(run.code).toBe(0);
  expect(run.stdout + run.stderr).not.toContain('overdue-today');
});

test('text has one elsewhere', async () => {
  const { code, stdout, stderr } = await checkLater([]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  expect(stderr).toContain('[overdue-today]');
});

test('a build makes the same bytes years later', async () => {
  const build = async (day: string) => {
    const run = await runCli(['build', '--strict', '--no-cache'], { cwd: folder, env: on(day) });
    expect(run, run.stdout + run.stderr).toMatchObject({ code: 0 });
    return { said: run.stderr, files: await digests(join(folder, 'dist')) };
  };
  const [then, now] = [await build('2026-11-20'), await build(later)];
  expect(now.said).toContain('[overdue-today]');
  expect(Object.keys(then.files)).toContain('report.pdf');
  expect(now.files).toEqual(then.files);
});
