import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { diskWorld } from '../../../scripts/host/disk/world.ts';

let root = '';

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'world-'));
  await mkdir(join(root, 'content/images'), { recursive: true });
  await writeFile(join(root, 'content/02-b.md'), 'two');
  await writeFile(join(root, 'content/01-Ä.md'), 'umlaut');
  await writeFile(join(root, 'content/01-a.md'), '\uFEFFone');
  await writeFile(join(root, 'content/images/x.png'), new Uint8Array([1, 2]));
});

afterEach(() => rm(root, { recursive: true }));

test('files are listed below a folder, sorted by code units, whatever the locale says', async () => {
  const world = await diskWorld(root);
  expect(await world.list('content')).toEqual([
    'content/01-a.md',
    'content/01-Ä.md',
    'content/02-b.md',
    'content/images/x.png',
  ]);
});

test('dotfiles and the generated schemas are not inputs', async () => {
  await mkdir(join(root, 'data/schema'), { recursive: true });
  await writeFile(join(root, 'data/schema/dataset.schema.json'), '{}');
  await writeFile(join(root, 'data/.DS_Store'), '');
  expect(await (await diskWorld(root)).list('data')).toEqual([]);
});

test('a folder that does not exist is empty', async () => {
  expect(await (await diskWorld(root)).list('nowhere')).toEqual([]);
  expect(await (await diskWorld(root)).list('content/01-a.md')).toEqual([]);
});

test('text is read without a byte order mark, bytes as they are', async () => {
  const world = await diskWorld(root);
  expect(await world.read('content/01-a.md')).toBe('one');
  expect(await world.readBytes('content/images/x.png')).toEqual(new Uint8Array([1, 2]));
});

test('a missing file rejects with ENOENT', async () => {
  await expect((await diskWorld(root)).read('content/x.md')).rejects.toMatchObject({ code: 'ENOENT' });
});

test('text that is not UTF-8 is refused by name', async () => {
  await writeFile(join(root, 'content/03-latin.md'), new Uint8Array([0x66, 0xfc, 0x72]));
  await expect((await diskWorld(root)).read('content/03-latin.md')).rejects.toThrow(
    'Unexpected bytes in `content/03-latin.md`, expected UTF-8 text',
  );
});

test.each(['../secret', 'content/../../secret', '/etc/passwd', 'C:/x', 'content\\x', 'a\0b'])(
  'the path %j is refused because it leaves the project',
  async (path) => {
    const world = await diskWorld(root);
    await expect(world.read(path)).rejects.toThrow('expected one inside the project');
    await expect(world.list(path)).rejects.toThrow('expected one inside the project');
  },
);

test('a link that leads outside the project is refused, one inside is followed', async () => {
  await symlink('/etc/hosts', join(root, 'content/hosts.md'));
  await symlink(join(root, 'content/02-b.md'), join(root, 'content/03-link.md'));
  const world = await diskWorld(root);
  await expect(world.read('content/hosts.md')).rejects.toThrow('leads outside the project');
  await expect(world.list('content')).rejects.toThrow('leads outside the project');
  expect(await world.read('content/03-link.md')).toBe('two');
});

test('a linked folder that contains itself is listed once', async () => {
  await symlink(join(root, 'content'), join(root, 'content/again'));
  expect(await (await diskWorld(root)).list('content')).toHaveLength(4);
});

// Root reads everything.
test.skipIf(process.getuid?.() === 0)('a file that may not be read is named plainly', async () => {
  await chmod(join(root, 'content/01-a.md'), 0o000);
  await expect((await diskWorld(root)).read('content/01-a.md')).rejects.toThrow(
    'Cannot read `content/01-a.md`: permission denied',
  );
});
