// Caches go where they can be written: beside the program, to the person, or to the temporary folder.
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cachePlaces, writableCache, writableCaches } from '../../../scripts/host/disk/cache-places.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'places-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the places of caches', () => {
  it('are the program, what the person asked for, the home folder and the temporary folder, in this order', () => {
    const places = cachePlaces('/opt/program', { XDG_CACHE_HOME: '/fast', HOME: '/home/a' });
    expect(places).toHaveLength(4);
    expect(places[0]).toBe('/opt/program/.cache');
    expect(places[1]).toMatch(/^\/fast\/[^/]+$/u);
    expect(places[2]).toMatch(/^\/home\/a\/\.cache\/[^/]+$/u);
    expect(places[3]?.startsWith(`${tmpdir()}/`)).toBe(true);
  });

  it('leave out what is not set, and what is no whole path', () => {
    expect(cachePlaces('/opt/program', {})).toHaveLength(2);
    expect(cachePlaces('/opt/program', { XDG_CACHE_HOME: 'caches', HOME: '' })).toHaveLength(2);
  });
});

describe('a cache that can be written', () => {
  it('is the first one, with nothing left in it by trying', async () => {
    const [one, two] = [join(folder, 'one'), join(folder, 'two')];
    expect(writableCache([one, two], 'scratch')).toBe(join(one, 'scratch'));
    expect(await readdir(join(one, 'scratch'))).toEqual([]);
    expect([...writableCaches([one, two], 'scratch')]).toHaveLength(2);
  });

  it('is the next one where a file is in the way, and none where all are', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    expect(writableCache([join(file, 'below'), join(folder, 'next')], 'scratch')).toBe(
      join(folder, 'next', 'scratch'),
    );
    expect(writableCache([file, join(file, 'below')], 'scratch')).toBeUndefined();
  });

  it.skipIf(process.getuid?.() === 0)(
    'is the next one where the first belongs to somebody else',
    async () => {
      const installed = join(folder, 'installed');
      await mkdir(installed);
      await chmod(installed, 0o555);
      expect(writableCache([join(installed, '.cache'), join(folder, 'own')], 'scratch')).toBe(
        join(folder, 'own', 'scratch'),
      );
    },
  );
});
