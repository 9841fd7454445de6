// `data package`: what the package holds, and that every number comes out of it as it went in.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { sha256 } from '../../../scripts/model/digest.ts';
import { smallProject } from '../../support/project.ts';
import { cliHere } from '../../support/session.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

async function project(): Promise<string> {
  const folder = await smallProject();
  folders.push(folder);
  return folder;
}

it('writes each dataset as CSV with its schema, licences and sources, and says how the edition is cited', async () => {
  const folder = await project();
  const path = join(folder, 'data/benchmarks/boot-times.json');
  const dataset = JSON.parse(await readFile(path, 'utf8'));
  dataset.data[0].monitor = '=small, "quoted"';
  dataset.licenses = [{ name: 'Terms of the maker', path: 'https://example.org/terms' }];
  await writeFile(path, JSON.stringify(dataset));
  const { code, stdout } = await cliHere(['data', 'package'], folder);
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'dist/data-package: 1 dataset, 2 rows\n' });
  const out = join(folder, 'dist/data-package');
  const text = (name: string) => readFile(join(out, name), 'utf8');
  expect((await readdir(out)).sort()).toEqual([
    '.zenodo.json',
    'CITATION.cff',
    'boot-times.csv',
    'datapackage.json',
  ]);

  const descriptor = JSON.parse(await text('datapackage.json'));
  const csv = await text('boot-times.csv');
  const [resource] = descriptor.resources;
  expect(descriptor).toMatchObject({ version: 'minimal', created: '2026-11-20T00:00:00Z' });
  expect(resource).toMatchObject({
    name: 'boot-times',
    path: 'boot-times.csv',
    bytes: new TextEncoder().encode(csv).length,
    hash: `sha256:${sha256(csv)}`,
    licenses: [
      { name: 'Terms-of-the-maker', title: 'Terms of the maker', path: 'https://example.org/terms' },
    ],
    schema: { primaryKey: ['id'], missingValues: [''] },
  });
  expect(resource.schema.fields.map(({ name }: { name: string }) => name)).toEqual(['id', 'monitor', 'time']);
  for (const { title } of [...descriptor.sources, ...resource.sources]) expect(title).toMatch(/\w/u);
  // Formulas are protected for spreadsheets only: a package holds the data as they are.
  expect(parse(csv, { columns: true })).toEqual([
    { id: 'small', monitor: '=small, "quoted"', time: '125' },
    { id: 'large', monitor: 'Large', time: '480' },
  ]);
  expect(parseYaml(await text('CITATION.cff'))).toMatchObject({
    'cff-version': '1.2.0',
    type: 'dataset',
    version: 'minimal',
  });
  expect(JSON.parse(await text('.zenodo.json'))).toMatchObject({
    version: 'minimal',
    language: 'eng',
    license: 'cc-by-4.0',
  });
});

it('writes the same bytes again, takes tables away that are gone, and writes nothing with errors', async () => {
  const folder = await project();
  const out = join(folder, 'package');
  const run = () => cliHere(['data', 'package', '-o', 'package'], folder);
  await run();
  const first = await readFile(join(out, 'datapackage.json'), 'utf8');
  const descriptor = JSON.parse(first);
  descriptor.resources.push({ name: 'old', path: 'old.csv' }, { name: 'foreign', path: '../foreign.csv' });
  await writeFile(join(out, 'datapackage.json'), JSON.stringify(descriptor));
  await writeFile(join(out, 'old.csv'), 'id\n');
  await writeFile(join(folder, 'foreign.csv'), 'id\n');
  expect((await run()).code).toBe(0);
  expect(await readdir(out)).not.toContain('old.csv');
  expect(await readFile(join(folder, 'foreign.csv'), 'utf8')).toBe('id\n');
  expect(await readFile(join(out, 'datapackage.json'), 'utf8')).toBe(first);
  await writeFile(join(folder, 'data/benchmarks/boot-times.json'), '{}');
  expect(await run()).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('data/benchmarks/boot-times.json'),
  });
  expect(await readFile(join(out, 'datapackage.json'), 'utf8')).toBe(first);
});
