// What an entry of a table says of the data on which it rests.
import { expect, it } from 'vitest';
import type { DataTable, Edition, TableRow } from '../../../scripts/model/edition.ts';
import { report } from '../../../scripts/render/report/report.ts';
import { contextOf } from '../../../scripts/render/report/report-context.ts';
import { basesOf } from '../../../scripts/render/tables/basis.ts';
import { sampleEdition } from '../../support/edition.ts';
import { sampleKit } from '../../support/kit.ts';

const context = contextOf(sampleEdition, sampleKit(sampleEdition, report), 'evidence');
const [dataset = expect.fail('no dataset')] = sampleEdition.datasets.values();
const resting = (...names: readonly string[]) => restingIn(sampleEdition, ...names);
const restingIn = (edition: Edition, ...names: readonly string[]) => {
  const rows = names.map((basis): TableRow => ({ id: basis, emphasis: false, cells: [], basis }));
  const table = { id: 'claims', title: [], columns: [], rows, sources: [] } satisfies DataTable;
  return basesOf(table, { ...context, edition });
};

it('names a row with the sources of that row, and a dataset with the figures and tables made from it', () => {
  const [row, whole] = resting(`${dataset.name}/${dataset.rows[0]?.id}`, dataset.name);
  expect(row?.parts).toMatchObject([{ dataset: dataset.name, places: [], all: '' }]);
  expect(row?.parts[0]?.rows).toMatchObject([{ row: dataset.rows[0]?.id, counted: '' }]);
  expect(row?.parts[0]?.rows[0]?.marks.length).toBeGreaterThan(0);
  expect(whole).toMatchObject({ before: 'Rests on ', parts: [{ all: '', rows: [] }] });
  expect(whole?.parts[0]?.href).toContain(`data-${dataset.name}`);
  expect(whole?.parts[0]?.places.map(({ label }) => label)).toEqual(['Figures']);
});

it('names the tables made from a dataset behind the figures', () => {
  const tables = [...sampleEdition.tables.values()].map((one) => ({
    ...one,
    number: 7,
    from: [dataset.name],
  }));
  const edition = { ...sampleEdition, tables: new Map(tables.slice(0, 1).map((one) => [one.id, one])) };
  const [whole] = restingIn(edition, dataset.name);
  expect(whole?.parts[0]?.places).toMatchObject([
    { label: 'Figures' },
    { label: 'Table', marks: [{ mark: '7' }] },
  ]);
});

it('joins what it says of one dataset, with sources behind the last of several rows that have the same', () => {
  const ids = dataset.rows.slice(0, 2).map(({ id }) => String(id));
  const [both] = resting([dataset.name, ...ids.map((id) => `${dataset.name}/${id}`)].join('; '));
  expect(both?.parts).toHaveLength(1);
  expect(both?.parts[0]?.places).not.toEqual([]);
  expect(both?.parts[0]?.rows.map(({ row }) => row)).toEqual(ids);
  expect(both?.parts[0]?.rows.at(-1)?.marks).not.toEqual([]);
});

it('counts the rows for which a name with a star stands', () => {
  const [one] = resting(`${dataset.name}/*`);
  expect(one?.parts[0]?.rows).toMatchObject([{ row: '*', counted: `${dataset.rows.length} rows` }]);
});

it('says of a dataset from which nothing is made how many rows its file has, and their sources', () => {
  const edition = { ...sampleEdition, figures: new Map(), tables: new Map() };
  const [whole] = restingIn(edition, dataset.name);
  const [part] = whole?.parts ?? [];
  expect(part).toMatchObject({ places: [], all: `all ${dataset.rows.length} rows, in its file only` });
  expect(part?.rows[0]?.marks.length).toBeGreaterThan(0);
});

it('names several with semicolons between them', () => {
  const [first, second] = sampleEdition.datasets.values();
  const [both] = resting(`${first?.name}; ${second?.name}`);
  expect(both?.parts).toMatchObject([
    { dataset: first?.name, isLast: false },
    { dataset: second?.name, isLast: true },
  ]);
});

it('says nothing where nothing is recorded, and of a dataset that there is not', () => {
  expect(resting('', 'nowhere')).toEqual([undefined, undefined]);
});
