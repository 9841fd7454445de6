import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDist as openDistAt } from '../../../scripts/io/dist.ts';

const manifest = '{"made": "by a build"}';
const openDist = (path: string) => openDistAt(path, (text) => text === manifest);

let parent = '';
let folder = '';

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'dist-'));
  folder = join(parent, 'dist');
});

afterEach(async () => {
  await chmod(folder, 0o755).catch(() => undefined);
  await rm(parent, { recursive: true });
});

function files(content: Record<string, string>) {
  return Object.entries({ 'manifest.json': manifest, ...content }).map(([path, text]) => ({
    path,
    bytes: new TextEncoder().encode(text),
  }));
}

async function build(content: Record<string, string>): Promise<void> {
  await (await openDist(folder)).replace(files(content));
}

test('a build replaces everything and leaves nothing beside the folder', async () => {
  await build({ 'report.pdf': 'one', 'data/startup.csv': 'a,b' });
  expect((await readdir(folder)).sort()).toEqual(['data', 'manifest.json', 'report.pdf']);
  await build({ 'report.pdf': 'two' });
  expect((await readdir(folder)).sort()).toEqual(['manifest.json', 'report.pdf']);
  expect(await readFile(join(folder, 'report.pdf'), 'utf8')).toBe('two');
  expect(await readdir(parent)).toEqual(['dist']);
});

test('a write that fails leaves the last build as it was', async () => {
  await build({ 'report.pdf': 'one' });
  const dist = await openDist(folder);
  // A file where a folder must be: the draft fails half-way.
  await expect(dist.replace(files({ a: 'file', 'a/b': 'below a file' }))).rejects.toThrow();
  expect(await readFile(join(folder, 'report.pdf'), 'utf8')).toBe('one');
  expect(await readdir(parent)).toEqual(['dist']);
});

test('builds at the same time never mix: the folder holds one of them whole', async () => {
  await build({ 'a.txt': 'before', 'b.txt': 'before' });
  const dists = await Promise.all(Array.from({ length: 12 }, () => openDist(folder)));
  await Promise.all(dists.map((dist, n) => dist.replace(files({ 'a.txt': `${n}`, 'b.txt': `${n}` }))));
  const [a, b] = await Promise.all(['a.txt', 'b.txt'].map((name) => readFile(join(folder, name), 'utf8')));
  expect(a).toBe(b);
  expect(a).not.toBe('before');
  expect(await readdir(parent)).toEqual(['dist']);
});

test('what a build killed while writing left is swept by the next one', async () => {
  await build({ 'a.txt': 'good' });
  const dead = join(parent, `.dist-999999~${hostname()}~abcd0123~draft`);
  await mkdir(dead);
  await openDist(folder);
  expect(await readdir(parent)).toEqual(['dist']);
  expect(await readFile(join(folder, 'a.txt'), 'utf8')).toBe('good');
});

test('a build killed while the folders change places is undone by the next one', async () => {
  await build({ 'a.txt': 'good' });
  await rename(folder, join(parent, `.dist-999999~${hostname()}~abcd0123~old`));
  const dist = await openDist(folder);
  expect(new TextDecoder().decode(await dist.read('a.txt'))).toBe('good');
});

test('drafts of a running build, or of another machine until a day later, stay', async () => {
  const running = join(parent, `.dist-${process.pid}~${hostname()}~abcd0123~draft`);
  const elsewhere = join(parent, '.dist-999999~another-machine~abcd0123~draft');
  await mkdir(running);
  await mkdir(elsewhere);
  await openDist(folder);
  expect(await readdir(parent)).toHaveLength(2);
  const longAgo = new Date(Date.now() - 2 * 86_400_000);
  await utimes(elsewhere, longAgo, longAgo);
  await openDist(folder);
  expect(await readdir(parent)).toHaveLength(1);
});

test('a folder that no build made is refused and kept', async () => {
  await mkdir(folder);
  await writeFile(join(folder, 'thesis.docx'), 'mine');
  await writeFile(join(folder, 'manifest.json'), '{"name": "a web app"}');
  await expect(openDist(folder)).rejects.toThrow('expected an empty folder or one written by a build');
  expect(await readFile(join(folder, 'thesis.docx'), 'utf8')).toBe('mine');
});

test('a gallery of ours that lies alone makes no stranger of its folder, beside other files it does', async () => {
  await mkdir(folder);
  await writeFile(join(folder, 'gallery.html'), manifest);
  await openDist(folder);
  await writeFile(join(folder, 'thesis.docx'), 'mine');
  await expect(openDist(folder)).rejects.toThrow('expected an empty folder');
  await rm(join(folder, 'thesis.docx'));
  await writeFile(join(folder, 'gallery.html'), '<title>My photographs</title>');
  await expect(openDist(folder)).rejects.toThrow('expected an empty folder');
});

test('a file in the place of the folder is refused', async () => {
  await writeFile(folder, 'mine');
  await expect(openDist(folder)).rejects.toThrow('expected a folder');
});

test('a linked folder stays a link', async () => {
  await mkdir(join(parent, 'elsewhere'));
  await symlink(join(parent, 'elsewhere'), folder);
  await build({ 'a.txt': 'one' });
  expect(await readFile(join(parent, 'elsewhere/a.txt'), 'utf8')).toBe('one');
});

test('an ended build removes its draft', async () => {
  await build({ 'a.txt': 'good' });
  const dist = await openDist(folder);
  const writing = dist.replace(files({ 'a.txt': 'x'.repeat(50_000_000) })).catch(() => 'ended');
  await new Promise((resolve) => setTimeout(resolve, 1));
  await dist.discard();
  await writing;
  expect(await readdir(parent)).toEqual(['dist']);
});

test('no folder is made for a build that never comes to writing', async () => {
  await openDist(folder);
  expect(await readdir(parent)).toEqual([]);
});

describe.runIf(canMount())('a small disk that is mounted as the folder', () => {
  beforeEach(async () => {
    await mkdir(folder);
    system('mount', '-t', 'tmpfs', '-o', 'size=128k', 'tmpfs', folder);
  });
  afterEach(() => {
    system('umount', folder);
  });

  test('is written file by file, without what the last build left', async () => {
    await build({ 'a.txt': 'one', 'charts/x.svg': 'one' });
    await build({ 'a.txt': 'two' });
    expect((await readdir(folder)).sort()).toEqual(['a.txt', 'manifest.json']);
    expect(await readFile(join(folder, 'a.txt'), 'utf8')).toBe('two');
  });

  test('keeps the last build when it is full, and the message says so plainly', async () => {
    await build({ 'a.txt': 'one' });
    const failure = await build({ 'a.txt': 'x'.repeat(500_000) }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'Failure', exitCode: 1 });
    expect(String(failure)).toContain('no space left on the disk');
    expect((await readdir(folder)).sort()).toEqual(['a.txt', 'manifest.json']);
    expect(await readFile(join(folder, 'a.txt'), 'utf8')).toBe('one');
  });
});

function system(command: string, ...args: readonly string[]): void {
  execFileSync(command, args, { stdio: 'ignore' });
}

/** Only root may mount, and not in every container. */
function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'mount-'));
  try {
    system('mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder);
    system('umount', folder);
    return true;
  } catch {
    return false;
  } finally {
    rmdirSync(folder);
  }
}
