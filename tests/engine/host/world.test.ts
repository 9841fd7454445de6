import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { diskWorld, mostMegabytes } from '../../../scripts/host/disk/world.ts';

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

test('a link that leads outside the project is listed and refused, one inside is followed', async () => {
  await symlink('/etc/hosts', join(root, 'content/hosts.md'));
  await symlink('/etc', join(root, 'content/etc'));
  await symlink(join(root, 'content/02-b.md'), join(root, 'content/03-link.md'));
  const world = await diskWorld(root);
  const listed = await world.list('content');
  expect(listed).toEqual(expect.arrayContaining(['content/etc', 'content/hosts.md']));
  expect(listed.filter((path) => path.startsWith('content/etc/'))).toEqual([]);
  for (const path of ['content/hosts.md', 'content/etc'])
    await expect(world.read(path)).rejects.toThrow('leads outside the project');
  expect(await world.read('content/03-link.md')).toBe('two');
});

describe('what can never be read', () => {
  /** The files that are listed, and why one of them is refused. */
  async function refusal(path: string): Promise<unknown> {
    const world = await diskWorld(root);
    expect(await world.list('content')).toContain(path);
    return world.readBytes(path).catch((error: unknown) => error);
  }

  test('is a link that leads nowhere, or in a circle', async () => {
    await symlink('nowhere.md', join(root, 'content/lost.md'));
    await symlink('b.md', join(root, 'content/a.md'));
    await symlink('a.md', join(root, 'content/b.md'));
    expect(await refusal('content/lost.md')).toMatchObject({
      name: 'Failure',
      message: 'Cannot read `content/lost.md`: it is a link to `nowhere.md`, which does not exist',
    });
    expect(await refusal('content/a.md')).toMatchObject({
      name: 'Failure',
      message: 'Cannot read `content/a.md`: its links lead in a circle',
    });
  });

  test('is a pipe, for whose writer one would wait for ever, or a socket', async () => {
    execFileSync('mkfifo', [join(root, 'content/pipe.md')]);
    const server = createServer().listen(join(root, 'content/socket.png'));
    await once(server, 'listening');
    for (const path of ['content/pipe.md', 'content/socket.png'])
      expect(await refusal(path)).toMatchObject({
        name: 'Failure',
        message: `Cannot read \`${path}\`: it is a pipe, a socket or a device, not a file`,
      });
    server.close();
  });

  // Root reads everything.
  test.skipIf(process.getuid?.() === 0)(
    'is a folder without permission, which stands for its files',
    async () => {
      await chmod(join(root, 'content/images'), 0o000);
      expect(await refusal('content/images')).toMatchObject({
        message: 'Cannot read `content/images`: permission denied',
      });
      await chmod(join(root, 'content/images'), 0o755);
    },
  );
});

test('a link to a folder that holds it is named, and not followed', async () => {
  const world = await diskWorld(root);
  const before = await world.list('content');
  await symlink(join(root, 'content'), join(root, 'content/again'));
  expect(await world.list('content')).toEqual([...before, 'content/again'].toSorted());
  await expect(world.readBytes('content/again')).rejects.toThrow(
    'Cannot read `content/again`: it is a link to a folder that holds it',
  );
});

test('with little memory only smaller files are read', () => {
  expect([300, 512, 4096, 100_000].map((megabytes) => mostMegabytes(megabytes * 2 ** 20))).toEqual([
    9, 16, 50, 50,
  ]);
});

test('an empty folder with the name of a file is named', async () => {
  await mkdir(join(root, 'content/images/y.png'));
  const world = await diskWorld(root);
  expect(await world.list('content')).toContain('content/images/y.png');
  await expect(world.readBytes('content/images/y.png')).rejects.toThrow('it is a folder, not a file');
});

// Root reads everything.
test.skipIf(process.getuid?.() === 0)('a file that may not be read is named plainly', async () => {
  await chmod(join(root, 'content/01-a.md'), 0o000);
  await expect((await diskWorld(root)).read('content/01-a.md')).rejects.toThrow(
    'Cannot read `content/01-a.md`: permission denied',
  );
});
