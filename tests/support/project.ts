// Projects on disk, and runs of the command line over them.
import { type ChildProcess, spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { resolveBrowser } from '../../scripts/host/browser/browser.ts';
import { sha256 } from '../../scripts/model/digest.ts';

/** Root of the real project. */
export const root = join(import.meta.dirname, '../..');

/** Whether a run may be that of another user: only root may start one, and no folder above this program may keep others out. */
export const canBeOtherUser = process.getuid?.() === 0 && isOpenToOthers(root);

function isOpenToOthers(folder: string): boolean {
  if ((statSync(folder).mode & 0o001) === 0) return false;
  return dirname(folder) === folder || isOpenToOthers(dirname(folder));
}

/** How a run of the command line ended. */
export interface Run {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Path of `start.js`; the real one if absent. */
  readonly cli?: string;
  readonly uid?: number;
  readonly onStart?: (child: ChildProcess) => void;
  /** Called with each piece of standard error as it comes. */
  readonly onStderr?: (text: string, child: ChildProcess) => void;
}

/** Runs the command line in a process of its own, without what this process inherited from npm or a CI. */
export function runCli(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const { cwd = root, cli = join(root, 'scripts/start.js'), uid, onStart, onStderr } = options;
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|NO_COLOR|FORCE_COLOR|INIT_CWD)/u.test(name),
  );
  const env = { ...Object.fromEntries(own), ...options.env };
  const child = spawn(process.execPath, [cli, ...args], { cwd, env, ...(uid === undefined ? {} : { uid }) });
  onStart?.(child);
  const { promise, resolve, reject } = Promise.withResolvers<Run>();
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    said.stdout += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    said.stderr += String(chunk);
    onStderr?.(said.stderr, child);
  });
  child.on('error', reject);
  child.on('close', (code, signal) => resolve({ code, signal, ...said }));
  return promise;
}

/** What a new project begins with. */
interface ProjectOptions {
  /** Whether it has a cache of its own, which is empty, instead of that of the program. */
  readonly isCold?: boolean;
}

/**
 * A new folder for a project, which the caller removes. Unless it is cold, it uses what this program has in its cache, and adds to
 * it: entries are kept by content, so that what another test drew or printed is not made anew for being in another place.
 */
async function projectFolder({ isCold = false }: ProjectOptions): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'project-'));
  if (!isCold) {
    const results = join(root, '.cache/results');
    await Promise.all([results, join(folder, '.cache')].map((place) => mkdir(place, { recursive: true })));
    await symlink(results, join(folder, '.cache/results'));
  }
  return folder;
}

/** A copy of the real project's inputs in a new folder; the caller removes it. */
export async function copyProject(options: ProjectOptions = {}): Promise<string> {
  const folder = await projectFolder(options);
  for (const name of ['content', 'data', 'templates']) {
    await cp(join(root, name), join(folder, name), { recursive: true });
  }
  return folder;
}

const fixture = join(root, 'tests/fixtures/minimal');

const smallSection = `# Two monitors

It says all there is to say.

::chart{#boot-times}

:::slide{layout=chart}
# The small monitor boots first

::chart{#boot-times}
:::
`;

/**
 * A project with the real layouts and little else, in a new folder: data and facts of the minimal project, and one chart,
 * in the report and on a slide, over its dataset `data/benchmarks/boot-times.json`; no sentence shows a number.
 */
export async function smallProject(options: ProjectOptions = {}): Promise<string> {
  const folder = await projectFolder(options);
  for (const name of ['layouts', 'partials', 'styles', 'words']) {
    await cp(join(root, 'templates', name), join(folder, 'templates', name), { recursive: true });
  }
  for (const name of ['content/edition.yml', 'data', 'templates/charts']) {
    await cp(join(fixture, name), join(folder, name), { recursive: true });
  }
  await writeFile(join(folder, 'content/10-monitors.md'), smallSection);
  const chart = join(folder, 'templates/charts/boot-times.vl.json');
  const spec = await readFile(chart, 'utf8');
  await writeFile(chart, spec.replace(/Bars: .*\./u, 'Bars: the small monitor boots first.'));
  return folder;
}

/** A whole project below `tests/fixtures` with the real layouts, in a new folder; the caller removes it. */
export async function copyFixture(name: string, options: ProjectOptions = {}): Promise<string> {
  const folder = await projectFolder(options);
  await cp(join(root, 'tests/fixtures', name), folder, { recursive: true });
  for (const part of ['layouts', 'partials', 'styles', 'words']) {
    await cp(join(root, 'templates', part), join(folder, 'templates', part), { recursive: true });
  }
  return folder;
}

/** Copies the program into a folder, a new one if none is named; what it needs is looked up where it is installed here. */
export async function copyProgram(folder?: string): Promise<string> {
  const target = folder ?? (await mkdtemp(join(tmpdir(), 'program-')));
  await cp(join(root, 'scripts'), join(target, 'scripts'), { recursive: true });
  for (const name of ['package.json', 'package-lock.json']) await cp(join(root, name), join(target, name));
  await symlink(join(root, 'node_modules'), join(target, 'node_modules'));
  return target;
}

/** Digest by path of every file below a folder; empty when there is none. */
export async function digests(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const pairs = files.sort().map(async (path) => {
    return [path.slice(folder.length + 1), sha256(await readFile(path))] as const;
  });
  return Object.fromEntries(await Promise.all(pairs));
}

/** Environment with which any copy of the program finds the browser that this one has unpacked. */
export async function browserEnvironment(): Promise<Record<string, string>> {
  const chosen = process.env.CHROME_PATH;
  if (chosen !== undefined && chosen !== '') return { CHROME_PATH: chosen };
  const { path, environment } = await resolveBrowser({ cacheFolder: join(root, '.cache/browser') });
  return { ...environment, CHROME_PATH: path };
}
