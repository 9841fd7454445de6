import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { resolveBrowser } from '../../scripts/io/browser.ts';
import { multiply } from './multiply.ts';
import { measure, type Sample } from './sample.ts';

/**
 * Prints how long a whole cold build takes beside Marp's own PDF of the deck alone, the build's stages, and how time and
 * memory grow with the content. `--runs 5` sets the number of runs, `--quick` makes it a smoke test,
 * `--project` takes the content of another folder.
 */
const root = join(import.meta.dirname, '../..');
const { values } = parseArgs({
  options: { runs: { type: 'string' }, quick: { type: 'boolean' }, project: { type: 'string' } },
});
const project = resolve(values.project ?? root);
const isQuick = values.quick === true;
const runs = Number(values.runs ?? (isQuick ? 2 : 7));
if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs takes a whole number above zero');
const sizes = isQuick ? [1, 4] : [1, 10, 40];

const say = (line: string) => void process.stdout.write(`${line}\n`);
const folder = await mkdtemp(join(tmpdir(), 'bench-'));
try {
  await compare();
  await grow();
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** Alternates, so that whatever else the machine does hurts both alike. */
async function compare(): Promise<void> {
  const browser = await resolveBrowser({ cacheFolder: join(root, '.cache/browser') });
  const output = join(folder, 'dist');
  await build(project, output, ['--no-cache']);
  const [builds, marps, rebuilds]: [Sample[], Sample[], Sample[]] = [[], [], []];
  for (let run = 0; run < runs; run += 1) {
    builds.push(await build(project, output, ['--no-cache'], { NODE_DISABLE_COMPILE_CACHE: '1' }));
    marps.push(await marp(output, browser.path, browser.environment));
    rebuilds.push(await build(project, output, []));
  }
  const [a, b] = [median(builds), median(marps)];
  say(`Medians of ${runs} alternating runs, each in a fresh process`);
  say(`  (a) whole build, cold, no caches   ${ms(a)}   ${spread(builds)}`);
  say(`  (b) marp deck.md --pdf alone       ${ms(b)}   ${spread(marps)}`);
  say(`      whole build, nothing changed   ${ms(median(rebuilds))}   ${spread(rebuilds)}`);
  say(`  a/b ${(a / b).toFixed(2)}`);
  say('Stages of (a); printing goes on while the next output is drawn');
  for (const [name, times] of stages(builds)) say(`  ${name.padEnd(20)} ${ms(middle(times))}`);
}

async function grow(): Promise<void> {
  say('Growth, cold');
  for (const times of sizes) {
    const copy = join(folder, `x${times}`);
    await multiply(project, copy, times);
    const sample = await build(copy, join(copy, 'dist'), ['--no-cache'], {}, true);
    const pages = [...sample.stdout.matchAll(/^\S+\.pdf .*?(\d+ (?:page|slide)s?)/gmu)].map(
      (match) => match[1],
    );
    const memory = sample.megabytes === undefined ? '' : `${sample.megabytes.toFixed(0).padStart(6)} MB`;
    say(`  ${String(times).padStart(3)}×  ${ms(sample.milliseconds)}  ${memory}  ${pages.join(', ')}`);
    await rm(copy, { recursive: true, force: true });
  }
}

function build(
  cwd: string,
  output: string,
  args: readonly string[],
  env: Record<string, string> = {},
  withMemory = false,
): Promise<Sample> {
  const cli = join(root, 'scripts/cli.ts');
  const all = [cli, 'build', '--output', output, ...args];
  return measure(process.execPath, all, { cwd, env, withMemory });
}

function marp(output: string, browser: string, env: Readonly<Record<string, string>>): Promise<Sample> {
  const cli = join(root, 'node_modules/@marp-team/marp-cli/marp-cli.js');
  const args = [cli, join(output, 'deck.md'), '--pdf', '--allow-local-files'];
  const rest = ['--theme-set', join(output, 'deck.css'), '--browser', 'chrome', '--browser-path', browser];
  const target = ['--output', join(folder, 'marp.pdf')];
  // As root the sandbox cannot work; Marp CLI leaves it away only when told that it runs in a container.
  const container = process.getuid?.() === 0 ? { MARP_USER: 'root', CHROME_NO_SANDBOX: '1' } : {};
  return measure(process.execPath, [...args, ...rest, ...target], {
    cwd: folder,
    env: { ...env, ...container },
  });
}

/** Times of each stage over all runs, from the lines that a build writes: "draw  report: 3 drawings  120 ms". */
function stages(samples: readonly Sample[]): ReadonlyMap<string, readonly number[]> {
  const times = new Map<string, number[]>();
  for (const { stderr } of samples) {
    for (const [, name = '', what = '', time] of stderr.matchAll(/^(\w+) +(.*?) +(\d+) ms$/gmu)) {
      const output = /^(\w+):/u.exec(what)?.[1];
      const key = output === undefined ? name : `${name} ${output}`;
      times.set(key, [...(times.get(key) ?? []), Number(time)]);
    }
  }
  return times;
}

function median(samples: readonly Sample[]): number {
  return middle(samples.map(({ milliseconds }) => milliseconds));
}

function middle(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] ?? upper)) / 2;
}

function spread(samples: readonly Sample[]): string {
  const times = samples.map(({ milliseconds }) => milliseconds);
  return `(${Math.round(Math.min(...times))}–${Math.round(Math.max(...times))})`;
}

function ms(time: number): string {
  return `${Math.round(time)} ms`.padStart(9);
}
