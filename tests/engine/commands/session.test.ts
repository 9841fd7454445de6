import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Session } from '../../../scripts/commands/session/command.ts';
import { reviewDate, sourceDate, today } from '../../../scripts/commands/session/dates.ts';
import { browserOptions, outputFolder } from '../../../scripts/commands/session/folders.ts';

const session: Session = {
  root: '/project',
  folder: '/project/content',
  env: {},
  console: { color: false, print: () => {}, note: () => {}, status: () => {} },
  commit: { begin: () => {}, done: () => {} },
  signal: new AbortController().signal,
  now: new Date('2026-11-20T23:30:00Z'),
  clock: () => 0,
  ask: async () => undefined,
  name: 'test',
  version: '1',
};

test('the output folder is dist in the project, or the one named, as seen from where the command was called', () => {
  expect(outputFolder(session, {})).toBe('/project/dist');
  expect(outputFolder({ ...session, folder: '/project' }, { output: 'out/draft' })).toBe(
    '/project/out/draft',
  );
  expect(outputFolder(session, { output: '../out' })).toBe('/project/out');
  expect(outputFolder(session, { output: '/tmp/contents' })).toBe('/tmp/contents');
});

test.each(['.', '..', '/', '/project', 'images', '../scripts/new', '../data', '../.git'])(
  'building to %j would replace what people wrote, so it is refused',
  (output) => {
    expect(() => outputFolder(session, { output })).toThrow('holds inputs of the project');
  },
);

test('a link changes nothing about where an output folder lies', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'links-'));
  const root = join(parent, 'project');
  await mkdir(join(root, 'content'), { recursive: true });
  await symlink(join(root, 'content'), join(parent, 'link'));
  await symlink(root, join(root, 'me'));
  const at = { ...session, root, folder: root, env: { HOME: parent } };
  for (const output of ['../link', '../link/new/folder', 'me', 'me/content/x']) {
    expect(() => outputFolder(at, { output })).toThrow('holds inputs of the project');
  }
  expect(() => outputFolder({ ...at, root: '/elsewhere' }, { output: '..' })).toThrow('is your home folder');
  expect(outputFolder(at, { output: '../link2' })).toBe(join(parent, 'link2'));
  await rm(parent, { recursive: true });
});

test('a name that only begins like an input folder is fine', () => {
  expect(outputFolder(session, { output: '../content-draft' })).toBe('/project/content-draft');
});

test('an empty CHROME_PATH is none', () => {
  expect(browserOptions({ ...session, env: { CHROME_PATH: '' } })).not.toHaveProperty('chromePath');
  expect(browserOptions({ ...session, env: { CHROME_PATH: '/c' } })).toHaveProperty('chromePath', '/c');
});

test('SOURCE_DATE_EPOCH gives the date of documents and of reviews', () => {
  const env = { SOURCE_DATE_EPOCH: '1700000000' };
  expect(sourceDate({ env })).toBe('2023-11-14T22:13:20Z');
  expect(reviewDate({ ...session, env })).toBe('2023-11-14');
  expect(sourceDate({ env: {} })).toBeUndefined();
  expect(reviewDate(session)).toBe('2026-11-20');
});

test('under CI there is no date of reviews, so that messages are the same on every day', () => {
  expect(reviewDate({ ...session, env: { CI: 'true' } })).toBeUndefined();
  expect(reviewDate({ ...session, env: { CI: 'true', SOURCE_DATE_EPOCH: '1700000000' } })).toBeUndefined();
  expect(today({ ...session, env: { CI: 'true' } })).toBe('2026-11-20');
});

test.each(['yesterday', '-1', '1.5', '1e400', '99999999999999'])(
  'SOURCE_DATE_EPOCH=%s is refused',
  (epoch) => {
    expect(() => sourceDate({ env: { SOURCE_DATE_EPOCH: epoch } })).toThrow(
      'expected whole seconds since 1970',
    );
  },
);
