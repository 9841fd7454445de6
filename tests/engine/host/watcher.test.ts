import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWatcher, type Watcher } from '../../../scripts/host/disk/watcher.ts';

const deadlineInMs = 5000;
const watched = { folders: ['content', 'data'], files: [] };
const opened: Watcher[] = [];
let root = '';

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'watched-'));
  for (const path of ['content/a.md', 'data/cost/b.json', 'other/c.txt']) await save(path, 'before');
});
afterEach(async () => {
  for (const watcher of opened.splice(0)) watcher.close();
  await rm(root, { recursive: true });
});

async function save(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}

/** A watcher with a way to wait for the first change that is told after the call. */
async function watching() {
  const listeners = new Set<(path: string | undefined) => void>();
  const watcher = openWatcher(root, (path) => listeners.forEach((listen) => void listen(path)));
  opened.push(watcher);
  await watcher.watch(watched);
  const told = (path: string): Promise<void> => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const timer = setTimeout(() => reject(new Error(`${path} was not told`)), deadlineInMs);
    listeners.add((changed) => {
      if (changed === path || changed === undefined) resolve();
    });
    return promise.finally(() => clearTimeout(timer));
  };
  const all: (string | undefined)[] = [];
  listeners.add((path) => all.push(path));
  return { watcher, told, all };
}

/** Everything that was to be told before this is told once this is. */
async function settled(told: (path: string) => Promise<void>): Promise<void> {
  await Promise.all([told('content/last.md'), save('content/last.md', 'x')]);
}

describe('a watcher', () => {
  it('tells changed, new and deleted files in what it watches', async () => {
    const { told } = await watching();
    await Promise.all([told('content/a.md'), save('content/a.md', 'after')]);
    await Promise.all([told('data/cost/new.json'), save('data/cost/new.json', 'x')]);
    await Promise.all([told('data/cost/b.json'), rm(join(root, 'data/cost/b.json'))]);
  });

  it('tells a file that is saved by renaming another over it, again and again', async () => {
    const { told } = await watching();
    for (let time = 0; time < 3; time += 1) {
      await save('content/.a.md.swp', `${time}`);
      await Promise.all([
        told('content/a.md'),
        rename(join(root, 'content/.a.md.swp'), join(root, 'content/a.md')),
      ]);
    }
  });

  it('does not tell what happens beside what it watches', async () => {
    const { told, all } = await watching();
    await save('other/c.txt', 'after');
    await save('dist/report.html', 'x');
    await settled(told);
    expect(all.filter((path) => path === undefined || !path.startsWith('content/'))).toEqual([]);
  });

  it('tells what happens in folders that came later, once they are watched', async () => {
    const { watcher, told } = await watching();
    await Promise.all([told('data/new'), save('data/new/c.json', 'x')]);
    expect(await watcher.watch(watched)).toBe(true);
    await Promise.all([told('data/new/c.json'), save('data/new/c.json', 'y')]);
    expect(await watcher.watch(watched)).toBe(false);
  });

  it('survives a folder that goes and comes back', async () => {
    const { watcher, told } = await watching();
    await Promise.all([told('data/cost'), rm(join(root, 'data'), { recursive: true })]);
    await watcher.watch(watched);
    await Promise.all([told('data'), save('data/cost/b.json', 'back')]);
    await watcher.watch(watched);
    await Promise.all([told('data/cost/b.json'), save('data/cost/b.json', 'after')]);
  });

  it('tells what happens in a folder that a link in it leads to', async () => {
    await symlink('../other', join(root, 'content/linked'));
    const { told } = await watching();
    await Promise.all([told('other/c.txt'), save('other/c.txt', 'after')]);
  });

  it('tells nothing any more once it is closed', async () => {
    const { watcher, all } = await watching();
    watcher.close();
    const other = await watching();
    await settled(other.told);
    expect(all).toEqual([]);
  });
});
