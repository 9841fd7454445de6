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
  expect(row).toMatchObject({ dataset: dataset?.name, row: dataset?.rows[0]?.id, figures: [] });
  expect(row?.marks.length).toBeGreaterThan(0);
  expect(whole).toMatchObject({ row: '', marks: [], before: 'Rests on ' });
  expect(whole?.href).toContain(`data-${dataset?.name}`);
});

it('says nothing where nothing is recorded, and of a dataset that there is not', () => {
  expect(resting('', 'nowhere')).toEqual([undefined, undefined]);
});
