// Finds out whether the output folder holds what a build of the present inputs would write.
import { relative } from 'node:path';
import { readDist } from '../../host/disk/dist.ts';
import { sha256 } from '../../model/digest.ts';
import type { Sources } from '../../model/sources.ts';
import { readManifest } from '../../records/manifest.ts';
import type { Session, Values } from '../session/command.ts';
import { outputFolder } from '../session/folders.ts';
import { openRemembered } from '../session/remembered.ts';

/** What is remembered of builds that had nothing to say: of what they were made, and what they reported. */
export interface Marks {
  /** What the build of the present inputs reported; `undefined` when there was none, or when its files are not those that it wrote. */
  find(): Promise<string | undefined>;
  /** Remembers the build that is in the output folder: its sources and what it reported of its files. */
  put(sources: Sources, report: string): Promise<void>;
}

interface Mark {
  /** Digest of the manifest, which has those of the other files. */
  readonly manifest: string;
  readonly report: string;
}

/**
 * The marks of builds with these options by this program on this day, since notices depend on the day. None with `--no-cache`, where
 * no cache can be written, and with a browser of the reader's own, which may change at any time.
 */
export async function openMarks(session: Session, values: Values): Promise<Marks | undefined> {
  if ((session.env.CHROME_PATH ?? '') !== '') return undefined;
  const output = outputFolder(session, values);
  const given = [values, relative(session.folder, output), output];
  const builds = await openRemembered('up-to-date', session, values, given);
  if (builds === undefined) return undefined;
  const read = readDist(output);
  return {
    find: async () => {
      if ((await read('manifest.json')) === undefined) return undefined;
      const entry = await builds.find();
      if (entry === undefined) return undefined;
      const mark: Mark = JSON.parse(entry);
      return (await isIntact(read, mark)) ? mark.report : undefined;
    },
    put: async (sources, report) => {
      const manifest = await read('manifest.json');
      if (manifest === undefined) return;
      const mark: Mark = { manifest: sha256(manifest), report };
      await builds.put(sources, JSON.stringify(mark));
    },
  };
}

/** Whether the files of the output folder are those that the build of the mark wrote. */
async function isIntact(read: ReturnType<typeof readDist>, mark: Mark): Promise<boolean> {
  const bytes = await read('manifest.json');
  if (bytes === undefined || sha256(bytes) !== mark.manifest) return false;
  const manifest = readManifest(new TextDecoder().decode(bytes));
  const files = await Promise.all(
    (manifest?.artifacts ?? []).map(async ({ path, sha256: digest }) => {
      const file = await read(path);
      return file !== undefined && sha256(file) === digest;
    }),
  );
  return manifest !== undefined && files.every((isSame) => isSame);
}
