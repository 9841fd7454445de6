import { cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Manifest } from '../scripts/records/manifest.ts';
import {
  browserEnvironment,
  copyProgram,
  copyProject,
  digests,
  runCli,
  smallProject,
} from './support/project.ts';
import { expectVolumes } from './support/volumes.ts';

const folders: string[] = [];
let first: Record<string, string> = {};

async function build(
  folder: string,
  env: Record<string, string | undefined> = {},
  cli?: string,
): Promise<Record<string, string>> {
  const run = await runCli(['build', '--quiet'], { cwd: folder, env, ...(cli === undefined ? {} : { cli }) });
  expect(run, run.stdout + run.stderr).toMatchObject({ code: 0 });
  return digests(join(folder, 'dist'));
}

beforeAll(async () => {
  // Without any cache, by a copy of the program.
  const folder = await copyProject({ isCold: true });
  folders.push(folder);
  await copyProgram(folder);
  const env = {
    ...(await browserEnvironment()),
    TZ: 'Pacific/Auckland',
    LANG: 'de_DE.UTF-8',
    LC_ALL: 'tr_TR.UTF-8',
  };
  first = await build(folder, env, join(folder, 'scripts/start.js'));
}, 240_000);

afterAll(async () => {
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
});

test('the first build makes report, deck, ledger and manifest', () => {
  const names = [
    'report.pdf',
    'report.html',
    'deck.pdf',
    'deck.html',
    'deck.md',
    'deck.pptx',
    'handout.pdf',
    'speaker.pdf',
    'notes.md',
    'ledger.json',
    'manifest.json',
  ];
  expect(Object.keys(first)).toEqual(expect.arrayContaining(names));
});

test('the volumes are as long as they should be, their pages full and their type legible', async () => {
  const manifest = await readFile(join(folders[0] ?? '', 'dist/manifest.json'), 'utf8');
  expectVolumes((JSON.parse(manifest) as Manifest).artifacts, { report: 75, brief: 2 });
});

test('another folder, copy of the program, process, time zone and locale give the same bytes from the caches of the first build', async () => {
  const folder = await copyProject({ isCold: true });
  folders.push(folder);
  const caches = '.cache/results';
  await cp(join(folders[0] ?? '', caches), join(folder, caches), { recursive: true });
  expect(await build(folder)).toEqual(first);
}, 240_000);

test('SOURCE_DATE_EPOCH changes the dates that documents carry and nothing else that is named', async () => {
  const folder = await smallProject();
  folders.push(folder);
  const plain = await build(folder);
  const dated = await build(folder, { SOURCE_DATE_EPOCH: '1700000000' });
  const same = Object.keys(plain).filter((path) => dated[path] === plain[path]);
  expect(Object.keys(dated)).toEqual(Object.keys(plain));
  expect(same).toEqual(expect.arrayContaining(['deck.md', 'ledger.json']));
  expect(same).not.toContain('report.pdf');
  expect(same).not.toContain('deck.pdf');
});
