// What an entry of a table says of the data on which it rests.
import { expect, it } from 'vitest';
import type { DataTable, TableRow } from '../../../scripts/model/edition.ts';
import { report } from '../../../scripts/render/report/report.ts';
import { contextOf } from '../../../scripts/render/report/report-context.ts';
import { basesOf } from '../../../scripts/render/tables/basis.ts';
import { sampleEdition } from '../../support/edition.ts';
import { sampleKit } from '../../support/kit.ts';

const context = contextOf(sampleEdition, sampleKit(sampleEdition, report), 'evidence');
const resting = (...names: readonly string[]) => {
  const rows = names.map((basis): TableRow => ({ id: basis, emphasis: false, cells: [], basis }));
  return basesOf({ id: 'claims', title: [], columns: [], rows, sources: [] } satisfies DataTable, context);
};

it('names a row with the sources of that row, and a dataset with the figures that show it', () => {
  const [dataset] = sampleEdition.datasets.values();
  const [row, whole] = resting(`${dataset?.name}/${dataset?.rows[0]?.id}`, dataset?.name ?? '');
  const [named] = row?.parts ?? [];
  expect(named).toMatchObject({ dataset: dataset?.name, row: dataset?.rows[0]?.id, figures: [] });
  expect(named?.marks.length).toBeGreaterThan(0);
  expect(whole).toMatchObject({ before: 'Rests on ', parts: [{ row: '', marks: [] }] });
  expect(whole?.parts[0]?.href).toContain(`data-${dataset?.name}`);
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
