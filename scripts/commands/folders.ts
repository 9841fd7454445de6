import { join, relative, resolve, sep } from 'node:path';
import { wrongUsage } from '../failure.ts';
import { programFolder } from '../io/project.ts';
import { galleryKind } from '../outputs/gallery.ts';
import { isManifest } from '../records/manifest.ts';
import type { Session, Values } from './command.ts';
import { textValue } from './options.ts';

/** Folders that hold what people write. */
const inputFolders = ['content', 'data', 'templates', 'scripts', 'tests', 'node_modules', '.git'];

/** Absolute path of the output folder; throws wrong usage when a build there would replace inputs. */
export function outputFolder({ root, folder }: Session, values: Values): string {
  const asked = textValue(values, 'output');
  const output = asked === undefined ? join(root, 'dist') : resolve(folder, asked);
  const isAbove = contains(output, root);
  const isInput = inputFolders.some((name) => contains(join(root, name), output));
  if (isAbove || isInput) {
    throw wrongUsage(
      `Unexpected output folder \`${asked ?? output}\`, which holds inputs of the project`,
      'choose a folder of its own, such as dist',
    );
  }
  return output;
}

/** Whether a text is a manifest or a gallery of this project: what lies beside it was made and can be made again. */
export function isMade(text: string): boolean {
  return isManifest(text) || text.includes(galleryKind);
}

/** Folder of everything that can be made again: drawings, prints, the unpacked browser. */
export function cacheFolder(root: string): string {
  return join(root, '.cache');
}

/** Where a browser is looked for, and where the bundled one is unpacked: it belongs to the program, not to a project. */
export function browserOptions({ env }: Pick<Session, 'env'>): { cacheFolder: string; chromePath?: string } {
  const folder = { cacheFolder: join(cacheFolder(programFolder), 'browser') };
  const chromePath = env.CHROME_PATH ?? '';
  return chromePath === '' ? folder : { ...folder, chromePath };
}

function contains(outer: string, inner: string): boolean {
  const way = relative(outer, inner);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && resolve(outer, way) === inner);
}
