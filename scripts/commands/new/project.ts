// All files of a new project: the engine's that go with it, and the starter's with the new title.

import { missing } from '../../host/process/errors.ts';
import { Failure } from '../../messages/failure.ts';
import type { World } from '../../model/sources.ts';
import { schemas, schemaText } from '../../read/schemas.ts';
import { type Asked, brandOf, filledDataset, filledEdition, filledPage } from './fill.ts';
import { type Lock, lockFor, type Package, packageFor } from './package.ts';
import { engineFiles, engineFolders, licence, placeOf, starterFolder } from './parts.ts';

/** Files by their paths in the new project. */
export type ProjectFiles = ReadonlyMap<string, Uint8Array>;

/**
 * The files of a new project that is made from the engine in `program`. It has no `package-lock.json` where the engine
 * has none. Rejects when a file of the engine is missing.
 */
export async function projectFiles(program: World, asked: Asked): Promise<ProjectFiles> {
  const own = await ownFiles(program, asked);
  const packages = await packageFiles(program, asked);
  const made = new Map([...own, ...packages].map(([path, text]) => [path, new TextEncoder().encode(text)]));
  return new Map([...(await engineOf(program)), ...made]);
}

async function engineOf(program: World): Promise<ProjectFiles> {
  const listed = await Promise.all(engineFolders.map((folder) => program.list(folder)));
  const files = new Map(
    await Promise.all(
      [...listed.flat(), ...engineFiles].map(
        async (path) => [path, await readEngine(program, path)] as const,
      ),
    ),
  );
  // A project that was made has it there; what it has in its root is the licence of its own work.
  if (!files.has(licence.to)) files.set(licence.to, await readEngine(program, licence.from));
  return files;
}

async function readEngine(program: World, path: string): Promise<Uint8Array> {
  return program.readBytes(path).catch((cause: unknown) => {
    missing(cause);
    const help = 'take the file from where this project came from';
    throw new Failure(`Missing file \`${path}\`, which new projects are made with`, { help, cause });
  });
}

async function ownFiles(program: World, asked: Asked): Promise<readonly (readonly [string, string])[]> {
  const paths = await program.list(starterFolder);
  const files = paths.map(async (path) => {
    const place = placeOf(path.slice(starterFolder.length + 1));
    return [place, filled(place, await program.read(path), asked)] as const;
  });
  const written = Object.entries(schemas).map(
    ([name, schema]) => [`data/schema/${name}`, schemaText(schema)] as const,
  );
  return [...(await Promise.all(files)), ...written];
}

function filled(path: string, text: string, asked: Asked): string {
  if (path === 'content/edition.yml') return filledEdition(text, asked);
  if (/^data\/[^/]+\/[^/]+\.json$/.test(path)) return filledDataset(text, asked);
  return path === 'README.md' ? filledPage(text, asked) : text;
}

async function packageFiles(program: World, { title }: Asked): Promise<ReadonlyMap<string, string>> {
  const engine: Package = JSON.parse(await program.read('package.json'));
  const made = packageFor(engine, { name: brandOf(title), description: title });
  const files = new Map([['package.json', jsonText(made)]]);
  const lock = await program.read('package-lock.json').catch(missing);
  if (lock !== undefined) {
    files.set('package-lock.json', jsonText(lockFor(JSON.parse(lock) as Lock, made)));
  }
  return files;
}

function jsonText(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
