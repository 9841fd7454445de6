// Bundles the script of the HTML edition: the modules that run in the browser, as one minified text.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '../messages/failure.ts';
import type { Cache } from '../model/artifact.ts';
import { cacheKey } from '../model/cache.ts';

/** The module that the browser runs first; all others lie in its folder or in packages. */
const entry = new URL('../render/report/page/page.ts', import.meta.url);
const folder = fileURLToPath(new URL('.', entry));

/**
 * The script of the HTML edition, from the cache where its sources are the same as when it was bundled. Packages that it
 * uses need no part in the key: the cache tells results of other versions apart. Rejects when the bundler is not installed.
 */
export async function bundlePageScript(cache: Cache): Promise<string> {
  const key = cacheKey('page-script', await sourceTexts());
  const cached = await cache.get(key);
  if (cached !== undefined) return new TextDecoder().decode(cached);
  const bytes = await bundle();
  await cache.put(key, bytes);
  return new TextDecoder().decode(bytes);
}

/** Path and text of every module of the folder, in an order that does not depend on the disk. */
async function sourceTexts(): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true });
  const paths = names.filter((name) => name.endsWith('.ts')).toSorted();
  const texts = await Promise.all(paths.map((path) => readFile(join(folder, path), 'utf8')));
  return paths.flatMap((path, index) => [path.replaceAll('\\', '/'), texts[index] ?? '']);
}

async function bundle(): Promise<Uint8Array> {
  try {
    const { buildSync } = await import('esbuild');
    // One call of the program and no service that stays: nothing is left running when the command ends.
    const { outputFiles } = buildSync({
      entryPoints: [fileURLToPath(entry)],
      absWorkingDir: folder,
      bundle: true,
      charset: 'utf8',
      format: 'iife',
      legalComments: 'none',
      logLevel: 'silent',
      minify: true,
      target: 'es2023',
      // Settings of TypeScript may lie anywhere above the modules; the bytes must not depend on them.
      tsconfigRaw: {},
      write: false,
    });
    return outputFiles[0]?.contents ?? new Uint8Array();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Failure(`Cannot bundle the script of the HTML edition: ${reason}`, {
      help: 'run `npm ci`, which installs the bundler with its program for this machine',
      cause,
    });
  }
}
