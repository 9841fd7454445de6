// Scratch folders: a run writes there what is not finished. A marker file in each names the run, so that what an ended run
// has left can be told from what somebody else put there.
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { readdir, readFile, rm, rmdir, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { errorCode, missing } from '../process/errors.ts';

/** The content of the marker: which process made a scratch folder, and for what. */
export interface Marker {
  readonly kind: typeof markerKind;
  readonly pid: number;
  /** Start time of the process, since process ids are used again; empty where the system does not give it. */
  readonly birth: string;
  /** The boot of a machine and the process namespace in which the process id is valid. */
  readonly machine: string;
  /** Name of the output folder that is being written, in the same folder; `.` for that folder itself. */
  readonly target?: string;
}

const markerKind = 'edition-run/1';
const markerName = 'run.json';
const namePattern = /^\.edition-run~[0-9a-f]{16}$/u;

/** Whether a name may be that of a scratch folder; only its marker proves it. */
export const isScratchName = (name: string): boolean => namePattern.test(name);

/** Makes a scratch folder in `place`, which exists, and gives its path. Rejects with the error of the system. */
export async function openScratch(place: string, target?: string): Promise<string> {
  return openScratchNow(place, target);
}

/** The same, without anything of this process between its calls, so that a kill rarely leaves it without marker. */
export function openScratchNow(place: string, target?: string): string {
  const path = join(place, `.edition-run~${randomBytes(8).toString('hex')}`);
  mkdirSync(path, { mode: 0o700 });
  const marker: Marker = {
    kind: markerKind,
    pid: process.pid,
    birth: birthOf(process.pid),
    machine: machine(),
    ...(target === undefined ? {} : { target }),
  };
  writeFileSync(join(path, markerName), JSON.stringify(marker));
  return path;
}

/** Removes a scratch folder with everything in it. The marker goes last: without it, nobody would sweep what a dying browser still writes. */
export async function closeScratch(path: string): Promise<void> {
  const names = await readdir(path).catch(() => []);
  for (const name of withMarkerLast(names)) await rm(join(path, name), removing);
  await rm(path, removing);
}

/** Removes a scratch folder with everything in it before anything else of this process runs. */
export function closeScratchNow(path: string): void {
  const names = existsSync(path) ? readdirSync(path) : [];
  for (const name of withMarkerLast(names)) rmSync(join(path, name), removing);
  rmSync(path, removing);
}

const removing = { recursive: true, force: true, maxRetries: 3 } as const;

function withMarkerLast(names: readonly string[]): readonly string[] {
  return names.toSorted((a, b) => Number(a === markerName) - Number(b === markerName));
}

/** Removes a scratch folder that holds nothing but its marker; leaves any other as it is. */
export async function closeEmptyScratch(path: string): Promise<void> {
  const names = await readdir(path).catch(() => []);
  if (names.some((name) => name !== markerName)) return;
  await rm(join(path, markerName), { force: true });
  await rmdir(path).catch(() => undefined);
}

/** Sweeps a scratch folder that was made to write an output folder: it may hold files that must be restored. */
export type Recover = (scratch: string, marker: Marker, isOver: boolean) => Promise<void>;

/** Removes the scratch folders in `place` whose runs have ended. Those for an output folder are passed to `recover`. */
export async function sweepScratch(place: string, recover?: Recover): Promise<void> {
  const names = await readdir(place).catch(() => []);
  for (const name of names.filter(isScratchName)) {
    const path = join(place, name);
    await sweepOne(path, recover).catch(() => undefined);
  }
}

/** Whether a folder holds scratch folders, those of running commands after it was swept. */
export async function holdsScratch(place: string): Promise<boolean> {
  return (await readdir(place).catch(() => [])).some(isScratchName);
}

const hourInMs = 3_600_000;
const minuteInMs = 60_000;

async function sweepOne(path: string, recover: Recover | undefined): Promise<void> {
  const info = await stat(path);
  const marker = await readMarker(path);
  const age = Date.now() - info.mtimeMs;
  if (marker === undefined) {
    // A run that was killed in its first calls has left it without one; a run that lives is about to write it.
    const text = await readFile(join(path, markerName), 'utf8').catch(missing);
    if (age > minuteInMs && (text ?? '') === '') await closeEmptyScratch(path);
    return;
  }
  const isOver = isEnded(marker, age);
  if (marker.target !== undefined) await recover?.(path, marker, isOver);
  else if (isOver) await closeScratch(path);
}

/** The marker in a scratch folder; `undefined` when there is none. */
async function readMarker(path: string): Promise<Marker | undefined> {
  const text = await readFile(join(path, markerName), 'utf8').catch(missing);
  try {
    const marker = JSON.parse(text ?? '');
    return marker.kind === markerKind ? marker : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the run has ended. A run on another machine or in another namespace cannot be looked up: it counts as ended after an hour. */
function isEnded({ pid, birth, machine: maker }: Marker, age: number): boolean {
  if (maker !== machine()) return age > hourInMs;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) !== 'EPERM';
  }
  return birth !== birthOf(pid);
}

/** Start time of a process: field 22 of `/proc/<pid>/stat`, whose second field may hold blanks. */
function birthOf(pid: number): string {
  const text = readOrEmpty(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

function machine(): string {
  const boot = readOrEmpty(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim());
  const namespace = readOrEmpty(() => readlinkSync('/proc/self/ns/pid'));
  return boot === '' ? hostname() : `${boot} ${namespace}`;
}

function readOrEmpty(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
