// Finds the program's own folder, the project and the versions of the libraries.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The folder that holds the program: `scripts/`, `tests/` and `package.json`. */
export const programFolder = join(import.meta.dirname, '../..');

/** Name and version of the program. */
export function readPackage(): { readonly name: string; readonly version: string } {
  return JSON.parse(readFileSync(join(programFolder, 'package.json'), 'utf8'));
}

/** The nearest folder at or above `folder` that holds an edition; the program's own when there is none. */
export function findProject(folder: string): string {
  if (existsSync(join(folder, 'content/edition.yml'))) return folder;
  const parent = dirname(folder);
  return parent === folder ? programFolder : findProject(parent);
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
