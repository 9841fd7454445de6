// A variant of an edition is built beside the edition, into a folder of its own.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyFixture, digests } from '../../support/project.ts';
import { cliHere } from '../../support/session.ts';

let folder = '';
beforeAll(async () => {
  folder = await copyFixture('minimal');
  await mkdir(join(folder, 'content/editions'), { recursive: true });
  await writeFile(join(folder, 'content/editions/eu.yml'), 'title: Boot times in Europe\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (...args: readonly string[]) => cliHere(args, folder, { CHROME_PATH: '', CI: 'true' });
const read = (path: string) => readFile(join(folder, path), 'utf8');

test('before the edition, and neither takes the files of the other', async () => {
  expect(await run('build', '--edition', 'eu', '--only', 'deck')).toMatchObject({ code: 0 });
  const variant = await digests(join(folder, 'dist/editions/eu'));
  expect(await read('dist/editions/eu/deck.md')).toContain('Boot times in Europe');
  expect(JSON.parse(await read('dist/editions/eu/manifest.json'))).toMatchObject({
    edition: { id: 'minimal-eu', title: 'Boot times in Europe' },
    selection: { edition: 'eu' },
  });
  expect(await run('build', '--only', 'deck', '--quiet')).toMatchObject({ code: 0, stdout: '' });
  expect(await read('dist/deck.md')).not.toContain('Europe');
  expect(await digests(join(folder, 'dist/editions/eu'))).toEqual(variant);
  const again = await run('build', '--edition', 'eu', '--only', 'deck');
  expect(again.stderr).toContain('up to date');
  expect(again.stdout).toContain('dist/editions/eu/deck.pdf');
});

test('and is never mixed with the edition in one folder', async () => {
  const mixed = await run('build', '--edition', 'eu', '--only', 'report', '--output', 'dist');
  expect(mixed).toMatchObject({ code: 1 });
  expect(mixed.stderr).toContain('built with other `--edition`');
});

test('is listed for a matrix, and named with what to do when it does not exist', async () => {
  expect(JSON.parse((await run('edition', 'variants', '--format', 'json')).stdout)).toEqual(['eu']);
  expect((await run('edition', 'variants')).stdout).toContain('content/editions/eu.yml');
  expect(await run('check', '--edition', 'us')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('did you mean `eu`?'),
  });
});

test('goes when the output is cleaned', async () => {
  expect(await run('clean')).toMatchObject({ code: 0 });
  await expect(read('dist/editions/eu/deck.md')).rejects.toThrow('ENOENT');
  await expect(read('dist/manifest.json')).rejects.toThrow('ENOENT');
});
