// Folders of a project and of the program that commands use.
import { join, relative, resolve, sep } from 'node:path';
import type { BrowserOptions } from '../../host/browser/browser.ts';
import { cachePlaces } from '../../host/disk/cache-places.ts';
import { realPath } from '../../host/disk/files.ts';
import { type Proof, variantsFolder } from '../../host/disk/own-files.ts';
import { programFolder } from '../../host/project.ts';
import { wrongUsage } from '../../messages/failure.ts';
import { listedPaths } from '../../records/manifest.ts';
import { galleryKind } from '../../render/gallery.ts';
import type { Session, Values } from './command.ts';
import { textValue } from './options.ts';

/** Folders that hold inputs, which no command may overwrite. */
const inputFolders = ['content', 'data', 'templates', 'scripts', 'tests', 'node_modules', '.git'];

/** Absolute path of the output folder. Throws wrong usage when it holds inputs of the project, or is the home folder or above it. */
export function outputFolder(session: Session, values: Values): string {
  const asked = textValue(values, 'output');
  const variant = textValue(values, 'edition');
  const own = join(session.root, 'dist', ...(variant === undefined ? [] : [variantsFolder, variant]));
  const output = asked === undefined ? own : resolve(session.folder, asked);
  const real = realPath(output);
  const isAbove = contains(real, realPath(session.root));
  if (isAbove || isAmongInputs(session.root, real))
    throw unfit(asked ?? output, 'holds inputs of the project');
  const home = session.env.HOME ?? '';
  if (home !== '' && contains(real, realPath(home)))
    throw unfit(asked ?? output, 'is your home folder, or above it');
  return output;
}

/** Whether an output folder lies in the project and not in the usual one, which the project's `.gitignore` names. */
export function isExtraFolder(root: string, folder: string): boolean {
  const real = realPath(folder);
  return contains(realPath(root), real) && !contains(realPath(join(root, 'dist')), real);
}

/** Absolute path of a single file to write. Throws wrong usage when it lies among inputs of the project, also through links. */
export function outputFile(session: Session, asked: string): string {
  const file = resolve(session.folder, asked);
  if (!isAmongInputs(session.root, realPath(file))) return file;
  throw wrongUsage(
    `Unexpected file \`${asked}\` in a folder which holds inputs of the project`,
    'choose a folder of its own, such as dist',
  );
}

/** Whether a real path is one of the input folders or lies below one. */
function isAmongInputs(root: string, real: string): boolean {
  return inputFolders.some((name) => contains(realPath(join(root, name)), real));
}

function unfit(asked: string, reason: string): Error {
  return wrongUsage(
    `Unexpected output folder \`${asked}\`, which ${reason}`,
    'choose a folder of its own, such as dist',
  );
}

/** How files in an output folder prove that the program made them and can make them again. */
export const proof: Proof = {
  listed: listedPaths,
  isGallery: (page) => page.includes(galleryKind),
};

/** Folder of everything that can be made again: drawings, prints, the unpacked browser. */
export function cacheFolder(root: string): string {
  return join(root, '.cache');
}

/** The folders in it that the program makes. */
export const caches: readonly string[] = ['browser', 'compile', 'present', 'results', 'scratch'];

/** Folder of a deck that is built only to be presented, with a part of the edition: "--public --minutes 20". */
export function presentFolder(root: string, selection: string): string {
  return join(
    cacheFolder(root),
    'present',
    selection.replace(/[^a-z0-9.]+/gu, '-').replace(/^-/u, '') || 'all',
  );
}

/** Which browser to use, and where the bundled one is unpacked: among the program's caches, not the project's. */
export function browserOptions({ env }: Pick<Session, 'env'>): BrowserOptions {
  const [cacheFolder = '', ...otherCaches] = cachePlaces(programFolder, env).map((place) =>
    join(place, 'browser'),
  );
  const chromePath = env.CHROME_PATH ?? '';
  return { cacheFolder, otherCaches, ...(chromePath === '' ? {} : { chromePath }) };
}

/** Whether a path is a folder or lies below it. */
export function contains(outer: string, inner: string): boolean {
  const way = relative(outer, inner);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && resolve(outer, way) === inner);
}
