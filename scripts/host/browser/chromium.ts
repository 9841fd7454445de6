// Unpacks the browser that comes with the npm package `@sparticuz/chromium`.
import { accessSync, constants, createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';
import { extract } from 'tar-fs';
import { Failure } from '../../messages/failure.ts';
import { makeTrusted } from '../disk/cache-places.ts';
import { closeScratch, openScratch, sweepScratch } from '../disk/scratch.ts';
import { plainFailure } from '../process/errors.ts';

/** The browser in the package, still packed. */
export interface BundledChromium {
  readonly version: string;
  /** Folder of the compressed files. */
  readonly archive: string;
}

/** An unpacked browser: the executable, and environment variables that it needs beside those of this process. */
export interface UnpackedChromium {
  readonly path: string;
  readonly environment: Readonly<Record<string, string>>;
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

/** Whether this process may run the file; the system says no as well where it runs no programs of a whole disk. */
export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Unpacks the bundled browser once into the first of the folders that can be written and runs programs; safe when several
 * processes do it at once. Rejects with a `Failure` that says what is wrong with each of them when there is none.
 */
export async function unpack(
  bundled: BundledChromium,
  folders: readonly string[],
): Promise<UnpackedChromium> {
  const reasons: string[] = [];
  for (const folder of folders) {
    try {
      makeTrusted(dirname(folder));
      const unpacked = await unpackInto(bundled, folder);
      if (isExecutable(unpacked.path)) return unpacked;
      reasons.push(`\`${folder}\` may not be entered by this user, or runs no programs (noexec)`);
    } catch (error) {
      const failure = plainFailure(`unpack the browser into \`${folder}\``, error);
      reasons.push(failure instanceof Error ? failure.message : String(failure));
    }
  }
  throw new Failure(reasons.join('; '), {
    help: 'set XDG_CACHE_HOME to a folder with 300 MB of space that can be written and may run programs, or CHROME_PATH to a browser',
  });
}

async function unpackInto(bundled: BundledChromium, cacheFolder: string): Promise<UnpackedChromium> {
  const path = unpackedPath(bundled, cacheFolder);
  const folder = dirname(path);
  await makeOnce(folder, (draft) =>
    inflate(bundled, 'chromium.br', createWriteStream(join(draft, 'chromium'), { mode: 0o755 })),
  );
  const fonts = `${folder}-fonts`;
  await makeOnce(fonts, async (draft) => {
    await inflate(bundled, 'fonts.tar.br', extract(draft));
    await writeFile(join(draft, 'fonts.conf'), fontConfiguration);
  });
  const environment = { FONTCONFIG_FILE: join(fonts, 'fonts.conf') };
  if (hasLibraries()) return { path, environment };
  const libraries = `${folder}-libraries`;
  await makeOnce(libraries, (draft) => inflate(bundled, 'al2023.tar.br', extract(draft)));
  return { path, environment: { ...environment, LD_LIBRARY_PATH: join(libraries, 'lib') } };
}

/**
 * The browser finds the fonts that come with it and no others, so that the system's fonts cannot change a page. A system
 * without any font would break it: Chromium then refuses embedded fonts, too.
 */
const fontConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
</fontconfig>
`;

function inflate(bundled: BundledChromium, name: string, target: NodeJS.WritableStream): Promise<void> {
  return pipeline(createReadStream(join(bundled.archive, name)), createBrotliDecompress(), target);
}

/** Makes a folder unless it exists: fills a scratch folder and renames it at the end, so that the folder is always complete. */
async function makeOnce(folder: string, fill: (draft: string) => Promise<void>): Promise<void> {
  if (existsSync(folder)) return;
  await mkdir(dirname(folder), { recursive: true });
  await sweepScratch(dirname(folder));
  const scratch = await openScratch(dirname(folder));
  const draft = join(scratch, 'draft');
  // The scratch folder is closed to others, what is made in it is not: one installation may serve several users.
  await mkdir(draft, { mode: 0o755 });
  try {
    await fill(draft);
    // Fails when another process was faster; its folder has the same content.
    await rename(draft, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await closeScratch(scratch);
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

/** Whether the system has the libraries that Chromium links against; if not, copies of Amazon Linux's in the package are used. */
function hasLibraries(): boolean {
  return neededLibraries.every((library) =>
    libraryFolders.some((folder) => existsSync(join(folder, library))),
  );
}
