import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Option, readOptions } from '../../scripts/commands/session/options.ts';
import { Failure, wrongUsage } from '../../scripts/messages/failure.ts';
import { root } from '../support/project.ts';
import { type Bench, compareBuilds, growContent } from './cold.ts';
import { compareFloor } from './floor.ts';
import { compareLive } from './live.ts';
import { watchMemory } from './memory.ts';
import { timePage } from './page.ts';

const parts = ['floor', 'cold', 'growth', 'live', 'page', 'memory'] as const;

/** Without `--only`: the other one takes most of an hour. */
const usualParts = ['floor', 'cold', 'growth', 'live', 'page'] as const;

const options: readonly Option[] = [
  { name: 'only', value: 'part', choices: parts, summary: 'one part only' },
  { name: 'runs', value: 'number', summary: 'how often each thing is measured; 7 if absent' },
  { name: 'quick', summary: 'two runs and less growth: whether it works' },
  { name: 'project', value: 'folder', summary: 'the content of another folder' },
  { name: 'help', short: 'h', summary: 'this text' },
];

const help = `Measures the pipeline beside Marp CLI, in alternating runs

  floor   builds and checks, cold, warm and after an edit, beside printing the finished HTML once
  cold    a whole build without caches beside \`marp deck.md --pdf\` alone, and its stages
  growth  time and memory of a build with 10 and 40 times the content
  live    from saving a number to a page that shows it and to fresh PDFs, beside \`marp --watch\`
  page    the HTML edition, also on a slow processor: beside the same page without scripts: until it answers, a step of a calculator, search, cards; BEFORE=<report.html> sets another beside it
  memory  what the preview holds over 450 rebuilds; only when it is asked for

Options
${options.map(({ name, value, summary }) => `  ${`--${name}${value === undefined ? '' : ` <${value}>`}`.padEnd(20)} ${summary}`).join('\n')}
`;

async function main(args: readonly string[]): Promise<void> {
  const { values } = readOptions(args, options);
  if (values.help === true) return void process.stdout.write(help);
  const isQuick = values.quick === true;
  const runs = Number(values.runs ?? (isQuick ? 2 : 7));
  if (!Number.isInteger(runs) || runs < 1) throw wrongUsage('--runs takes a whole number above zero');
  const asked = values.only === undefined ? usualParts : parts.filter((part) => values.only === part);
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const project = resolve(typeof values.project === 'string' ? values.project : root);
  const bench: Bench = { project, folder, runs, say: (line) => void process.stdout.write(`${line}\n`) };
  const run = {
    floor: () => compareFloor(bench),
    cold: () => compareBuilds(bench),
    growth: () => growContent(bench, isQuick ? [1, 4] : [1, 10, 40]),
    live: () => compareLive(bench),
    page: () => timePage(bench),
    memory: () => watchMemory(bench, isQuick ? 40 : 450),
  };
  try {
    for (const part of asked) await run[part]();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  const isKnown = error instanceof Failure;
  process.stderr.write(
    `${isKnown ? [error.message, error.help].filter(Boolean).join('\nhelp: ') : String(error)}\n`,
  );
  process.exitCode = isKnown ? error.exitCode : 1;
}
