// How the ledger groups cells and places.
import { describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../../../scripts/model/edition.ts';
import { groupCells } from '../../../scripts/render/report/cell-groups.ts';
import { eachOnce, ledgerContext } from '../../../scripts/render/report/ledger.ts';
import { report } from '../../../scripts/render/report/report.ts';
import { contextOf } from '../../../scripts/render/report/report-context.ts';
import { nameRowLists } from '../../../scripts/render/report/row-lists.ts';
import { sampleEdition } from '../../support/edition.ts';
import { sampleKit } from '../../support/kit.ts';

const cell = (dataset: string, row: string, field: string) => ({ dataset, row, field });

describe('cells in the ledger', () => {
  it('are grouped by dataset and by the fields of their rows', () => {
    const cells = [
      cell('prices', 'm7i', 'hour'),
      cell('prices', 'm7i', 'memory'),
      cell('prices', 'eks', 'hour'),
      cell('boot', 'qemu', 'p50'),
    ];
    expect(groupCells(cells)).toEqual([
      { dataset: 'prices', places: 'hour, memory of m7i; hour of eks', isLast: false },
      { dataset: 'boot', places: 'p50 of qemu', isLast: true },
    ]);
  });

  it('are all named up to fifteen rows, and counted when there are more', () => {
    const rows = [...'abcdefghijklmnop'];
    const cells = rows.map((row) => cell('boot', row, 'p50'));
    expect(groupCells(cells.slice(0, 15))[0]?.places).toBe(`p50 of ${rows.slice(0, 15).join(', ')}`);
    expect(groupCells(cells)[0]?.places).toBe('p50 of 16 rows, a among them');
  });

  it('names a date of a whole dataset without a row', () => {
    expect(groupCells([{ dataset: 'prices', row: '', field: 'retrieved' }])[0]?.places).toBe('retrieved');
  });
});

describe('lists of rows', () => {
  const fields = ['typicalTime', 'slowestTime', 'fastestTime'];
  const across = fields.flatMap((field) => [
    cell('boot-times', 'firecracker', field),
    cell('prices', 'm7i', field),
  ]);
  const entry = (cells: LedgerEntry['cells']): LedgerEntry => ({
    ...(sampleEdition.ledger[0] as LedgerEntry),
    cells,
  });
  const named = (...cells: readonly LedgerEntry['cells'][]) =>
    nameRowLists({ ...sampleEdition, ledger: cells.map(entry) });

  it('of several datasets that two numbers have are named as a whole', () => {
    const lists = named(across, across);
    expect(lists.all.map(({ name, parts }) => [name, parts.map(({ dataset }) => dataset)])).toEqual([
      ['L1', ['boot-times', 'prices']],
    ]);
    expect(lists.partsOf(groupCells(across)).map(({ list }) => list?.name)).toEqual(['L1']);
  });

  it('of one dataset are named where different numbers have them', () => {
    const other = [...across.filter(({ dataset }) => dataset === 'prices'), cell('boot', 'qemu', 'p50')];
    const lists = named(across, across, other);
    expect(
      lists.all.map(({ name, parts }) => [name, parts.map(({ list, dataset }) => list?.name ?? dataset)]),
    ).toEqual([
      ['L1', ['prices']],
      ['L2', ['boot-times', 'L1']],
    ]);
    expect(lists.partsOf(groupCells(other)).map(({ list, dataset }) => list?.name ?? dataset)).toEqual([
      'L1',
      'boot',
    ]);
    expect(named(across).all).toEqual([]);
  });
});

describe('places in the ledger', () => {
  it('are listed once by label, and a note only where its slide is not listed', () => {
    const shown = [
      { kind: 'figure', label: 'Figure 5', anchor: 'fig-a' },
      { kind: 'slide', label: 'slide 7', anchor: 'slide-a' },
      { kind: 'slide', label: 'slide 7', anchor: 'slide-b' },
      { kind: 'note', label: 'slide 7, note', anchor: 'slide-a' },
      { kind: 'note', label: 'slide 9, note', anchor: 'slide-c' },
    ] as const;
    expect(eachOnce(shown).map(({ label }) => label)).toEqual(['Figure 5', 'slide 7', 'slide 9, note']);
  });
});

describe('rows of the ledger', () => {
  const [first] = sampleEdition.ledger;
  const rowsOf = (...own: readonly Partial<LedgerEntry>[]) => {
    const ledger = own.map((one) => ({ ...(first as LedgerEntry), ...one }));
    const edition = { ...sampleEdition, ledger };
    const context = contextOf(edition, sampleKit(edition, report), 'evidence');
    return (ledgerContext(edition, context) as { rows: readonly Record<string, string>[] }).rows;
  };

  it('are sorted by size in one unit, whatever the sign, and by kind of unit', () => {
    const [ms, s, less, share] = rowsOf(
      { value: 970, unit: 'ms' },
      { value: 2.9, unit: 's' },
      { value: -43.18, unit: '1' },
      { value: 3, unit: '%' },
    );
    expect([ms?.group, ms?.size, s?.size]).toEqual([s?.group, '0.97', '2.9']);
    expect([less?.group, less?.size]).toEqual(['0', '43.18']);
    expect(share?.group).toBe('1');
    expect(rowsOf({ value: 'cold', unit: '1' })[0]).toMatchObject({ size: '', group: '' });
  });

  it('say a name once that is all that is printed', () => {
    const [named, number] = rowsOf(
      { value: 'E2B', texts: ['E2B'], label: 'E2B, time, provider' },
      { value: 10, texts: ['10 MB'], label: '10 MB application, memory' },
    );
    expect([named?.label, number?.label]).toEqual(['time, provider', '10 MB application, memory']);
  });

  it('say where a number stands in the text alternative of a figure only', () => {
    const shown = [
      { kind: 'figure', label: 'Figure 5', anchor: 'fig-a', isUnseen: true },
      { kind: 'figure', label: 'Figure 6', anchor: 'fig-b' },
    ] as const;
    const [row] = rowsOf({ shown });
    expect(row?.shown).toMatchObject([{ label: 'Figure 5\u00a0(alt)' }, { label: 'Figure 6' }]);
  });

  it('call entries of the bibliography by their numbers in the references', () => {
    const [{ id, number } = { id: '', number: 0 }] = sampleEdition.references;
    const [row] = rowsOf({ cells: [cell('sources', id, 'year')] });
    expect(row?.cells).toMatchObject([{ dataset: 'sources', places: `year of [${number}]` }]);
  });

  it('print a word with and without its capital once', () => {
    expect(rowsOf({ texts: ['six', 'Six', '6'] })[0]?.texts).toBe('six, 6');
  });
});
