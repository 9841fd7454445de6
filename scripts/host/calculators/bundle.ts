// Bundles a module of a calculator from the texts that were read, and says what is wrong with one that cannot be bundled.
import { readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Message, PartialMessage, Plugin } from 'esbuild';
import { Refusal, type SourceLocation } from '../../facts/refusal.ts';
import { nearest } from '../../messages/message.ts';
import type { Cache } from '../../model/artifact.ts';
import { cacheKey } from '../../model/cache.ts';

/** What a module is bundled into. */
export interface Bundle {
  /** A statement that declares `calculator`, an object with the function `view`. */
  readonly text: string;
  /** Its source map, as JSON. */
  readonly map: string;
  /** The files of the project in it. */
  readonly paths: readonly string[];
}

type Files = ReadonlyMap<string, string>;

/** The modules of the program that a bundle holds beside those of the project. */
const ownModules = ['calculator/view.ts', 'digits.ts'].map(
  (name) => new URL(`../../facts/${name}`, import.meta.url),
);

/** The bundle of the module at a path, from the cache where nothing that it could hold has changed. */
export async function bundleModule(path: string, files: Files, cache: Cache): Promise<Bundle | Refusal> {
  const own = await Promise.all(ownModules.map((url) => readFile(url, 'utf8')));
  const key = cacheKey('calculator', [path, ...own, JSON.stringify([...files])]);
  const cached = await cache.get(key);
  if (cached !== undefined) return JSON.parse(new TextDecoder().decode(cached)) as Bundle;
  const made = await bundle(path, files);
  if (!(made instanceof Refusal)) await cache.put(key, new TextEncoder().encode(JSON.stringify(made)));
  return made;
}

async function bundle(path: string, files: Files): Promise<Bundle | Refusal> {
  const esbuild = await import('esbuild');
  const paths: string[] = [];
  const view = fileURLToPath(ownModules[0] ?? '');
  const named = (name: string, from: string) => `import { ${name} } from ${JSON.stringify(from)};`;
  const contents = [
    named('compute', `./${path}`),
    named('viewWith', view.replaceAll('\\', '/')),
    'export const view = (run) => viewWith(compute, run);',
  ].join('\n');
  try {
    const { outputFiles } = await esbuild.build({
      stdin: { contents, sourcefile: 'entry.js', resolveDir: posix.dirname(view) },
      plugins: [fromTexts(files, paths)],
      bundle: true,
      charset: 'utf8',
      format: 'iife',
      globalName: 'calculator',
      legalComments: 'none',
      logLevel: 'silent',
      minify: true,
      outfile: 'calculator.js',
      sourcemap: 'external',
      sourcesContent: false,
      target: 'es2023',
      // Settings of TypeScript may lie anywhere above the modules; the bytes must not depend on them.
      tsconfigRaw: {},
      write: false,
    });
    const textOf = (end: string) => outputFiles.find((file) => file.path.endsWith(end))?.text ?? '';
    return { text: textOf('.js'), map: textOf('.map'), paths: paths.toSorted() };
  } catch (error) {
    const [first] = (error as { errors?: readonly Message[] }).errors ?? [];
    if (first === undefined) throw error;
    return faultOf(path, first, files);
  } finally {
    // Its process would keep running as long as this one does.
    await esbuild.stop();
  }
}

const namespace = 'project';

/** Takes files of the project from their texts, and refuses what a page would not have. */
function fromTexts(files: Files, paths: string[]): Plugin {
  return {
    name: namespace,
    setup: (build) => {
      build.onResolve({ filter: /^\.\/data\/calculators\// }, ({ path, importer }) =>
        importer.endsWith('entry.js') ? { path: posix.normalize(path), namespace } : undefined,
      );
      build.onResolve({ filter: /.*/, namespace }, ({ path, importer }) => {
        const target = posix.join(posix.dirname(importer), path);
        if (path.startsWith('.') && files.has(target)) return { path: target, namespace };
        return { errors: [unknownImport(path, target, files)] };
      });
      build.onLoad({ filter: /.*/, namespace }, ({ path }) => {
        paths.push(path);
        return { contents: files.get(path) ?? '', loader: 'ts' };
      });
    },
  };
}

function unknownImport(specifier: string, target: string, files: Files): PartialMessage {
  const meant = specifier.startsWith('.') ? nearest(target, [...files.keys()]) : undefined;
  const help =
    meant === undefined
      ? 'a page has neither `#facts` nor packages: what is computed from the data goes into what the topic gives'
      : `did you mean \`${meant}\`?`;
  return {
    text: `Unexpected import \`${specifier}\`, expected a file of the project below data`,
    detail: help,
  };
}

function faultOf(path: string, { text, location, detail }: Message, files: Files): Refusal {
  const inFile = location?.file.replace(/^project:/u, '') ?? '';
  const at: SourceLocation =
    location !== null && files.has(inFile)
      ? {
          path: inFile,
          line: location.line,
          column: location.column + 1,
          length: Math.max(1, location.length),
        }
      : { path, line: 1, column: 1 };
  if (text.startsWith('No matching export'))
    return new Refusal(
      'calculator-error',
      `Unexpected \`${path}\` without \`compute\`, expected the function`,
      {
        help: 'write `export function compute(values, given)`, which returns the result',
        at,
      },
    );
  const reason = text.startsWith('Unexpected ') ? text : `This cannot be read as TypeScript: ${text}`;
  const help =
    typeof detail === 'string' ? detail : '`npm run types` checks the modules of calculators as well';
  return new Refusal('calculator-error', reason, { help, at });
}
