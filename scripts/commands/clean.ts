// `clean`: removes what the program made and can make again, and nothing else.
import { join, relative } from 'node:path';
import { cleanOutput } from '../host/disk/clean.ts';
import { removeFolders } from '../host/disk/files.ts';
import { manifestName } from '../host/disk/own-files.ts';
import { holdsScratch, sweepScratch } from '../host/disk/scratch.ts';
import { diskWorld } from '../host/disk/world.ts';
import { exitCodes } from '../messages/failure.ts';
import type { Run, Session } from './session/command.ts';
import { cacheFolder, caches, outputFolder, proof } from './session/folders.ts';
import { textValue } from './session/options.ts';

const mostNamed = 5;

/** Removes the files that builds and galleries made from the output folder; without --output, the caches too. */
export const runClean: Run = async (session, values) => {
  const output = outputFolder(session, values);
  const { console, root, folder } = session;
  session.commit.begin();
  const { isGone, removed, kept } = await cleanOutput(output, proof);
  const name = relative(folder, output) || '.';
  if (isGone) console.print(removed === 0 ? `no ${name}` : `removed ${name}`);
  else if (removed > 0) console.print(`removed what was built in ${name}`);
  if (kept.length > 0)
    console.print(`kept ${listed(kept.map((path) => join(name, path)))}: no build made that`);
  if (kept.length > 0 && removed > 0)
    console.print(`kept ${join(name, manifestName)}: the next build may write there by it`);
  if (textValue(values, 'output') === undefined) await removeCaches(session);
  for (const place of await datasetFolders(root)) await sweepScratch(place);
  session.commit.done(true);
  return exitCodes.fine;
};

/** Caches in which a running command has files; the others it makes again. */
const inUse: ReadonlySet<string> = new Set(['browser', 'scratch']);

async function removeCaches({ console, root, folder }: Session): Promise<void> {
  const cache = cacheFolder(root);
  const name = relative(folder, cache);
  const scratch = join(cache, 'scratch');
  await sweepScratch(scratch);
  const isRunning = await holdsScratch(scratch);
  const isRemoved = await removeFolders(cache, isRunning ? caches.filter((one) => !inUse.has(one)) : caches);
  if (isRunning) console.print(`kept ${join(name, 'browser')}: a command is running`);
  else console.print(isRemoved ? `removed ${name}` : `no ${name}`);
}

/** Folders in which an import that was killed may have left a draft. */
async function datasetFolders(root: string): Promise<ReadonlySet<string>> {
  const paths = await (await diskWorld(root)).list('data');
  return new Set(paths.map((path) => join(root, path, '..')));
}

function listed(paths: readonly string[]): string {
  const named = paths.slice(0, mostNamed).join(', ');
  return paths.length <= mostNamed ? named : `${named} and ${paths.length - mostNamed} more`;
}
