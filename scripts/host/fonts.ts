// Reads the fonts that documents embed, from their npm packages.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Failure } from '../messages/failure.ts';
import { builtInFamilies, type FontRole, type Fonts, usedFaces } from '../model/manner/look.ts';
import { fewAtOnce } from './disk/few-at-once.ts';
import { errorCode } from './process/errors.ts';

/** The package of a family, and the parts of its character set that are used. */
interface Family {
  readonly role: FontRole;
  readonly name: string;
  readonly subsets: readonly string[];
}

const families: readonly Family[] = [
  { role: 'sans', name: 'inter', subsets: ['greek', 'latin-ext', 'latin'] },
  { role: 'serif', name: 'source-serif-4', subsets: ['greek', 'latin-ext', 'latin'] },
  { role: 'mono', name: 'jetbrains-mono', subsets: ['latin-ext', 'latin'] },
];

/** Reads the fonts from their installed packages. Rejects with the name of the file when one is missing. */
export async function readFonts(): Promise<Fonts> {
  const files = await Promise.all(families.map(readFamily));
  return files.flat();
}

async function readFamily({ role, name, subsets }: Family): Promise<Fonts> {
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
