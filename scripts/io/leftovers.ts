import { randomBytes } from 'node:crypto';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { errorCode, missing } from './errors.ts';

/** What a folder beside the output is: one being written, or the last good one while the two change places. */
export type Role = 'draft' | 'old';

const dayInMs = 86_400_000;

/** A hidden name beside `folder` that carries process and machine, so that other builds know whether its maker lives. */
export function siblingName(folder: string, role: Role): string {
  return `${prefix(folder)}${process.pid}~${machine()}~${randomBytes(4).toString('hex')}~${role}`;
}

/** Removes drafts whose build is gone, and puts the last good folder back where a build was killed while exchanging it. */
export async function sweep(folder: string): Promise<void> {
  for (const place of [dirname(folder), folder]) {
    const names = await readdir(place).catch(() => []);
    const leftovers = names.filter((name) => name.startsWith(prefix(folder)) && name.includes('~'));
    for (const name of leftovers) await sweepOne(join(place, name), folder);
  }
}

function prefix(folder: string): string {
  return `.${basename(folder)}-`;
}

function machine(): string {
  return hostname().replaceAll(/[~/\\]/gu, '-');
}

async function sweepOne(path: string, folder: string): Promise<void> {
  const info = await stat(path).catch(missing);
  if (info === undefined || isInUse(path, folder, info.mtimeMs)) return;
  const isLastGood = path.endsWith('~old') && (await stat(folder).catch(missing)) === undefined;
  if (isLastGood) await rename(path, folder).catch(missing);
  else await rm(path, { recursive: true, force: true }).catch(() => undefined);
}

/** Whether the build that made the leftover may still run: certain on this machine, a day's grace for others. */
function isInUse(path: string, folder: string, changed: number): boolean {
  const [pid = '', maker] = basename(path).slice(prefix(folder).length).split('~');
  if (maker !== machine()) return Date.now() - changed < dayInMs;
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}
