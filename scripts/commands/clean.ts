import { relative } from 'node:path';
import { exitCodes } from '../failure.ts';
import { refuseForeign } from '../io/dist.ts';
import { removeFolder } from '../io/files.ts';
import { sweep } from '../io/leftovers.ts';
import type { Run } from './command.ts';
import { cacheFolder, isMade, outputFolder } from './folders.ts';

/** Removes the output folder, what killed builds left beside it, and the caches. */
export const runClean: Run = async (session, values) => {
  const output = outputFolder(session, values);
  await refuseForeign(output, isMade);
  await sweep(output);
  for (const folder of [output, cacheFolder(session.root)]) {
    const name = relative(session.folder, folder);
    const wasThere = await removeFolder(folder, name);
    session.console.print(wasThere ? `removed ${name}` : `no ${name}`);
  }
  return exitCodes.fine;
};
