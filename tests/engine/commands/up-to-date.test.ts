// A build of what was built already ends at once, and only then.
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyFixture, digests } from '../../support/project.ts';
import { cliHere } from '../../support/session.ts';

const says = 'up to date: inputs, options and program are those of the last build; nothing was written';

// Under CI nothing depends on the day.
const env = { CHROME_PATH: '', CI: 'true' };

let folder = '';
let first: Record<string, string> = {};
beforeAll(async () => {
  folder = await copyFixture('minimal');
  expect((await build()).stderr).not.toContain(says);
  first = await digests(join(folder, 'dist'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function build(...options: readonly string[]) {
  const run = await cliHere(['build', '--only', 'deck', ...options], folder, env);
  expect(run, run.stdout + run.stderr).toMatchObject({ code: 0 });
  return run;
}

const written = async () => (await stat(join(folder, 'dist/manifest.json'), { bigint: true })).mtimeNs;

test('says so, repeats what it made, and leaves every file as it is', async () => {
  const before = await written();
  const again = await build();
  expect(again.stderr).toContain(says);
  expect(again.stderr).not.toContain('draw');
  expect(again.stdout).toContain('dist/deck.pdf');
  expect(again.stdout).toMatch(/^numerals: \d+ bound/mu);
  expect(await written()).toBe(before);
  expect(await digests(join(folder, 'dist'))).toEqual(first);
});

test('is silent with --quiet, and prints an empty list of messages as JSON', async () => {
  await build('--quiet');
  const quiet = await build('--quiet');
  expect([quiet.stdout, quiet.stderr]).toEqual(['', '']);
  await build('--format', 'json');
  const json = await build('--format', 'json');
  expect(json.stderr).toContain(says);
  expect(JSON.parse(json.stdout)).toMatchObject({ errors: 0, messages: [] });
});

test('builds again with --no-cache and with other options', async () => {
  expect((await build('--no-cache')).stderr).not.toContain(says);
  expect((await build('--public', '--output', 'elsewhere')).stderr).not.toContain(says);
});

test('builds again for documents of another date', async () => {
  const dated = await cliHere(['build', '--only', 'deck'], folder, {
    ...env,
    SOURCE_DATE_EPOCH: '1700000000',
  });
  expect(dated).toMatchObject({ code: 0 });
  expect(dated.stderr).not.toContain(says);
  await build();
});

test('builds again what was changed by another hand, or is missing', async () => {
  await writeFile(join(folder, 'dist/deck.md'), 'changed');
  expect((await build()).stderr).not.toContain(says);
  await rm(join(folder, 'dist/deck.pdf'));
  expect((await build()).stderr).not.toContain(says);
  expect(await digests(join(folder, 'dist'))).toEqual(first);
});

test('builds again after a change of an input, and is up to date when it is taken back', async () => {
  const path = join(folder, 'data/benchmarks/boot-times.json');
  const text = await readFile(path, 'utf8');
  await writeFile(path, `${text}\n`);
  expect((await build()).stderr).not.toContain(says);
  expect((await build()).stderr).toContain(says);
  await writeFile(path, text);
  // What lies in the folder was made of other inputs.
  expect((await build()).stderr).not.toContain(says);
  expect(await digests(join(folder, 'dist'))).toEqual(first);
});

test('says its warnings again', async () => {
  const path = join(folder, 'content/edition.yml');
  const text = await readFile(path, 'utf8');
  await writeFile(path, `${text}  - text: Type 2\n    reason: stands nowhere\n`);
  for (const run of [await build(), await build()]) {
    expect(run.stdout).toContain('[unused-literal]');
    expect(run.stderr).not.toContain(says);
  }
  await writeFile(path, text);
});
