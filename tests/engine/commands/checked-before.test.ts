// A check of what was checked already ends at once, and only then.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyFixture } from '../../support/project.ts';
import { cliHere } from '../../support/session.ts';

const says = 'checked before: inputs and program are those of a check without messages';

let folder = '';
beforeAll(async () => {
  folder = await copyFixture('minimal', { isCold: true });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function check(options: readonly string[] = [], env: NodeJS.ProcessEnv = {}) {
  // Under CI nothing depends on the day.
  return cliHere(['check', ...options], folder, { CI: 'true', ...env });
}

test('says so and repeats how many numerals are bound, whatever the manner of printing', async () => {
  const first = await check(['--quiet']);
  expect(first).toMatchObject({ code: 0, stdout: '', stderr: '' });
  const again = await check();
  expect(again).toMatchObject({ code: 0, stdout: '' });
  expect(again.stderr).toMatch(new RegExp(`^${says}\n\nnumerals: \\d+ bound.*\nno problems\n$`, 'u'));
  const json = await check(['--format', 'json', '--strict']);
  expect(json.stderr).toContain(says);
  expect(JSON.parse(json.stdout)).toMatchObject({ errors: 0, messages: [] });
  expect(await check(['--quiet'])).toMatchObject({ code: 0, stdout: '', stderr: '' });
});

test('checks again with --no-cache, for another day, and after a change until it is taken back', async () => {
  expect((await check(['--no-cache'])).stderr).not.toContain(says);
  expect((await check([], { CI: '', SOURCE_DATE_EPOCH: '1700000000' })).stderr).not.toContain(says);
  const path = join(folder, 'data/benchmarks/boot-times.json');
  const text = await readFile(path, 'utf8');
  await writeFile(path, `${text}\n`);
  expect((await check()).stderr).not.toContain(says);
  await writeFile(path, text);
  expect((await check()).stderr).toContain(says);
});

test('takes a build of the whole edition for a check of it', async () => {
  const path = join(folder, 'data/benchmarks/boot-times.json');
  await writeFile(path, `${await readFile(path, 'utf8')}\n`);
  const built = await cliHere(['build', '--quiet'], folder, { CI: 'true', CHROME_PATH: '' });
  expect(built).toMatchObject({ code: 0, stdout: '', stderr: '' });
  expect((await check()).stderr).toContain(says);
});

test('says what is wrong at each check', async () => {
  const path = join(folder, 'content/77-extra.md');
  await writeFile(path, '# Extra\n\nIt takes {{number nothing.here}}.\n');
  const [first, again] = [await check(), await check()];
  expect(first).toMatchObject({ code: 1, stdout: expect.stringContaining('content/77-extra.md') });
  expect(again.stdout).toBe(first.stdout);
  expect(again.stderr).not.toContain(says);
  await rm(path);
});
