// Reads the fonts that documents embed, from their npm packages.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { FontFile, Fonts } from '../draw/type/fonts.ts';
import { Failure } from '../messages/failure.ts';
import { fewAtOnce } from './disk/few-at-once.ts';
import { errorCode } from './process/errors.ts';

type Face = Pick<FontFile, 'weight' | 'style'>;

/** A font family, with the name of its package and what is used of it. */
interface Family {
  readonly family: string;
  readonly name: string;
  readonly subsets: readonly string[];
  readonly faces: readonly Face[];
}

const upright = (...weights: readonly number[]): readonly Face[] =>
  weights.map((weight) => ({ weight, style: 'normal' }));

const families: readonly Family[] = [
  { family: 'Inter', name: 'inter', subsets: ['greek', 'latin-ext', 'latin'], faces: upright(400, 600, 700) },
  {
    family: 'Source Serif 4',
    name: 'source-serif-4',
    subsets: ['greek', 'latin-ext', 'latin'],
    faces: [...upright(400, 600, 700), { weight: 400, style: 'italic' }],
  },
  {
    family: 'JetBrains Mono',
    name: 'jetbrains-mono',
    subsets: ['latin-ext', 'latin'],
    faces: upright(400, 700),
  },
];

/** Reads the fonts from their installed packages. Rejects with the name of the file when one is missing. */
export async function readFonts(): Promise<Fonts> {
  const files = await Promise.all(families.map(readFamily));
  return files.flat();
}

async function readFamily({ family, name, subsets, faces }: Family): Promise<Fonts> {
  const ranges = JSON.parse(await readPackageText(`@fontsource/${name}/unicode.json`)) as Record<
    string,
    string
  >;
  const wanted = faces.flatMap((face) => subsets.map((subset) => ({ ...face, subset })));
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
