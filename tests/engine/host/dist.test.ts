import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmdirSync } from 'node:fs';
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cleanOutput } from '../../../scripts/host/disk/clean.ts';
import { type Commit, openDist as openDistAt } from '../../../scripts/host/disk/dist.ts';
import { sweepOutput } from '../../../scripts/host/disk/folder-swap.ts';
import { openScratch } from '../../../scripts/host/disk/scratch.ts';

/** A manifest that lists the files of a small build. */
const manifestOf = (paths: readonly string[]) => JSON.stringify({ made: paths });
const proof = {
  listed: (text: string) => (text.startsWith('{"made"') ? JSON.parse(text).made : undefined),
  isGallery: (page: string) => page.includes('ours'),
};
const openDist = (path: string, paths: readonly string[] = []) => openDistAt(path, proof, paths);
const freely: Commit = { begin: () => {}, done: () => {} };

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
  const manifest = manifestOf(Object.keys(content));
  return Object.entries({ 'manifest.json': manifest, ...content }).map(([path, text]) => ({
    path,
    bytes: new TextEncoder().encode(text),
  }));
}

async function build(content: Record<string, string>): Promise<void> {
  const dist = await openDist(folder, Object.keys(content));
  expect(await dist.replace(files(content), dist.identity(), freely)).toBe(true);
}

/** What a process that is gone left in the middle of a build: its scratch folder, of which only the mark is there. */
async function deadScratch(target: string, changes: object = {}): Promise<string> {
  const path = await openScratch(target === '.' ? folder : parent, target);
  const mark = JSON.parse(await readFile(join(path, 'run.json'), 'utf8'));
  await writeFile(join(path, 'run.json'), JSON.stringify({ ...mark, pid: 4_194_305, ...changes }));
  return path;
}

/** Every file below a folder, links and dotfiles too. */
async function tree(path: string): Promise<readonly string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
    .sort();
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
  const bad = files({ a: 'file', 'a/b': 'below a file' });
  await expect(dist.replace(bad, dist.identity(), freely)).rejects.toThrow();
  expect(await readFile(join(folder, 'report.pdf'), 'utf8')).toBe('one');
  expect(await readdir(parent)).toEqual(['dist']);
});

test('builds at the same time never mix: one at a time is written, and the others are told', async () => {
  await build({ 'a.txt': 'before', 'b.txt': 'before' });
  await mkdir(join(folder, '.git'));
  await writeFile(join(folder, '.git/HEAD'), 'mine');
  const dists = await Promise.all(Array.from({ length: 12 }, () => openDist(folder)));
  const untilWritten = async (dist: (typeof dists)[number], n: number) => {
    let tries = 0;
    do tries += 1;
    while (!(await dist.replace(files({ 'a.txt': `${n}`, 'b.txt': `${n}` }), dist.identity(), freely)));
    return tries;
  };
  await Promise.all(dists.map(untilWritten));
  const [a, b] = await Promise.all(['a.txt', 'b.txt'].map((name) => readFile(join(folder, name), 'utf8')));
  expect(a).toBe(b);
  expect(a).not.toBe('before');
  expect(await tree(parent)).toEqual(['dist/.git/HEAD', 'dist/a.txt', 'dist/b.txt', 'dist/manifest.json']);
});

test('a build is not written over one that came after it was opened', async () => {
  await build({ 'a.txt': 'old' });
  const slow = await openDist(folder);
  const expected = slow.identity();
  await build({ 'a.txt': 'new' });
  expect(await slow.replace(files({ 'a.txt': 'outdated' }), expected, freely)).toBe(false);
  expect(await readFile(join(folder, 'a.txt'), 'utf8')).toBe('new');
  expect(await readdir(parent)).toEqual(['dist']);
});

test('a run that is to end is asked directly before the folders change places', async () => {
  await build({ 'a.txt': 'good' });
  const dist = await openDist(folder);
  const told: boolean[] = [];
  const ended: Commit = {
    begin: () => {
      throw new Error('ended');
    },
    done: (isWritten) => told.push(isWritten),
  };
  await expect(dist.replace(files({ 'a.txt': 'new' }), dist.identity(), ended)).rejects.toThrow('ended');
  expect(await readFile(join(folder, 'a.txt'), 'utf8')).toBe('good');
  expect(await readdir(parent)).toEqual(['dist']);
  await dist.replace(files({ 'a.txt': 'new' }), dist.identity(), { ...ended, begin: () => {} });
  expect(told).toEqual([true]);
});

describe('what no build made', () => {
  const foreign = {
    '.git/objects/ab/c': 'a commit',
    '.nojekyll': '',
    CNAME: 'example.org',
    'photos/a.jpg': 'a photograph',
    'charts/mine.svg': 'between ours',
  };
  const addForeign = async () => {
    for (const [path, text] of Object.entries(foreign)) {
      await mkdir(join(folder, path, '..'), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    await symlink('/etc/hostname', join(folder, 'link'));
  };
  const isKept = async () => {
    for (const [path, text] of Object.entries(foreign)) {
      expect(await readFile(join(folder, path), 'utf8')).toBe(text);
    }
    expect(await readlink(join(folder, 'link'))).toBe('/etc/hostname');
  };

  test('stays where it is when a build is written, folders by being moved as they are', async () => {
    await build({ 'report.pdf': 'one', 'charts/a.svg': 'one' });
    await addForeign();
    const { ino } = await stat(join(folder, '.git'));
    await build({ 'deck.pdf': 'two' });
    await isKept();
    expect((await stat(join(folder, '.git'))).ino).toBe(ino);
    expect(await tree(folder)).toEqual([...Object.keys(foreign), 'deck.pdf', 'link', 'manifest.json'].sort());
    expect(await readdir(parent)).toEqual(['dist']);
  });

  test('is put back by the next run when a build is killed while the folders change places', async () => {
    await build({ 'report.pdf': 'one', 'charts/a.svg': 'one' });
    await addForeign();
    const scratch = await deadScratch('dist');
    await rename(folder, join(scratch, 'last'));
    await openDist(folder);
    await isKept();
    expect(await readFile(join(folder, 'report.pdf'), 'utf8')).toBe('one');
    expect(await readdir(parent)).toEqual(['dist']);
  });

  test('is put back by the next run when a build is killed after its files are in place', async () => {
    await build({ 'report.pdf': 'one', 'charts/a.svg': 'one' });
    await addForeign();
    const scratch = await deadScratch('dist');
    await rename(folder, join(scratch, 'gone'));
    await mkdir(folder);
    for (const { path, bytes } of files({ 'report.pdf': 'two' })) await writeFile(join(folder, path), bytes);
    await sweepOutput(folder, proof);
    await isKept();
    expect(await readFile(join(folder, 'report.pdf'), 'utf8')).toBe('two');
    expect(await readdir(parent)).toEqual(['dist']);
  });

  test('gets another name where something new has taken its own meanwhile', async () => {
    await build({ 'report.pdf': 'one' });
    await writeFile(join(folder, 'CNAME'), 'old');
    const scratch = await deadScratch('dist');
    await rename(folder, join(scratch, 'gone'));
    await mkdir(folder);
    await writeFile(join(folder, 'CNAME'), 'new');
    await sweepOutput(folder, proof);
    expect(await readFile(join(folder, 'CNAME'), 'utf8')).toBe('new');
    expect(await readFile(join(folder, 'CNAME~1'), 'utf8')).toBe('old');
    expect(await readdir(parent)).toEqual(['dist']);
  });

  test.each(['.git', '.env', 'thesis.docx'])('keeps builds out where none ever wrote: %s', async (name) => {
    await mkdir(folder);
    await writeFile(join(folder, name), 'mine');
    await expect(openDist(folder)).rejects.toThrow(
      `expected an empty folder or one written by a build; found \`${name}\``,
    );
    expect(await readdir(folder)).toEqual([name]);
  });

  test('keeps builds out with a manifest that is of something else', async () => {
    await mkdir(folder);
    await writeFile(join(folder, 'manifest.json'), '{"name": "a web app"}');
    await expect(openDist(folder)).rejects.toThrow('found `manifest.json`');
  });

  test.each([
    ['report.html', 'report.html'],
    ['report.html/inner.txt', 'report.html'],
    ['charts', 'charts/'],
    ['charts', 'charts/a.svg'],
    ['charts/a.svg', 'charts/a.svg'],
  ])('is named, before anything starts, when %s stands where %s is to be written', async (mine, ours) => {
    await build({ 'deck.pdf': 'one' });
    await mkdir(join(folder, mine, '..'), { recursive: true });
    await writeFile(join(folder, mine), 'mine');
    await expect(openDist(folder, [ours])).rejects.toThrow(
      /Unexpected `.*`, which no build made, where a build/u,
    );
    expect(await readFile(join(folder, mine), 'utf8')).toBe('mine');
  });

  test('stops a build also when it came while that was running', async () => {
    await build({ 'deck.pdf': 'one' });
    const dist = await openDist(folder);
    await writeFile(join(folder, 'report.html'), 'mine');
    const late = dist.replace(files({ 'report.html': 'ours' }), dist.identity(), freely);
    await expect(late).rejects.toThrow('which no build made');
    expect(await readFile(join(folder, 'report.html'), 'utf8')).toBe('mine');
    expect(await readFile(join(folder, 'deck.pdf'), 'utf8')).toBe('one');
  });

  test('is not reached through a link in the place of a folder of ours, nor through paths that lead out', async () => {
    const photos = join(parent, 'photos');
    await mkdir(photos);
    await writeFile(join(photos, 'a.svg'), 'mine');
    await build({ 'charts/a.svg': 'one' });
    await rm(join(folder, 'charts'), { recursive: true });
    await symlink(photos, join(folder, 'charts'));
    await writeFile(
      join(folder, 'manifest.json'),
      manifestOf(['charts/a.svg', '../photos/a.svg', photos, '']),
    );
    await build({ 'b.txt': 'two' });
    await cleanOutput(folder, proof);
    expect(await readFile(join(photos, 'a.svg'), 'utf8')).toBe('mine');
    expect((await readdir(folder)).sort()).toEqual(['charts', 'manifest.json']);
  });

  test('is named and kept by cleaning, which takes the rest', async () => {
    await build({ 'report.pdf': 'one', 'charts/a.svg': 'one' });
    await addForeign();
    const { isGone, removed, kept } = await cleanOutput(folder, proof);
    expect({ isGone, removed }).toEqual({ isGone: false, removed: 2 });
    expect([...kept].sort()).toEqual(['.git', '.nojekyll', 'CNAME', 'charts/mine.svg', 'link', 'photos']);
    await isKept();
    expect(await tree(folder)).toEqual([...Object.keys(foreign), 'link', 'manifest.json'].sort());
  });
});

test('a folder that was cleaned takes the next build, as long as foreign files keep it, and is removed with the last of them', async () => {
  await build({ 'report.pdf': 'one', 'charts/a.svg': 'one' });
  await writeFile(join(folder, 'charts/mine.svg'), 'mine');
  await cleanOutput(folder, proof);
  expect(await cleanOutput(folder, proof)).toEqual({ isGone: false, removed: 0, kept: ['charts/mine.svg'] });
  await build({ 'report.pdf': 'two', 'charts/a.svg': 'two' });
  expect(await tree(folder)).toEqual(['charts/a.svg', 'charts/mine.svg', 'manifest.json', 'report.pdf']);
  await cleanOutput(folder, proof);
  await rm(join(folder, 'charts/mine.svg'));
  expect(await cleanOutput(folder, proof)).toMatchObject({ isGone: true });
});

test('a folder in it that cannot be written is named before time is spent on a build', async (context) => {
  // Root writes everywhere.
  if (process.getuid?.() === 0) return context.skip();
  await build({ 'charts/a.svg': 'one' });
  await chmod(join(folder, 'charts'), 0o555);
  await expect(openDist(folder, ['charts/'])).rejects.toThrow(
    /Cannot write .*dist\/charts: permission denied/u,
  );
  await chmod(join(folder, 'charts'), 0o755);
});

test('a gallery of ours stays beside builds, goes with cleaning and makes no stranger of its folder', async () => {
  await mkdir(folder);
  await writeFile(join(folder, 'gallery.html'), 'ours');
  await build({ 'a.txt': 'one' });
  await build({ 'a.txt': 'two' });
  expect(await tree(folder)).toEqual(['a.txt', 'gallery.html', 'manifest.json']);
  expect(await cleanOutput(folder, proof)).toEqual({ isGone: true, removed: 3, kept: [] });
  await mkdir(folder);
  await writeFile(join(folder, 'gallery.html'), '<title>My photographs</title>');
  await expect(openDist(folder)).rejects.toThrow('expected an empty folder');
  expect(await cleanOutput(folder, proof)).toMatchObject({ removed: 0, kept: ['gallery.html'] });
});

test('a folder that is to be kept out of git says so itself, until somebody deletes that', async () => {
  const open = () => openDistAt(folder, proof, ['a.txt'], true);
  const make = async (text: string) => {
    const dist = await open();
    expect(await dist.replace(files({ 'a.txt': text }), dist.identity(), freely)).toBe(true);
  };
  await make('one');
  expect(await tree(folder)).toEqual(['.gitignore', 'a.txt', 'manifest.json']);
  execFileSync('git', ['init', '--quiet', parent]);
  const shown = () => execFileSync('git', ['-C', parent, 'status', '--short', '-uall'], { encoding: 'utf8' });
  expect(shown()).toBe('');
  await make('two');
  expect(await tree(folder)).toEqual(['.gitignore', 'a.txt', 'manifest.json']);
  await rm(join(folder, '.gitignore'));
  await make('three');
  expect(shown()).toBe('?? dist/a.txt\n?? dist/manifest.json\n');
  await writeFile(join(folder, '.gitignore'), '*.tmp\n');
  expect(await cleanOutput(folder, proof)).toMatchObject({ removed: 1, kept: ['.gitignore'] });
  await rm(folder, { recursive: true });
  await make('four');
  expect(await cleanOutput(folder, proof)).toEqual({ isGone: true, removed: 3, kept: [] });
});

describe('leftovers', () => {
  test('of a build that was killed while writing are swept by the next one', async () => {
    await build({ 'a.txt': 'good' });
    const scratch = await deadScratch('dist');
    await mkdir(join(scratch, 'draft/charts'), { recursive: true });
    await writeFile(join(scratch, 'draft/charts/a.svg'), 'half');
    await openDist(folder);
    expect(await readdir(parent)).toEqual(['dist']);
    expect(await readFile(join(folder, 'a.txt'), 'utf8')).toBe('good');
  });

  test('of a process whose number another has now are swept, too', async () => {
    await deadScratch('dist', { pid: process.pid, birth: '1' });
    await openDist(folder);
    expect(await readdir(parent)).toEqual([]);
  });

  test('of a running build stay, and those of a run elsewhere for an hour', async () => {
    await openScratch(parent, 'dist');
    const elsewhere = await deadScratch('dist', { machine: 'another' });
    await openDist(folder);
    expect(await readdir(parent)).toHaveLength(2);
    const longAgo = new Date(Date.now() - 2 * 3_600_000);
    await utimes(elsewhere, longAgo, longAgo);
    await openDist(folder);
    expect(await readdir(parent)).toHaveLength(1);
  });

  test('that were killed before they were marked go after a minute', async () => {
    const scratch = await deadScratch('dist');
    await writeFile(join(scratch, 'run.json'), '');
    await openDist(folder);
    expect(await readdir(parent)).toHaveLength(1);
    const before = new Date(Date.now() - 2 * 60_000);
    await utimes(scratch, before, before);
    await openDist(folder);
    expect(await readdir(parent)).toEqual([]);
  });

  test('hold a lost build that is put back at once, wherever its run was', async () => {
    await build({ 'a.txt': 'good' });
    const scratch = await deadScratch('dist', { machine: 'another' });
    await rename(folder, join(scratch, 'last'));
    await sweepOutput(folder, proof);
    expect(await readFile(join(folder, 'a.txt'), 'utf8')).toBe('good');
  });

  test.each(['.dist-old~2024', '.dist-999~machine~abcd0123~draft', '.edition-run~0123456789abcdef'])(
    'are known by their mark, so that a folder %s of somebody else stays',
    async (name) => {
      await mkdir(join(parent, name));
      await writeFile(join(parent, name, 'a.txt'), 'mine');
      await openDist(folder);
      expect(await tree(parent)).toEqual([`${name}/a.txt`]);
    },
  );
});

test.each(['dist/sub', 'dist'])('a file in the way of %s is refused plainly', async (path) => {
  await writeFile(folder, 'mine');
  const failure = await openDist(join(parent, path)).catch((error: unknown) => error);
  expect(failure).toMatchObject({ name: 'Failure' });
  expect(await readFile(folder, 'utf8')).toBe('mine');
});

test.runIf(existsSync('/proc/self'))('a place in which nothing can be made is refused plainly', async () => {
  await expect(openDist('/proc/x')).rejects.toMatchObject({ name: 'Failure' });
});

test('a link that leads nowhere is refused and stays', async () => {
  await symlink(join(parent, 'not-mounted'), folder);
  await expect(openDist(folder)).rejects.toThrow('is a link to');
  await expect(cleanOutput(folder, proof)).rejects.toThrow('is a link to');
  expect(await readlink(folder)).toBe(join(parent, 'not-mounted'));
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
  const big = files({ 'a.txt': 'x'.repeat(50_000_000) });
  const writing = dist.replace(big, dist.identity(), freely).catch(() => 'ended');
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
    await writeFile(join(folder, '.env'), 'mine');
    await build({ 'b.txt': 'three' });
    expect((await readdir(folder)).sort()).toEqual(['.env', 'b.txt', 'manifest.json']);
  });

  test('is finished by the next run when a build is killed while its files move', async () => {
    await build({ 'a.txt': 'one', 'b.txt': 'one', 'old.txt': 'one' });
    const scratch = await deadScratch('.');
    for (const { path, bytes } of files({ 'a.txt': 'two', 'b.txt': 'two' })) {
      await mkdir(join(scratch, 'whole'), { recursive: true });
      await writeFile(join(scratch, 'whole', path), bytes);
    }
    await rename(join(scratch, 'whole/a.txt'), join(folder, 'a.txt'));
    await openDist(folder);
    expect(await tree(folder)).toEqual(['a.txt', 'b.txt', 'manifest.json']);
    expect(await readFile(join(folder, 'b.txt'), 'utf8')).toBe('two');
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
