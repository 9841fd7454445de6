// `data stale`: what is overdue today, worst first, and the command that mends it.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { smallProject } from '../../support/project.ts';
import { cliHere } from '../../support/session.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

const kinds = {
  kinds: { prices: { title: 'Prices', days: 30 }, papers: { title: 'Papers' } },
  default: 'papers',
};

async function project(): Promise<string> {
  const folder = await smallProject();
  folders.push(folder);
  const path = join(folder, 'data/benchmarks/boot-times.json');
  const boot = JSON.parse(await readFile(path, 'utf8'));
  const other = (name: string, own: object) =>
    writeFile(join(folder, `data/benchmarks/${name}.json`), JSON.stringify({ ...boot, name, ...own }));
  await writeFile(join(folder, 'data/kinds.json'), JSON.stringify(kinds));
  await other('list-prices', { kind: 'prices', retrieved: '2026-11-01' });
  await other('reviewed', { reviewBy: '2026-12-01' });
  return folder;
}

const at = (folder: string, date: string) =>
  cliHere(['data', 'stale'], folder, {
    SOURCE_DATE_EPOCH: String(Date.parse(`${date}T12:00:00Z`) / 1000),
  });

it('lists datasets that are overdue, the worst first, each with a command, and ends with 1', async () => {
  const folder = await project();
  const { code, stdout, stderr } = await at(folder, '2026-12-11');
  expect(code).toBe(1);
  expect(stdout.split('\n')).toEqual([
    'list-prices    10 days overdue  40 days old, 30 allowed (Prices)',
    '             npm run data -- import list-prices.csv --as list-prices --retrieved 2026-12-11',
    'reviewed       10 days overdue  was to be reviewed by 2026-12-01',
    '             npm run data -- import reviewed.csv --as reviewed --retrieved 2026-12-11',
    '',
  ]);
  expect(stderr).toContain('2 of 3 datasets overdue on 2026-12-11');
  const later = await at(folder, '2026-12-21');
  expect(later.stdout).toMatch(/^list-prices {4}20 days overdue.*\n.*\nreviewed {7}20 days/u);
});

it('names the command that reads rows again, and the import for those that nothing reads', async () => {
  const folder = await project();
  const path = join(folder, 'data/benchmarks/list-prices.json');
  const dataset = JSON.parse(await readFile(path, 'utf8'));
  const refresh = { from: 'json', url: 'https://example.org/list', map: { time: 'ms' } };
  const commands = async (own: object) => {
    await writeFile(path, JSON.stringify({ ...dataset, refresh: [{ ...refresh, ...own }] }));
    const { stdout } = await at(folder, '2026-12-11');
    return stdout.split('\n').slice(
      1,
      stdout.split('\n').findIndex((line) => line.startsWith('reviewed')),
    );
  };
  const [read, imported] = [
    '             npm run data -- refresh list-prices',
    '             npm run data -- import list-prices.csv --as list-prices --retrieved 2026-12-11',
  ];
  expect(await commands({})).toEqual([read]);
  expect(await commands({ keys: { small: 'Small' } })).toEqual([read, imported]);
});

it('lists all datasets, with what reads them again', async () => {
  const folder = await project();
  const path = join(folder, 'data/benchmarks/list-prices.json');
  const dataset = JSON.parse(await readFile(path, 'utf8'));
  const refresh = [{ from: 'json', url: 'https://example.org/list', map: { time: 'ms' } }];
  await writeFile(path, JSON.stringify({ ...dataset, refresh }));
  const { code, stdout } = await cliHere(['data', 'list'], folder);
  expect(code).toBe(0);
  const [boot = '', prices = '', reviewed = ''] = stdout.split('\n');
  expect(prices).toMatch(/^list-prices .* review by .* \(refresh: json\)$/u);
  expect(boot + reviewed).not.toContain('refresh');
});

it('ends with 0 where everything is fresh, on the last day of a limit, too', async () => {
  const folder = await project();
  expect(await at(folder, '2026-12-01')).toMatchObject({
    code: 0,
    stdout: 'all 3 datasets are fresh on 2026-12-01\n',
  });
  expect((await at(folder, '2026-12-02')).code).toBe(1);
});
