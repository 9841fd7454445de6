import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeNewFolder, type NewFolder } from '../../../scripts/host/new-folder.ts';

let place: string;

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'new-folder-'));
});

afterEach(() => rm(place, { recursive: true, force: true }));

const bytes = (text: string) => new TextEncoder().encode(text);
const letters = new Map([
  ['a.txt', bytes('a')],
  ['b/c.txt', bytes('c')],
]);

function make(name: string, own: Partial<NewFolder> = {}): Promise<void> {
  const commit = { begin: () => {}, done: () => {} };
  const { signal } = new AbortController();
  return makeNewFolder({ path: join(place, name), name, files: letters, commit, signal, ...own });
}

describe('a new folder', () => {
  it('holds every file, and is made with the folders above it', async () => {
    await make('x/y');
    expect(await readFile(join(place, 'x/y/b/c.txt'), 'utf8')).toBe('c');
    expect(await readdir(join(place, 'x'))).toEqual(['y']);
  });

  it('stays the same folder where an empty one is there', async () => {
    await mkdir(join(place, 'x'));
    const before = process.cwd();
    process.chdir(join(place, 'x'));
    try {
      await make('x');
      expect((await readdir('.')).sort()).toEqual(['a.txt', 'b']);
    } finally {
      process.chdir(before);
    }
  });

  it.each(['x/y', 'x'])(
    'leaves nothing when it is interrupted while files are written (%s)',
    async (name) => {
      if (name === 'x') await mkdir(join(place, 'x'));
      const end = new AbortController();
      const files = new Map(letters);
      // The second file is asked for when the first is written.
      files.entries = files[Symbol.iterator] = function* () {
        yield ['a.txt', bytes('a')] as [string, Uint8Array<ArrayBuffer>];
        end.abort(new Error('Interrupted'));
        yield ['b/c.txt', bytes('c')] as [string, Uint8Array<ArrayBuffer>];
        return undefined;
      };
      await expect(make(name, { files, signal: end.signal })).rejects.toThrow('Interrupted');
      expect(await readdir(place, { recursive: true })).toEqual(name === 'x' ? ['x'] : []);
    },
  );

  it('leaves nothing when the run is to end before the change', async () => {
    const commit = {
      begin: () => {
        throw new Error('Interrupted');
      },
      done: () => {},
    };
    await expect(make('x/y', { commit })).rejects.toThrow('Interrupted');
    expect(await readdir(place)).toEqual([]);
  });

  it.each(['x', 'y'])('leaves alone what somebody puts in its place meanwhile (%s)', async (name) => {
    await mkdir(join(place, 'x'));
    const told: boolean[] = [];
    const commit = {
      begin: () => {
        mkdirSync(join(place, name), { recursive: true });
        writeFileSync(join(place, name, 'README.md'), 'Dear');
      },
      done: (isWritten: boolean) => void told.push(isWritten),
    };
    await expect(make(name, { commit })).rejects.toThrow(/found `README.md`|put there meanwhile/);
    expect(await readdir(join(place, name))).toEqual(['README.md']);
    expect(told).toEqual([false]);
  });
});
