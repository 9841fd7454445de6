import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../support/project.ts';
import { marpCommand } from './marp.ts';
import { multiply } from './multiply.ts';
import { measure, type Sample } from './sample.ts';
import { median, milliseconds, timesLine } from './statistics.ts';

/** What every part of the benchmark is given. */
export interface Bench {
  /** Folder of the project that is built. */
  readonly project: string;
  /** An empty folder for whatever is made. */
  readonly folder: string;
  readonly runs: number;
  readonly say: (line: string) => void;
}

/** Alternates whole cold builds with Marp's own PDF of the deck, so that whatever else the machine does hurts both alike. */
export async function compareBuilds({ project, folder, runs, say }: Bench): Promise<void> {
  const output = join(folder, 'dist');
  await build(project, output, ['--no-cache']);
  const marp = await marpCommand(output, ['--pdf', '--output', join(folder, 'marp.pdf')]);
  const [builds, marps, rebuilds]: [Sample[], Sample[], Sample[]] = [[], [], []];
  for (let run = 0; run < runs; run += 1) {
    builds.push(await build(project, output, ['--no-cache'], { NODE_DISABLE_COMPILE_CACHE: '1' }));
    marps.push(await measure(process.execPath, marp.args, { cwd: folder, env: { ...marp.env } }));
    rebuilds.push(await build(project, output, []));
  }
  const [a, b] = [timesOf(builds), timesOf(marps)];
  say(`Medians of ${runs} alternating runs, each in a fresh process`);
  say(timesLine('(a) whole build, cold, no caches', a));
  say(timesLine('(b) marp deck.md --pdf alone', b));
  say(timesLine('    whole build, nothing changed', timesOf(rebuilds)));
  say(`  a/b ${(median(a) / median(b)).toFixed(2)}`);
  say('Stages of (a); printing goes on while the next output is drawn');
  for (const [name, times] of stages(builds)) say(`  ${name.padEnd(20)} ${milliseconds(median(times))}`);
}

/** Builds the project with so many times its content, and tells time and memory. */
export async function growContent({ project, folder, say }: Bench, sizes: readonly number[]): Promise<void> {
  say('Growth, cold');
  for (const times of sizes) {
    const copy = join(folder, `x${times}`);
    await multiply(project, copy, times);
    const sample = await build(copy, join(copy, 'dist'), ['--no-cache'], {}, true);
    const pages = [...sample.stdout.matchAll(/^\S+\.pdf .*?(\d+ (?:page|slide)s?)/gmu)].map(
      (match) => match[1],
    );
    const memory = sample.megabytes === undefined ? '' : `${sample.megabytes.toFixed(0).padStart(6)} MB`;
    say(
      `  ${String(times).padStart(3)}×  ${milliseconds(sample.milliseconds)}  ${memory}  ${pages.join(', ')}`,
    );
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
  const cli = join(root, 'scripts/start.js');
  return measure(process.execPath, [cli, 'build', '--output', output, ...args], { cwd, env, withMemory });
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

function timesOf(samples: readonly Sample[]): readonly number[] {
  return samples.map((sample) => sample.milliseconds);
}
