// An edition builds for ever: what a build says and makes does not depend on the day.
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyFixture, digests, root, runCli } from './support/project.ts';

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

test('a strict check of the real project passes years later, with a notice of what has grown old', async () => {
  const check = (day: string) => runCli(['check', '--strict', '--quiet'], { env: on(day) });
  const edition = await readFile(join(root, 'content/edition.yml'), 'utf8');
  const [then, now] = [await check(/^date: (\S+)$/mu.exec(edition)?.[1] ?? ''), await check(later)];
  expect(then).toMatchObject({ code: 0, stdout: '' });
  expect(now.code).toBe(0);
  expect(now.stdout).toMatch(/^content\/edition\.yml:\d+:\d+: notice: .*\[overdue-today\]$/mu);
  expect(now.stdout).toMatch(/^1 notice in 1 file$/mu);
});

test('under CI it says the same on every day', async () => {
  const args = ['check', '--strict', '--quiet', '--format', 'json'];
  const [then, now] = [
    await runCli(args, { env: on('2026-12-01', { CI: 'true' }) }),
    await runCli(args, { env: on(later, { CI: 'true' }) }),
  ];
  expect(now).toEqual(then);
});

test('a build makes the same bytes years later', async () => {
  const build = async (day: string) => {
    const run = await runCli(['build', '--strict', '--quiet', '--no-cache'], { cwd: folder, env: on(day) });
    expect(run, run.stdout + run.stderr).toMatchObject({ code: 0 });
    return { said: run.stdout, files: await digests(join(folder, 'dist')) };
  };
  const [then, now] = [await build('2026-11-20'), await build(later)];
  expect(now.said).toContain('[overdue-today]');
  expect(Object.keys(then.files)).toContain('report.pdf');
  expect(now.files).toEqual(then.files);
});
