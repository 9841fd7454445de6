// Makes a project about another subject, with this engine and a small edition of its own.
import { resolve } from 'node:path';
import { realPath } from '../host/disk/files.ts';
import { diskWorld } from '../host/disk/world.ts';
import { makeNewFolder, refuseOccupied } from '../host/new-folder.ts';
import { programFolder } from '../host/project.ts';
import { exitCodes, wrongUsage } from '../messages/failure.ts';
import { counted } from '../messages/progress.ts';
import { projectFiles } from './new/project.ts';
import type { Run, Session, Values } from './session/command.ts';
import { today } from './session/dates.ts';
import { contains } from './session/folders.ts';
import { textValue } from './session/options.ts';

const example = 'npm run new ../other -- --title "The other subject"';

/** Makes a whole project in a folder that does not exist or is empty. */
export const runNew: Run = async (session, values, [name, extra]) => {
  if (name === undefined || extra !== undefined) throw wrongUsage('Expected one folder', example);
  const title = titleOf(values);
  const path = realPath(resolve(session.folder, name));
  refuseInside(session, path, name);
  await refuseOccupied(path, name);
  const program = await diskWorld(programFolder);
  const files = await projectFiles(program, { title, date: today(session) });
  const { commit, signal } = session;
  await makeNewFolder({ path, name, files, commit, signal });
  tell(session, { title, name, files: files.size, isLocked: files.has('package-lock.json') });
  return exitCodes.fine;
};

/** The title on one line; throws wrong usage when there is none, or one that no document can carry. */
function titleOf(values: Values): string {
  const title = textValue(values, 'title')?.replace(/\s+/gu, ' ').trim() ?? '';
  if (title === '') throw wrongUsage('Missing `--title`', example);
  if (/\p{Cc}|\p{Cs}/u.test(title)) throw wrongUsage('Unexpected control character in `--title`', example);
  return title;
}

function refuseInside({ root }: Session, path: string, name: string): void {
  const inside = [root, programFolder].find((folder) => contains(realPath(folder), path));
  if (inside === undefined) return;
  throw wrongUsage(
    `Unexpected folder \`${name}\`, which lies in the project \`${inside}\``,
    'choose a folder beside it, such as ../other',
  );
}

interface Made {
  readonly title: string;
  /** The folder as the person wrote it, from where they are. */
  readonly name: string;
  /** Number of files. */
  readonly files: number;
  readonly isLocked: boolean;
}

function tell({ console }: Session, { title, name, files, isLocked }: Made): void {
  console.print(`made ${name}: “${title}”, ${counted(files, 'file')}`);
  if (!isLocked)
    console.note('there is no package-lock.json here, so the new project has none: `npm install` makes one');
  const steps = [
    [`cd ${quoted(name)}`, ''],
    [isLocked ? 'npm ci' : 'npm install', 'libraries and a browser'],
    ['npm run build', 'report and talk in dist/'],
    ['npm run dev', 'both in the browser while you write'],
    ['npm test', 'what must hold of them'],
  ];
  const lines = steps.map(([step = '', about = '']) => `  ${step.padEnd(14)} ${about}`.trimEnd());
  console.print(['next', ...lines, 'README.md there says what lies where'].join('\n'));
}

/** A path as shells take it. */
function quoted(path: string): string {
  return /^[\w./~+-]+$/u.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
