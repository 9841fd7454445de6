import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { diskCache } from '../../../scripts/host/disk/cache.ts';
import { noCache } from '../../../scripts/model/cache.ts';

let folder = '';
const bytes = new TextEncoder().encode('a drawing');

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cache-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function entries(): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

test('what was put is found again under its key, also by another process', async () => {
  await diskCache(folder, 'r1').put('key', bytes);
  expect(await diskCache(folder, 'r1').get('key')).toEqual(bytes);
  expect(await diskCache(folder, 'r1').get('other')).toBeUndefined();
});

test('what older code put is not there for newer', async () => {
  await diskCache(folder, 'r1').put('key', bytes);
  expect(await diskCache(folder, 'r2').get('key')).toBeUndefined();
});

test('a damaged or cut entry is a miss and can be put again', async () => {
  const cache = diskCache(folder, 'r1');
  await cache.put('key', bytes);
  const [path = ''] = await entries();
  const whole = await readFile(path);
  for (const broken of [whole.subarray(0, -1), whole.subarray(0, 5), Buffer.concat([whole, whole])]) {
    await writeFile(path, broken);
    expect(await cache.get('key')).toBeUndefined();
  }
  await cache.put('key', bytes);
  expect(await cache.get('key')).toEqual(bytes);
});

test('a folder that cannot be written never fails a build', async () => {
  await writeFile(join(folder, 'file'), '');
  const cache = diskCache(join(folder, 'file/below'), 'r1');
  await cache.put('key', bytes);
  await cache.prune(0);
  expect(await cache.get('key')).toBeUndefined();
});

test('many writers of one key leave one whole entry and no drafts', async () => {
  const cache = diskCache(folder, 'r1');
  await Promise.all(Array.from({ length: 20 }, () => cache.put('key', bytes)));
  expect(await entries()).toHaveLength(1);
  expect(await cache.get('key')).toEqual(bytes);
});

test('pruning removes what was unused for longest', async () => {
  const cache = diskCache(folder, 'r1');
  await cache.put('old', bytes);
  const [old = ''] = await entries();
  await utimes(old, new Date(0), new Date(0));
  await cache.put('new', bytes);
  await cache.prune(60);
  expect(await cache.get('old')).toBeUndefined();
  expect(await cache.get('new')).toEqual(bytes);
});

test('a hit makes an entry young again', async () => {
  const cache = diskCache(folder, 'r1');
  await cache.put('first', bytes);
  const [first = ''] = await entries();
  await utimes(first, new Date(0), new Date(0));
  await cache.put('second', bytes);
  const second = (await entries()).find((path) => path !== first) ?? '';
  await utimes(second, new Date(1000), new Date(1000));
  await cache.get('first');
  await cache.prune(60);
  expect(await cache.get('first')).toEqual(bytes);
});

test('the cache that remembers nothing always misses', async () => {
  await noCache.put('key', bytes);
  expect(await noCache.get('key')).toBeUndefined();
});
