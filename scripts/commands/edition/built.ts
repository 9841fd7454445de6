// Reads what a build or an earlier edition left: its ledger and its manifest.
import { join } from 'node:path';
import { readBytes } from '../../host/disk/files.ts';
import { Failure } from '../../messages/failure.ts';
import { type Previous, readPrevious } from '../../records/release.ts';

/** The records in a folder. Rejects with a `Failure` when one is missing or of another kind; `name` is what the person called it. */
export async function readBuilt(folder: string, name: string): Promise<Previous> {
  const read = async (path: string) => readBytes(join(folder, path)).catch(() => undefined);
  const built = await readPrevious(read);
  if (built !== undefined) return built;
  throw new Failure(
    `Cannot find a build in \`${name}\`, expected \`manifest.json\` and \`ledger.json\` in it`,
    {
      help: '`npm run build` makes both in dist; a folder of an earlier edition has the two files as they were published',
    },
  );
}
