// Ends builds of the minimal project at random moments, and looks whether the last build stays whole, whether what was said
// is true, and whether nothing is left behind. `node tests/bench/kills.ts 60 60` makes 60 kills and 60 interruptions.
import { randomInt, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  browserEnvironment,
  copyFixture,
  copyProgram,
  digests,
  type Run,
  runCli,
} from '../support/project.ts';

const rounds = process.argv.slice(2).map(Number);
const [kills = 60, interruptions = 60] = rounds;

interface Place {
  readonly project: string;
  readonly program: string;
  /** The temporary folder of the builds, in which nothing may be left. */
  readonly temporary: string;
  readonly environment: Readonly<Record<string, string>>;
  /** How long a build takes when nothing ends it, in milliseconds. */
  readonly usual: number;
}

/** What is wrong after a round; empty when all is well. */
type Faults = readonly string[];

async function openPlace(): Promise<Place> {
  const [project, program] = await Promise.all([copyFixture('minimal'), copyProgram()]);
  const temporary = await mkdtemp(join(tmpdir(), 'kills-'));
  const environment = await browserEnvironment();
  const place = { project, program, temporary, environment, usual: 0 };
  const start = performance.now();
  const run = await build(place);
  if (run.code !== 0) throw new Error(`the first build failed: ${run.stdout}${run.stderr}`);
  return { ...place, usual: performance.now() - start };
}

function build(
  { project, program, temporary, environment }: Place,
  end?: { readonly delay: number; readonly signal: NodeJS.Signals; readonly mark: string },
): Promise<Run> {
  return runCli(['build', '--no-cache'], {
    cwd: project,
    cli: join(program, 'scripts/start.js'),
    env: { ...environment, TMPDIR: temporary, BUILD_MARK: end?.mark },
    onStart: (child) => {
      if (end !== undefined) setTimeout(() => child.kill(end.signal), end.delay);
    },
  });
}

/** Half of the moments lie anywhere, half in the last third, when files are written and swapped. */
function moment(usual: number): number {
  const length = Math.round(usual * 1.05);
  return randomInt(2) === 0 ? randomInt(length) : randomInt(Math.round(length * 0.65), length);
}

async function round(place: Place, signal: NodeJS.Signals): Promise<{ run: Run; faults: Faults }> {
  const dist = join(place.project, 'dist');
  const section = join(place.project, 'content/01-summary.md');
  await writeFile(section, `${await readFile(section, 'utf8')}\nOne more sentence.\n`);
  const before = await digests(dist);
  const mark = randomUUID();
  const run = await build(place, { delay: moment(place.usual), signal, mark });
  const after = await digests(dist);
  const isNew = after['manifest.json'] !== before['manifest.json'];
  return {
    run,
    faults: [
      ...(await wholeness(dist, after)),
      ...truthOf(run, isNew),
      ...(await namesIn(place.temporary)).map((name) => `left in the temporary folder: ${name}`),
      ...(await survivors(mark)).map((id) => `still running: ${id}`),
    ],
  };
}

/** Differences between the manifest and the files beside it. */
async function wholeness(dist: string, found: Readonly<Record<string, string>>): Promise<Faults> {
  const text = await readFile(join(dist, 'manifest.json'), 'utf8').catch(() => undefined);
  // A kill between two renames: the next command puts the last build back.
  if (text === undefined) return ['the output folder is gone until the next command'];
  const { artifacts } = JSON.parse(text) as { artifacts: readonly { path: string; sha256: string }[] };
  const wrong = artifacts.filter(({ path, sha256 }) => found[path] !== sha256);
  const more = Object.keys(found).length - artifacts.length - 1;
  return [
    ...wrong.map(({ path }) => `not that of its manifest: ${path}`),
    ...(more > 0 ? [`${more} files too many`] : []),
  ];
}

function truthOf({ code, stderr }: Run, isNew: boolean): Faults {
  if (code === null) return [];
  if (code === 0) return isNew ? [] : ['ended well without a new build'];
  if (stderr.includes('nothing was written')) return isNew ? ['wrote a build and denied it'] : [];
  if (stderr.includes('already in its place')) return isNew ? [] : ['claimed a build that it did not write'];
  return [`ended with ${code} and said: ${stderr.slice(-300)}`];
}

/** Processes that still run some time after the end, browsers included, by the mark in their environment. */
async function survivors(mark: string): Promise<readonly string[]> {
  for (let attempt = 0; ; attempt += 1) {
    const ids = (await namesIn('/proc')).filter((name) => /^\d+$/u.test(name));
    const found = await Promise.all(
      ids.map(async (id) =>
        (await readFile(`/proc/${id}/environ`, 'utf8').catch(() => '')).includes(mark) ? [id] : [],
      ),
    );
    if (found.flat().length === 0 || attempt === 50) return found.flat();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}

/** What the next command has not swept. */
async function leftovers({ project, program }: Place): Promise<Faults> {
  const folders = [
    project,
    join(project, 'dist'),
    join(program, '.cache/scratch'),
    join(program, '.cache/browser'),
  ];
  const names = (await Promise.all(folders.map(namesIn))).flat();
  return names.filter((name) => name.startsWith('.edition-run')).map((name) => `not swept: ${name}`);
}

const place = await openPlace();
const signals: readonly NodeJS.Signals[] = [
  ...Array.from({ length: kills }, () => 'SIGKILL' as const),
  ...Array.from(
    { length: interruptions },
    (_, index) => (['SIGINT', 'SIGTERM', 'SIGHUP'] as const)[index % 3] ?? 'SIGINT',
  ),
];
const counts = new Map<string, number>();
const count = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
for (const [index, signal] of signals.entries()) {
  const { run, faults } = await round(place, signal);
  count(
    `${signal} ended it with ${run.code ?? run.signal}${run.stderr.includes('in its place') ? ', written' : ''}`,
  );
  for (const fault of faults) {
    count(`FAULT ${fault}`);
    process.stdout.write(`${index} ${signal}: ${fault}\n`);
  }
}
const last = await build(place);
if (last.code !== 0) count(`FAULT the last build: ${last.stderr}`);
for (const fault of await leftovers(place)) count(`FAULT ${fault}`);
for (const [name, times] of [...counts].sort())
  process.stdout.write(`${String(times).padStart(4)} ${name}\n`);
for (const folder of [place.project, place.program, place.temporary])
  await rm(folder, { recursive: true, force: true });
