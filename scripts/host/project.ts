// Finds the program's own folder, the project and the versions of the libraries.
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { errorCode } from './process/errors.ts';

/** The folder that holds the program: `scripts/`, `tests/` and `package.json`. */
export const programFolder = join(import.meta.dirname, '../..');

/** Name and version of the program. */
export function readPackage(): { readonly name: string; readonly version: string } {
  return JSON.parse(readFileSync(join(programFolder, 'package.json'), 'utf8'));
}

/** Folders of inputs, two of which make a project of a folder even when it has lost its edition. */
const inputFolders = ['content', 'data', 'templates'] as const;

/**
 * The nearest folder at or above `folder` that is a project, also one whose files cannot be read; the program's own inside of
 * the program's folder. `undefined` where there is none.
 */
export function findProject(folder: string): string | undefined {
  if (isProject(folder) || folder === programFolder) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : findProject(parent);
}

function isProject(folder: string): boolean {
  const isInput = (name: string) => mayExist(join(folder, name));
  return isInput('content/edition.yml') || inputFolders.filter(isInput).length > 1;
}

/** Whether something is at a path, or may be where that cannot be found out. */
function mayExist(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch (error) {
    return !['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '');
  }
}

const recordedLibraries = [
  'citeproc',
  '@marp-team/marp-cli',
  '@marp-team/marp-core',
  'handlebars',
  'vega',
  'vega-lite',
];

/** Versions of Node and of the libraries that decide what the artifacts look like, for the manifest. */
export function toolVersions(): Readonly<Record<string, string>> {
  const { resolve } = createRequire(import.meta.url);
  const libraries = recordedLibraries.map((name) => [
    name,
    installedVersion(resolve.paths(name) ?? [], name),
  ]);
  return { node: process.versions.node, ...Object.fromEntries(libraries) };
}

/** The version is read from disk, since not every package exports its `package.json`. */
function installedVersion(folders: readonly string[], name: string): string {
  const paths = folders.map((folder) => join(folder, name, 'package.json'));
  const path = paths.find((candidate) => existsSync(candidate));
  return path === undefined ? 'missing' : JSON.parse(readFileSync(path, 'utf8')).version;
}
