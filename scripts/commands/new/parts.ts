// What a new project is made of: the engine's files that it gets as they are, and those that are its own.

/** Folders of the engine that a new project gets whole. The rules' pages are what `explain` prints. */
export const engineFolders = [
  'scripts',
  'templates/layouts',
  'templates/partials',
  'templates/styles',
  'templates/words',
  'tests/diagnostics',
] as const;

/** Settings of the engine that a new project gets as they are. */
export const engineFiles = ['.nvmrc', 'biome.json', 'tsconfig.json', 'vitest.config.ts'] as const;

/** The small edition that a new project begins with. It lies in `scripts` so that every project can make another. */
export const starterFolder = 'scripts/commands/new/starter';

/** Where the new project has the starter's file; npm leaves `.gitignore` out of packages, so that it lies there without its dot. */
export function placeOf(path: string): string {
  return path === 'gitignore' ? '.gitignore' : path;
}

/** The licence of the engine in its own project, and in a project that was made from it. */
export const licence = { from: 'LICENSE', to: 'scripts/LICENSE' } as const;

/** Tools for the tests, types and style of a new project; what else the engine develops with stays with the engine. */
export const tools: readonly string[] = [
  '@biomejs/biome',
  '@types/culori',
  '@types/hast',
  '@types/mdast',
  '@types/node',
  '@types/tar-fs',
  '@types/unist',
  '@types/ws',
  '@types/xast',
  'knip',
  'typescript',
  'vitest',
];

/** Scripts of the engine's package that need nothing which stays with the engine, beside those that run a command. */
export const toolScripts: readonly string[] = ['test', 'types', 'lint', 'format', 'verify'];
