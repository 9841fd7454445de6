// `data new`: a dataset from a CSV file, and everything that is refused before one is written.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runData } from '../../../scripts/commands/data/data.ts';
import { isThere } from '../../../scripts/host/disk/files.ts';
import { parseDataset } from '../../../scripts/read/data/dataset.ts';
import { smallProject } from '../../support/project.ts';
import { cliHere, runHere } from '../../support/session.ts';

let folder = '';
beforeAll(async () => {
  folder = await smallProject();
});
afterAll(() => rm(folder, { recursive: true }));

const csv =
  'Monitor,Boot time (ms),Year,Seen,Fast,Guests\nSmall one,125.5,2026,2026-11-01,true,3\nSmall one,480,2025,2026-11-02,false,\n';
const said = [
  '--title',
  'Starts',
  '--source',
  'author2020',
  '--licence',
  'CC-BY-4.0',
  '--retrieved',
  '2026-11-20',
];
const run = async (text: string, ...args: string[]) => {
  await writeFile(join(folder, 'in.csv'), text);
  return cliHere(['data', 'new', 'in.csv', ...args], folder);
};
const path = 'data/runs/starts.json';

it('infers names, types and units, makes ids, and writes a dataset without a fault', async () => {
  const { code, stdout } = await run(csv, '--as', 'runs/starts', ...said, '--units', 'guests=count');
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: `${path}: 2 rows; id string, monitor string, bootTime number in ms, year year, seen date, fast boolean, guests integer in count\n`,
  });
  const text = await readFile(join(folder, path), 'utf8');
  const { value, messages } = parseDataset(path, text);
  expect(messages).toEqual([]);
  expect(value).toMatchObject({ title: 'Starts', retrieved: '2026-11-20', reviewBy: '2027-11-20' });
  expect(value?.fields.find(({ name }) => name === 'bootTime')).toMatchObject({
    title: 'Boot time',
    unit: 'ms',
  });
  expect(value?.rows).toEqual([
    {
      id: 'small-one',
      monitor: 'Small one',
      bootTime: 125.5,
      year: 2026,
      seen: '2026-11-01',
      fast: true,
      guests: 3,
    },
    { id: 'small-one-2', monitor: 'Small one', bootTime: 480, year: 2025, seen: '2026-11-02', fast: false },
  ]);
  const again = await run(csv, '--as', 'runs/starts', ...said, '--units', 'guests=count');
  expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('`starts`, which exists') });
});

it.each([
  ['what is missing', csv, ['--as', 'runs/other'], '`--title`, `--source`, `--licence`, `--units guests=…`'],
  ['a place without a group', csv, ['--as', 'other', ...said], 'expected a group and a name'],
  [
    'an unknown unit',
    csv,
    ['--as', 'runs/other', ...said, '--units', 'guests=gests'],
    'Unexpected unit `gests`',
  ],
  [
    'an unknown source',
    csv,
    ['--as', 'runs/other', ...said, '--units', 'guests=count', '--source', 'author202'],
    'did you mean `author2020`?',
  ],
  [
    'a date after the edition',
    csv,
    ['--as', 'runs/other', ...said, '--units', 'guests=count', '--retrieved', '2027-01-01'],
    "which is after 2026-11-20, the edition's own",
  ],
])('refuses %s, and writes nothing', async (_, text, args, reason) => {
  const { code, stderr } = await run(text, ...args);
  expect(code).toBe(2);
  expect(stderr).toContain(reason);
  expect(await isThere(join(folder, 'data/runs/other.json'))).toBe(false);
});

it('tells the place of what does not fit, and writes nothing', async () => {
  const { code, stdout } = await run('id,time\nA B,5\n', '--as', 'runs/other', ...said, '--units', 'time=ms');
  expect(code).toBe(1);
  expect(stdout).toMatch(/^in\.csv:2:1: error/mu);
  expect(await isThere(join(folder, 'data/runs/other.json'))).toBe(false);
});

it('asks a person at the terminal for what is missing, again after an answer that is none, and writes nothing without answers', async () => {
  await writeFile(join(folder, 'in.csv'), 'Name,Time\nA,5\n');
  const values = { as: 'runs/asked', retrieved: '2026-11-20' };
  const nobody = await runHere(runData, folder, ['new', 'in.csv'], { values });
  expect(nobody).toMatchObject({
    code: 2,
    err: expect.stringContaining('Missing `--title`, `--source`, `--licence`'),
  });
  const answers = ['Asked runs', 'author202', 'author2020', 'CC-BY-4.0', 'mss', 'ms'];
  const asked = await runHere(runData, folder, ['new', 'in.csv'], { values, answers });
  expect(asked).toMatchObject({ code: 0, out: expect.stringContaining('time integer in ms') });
  expect(asked.err).toContain('unexpected `author202`: did you mean `author2020`?');
  expect(asked.err).toContain('unexpected `mss`: did you mean `ms`?');
  const dataset = JSON.parse(await readFile(join(folder, 'data/runs/asked.json'), 'utf8'));
  expect(dataset).toMatchObject({
    title: 'Asked runs',
    sources: [{ id: 'author2020' }],
    licenses: [{ name: 'CC-BY-4.0' }],
  });
  const options = {
    ...values,
    as: 'runs/late',
    title: 'T',
    source: 'author2020',
    licence: 'CC0-1.0',
    units: 'time=ms',
    retrieved: '',
  };
  const late = await runHere(runData, folder, ['new', 'in.csv'], {
    values: Object.fromEntries(Object.entries(options).filter(([, value]) => value !== '')),
    now: '2026-12-20T12:00:00Z',
  });
  expect(late).toMatchObject({
    code: 1,
    err: expect.stringContaining('after 2026-11-20, the date of the edition'),
  });
});
