// Reads the fonts that documents embed, from their npm packages.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Failure } from '../messages/failure.ts';
import { builtInFamilies, type FontRole, type Fonts, usedFaces } from '../model/manner/look.ts';
import { fewAtOnce } from '../model/tasks/few-at-once.ts';
import { errorCode } from './process/errors.ts';

/** The package of a family, and the parts of its character set that are used. */
interface Family {
  readonly role: FontRole;
  readonly name: string;
  readonly subsets: readonly string[];
  /** Files of whole fonts for signs that no subset has, by weight. */
  readonly signs?: { readonly package: string; readonly files: Readonly<Record<number, string>> };
}

/**
 * Files with the glyphs of `signRanges` alone, which documents embed: a fortieth of the size of the whole fonts.
 * CONTRIBUTING.md says how they are made.
 */
const signFolder = join(import.meta.dirname, 'signs');

/** Arrows, mathematical operators, geometric shapes, check marks: what labels of charts hold beside letters. */
const signRanges = 'U+2190,U+2192,U+2194-21FF,U+2200-2211,U+2213-2214,U+2216-22FF,U+25A0-25FF,U+2713-2718';

const families: readonly Family[] = [
  {
    role: 'sans',
    name: 'inter',
    subsets: ['greek', 'latin-ext', 'latin'],
    signs: {
      package: 'inter-ui',
      files: { 400: 'Inter-Regular', 600: 'Inter-SemiBold', 700: 'Inter-Bold' },
    },
  },
  { role: 'serif', name: 'source-serif-4', subsets: ['greek', 'latin-ext', 'latin'] },
  { role: 'mono', name: 'jetbrains-mono', subsets: ['latin-ext', 'latin'] },
];

/** Reads the fonts from their installed packages. Rejects with the name of the file when one is missing. */
export async function readFonts(): Promise<Fonts> {
  const files = await Promise.all(families.map(readFamily));
  return files.flat();
}

async function readFamily(whole: Family): Promise<Fonts> {
  return [...(await readSigns(whole)), ...(await readSubsets(whole))];
}

function readSigns({ role, signs }: Family): Promise<Fonts> {
  if (signs === undefined) return Promise.resolve([]);
  const family = builtInFamilies[role];
  const wanted = usedFaces[role].flatMap((face) => {
    const file = signs.files[face.weight];
    return file === undefined ? [] : [{ face, file: `${file}.woff2` }];
  });
  return Promise.all(
    wanted.map(async ({ face, file }) => {
      const path = `${signs.package}/web/${file}`;
      const [bytes, embedded] = await Promise.all([
        readPackageFile(path),
        few(() => readFile(join(signFolder, file))),
      ]);
      return { family, ...face, subset: 'signs', unicodeRange: signRanges, path, bytes, embedded };
    }),
  );
}

async function readSubsets({ role, name, subsets }: Family): Promise<Fonts> {
  const ranges = JSON.parse(await readPackageText(`@fontsource/${name}/unicode.json`)) as Record<
    string,
    string
  >;
  const family = builtInFamilies[role];
  const wanted = usedFaces[role].flatMap((face) => subsets.map((subset) => ({ ...face, subset })));
  return Promise.all(
    wanted.map(async ({ subset, weight, style }) => {
      const path = `@fontsource/${name}/files/${name}-${subset}-${weight}-${style}.woff2`;
      const bytes = await readPackageFile(path);
      return { family, weight, style, subset, unicodeRange: ranges[subset] ?? 'U+0-10FFFF', path, bytes };
    }),
  );
}

const { resolve } = createRequire(import.meta.url);
const few = fewAtOnce();

async function readPackageText(path: string): Promise<string> {
  return Buffer.from(await readPackageFile(path)).toString('utf8');
}

async function readPackageFile(path: string): Promise<Uint8Array> {
  try {
    return await few(() => readFile(resolve(path)));
  } catch (cause) {
    if (errorCode(cause) !== 'ENOENT' && errorCode(cause) !== 'MODULE_NOT_FOUND') throw cause;
    throw new Failure(`The font file \`${path}\` is missing`, { help: 'run `npm ci`', cause });
  }
}
