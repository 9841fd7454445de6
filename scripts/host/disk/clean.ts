// Removes from an output folder what builds made.
import { lstat, rmdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { missing, plainFailure } from '../process/errors.ts';
import { realFolder } from './dist.ts';
import { removeAll, sweepOutput } from './folder-swap.ts';
import { manifestName, type Proof, survey, variantsFolder } from './own-files.ts';

/** What cleaning did. */
export interface Cleaned {
  /** Whether there is no such folder now. */
  readonly isGone: boolean;
  /** Number of files. */
  readonly removed: number;
  /** Paths in the folder that no build made. */
  readonly kept: readonly string[];
}

/**
 * Removes what builds and galleries made from the output folder at an absolute path, and from those of variants in it, and the
 * folder when it is empty then.
 * The manifest stays as long as something else does: by it the next build knows that it may write there.
 */
export async function cleanOutput(path: string, proof: Proof): Promise<Cleaned> {
  try {
    const folder = await realFolder(path);
    await sweepOutput(folder, proof);
    const before = await survey(folder, proof);
    const nested = await Promise.all(before.nested.map((name) => cleanOutput(join(folder, name), proof)));
    if (nested.length > 0) await rmdir(join(folder, variantsFolder)).catch(() => undefined);
    const { built, foreign, folders, besides } = nested.length > 0 ? await survey(folder, proof) : before;
    const isEmpty = foreign.length === 0;
    const made = [...besides, ...built].filter((name) => isEmpty || name !== manifestName);
    await removeAll(folder, made, folders);
    const isLink = (await lstat(path).catch(missing))?.isSymbolicLink() === true;
    if (!isLink && isEmpty) await rmdir(folder).catch(() => undefined);
    const isGone = (await lstat(path).catch(missing)) === undefined;
    const removed = nested.reduce((sum, inner) => sum + inner.removed, made.length);
    return { isGone, removed, kept: foreign };
  } catch (error) {
    throw plainFailure(`clean ${relative(process.cwd(), path) || path}`, error);
  }
}
