// Finds and starts a browser: the person's choice, the bundled one, or one of the system.
import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, launch } from 'puppeteer-core';
import { exitCodes, Failure } from '../../messages/failure.ts';
import { noSandbox, startFailure } from '../../messages/wordings.ts';
import { openCacheScratch } from '../disk/cache-places.ts';
import { closeScratchNow } from '../disk/scratch.ts';
import { bundledChromium, isExecutable, unpack, unpackedPath } from './chromium.ts';
import { systemBrowsers } from './system-browsers.ts';

/** Where to look for a browser. */
export interface BrowserOptions {
  /** Executable that the person chose with `CHROME_PATH`; no other is tried then. */
  readonly chromePath?: string;
  /** Folder into which the bundled browser is unpacked. */
  readonly cacheFolder: string;
  /** Folders to unpack it into where that one cannot be written, or runs no programs, in the order to be tried. */
  readonly otherCaches?: readonly string[];
}

/** A browser that could be used, for `doctor`. */
export interface BrowserCandidate {
  readonly name: string;
  readonly path: string;
  readonly found: boolean;
  readonly note: string;
}

/** A browser that can be started: its executable, and environment variables that it needs beside those of this process. */
export interface Executable {
  readonly name: string;
  readonly path: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** No browser could be used. The message says what was tried, the help what to do. */
class BrowserError extends Failure {
  constructor(tried: readonly string[], help: string) {
    const reason = tried.length === 0 ? 'there is none' : tried.join('; ');
    super(`No usable browser: ${reason}`, { exitCode: exitCodes.browser, help });
  }
}

/** Every browser that would be tried, in order, without unpacking or starting one. */
export async function findBrowser(options: BrowserOptions): Promise<readonly BrowserCandidate[]> {
  if (options.chromePath !== undefined) {
    const found = isExecutable(options.chromePath);
    const note = found ? 'chosen by CHROME_PATH' : 'CHROME_PATH names no executable file';
    return [{ name: 'CHROME_PATH', path: options.chromePath, found, note }];
  }
  const bundled = await bundledChromium();
  const system = systemBrowsers().map(({ name, path }) => ({ name, path, found: true, note: 'installed' }));
  if (bundled === undefined) return system;
  const paths = cacheFolders(options).map((folder) => unpackedPath(bundled, folder));
  const unpacked = paths.find(isExecutable);
  const path = unpacked ?? paths[0] ?? '';
  const note = unpacked === undefined ? 'bundled, unpacked on first use' : 'bundled, unpacked';
  return [{ name: `Chromium ${bundled.version}`, path, found: true, note }, ...system];
}

/** The executable that a build starts first; the bundled browser is unpacked for it. Throws `BrowserError`. */
export async function resolveBrowser(options: BrowserOptions): Promise<Executable> {
  return firstThatWorks(options, async (executable) => executable);
}

/** Starts the first browser that works, headless; it ends when `signal` aborts. Throws `BrowserError`. */
export async function launchBrowser(options: BrowserOptions, signal?: AbortSignal): Promise<Browser> {
  return firstThatWorks(options, (executable) => start(executable, signal), signal);
}

async function firstThatWorks<T>(
  options: BrowserOptions,
  use: (executable: Executable) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const errors: unknown[] = [];
  for (const candidate of await candidates(options)) {
    try {
      return await use(await candidate());
    } catch (error) {
      signal?.throwIfAborted();
      errors.push(error);
    }
  }
  const tried = errors.map(reasonOf);
  // What is wrong with the first, which would have been used, is what can be mended.
  const [first] = errors;
  const help = first instanceof Failure ? first.help : undefined;
  throw new BrowserError(tried, help ?? (tried.some(isSandbox) ? sandboxHelp : helpFor(options)));
}

/** Functions that give an executable, in the order to be tried. With `chromePath` there is only that, so that a typing error in it is not hidden. */
async function candidates(options: BrowserOptions): Promise<readonly (() => Promise<Executable>)[]> {
  const { chromePath } = options;
  if (chromePath !== undefined) return [() => chosen(chromePath)];
  const bundled = await bundledChromium();
  const system = systemBrowsers().map((browser) => async () => ({ ...browser, environment: {} }));
  if (bundled === undefined) return system;
  const unpacked = async (): Promise<Executable> => {
    const { path, environment } = await unpack(bundled, cacheFolders(options));
    return { name: `Chromium ${bundled.version}`, path, environment };
  };
  return [unpacked, ...system];
}

function cacheFolders({ cacheFolder, otherCaches = [] }: BrowserOptions): readonly string[] {
  return [cacheFolder, ...otherCaches];
}

async function chosen(path: string): Promise<Executable> {
  if (!isExecutable(path)) throw new Error(`CHROME_PATH is \`${path}\`, which is no executable file`);
  return { name: 'CHROME_PATH', path, environment: {} };
}

// Without the system's font hinting lines break at the same places on every machine.
const flags = ['--font-render-hinting=none', '--disable-frame-rate-limit'];
const startTimeoutInSeconds = 20;

async function start(executable: Executable, signal: AbortSignal | undefined): Promise<Browser> {
  // Puppeteer's own timeout does not cover a browser that starts and never answers on its pipe. Ticks are counted instead of
  // time: while this thread is busy, it can neither tick nor receive an answer.
  const slow = new AbortController();
  let seconds = 0;
  const timer = setInterval(() => {
    seconds += 1;
    if (seconds === startTimeoutInSeconds) slow.abort();
  }, 1000);
  const signals = signal === undefined ? slow.signal : AbortSignal.any([signal, slow.signal]);
  const scratch = await openCacheScratch();
  const profile = join(scratch, 'profile');
  await mkdir(profile);
  try {
    const browser = await launch({
      executablePath: executable.path,
      headless: 'shell',
      pipe: true,
      args: isRoot() ? [...flags, '--no-sandbox'] : flags,
      env: { ...process.env, ...executable.environment, TMPDIR: scratch },
      userDataDir: profile,
      // The command handles signals; a browser whose pipe closes ends by itself.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      signal: signals,
      timeout: 0,
      // Whoever uses the browser watches it.
      protocolTimeout: 0,
    });
    browser.process()?.once('exit', () => removeNow(scratch));
    return browser;
  } catch (error) {
    removeNow(scratch);
    signal?.throwIfAborted();
    const timeout = `no answer within ${startTimeoutInSeconds} s`;
    const reason = slow.signal.aborted
      ? timeout
      : ((await loaderError(executable)) ?? (await sandboxError(executable)) ?? reasonOf(error));
    throw new Error(`${executable.name} (\`${executable.path}\`) does not start: ${reason}`, {
      cause: error,
    });
  } finally {
    clearInterval(timer);
  }
}

/** Synchronous, since the run may end as soon as its browser has; what the browser's last processes still write is swept later. */
function removeNow(scratch: string): void {
  try {
    closeScratchNow(scratch);
  } catch {
    // Its marker lets the next run sweep it.
  }
}

const run = promisify(execFile);

/** The system's error when it cannot load the executable; Puppeteer only sees that the pipe closes. */
async function loaderError(executable: Executable): Promise<string | undefined> {
  const env = { ...process.env, ...executable.environment };
  return run(executable.path, ['--version'], {
    env,
    timeout: startTimeoutInSeconds * 1000,
    killSignal: 'SIGKILL',
  }).then(
    ({ stdout }) => (/\d+\.\d+\.\d+/u.test(stdout) ? undefined : 'it is not a browser'),
    (error: unknown) => reasonOf(stderrOf(error) || error),
  );
}

/** The browser's error when the system forbids its sandbox; Puppeteer only sees that the pipe closes. */
async function sandboxError(executable: Executable): Promise<string | undefined> {
  if (isRoot()) return undefined;
  const env = { ...process.env, ...executable.environment };
  return run(executable.path, ['--headless', '--disable-gpu', '--dump-dom', 'about:blank'], {
    env,
    timeout: startTimeoutInSeconds * 1000,
    killSignal: 'SIGKILL',
  }).then(
    () => undefined,
    (error: unknown) => noSandbox.pattern.exec(stderrOf(error))?.[0],
  );
}

function stderrOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('stderr' in error)) return '';
  return String(error.stderr).trim();
}

/** The sandbox cannot work for root, and must stay on for everyone else. */
function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** The line of a start-up error that says why: that of the loader or the sandbox, otherwise the first. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const lines = text.split('\n').map((line) => line.trim());
  const reason = lines.find((line) => startFailure.pattern.test(line));
  return reason ?? lines[0] ?? text;
}

const isSandbox = (reason: string): boolean => noSandbox.pattern.test(reason);
const sandboxHelp =
  'this system forbids its users the sandbox of a browser (Ubuntu does since 23.10): install Google Chrome, which it allows, ' +
  'or run `sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0`';

function helpFor(options: BrowserOptions): string {
  if (options.chromePath !== undefined) {
    return 'set CHROME_PATH to the executable of Chrome, Chromium or Edge, or unset it to use the bundled browser';
  }
  return (
    'on linux-x64 run `npm ci` without `--omit=optional`, which brings a browser; elsewhere install Chrome, ' +
    'Chromium or Edge, or set CHROME_PATH to the executable of one; `npm run doctor` shows what is found'
  );
}
