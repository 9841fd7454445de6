// Tells the files in an output folder that a build made from all others, by what the folder itself proves.
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode, missing } from '../process/errors.ts';
import { isScratchName } from './scratch.ts';

/** How files prove that a build or gallery made them. */
export interface Proof {
  /** Paths of the files that the text of a `manifest.json` lists, without itself; `undefined` when it is no manifest of a build. */
  readonly listed: (manifest: string) => readonly string[] | undefined;
  /** Whether the text of a `gallery.html` is a gallery. */
  readonly isGallery: (page: string) => boolean;
}

/** The content of an output folder, as paths with `/` relative to it. */
export interface Content {
  /** Whether a build has written here. */
  readonly isBuilt: boolean;
  /** Files of the last build that exist, the manifest last. */
  readonly built: readonly string[];
  /** Folders that hold files of the build, the inner ones first. */
  readonly folders: readonly string[];
  /** What else the program makes beside a build: a gallery, and the list for git. */
  readonly besides: readonly string[];
  /** Everything else: files, links, and folders in which no build wrote, as a whole. */
  readonly foreign: readonly string[];
  /** Output folders of their own, those of variants, that lie in a foreign folder which holds nothing else. */
  readonly nested: readonly string[];
}

/** The folder in an output folder that holds those of variants. */
export const variantsFolder = 'editions';

/** The folder of a site, in which a build leaves the files of others, whether it wrote a site last or not. */
const siteFolder = 'site';

export const manifestName = 'manifest.json';
export const galleryName = 'gallery.html';

/** A file that keeps an output folder out of git, and of the tools that ask git what to leave out. */
export const ignoreFile = {
  name: '.gitignore',
  text: '# The folder was made by a build. Delete this file to commit what is in it.\n*\n',
};

/** The content of the output folder at an absolute path; one that does not exist is empty. Follows no links. */
export async function survey(folder: string, proof: Proof): Promise<Content> {
  const listed = await listedIn(folder, proof);
  const files = new Set(listed);
  const entries = await entriesIn(folder, '', new Set([...(listed ?? []).flatMap(parentsOf), siteFolder]));
  const built = entries
    .filter(({ kind, path }) => kind === 'file' && files.has(path))
    .map(({ path }) => path);
  const own = new Set(built);
  const others = entries
    .filter(({ kind, path }) => kind !== 'parent' && !own.has(path))
    .map(({ path }) => path);
  const besides = [
    ...(others.includes(galleryName) && (await isFileWith(folder, galleryName, proof.isGallery))
      ? [galleryName]
      : []),
    ...(others.includes(ignoreFile.name) && (await isFileWith(folder, ignoreFile.name, isIgnoreText))
      ? [ignoreFile.name]
      : []),
  ];
  return {
    isBuilt: listed !== undefined,
    built: built.toSorted((a, b) => Number(a === manifestName) - Number(b === manifestName)),
    folders: entries.filter(({ kind }) => kind === 'parent').map(({ path }) => path),
    besides,
    foreign: others.filter((path) => !besides.includes(path)),
    nested: others.includes(variantsFolder) ? await nestedIn(folder, proof) : [],
  };
}

/** The output folders of variants; none when the folder that holds them is a link, or holds anything else. */
async function nestedIn(folder: string, proof: Proof): Promise<readonly string[]> {
  const place = join(folder, variantsFolder);
  if ((await lstat(place).catch(absent))?.isDirectory() !== true) return [];
  const names = (await readdir(place).catch(missing)) ?? [];
  const lists = await Promise.all(names.map((name) => listedIn(join(place, name), proof)));
  return lists.every((list) => list !== undefined) ? names.map((name) => `${variantsFolder}/${name}`) : [];
}

interface Entry {
  readonly path: string;
  /** A parent is a folder whose entries are listed, too. */
  readonly kind: 'file' | 'folder' | 'parent';
}

/** The entries of a folder. For a folder that is among `parents`, its own entries stand before it. */
async function entriesIn(
  folder: string,
  inner: string,
  parents: ReadonlySet<string>,
): Promise<readonly Entry[]> {
  const entries = (await readdir(join(folder, inner), { withFileTypes: true }).catch(missing)) ?? [];
  const found = entries.map(async (entry): Promise<readonly Entry[]> => {
    const path = inner === '' ? entry.name : `${inner}/${entry.name}`;
    if (!entry.isDirectory()) return [{ path, kind: 'file' }];
    if (inner === '' && isScratchName(entry.name)) return [];
    if (!parents.has(path)) return [{ path, kind: 'folder' }];
    return [...(await entriesIn(folder, path, parents)), { path, kind: 'parent' }];
  });
  return (await Promise.all(found)).flat();
}

async function listedIn(folder: string, proof: Proof): Promise<readonly string[] | undefined> {
  const path = join(folder, manifestName);
  const info = await lstat(path).catch(absent);
  if (info?.isFile() !== true) return undefined;
  const listed = proof.listed((await readFile(path, 'utf8').catch(missing)) ?? '');
  return listed === undefined ? undefined : [...listed.filter(isInside), manifestName];
}

async function isFileWith(folder: string, name: string, isOwn: (text: string) => boolean): Promise<boolean> {
  const path = join(folder, name);
  const info = await lstat(path).catch(absent);
  return info?.isFile() === true && isOwn((await readFile(path, 'utf8').catch(missing)) ?? '');
}

/** Also with the line ends of another system. */
function isIgnoreText(text: string): boolean {
  return text.replaceAll('\r\n', '\n') === ignoreFile.text;
}

function absent(error: unknown): undefined {
  return errorCode(error) === 'ENOTDIR' ? undefined : missing(error);
}

/** A manifest may come from anywhere: no build has made what a path that leads out of the folder names. */
function isInside(path: string): boolean {
  return path
    .split('/')
    .every((part) => part !== '' && part !== '.' && part !== '..' && !part.includes('\\'));
}

/** "a/b/c" → "a", "a/b". */
function parentsOf(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** The first foreign entry at a place where one of `paths` is to be written; a path that ends with `/` is a folder. */
export function findObstacle(foreign: readonly string[], paths: readonly string[]): string | undefined {
  return foreign.find((entry) =>
    paths.some((path) => {
      const isFolder = path.endsWith('/');
      const name = isFolder ? path.slice(0, -1) : path;
      return entry === name || name.startsWith(`${entry}/`) || (!isFolder && entry.startsWith(`${name}/`));
    }),
  );
}
