import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';
import { extract } from 'tar-fs';
import { siblingName, sweep } from './leftovers.ts';

/** The browser that comes with the npm package `@sparticuz/chromium`, still packed. */
export interface BundledChromium {
  readonly version: string;
  /** Folder of the compressed files. */
  readonly archive: string;
}

/** An unpacked browser: the executable, and the folder of libraries where the system lacks them. */
export interface UnpackedChromium {
  readonly path: string;
  readonly libraries?: string;
}

/** The bundled browser, or `undefined` where the optional package is not installed or does not fit this machine. */
export async function bundledChromium(): Promise<BundledChromium | undefined> {
  if (platform() !== 'linux' || arch() !== 'x64') return undefined;
  try {
    const root = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..');
    const archive = join(root, 'bin');
    if (!existsSync(join(archive, 'chromium.br'))) return undefined;
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    return { version: String(version), archive };
  } catch {
    return undefined;
  }
}

/** Where `unpack` puts the executable of this version. */
export function unpackedPath(bundled: BundledChromium, cacheFolder: string): string {
  return join(cacheFolder, `chromium-${bundled.version}`, 'chromium');
}

/** Unpacks the bundled browser once into a private folder of the cache; safe when several processes do it at once. */
export async function unpack(bundled: BundledChromium, cacheFolder: string): Promise<UnpackedChromium> {
  const path = unpackedPath(bundled, cacheFolder);
  const folder = dirname(path);
  if (!existsSync(path)) {
    await once(folder, (draft) =>
      pipeline(
        createReadStream(join(bundled.archive, 'chromium.br')),
        createBrotliDecompress(),
        createWriteStream(join(draft, 'chromium'), { mode: 0o755 }),
      ),
    );
  }
  if (hasLibraries()) return { path };
  const libraries = `${folder}-libraries`;
  if (!existsSync(libraries)) {
    await once(libraries, (draft) =>
      pipeline(
        createReadStream(join(bundled.archive, 'al2023.tar.br')),
        createBrotliDecompress(),
        extract(draft),
      ),
    );
  }
  return { path, libraries: join(libraries, 'lib') };
}

/** Fills a draft folder and gives it its name at the end, so that a folder of that name is always complete. */
async function once(folder: string, fill: (draft: string) => Promise<void>): Promise<void> {
  await sweep(folder);
  const draft = join(dirname(folder), siblingName(folder, 'draft'));
  await mkdir(draft, { recursive: true, mode: 0o700 });
  try {
    await fill(draft);
    // Fails when another process was first; its folder is as good as ours.
    await rename(draft, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

const libraryFolders = [
  '/lib/x86_64-linux-gnu',
  '/usr/lib/x86_64-linux-gnu',
  '/lib64',
  '/usr/lib64',
  '/usr/lib',
  '/usr/local/lib',
];
const neededLibraries = ['libnss3.so', 'libnspr4.so', 'libexpat.so.1'];

/** Whether the system brings what Chromium links against; the package carries Amazon Linux's copies otherwise. */
function hasLibraries(): boolean {
  return neededLibraries.every((library) =>
    libraryFolders.some((folder) => existsSync(join(folder, library))),
  );
}
