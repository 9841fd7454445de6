// Folders in which a run keeps what it is just making. Each carries a mark of its maker, so that what an ended run left
// is told from what anybody else put there.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, rmdir, stat } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorCode, missing } from '../process/errors.ts';
import { programFolder } from '../project.ts';

/** Who made a scratch folder, and for what. */
export interface Mark {
  readonly kind: typeof markKind;
  readonly pid: number;
  /** When the process began, as the system counts it: numbers of processes are used again. Empty where it is not known. */
  readonly birth: string;
  /** Machine, start of the system and process namespace, within which the number means something. */
  readonly machine: string;
  /** Name of the output folder that is being written, in the same folder; `.` for that folder itself. */
  readonly target?: string;
}

const markKind = 'edition-run/1';
const markName = 'run.json';
const namePattern = /^\.edition-run~[0-9a-f]{16}$/u;

/** Whether a name in a folder is that of a scratch folder; only the mark inside proves it. */
export const isScratchName = (name: string): boolean => namePattern.test(name);

/** Makes a marked folder in `place`, which exists, and gives its path. At once, so that few kills find it unmarked. */
export async function openScratch(place: string, target?: string): Promise<string> {
  const path = join(place, `.edition-run~${randomBytes(8).toString('hex')}`);
  mkdirSync(path, { mode: 0o700 });
  const mark: Mark = {
    kind: markKind,
    pid: process.pid,
    birth: birthOf(process.pid),
    machine: machine(),
    ...(target === undefined ? {} : { target }),
  };
  writeFileSync(join(path, markName), JSON.stringify(mark));
  return path;
}

/** Removes a scratch folder with everything in it. */
export async function closeScratch(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true, maxRetries: 3 });
}

/** Removes a scratch folder of which everything but the mark has been taken out; anything else in it stays, and it too. */
export async function closeEmptyScratch(path: string): Promise<void> {
  const names = await readdir(path).catch(() => []);
  if (names.some((name) => name !== markName)) return;
  await rm(join(path, markName), { force: true });
  await rmdir(path).catch(() => undefined);
}

/** A scratch folder among the caches of the program, or in the system's temporary folder where those cannot be written. */
export async function openCacheScratch(): Promise<string> {
  const place = join(programFolder, '.cache/scratch');
  try {
    await mkdir(place, { recursive: true });
    await sweepScratch(place);
    return await openScratch(place);
  } catch (error) {
    const isLocked = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENOTDIR'].includes(
      errorCode(error) ?? '',
    );
    if (!isLocked) throw error;
    await sweepScratch(tmpdir());
    return openScratch(tmpdir());
  }
}

/** What to do with a scratch folder that was made to write an output folder: it may hold what must be put back. */
export type Recover = (scratch: string, mark: Mark, isOver: boolean) => Promise<void>;

/** Removes the scratch folders in `place` whose runs are over. Those for an output folder are left to `recover`. */
export async function sweepScratch(place: string, recover?: Recover): Promise<void> {
  const names = await readdir(place).catch(() => []);
  for (const name of names.filter(isScratchName)) {
    const path = join(place, name);
    await sweepOne(path, recover).catch(() => undefined);
  }
}

const hourInMs = 3_600_000;
const minuteInMs = 60_000;

async function sweepOne(path: string, recover: Recover | undefined): Promise<void> {
  const info = await stat(path);
  const mark = await readMark(path);
  const age = Date.now() - info.mtimeMs;
  if (mark === undefined) {
    // A run that was killed in its first calls left it without one; one that lives is about to mark it.
    const text = await readFile(join(path, markName), 'utf8').catch(missing);
    if (age > minuteInMs && (text ?? '') === '') await closeEmptyScratch(path);
    return;
  }
  const isOver = isEnded(mark, age);
  if (mark.target !== undefined) await recover?.(path, mark, isOver);
  else if (isOver) await closeScratch(path);
}

/** The mark in a scratch folder; `undefined` when there is none. */
async function readMark(path: string): Promise<Mark | undefined> {
  const text = await readFile(join(path, markName), 'utf8').catch(missing);
  try {
    const mark = JSON.parse(text ?? '');
    return mark.kind === markKind ? mark : undefined;
  } catch {
    return undefined;
  }
}

/** Certain where processes can be looked up; a run elsewhere, say on another machine, is given an hour. */
function isEnded({ pid, birth, machine: maker }: Mark, age: number): boolean {
  if (maker !== machine()) return age > hourInMs;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) !== 'EPERM';
  }
  return birth !== birthOf(pid);
}

/** The 22nd word of `/proc/<pid>/stat`; the second may hold blanks. */
function birthOf(pid: number): string {
  const text = readQuietly(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

function machine(): string {
  const boot = readQuietly(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim());
  const namespace = readQuietly(() => readlinkSync('/proc/self/ns/pid'));
  return boot === '' ? hostname() : `${boot} ${namespace}`;
}

function readQuietly(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
