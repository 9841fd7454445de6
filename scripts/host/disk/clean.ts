// Removes from an output folder what builds made.
import { lstat, rmdir } from 'node:fs/promises';
import { relative } from 'node:path';
import { missing, plainFailure } from '../process/errors.ts';
import { realFolder } from './dist.ts';
import { removeAll, sweepOutput } from './folder-swap.ts';
import { type Proof, survey } from './own-files.ts';

/** What cleaning did. */
export interface Cleaned {
  /** Whether there is no such folder now. */
  readonly isGone: boolean;
  /** Number of files. */
  readonly removed: number;
  /** Paths in the folder that no build made. */
  readonly kept: readonly string[];
}

/** Removes what builds and galleries made from the output folder at an absolute path, and the folder when it is empty then. */
export async function cleanOutput(path: string, proof: Proof): Promise<Cleaned> {
  try {
    const folder = await realFolder(path);
    await sweepOutput(folder, proof);
    const content = await survey(folder, proof);
    const made = [...content.besides, ...content.built];
    await removeAll(folder, made, content.folders);
    const isLink = (await lstat(path).catch(missing))?.isSymbolicLink() === true;
    if (!isLink && content.foreign.length === 0) await rmdir(folder).catch(() => undefined);
    const isGone = (await lstat(path).catch(missing)) === undefined;
    return { isGone, removed: made.length, kept: content.foreign };
  } catch (error) {
    throw plainFailure(`clean ${relative(process.cwd(), path) || path}`, error);
  }
}
