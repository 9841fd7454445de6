// Finding, unpacking and starting a browser.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findBrowser, launchBrowser, resolveBrowser } from '../../../scripts/host/browser/browser.ts';
import { bundledChromium, unpack } from '../../../scripts/host/browser/chromium.ts';
import { openScratch } from '../../../scripts/host/disk/scratch.ts';

const folders: string[] = [];
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'browser-'));
  folders.push(folder);
});
afterEach(() => {
  for (const path of folders.splice(0)) rmSync(path, { recursive: true, force: true });
});

/** A bundle with a browser of a few bytes. */
function tinyBundle(): { version: string; archive: string } {
  const archive = join(folder, 'bin');
  mkdirSync(archive);
  writeFileSync(join(archive, 'chromium.br'), brotliCompressSync('#!/bin/sh\necho tiny\n'));
  for (const name of ['al2023.tar.br', 'fonts.tar.br']) {
    writeFileSync(join(archive, name), brotliCompressSync(Buffer.alloc(1024)));
  }
  return { version: '1.2.3', archive };
}

describe('unpacking the bundled browser', () => {
  it('gives one executable, however many ask at once, and leaves nothing else', async () => {
    const [bundle, cache] = [tinyBundle(), join(folder, 'cache')];
    const unpacked = await Promise.all([
      unpack(bundle, [cache]),
      unpack(bundle, [cache]),
      unpack(bundle, [cache]),
    ]);
    const path = join(cache, 'chromium-1.2.3', 'chromium');
    expect(unpacked.map((one) => one.path)).toEqual([path, path, path]);
    expect(readFileSync(path, 'utf8')).toContain('echo tiny');
    expect(unpacked[0]?.environment).toMatchObject({
      FONTCONFIG_FILE: join(cache, 'chromium-1.2.3-fonts', 'fonts.conf'),
    });
    expect(statSync(path).mode & 0o777).toBe(0o755);
    // Other users of one installation run it, too, and none but its owner changes it.
    expect(statSync(join(cache, 'chromium-1.2.3')).mode & 0o077).toBe(0o055);
    expect(readdirSync(cache).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('does it once', async () => {
    const [bundle, cache] = [tinyBundle(), join(folder, 'cache')];
    const { path } = await unpack(bundle, [cache]);
    const { ino } = statSync(path);
    await unpack(bundle, [cache]);
    expect(statSync(path).ino).toBe(ino);
  });

  it('goes to the next folder where one cannot be written, and names every one that cannot', async () => {
    const [bundle, cache] = [tinyBundle(), join(folder, 'cache')];
    const taken = join(folder, 'taken');
    writeFileSync(taken, 'a file');
    const { path } = await unpack(bundle, [taken, cache]);
    expect(path).toBe(join(cache, 'chromium-1.2.3', 'chromium'));
    await expect(unpack(bundle, [taken, join(taken, 'below')])).rejects.toThrow(
      /taken`: .*; Cannot unpack the browser into `.*below`: a file of that name is in the way/u,
    );
  });

  it('leaves no half browser when the bundle is damaged, and removes what a killed build left', async () => {
    const [bundle, cache] = [tinyBundle(), join(folder, 'cache')];
    writeFileSync(join(bundle.archive, 'chromium.br'), 'not brotli');
    mkdirSync(cache);
    const mark = join(await openScratch(cache), 'run.json');
    writeFileSync(mark, readFileSync(mark, 'utf8').replace(/"pid":\d+/u, '"pid":4194305'));
    await expect(unpack(bundle, [cache])).rejects.toThrow();
    expect(existsSync(join(cache, 'chromium-1.2.3'))).toBe(false);
    expect(readdirSync(cache)).toEqual([]);
  });
});

describe('finding a browser', () => {
  it('takes the chosen one and nothing else', async () => {
    const [found, ...others] = await findBrowser({ cacheFolder: folder, chromePath: process.execPath });
    expect(found).toEqual({
      name: 'CHROME_PATH',
      path: process.execPath,
      found: true,
      note: 'chosen by CHROME_PATH',
    });
    expect(others).toEqual([]);
    expect(await resolveBrowser({ cacheFolder: folder, chromePath: process.execPath })).toMatchObject({
      path: process.execPath,
    });
    expect(await findBrowser({ cacheFolder: folder, chromePath: `${folder}/none` })).toMatchObject([
      { found: false },
    ]);
  });

  it('puts the bundled one before those of the system, without unpacking it', async () => {
    const bundled = await bundledChromium();
    const found = await findBrowser({ cacheFolder: folder });
    if (bundled !== undefined)
      expect(found[0]).toMatchObject({ name: `Chromium ${bundled.version}`, found: true });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a browser that may not have its sandbox', () => {
  // Root gets none, and needs none.
  it.skipIf(process.getuid?.() === 0)(
    'is told from one that is missing, with a way out of its own',
    async () => {
      const path = join(folder, 'chrome');
      // Like Chromium it knows its version, and dies when it is to start.
      const script = '#!/bin/sh\n[ "$1" = --version ] && { echo Chromium 1.2.3; exit; }\n';
      const fatal = 'echo "[1:FATAL:zygote_host_impl_linux.cc(128)] No usable sandbox! If you" >&2; exit 1\n';
      writeFileSync(path, script + fatal, { mode: 0o755 });
      await expect(launchBrowser({ cacheFolder: folder, chromePath: path })).rejects.toMatchObject({
        message: expect.stringContaining('No usable sandbox'),
        help: expect.stringContaining('apparmor_restrict_unprivileged_userns=0'),
        exitCode: 3,
      });
    },
  );
});
