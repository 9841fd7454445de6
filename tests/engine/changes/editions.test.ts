// Ten cells are edited between two editions: what the commands, the page and the slide say is held against what was done.
import { execFileSync } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { makeLedger } from '../../../scripts/changes/ledger.ts';
import { diskWorld } from '../../../scripts/host/disk/world.ts';
import type { Changes } from '../../../scripts/model/editions/changes.ts';
import { openRun } from '../../../scripts/pipeline.ts';
import { makeManifest } from '../../../scripts/records/manifest.ts';
import { outputs } from '../../../scripts/render/index.ts';
import { minimalProject } from '../../support/check.ts';
import { copyFixture } from '../../support/project.ts';
import { minimalRun, testHost } from '../../support/run.ts';
import { cliHere } from '../../support/session.ts';
import { loadTopics } from '../../support/topics.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

interface Cells {
  readonly times: readonly number[];
  readonly verdict: string;
  readonly word: string;
  readonly ids?: readonly string[];
  readonly corrections?: readonly object[];
}

const ids = ['r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7', 'r8'];
const first: Cells = { times: [10, 20, 30, 40, 50, 60, 70, 80], verdict: 'wrong', word: 'cold' };
/** Ten cells are other ones: the times of all eight rows, the verdict and the word; r8 is another row, and one row is corrected. */
const second: Cells = {
  times: [11, 22, 33, 44, 55, 66, 77, 88],
  verdict: 'supported',
  word: 'warm',
  corrections: [{ text: 'The clock of one run was wrong.', rows: ['r3'] }],
};

function dataset({ times, verdict, word, corrections }: Cells): string {
  const field = (name: string, type: string, more: object = {}) => ({
    name,
    type,
    title: name.charAt(0).toUpperCase() + name.slice(1),
    description: 'A field.',
    ...more,
  });
  const rows = ids.map((id, index) => ({
    id,
    run: `Run ${id.slice(1)}`,
    time: times[index],
    judgement: index === 0 ? verdict : 'supported',
    state: index === 1 ? word : 'cold',
  }));
  return JSON.stringify({
    name: 'runs',
    title: 'Runs',
    description: 'Eight runs.',
    schema: {
      fields: [
        field('id', 'string'),
        field('run', 'string'),
        field('time', 'number', { unit: 'ms', statistic: 'median' }),
        field('judgement', 'string', { isVerdict: true }),
        field('state', 'string'),
      ],
      primaryKey: ['id'],
    },
    rowTitle: '{run}',
    sources: [{ id: 'author2020', where: 'table 2' }],
    licenses: [{ name: 'CC-BY-4.0' }],
    ...(corrections && { corrections }),
    retrieved: '2026-11-20',
    reviewBy: '2027-11-20',
    data: rows,
  });
}

const runs = `---
short: Runs
---

# Runs

In the first run the guest took {{duration runs.r1.time}}, in the second {{duration runs.r2.time}}. [@tbl:runs] has all.

::table{#runs}
`;
const changes = `---
matter: back
divider: false
---

# What changed since edition {{editions.last.name}}

::changes

:::slide{layout=backup #slide-changes}
# What changed since edition {{editions.last.name}}

::changes{most=4}
:::
`;
const table = {
  title: 'Runs',
  dataset: 'runs',
  columns: ['run', 'time', 'judgement', 'state'].map((field) => ({ field })),
};

async function project(): Promise<string> {
  const folder = await copyFixture('minimal');
  folders.push(folder);
  await writeFile(join(folder, 'content/20-runs.md'), runs);
  await writeFile(join(folder, 'content/98-changes.md'), changes);
  await writeFile(join(folder, 'templates/tables/runs.json'), JSON.stringify(table));
  await edit(folder, first, { id: 'one', date: '2026-11-20' });
  return folder;
}

/** Writes the cells and the name of the edition. */
async function edit(folder: string, cells: Cells, { id, date }: { id: string; date: string }): Promise<void> {
  await writeFile(join(folder, 'data/benchmarks/runs.json'), dataset(cells));
  const path = join(folder, 'content/edition.yml');
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace(/^id: .*$/mu, `id: ${id}`).replace(/^date: .*$/mu, `date: ${date}`));
}

async function open(folder: string, all = false) {
  const host = testHost(await diskWorld(folder), { topics: loadTopics });
  return openRun(host, { outputs: all ? outputs : [] });
}

/** The records of a build, without printing one. */
async function build(folder: string): Promise<string> {
  const { project: parsed, edition } = await (await open(folder)).resolved();
  const manifest = makeManifest({
    generator: 'test',
    edition,
    sources: parsed.sources,
    date: `${edition.meta.date}T00:00:00Z`,
    artifacts: [{ path: 'report.pdf', output: 'report', bytes: 1, sha256: '0', pages: 7 }],
    drawings: {},
    tools: {},
  });
  const built = join(folder, 'dist');
  await mkdir(built, { recursive: true });
  await writeFile(join(built, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(built, 'ledger.json'), JSON.stringify(makeLedger(edition, parsed.tables)));
  return built;
}

/** Runs commands over a folder, in this process. */
function commandsIn(folder: string) {
  return (...args: string[]) => cliHere(args, folder);
}

const done = {
  corrections: ['The clock of one run was wrong.'],
  verdict: ['Run 1', 'wrong', 'supported'],
  sentences: [
    ['Run 1, time', '10 ms', '11 ms'],
    ['Run 2, time', '20 ms', '22 ms'],
  ],
  cells: [3, 4, 5, 6, 7, 8].map((run) => [`Runs: Run ${run}, Time`, `${run * 10} ms`, `${run * 11} ms`]),
};

it('says of ten edited cells on the page, on the slide, as text and as JSON what was done', async () => {
  const folder = await project();
  await build(folder);
  const cli = commandsIn(folder);
  expect(await cli('edition', 'freeze', '-q')).toMatchObject({ code: 0 });
  const frozen = JSON.parse(await readFile(join(folder, 'data/editions/one.json'), 'utf8'));
  expect(frozen.build.files).toEqual({ 'report.pdf': { sha256: '0', pages: 7 } });
  expect(frozen.tables.runs.rows.r1).toMatchObject({
    label: 'Run 1',
    cells: { time: 10, judgement: 'wrong' },
  });
  await edit(folder, second, { id: 'two', date: '2026-12-20' });

  const { code, stdout } = await cli('moved', '--since', 'one', '--format', 'json', '-q');
  expect(code).toBe(0);
  const said = (JSON.parse(stdout) as Changes).changes;
  const told = (kind: string) =>
    said
      .filter((change) => change.kind === kind)
      .map(({ label, before, after }) => [label, before, after])
      .sort();
  expect(told('correction')).toEqual([[...done.corrections, undefined, undefined]]);
  expect(told('verdict')).toEqual([done.verdict]);
  expect(told('number')).toEqual([...done.sentences, ...done.cells].sort());
  expect(said.filter(({ kind }) => kind === 'words')).toEqual([
    {
      kind: 'words',
      label: 'Runs',
      places: ['Table 2'],
      reasons: [{ kind: 'row-changed', names: ['Run 2'] }],
      isHeadline: false,
      name: 'runs',
    },
  ]);
  expect(said.filter(({ kind }) => kind === 'order' || kind === 'rows')).toEqual([]);

  const text = (await cli('moved', '-q')).stdout;
  expect(text).toContain('What changed since edition one of 20 November 2026');
  for (const [label, before, after] of done.sentences)
    expect(text).toContain(`${label}: ${before} → ${after}`);
  const markdown = (await cli('moved', '--format', 'markdown', '-q')).stdout;
  expect(markdown).toContain('### Corrections\n\n- The clock of one run was wrong. (Runs)');
  expect(text).not.toMatch(/runs[./]r\d/u);

  const { edition, messages, outputs: made } = await (await open(folder, true)).rendered();
  expect(messages.filter(({ fatal }) => fatal !== undefined)).toEqual([]);
  const pages = made.flatMap((output) => output.pages);
  const html = (path: string) => {
    const page = pages.find((candidate) => candidate.path === path);
    return (page && 'text' in page ? page.text : '').replaceAll('\u00a0', ' ').replaceAll(/<[^>]+>/gu, '|');
  };
  const report = html('report.html');
  const words = report
    .slice(report.lastIndexOf('What changed since edition |one'))
    .replaceAll(/\|(?:\s*\|)*/gu, '|');
  expect(words).toContain('Since edition one, of |20 November 2026|: 8 numbers moved; 1 verdict turned.');
  expect(words).toContain('Runs: |The clock of one run was wrong.');
  expect(words).toContain('Verdict on “Run 1”: wrong, now |supported');
  for (const [label, before, after] of [...done.sentences, ...done.cells]) {
    const [from, to] = [before, after].map((value) => value?.replace(/ ms$/u, ''));
    expect(words).toMatch(new RegExp(`${label}, ms [^|]*\\|\\s*${from}\\|\\s*${to}\\|`, 'u'));
  }
  const slide = edition.slides.find(({ id }) => id === 'slide-changes');
  const shown = JSON.stringify(slide?.slots).replaceAll('\u00a0', ' ');
  expect(slide?.label).toMatch(/^B\d+$/u);
  const items = shown.split('listItem').slice(1).map(wordsIn);
  expect(items).toEqual([
    `Correction: ${done.corrections[0]}`,
    'Verdict on “Run 1”: wrong, now supported',
    ...done.sentences.map(
      ([label, before, after]) => `Number: ${label} went from ${before?.replace(/ ms$/u, '')} to ${after}.`,
    ),
  ]);

  // Frozen once more, the next edition is compared with this one alone.
  await build(folder);
  expect(await cli('edition', 'freeze', '-q')).toMatchObject({ code: 0 });
  await edit(
    folder,
    { ...second, times: [12, ...second.times.slice(1)] },
    { id: 'three', date: '2027-01-20' },
  );
  const last = JSON.parse((await cli('moved', '--format', 'json', '-q')).stdout) as Changes;
  expect(last.since.id).toBe('two');
  expect(last.changes.map(({ label, before, after }) => [label, before, after])).toEqual([
    // The heading of the page names the edition that is compared with.
    ['edition of 2026-12-20, name', 'one', 'two'],
    ['Run 1, time', '11 ms', '12 ms'],
  ]);
}, 120_000);

/** The words of a part of a tree that is written as JSON. */
function wordsIn(json: string): string {
  return [...json.matchAll(/"value":"([^"]*)"/gu)].map(([, value]) => value).join('');
}

it('has no page, no slide and no place in the talk in a first edition; a list that names an edition is an error', async () => {
  const talk = 'talk:\n  minutes: 5\n  backup: [slide-changes]\n';
  const yml = String(minimalProject()['content/edition.yml']).replace('talk:\n  minutes: 5\n', talk);
  const overlay = { 'content/98-changes.md': changes, 'content/edition.yml': yml };
  const { edition, messages } = await minimalRun(overlay).resolved();
  expect(messages).toEqual([]);
  expect(edition.chapters.map(({ id }) => id)).not.toContain('changes');
  expect(edition.slides.map(({ id }) => id)).not.toContain('slide-changes');
  const named = { 'content/98-changes.md': '# Changes\n\nIn words.\n\n::changes{since=2026.10}\n' };
  const said = (await minimalRun(named).resolved()).messages;
  expect(said.map(({ file, line, column, ruleId }) => `${file}:${line}:${column} ${ruleId}`)).toEqual([
    'content/98-changes.md:5:11 unknown-edition',
  ]);
});

it('freezes only what was built from the inputs, and a published edition only once', async () => {
  const folder = await project();
  const cli = commandsIn(folder);
  expect(await cli('edition', 'freeze')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('Cannot find a build in `dist`'),
  });
  await build(folder);
  expect(await cli('edition', 'freeze', '-q')).toMatchObject({ code: 0 });
  const path = join(folder, 'data/editions/one.json');
  const text = await readFile(path, 'utf8');
  const again = await cli('edition', 'freeze', '-q');
  expect(again).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('`data/editions/one.json` is there already'),
  });
  await edit(folder, second, { id: 'one', date: '2026-11-20' });
  const other = await cli('edition', 'freeze', '--force', '-q');
  expect(other).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('`data/benchmarks/runs.json` differs'),
  });
  expect(await readFile(path, 'utf8')).toBe(text);
});

it('compares with a commit, with a build, and says what does not exist', async () => {
  const folder = await project();
  const cli = commandsIn(folder);
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], { cwd: folder });
  git('init', '-q');
  git('add', 'content', 'data', 'templates');
  git('commit', '-q', '-m', 'First edition');
  git('tag', 'edition-one');
  const built = await build(folder);
  await edit(folder, second, { id: 'two', date: '2026-12-20' });
  for (const since of ['edition-one', 'HEAD', join(built, 'manifest.json')]) {
    const { code, stdout } = await cli('moved', '--since', since, '-q');
    expect({ since, code }).toEqual({ since, code: 0 });
    expect(stdout).toContain('Run 1, time: 10 ms → 11 ms');
  }
  const boot = join(folder, 'data/benchmarks/boot-times.json');
  await writeFile(boot, (await readFile(boot, 'utf8')).replace('"time": 125', '"time": 500'));
  const contradicted = await cli('moved', '--since', 'edition-one', '-q');
  expect(contradicted.code).toBe(0);
  expect(contradicted.stdout).toMatch(
    /^ {2}holds no longer: The small monitor boots faster \(.*480 ms.*500 ms/mu,
  );
  expect(await cli('moved', '--since', 'nothing', '-q')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('Cannot read the project at `nothing`'),
  });
  expect(await cli('moved', '-q')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('no earlier edition is frozen'),
  });
}, 60_000);
