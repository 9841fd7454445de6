// `data new`: a dataset from a CSV file, and everything that is refused before one is written.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isThere } from '../../../scripts/host/disk/files.ts';
import { parseDataset } from '../../../scripts/read/data/dataset.ts';
import { runCli, smallProject } from '../../support/project.ts';

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
  return runCli(['data', 'new', 'in.csv', ...args], { cwd: folder });
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
