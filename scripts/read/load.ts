// Reads all input files of a project.
import type { Sources, World } from '../model/sources.ts';

const folders = ['content', 'data', 'templates'] as const;
const textual = /\.(?:css|csv|hbs|json|md|ts|txt|ya?ml)$/i;
/** Files that are generated from the schemas in the code. */
const generated = /^data\/schema\//;
/** Temporary files of editors and operating systems. */
const hidden = /(?:^|\/)(?:\.|#.*#$|.*~$|Thumbs\.db$)/;

/** All input files of a project. A file that is deleted while they are read counts as absent. */
export async function load(world: World): Promise<Sources> {
  const listed = await Promise.all(folders.map((folder) => world.list(folder)));
  const paths = listed.flat().filter((path) => !generated.test(path) && !hidden.test(path));
  const texts = new Map<string, string>();
  const assets = new Map<string, Uint8Array>();
  const contents = await Promise.all(paths.map((path) => readOne(world, path)));
  for (const [index, path] of paths.entries()) {
    const content = contents[index];
    if (typeof content === 'string') texts.set(path, content);
    else if (content !== undefined) assets.set(path, content);
  }
  return { texts, assets };
}

async function readOne(world: World, path: string): Promise<string | Uint8Array | undefined> {
  try {
    return textual.test(path) ? await world.read(path) : await world.readBytes(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
