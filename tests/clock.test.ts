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

test('a strict check of the real project says the same years later, and notes what has grown old', async () => {
  const edition = await readFile(join(root, 'content/edition.yml'), 'utf8');
  const day = /^date: (\S+)$/mu.exec(edition)?.[1] ?? '';
  for (const args of [['--quiet'], ['--quiet', '--format', 'json'], []]) {
    const check = async (when: string) => runCli(['check', '--strict', ...args], { env: on(when) });
    const [then, now] = [await check(day), await check(later)];
    expect(then.code, then.stdout).toBe(0);
    expect({ code: now.code, stdout: now.stdout }).toEqual({ code: 0, stdout: then.stdout });
    expect(then.stderr).not.toContain('[overdue-today]');
    if (args.length > 0) expect(now.stderr).toBe('');
    else expect(now.stderr).toMatch(/^content\/edition\.yml:\d+:\d+: notice: .*\[overdue-today\]$/mu);
  }
});

test('under CI it notes nothing', async () => {
  const { code, stderr } = await runCli(['check'], { env: on(later, { CI: 'true' }) });
  expect(code).toBe(0);
  expect(stderr).not.toContain('[overdue-today]');
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
