// What counts as moved between two builds, and how it is described.
import { expect, test } from 'vitest';
import type { Mention } from '../../../scripts/model/edition.ts';
import { cellNamer } from '../../../scripts/records/cell-names.ts';
import type { CellRecord } from '../../../scripts/records/cells.ts';
import { describeMoved, describePlaces } from '../../../scripts/records/describe.ts';
import type { FactRecord, Ledger } from '../../../scripts/records/ledger.ts';
import { compare, isUnchanged, type Snapshot } from '../../../scripts/records/moved.ts';
import { sampleEdition } from '../../support/edition.ts';

const nameOf = (name: string) => name.replaceAll('/', ' ');

const section: Mention = { kind: 'section', label: '§2.1', anchor: 'startup' };
const figure: Mention = { kind: 'figure', label: 'Figure 3', anchor: 'fig-startup' };
const slide = (number: number): Mention => ({
  kind: 'slide',
  label: `slide\u00a0${number}`,
  anchor: `slide-${number}`,
});

const runc: FactRecord = {
  fact: 'startup.runc.typical',
  label: 'runc, typical start',
  texts: ['225 ms', '0.22 s'],
  value: 224.6,
  unit: 'ms',
  cells: ['startup-times/runc-youki/value'],
  sources: [],
  shown: [section, figure, slide(6), slide(14)],
};
const slower: FactRecord = {
  fact: 'startup.vmSlower',
  label: 'VMs start slower',
  texts: [],
  value: true,
  cells: ['startup-times/runc-youki/value', 'startup-times/qemu/value'],
  sources: [],
  shown: [section],
};

function snapshot(
  facts: readonly FactRecord[],
  cells: Record<string, CellRecord> = {},
  drawings: Record<string, string> = {},
): Snapshot {
  const ledger: Ledger = {
    kind: 'edition-ledger/1',
    edition: '2026.11',
    dataDate: '2026-11-20',
    facts,
    cells,
  };
  return { ledger, drawings };
}

test('two equal builds have no change and an empty description', () => {
  const build = snapshot([runc], { 'a/b/c': { value: 1, shown: [figure] } }, { 'x/a4': '1' });
  expect(isUnchanged(compare(build, build))).toBe(true);
  expect(describeMoved(compare(build, build), { all: false, nameOf })).toBe('');
});

test('a changed number is described by its first changed text, with every place that shows it', () => {
  const after = snapshot([{ ...runc, texts: ['47 ms', '0.05 s'], value: 47.3 }]);
  expect(describeMoved(compare(snapshot([runc]), after), { all: false, nameOf })).toBe(
    'What moved since the last build\n' +
      '  startup.runc.typical 225 ms → 47 ms (report §2.1, Figure 3, slides 6 and 14)',
  );
});

test('a change that is smaller than the printed digits is described by the full values', () => {
  const after = snapshot([{ ...runc, value: 224.9 }]);
  expect(compare(snapshot([runc]), after).facts).toMatchObject([
    { name: 'startup.runc.typical', before: '224.6 ms', after: '224.9 ms' },
  ]);
});

test('another printed form of an unchanged number is no change', () => {
  const after = snapshot([{ ...runc, texts: ['0.22 s', '225 ms', '225'] }]);
  expect(isUnchanged(compare(snapshot([runc]), after))).toBe(true);
});

test('a predicate that turns false, and a changed range or unit, are changes', () => {
  const range: FactRecord = { ...runc, fact: 'a.range', texts: [], value: [1, 2] };
  const before = snapshot([slower, range, runc]);
  const after = snapshot([
    { ...slower, value: false },
    { ...range, value: [1, 3] },
    { ...runc, unit: 's' },
  ]);
  expect(compare(before, after).facts.map(({ before: b, after: a }) => `${b} → ${a}`)).toEqual([
    'true → false',
    '1–2 ms → 1–3 ms',
    '224.6 ms → 224.6 s',
  ]);
});

test('a changed cell that a chart shows is listed, unless a changed number is computed from it', () => {
  const shown = [figure, slide(6)];
  const before = snapshot([runc], {
    'startup-times/crun/value': { value: 224.6, unit: 'ms', shown },
    'startup-times/runc-youki/value': { value: 224.6, shown },
  });
  const after = snapshot([{ ...runc, texts: ['47 ms'], value: 47.3 }], {
    'startup-times/crun/value': { value: 47.3, unit: 'ms', shown },
    'startup-times/runc-youki/value': { value: 47.3, shown },
  });
  expect(describeMoved(compare(before, after), { all: false, nameOf }).split('\n').slice(1)).toEqual([
    '  startup.runc.typical 225 ms → 47 ms (report §2.1, Figure 3, slides 6 and 14)',
    '  startup-times crun value: 224.6 ms → 47.3 ms (Figure 3, slide 6)',
  ]);
});

test('numbers and rows that were added or removed are named once each', () => {
  const before = snapshot([runc], { 'd/old/value': { value: 1, shown: [] } });
  const after = snapshot([slower], {
    'd/new/value': { value: 1, shown: [] },
    'd/new/n': { value: 2, shown: [] },
  });
  expect(describeMoved(compare(before, after), { all: false, nameOf }).split('\n').slice(1)).toEqual([
    '  now shown: startup.vmSlower',
    '  no longer shown: startup.runc.typical',
    '  new row: d new',
    '  row gone: d old',
  ]);
});

test('cells and rows are named in words', () => {
  const { datasets, series } = sampleEdition;
  const [dataset] = [...datasets.values()].filter(({ rows }) => rows.length > 0);
  const [row] = dataset!.rows;
  const name = cellNamer({ datasets, series });
  const field = dataset!.fields.find(({ name: own }) => own !== 'id')!;
  expect(name(`${dataset!.name}/${row!.id}/${field.name}`)).toMatch(new RegExp(`^${dataset!.title}: .`, 'u'));
  expect(name(`${dataset!.name}/${row!.id}/${field.name}`)).not.toContain('/');
  expect(name(`${dataset!.name}/${row!.id}`)).toMatch(new RegExp(`^${dataset!.title}: .`, 'u'));
  expect(name(`${dataset!.name}/gone`)).toBe(`${dataset!.title}: gone`);
  expect(name('elsewhere/a/b')).toBe('elsewhere/a/b');
});

test('changed drawings are grouped by chart; none is listed after a build that drew nothing', () => {
  const before = snapshot([], {}, { 'boot/a4': '1', 'boot/slide': '1', 'cost/a4': '1' });
  const after = snapshot([], {}, { 'boot/a4': '2', 'boot/slide': '2', 'cost/a4': '1' });
  expect(describeMoved(compare(before, after), { all: false, nameOf })).toContain(
    '  redrawn: boot (a4, slide)',
  );
  expect(compare(before, snapshot([])).redrawn).toEqual([]);
});

test('a long list is cut and ends with a count, unless all lines are wanted', () => {
  const facts = Array.from({ length: 20 }, (_, n) => ({ ...runc, fact: `a.b${n}`, shown: [] }));
  const moved = compare(snapshot(facts), snapshot(facts.map((fact) => ({ ...fact, value: 1 }))));
  expect(describeMoved(moved, { all: false, nameOf }).split('\n').at(-1)).toBe(
    '  … and 8 more (--verbose shows all)',
  );
  expect(describeMoved(moved, { all: true, nameOf }).split('\n')).toHaveLength(21);
});

test('places with the same word are put together, and long lists of them are cut', () => {
  const notes: Mention = { kind: 'note', label: 'slide 9, note', anchor: 'slide-9' };
  const second: Mention = { kind: 'section', label: '§3', anchor: 'cost' };
  expect(describePlaces([section, second, slide(1), slide(2), slide(3), notes], 10)).toBe(
    'report §2.1 and §3, slides 1, 2 and 3, notes of slide 9',
  );
  expect(describePlaces([slide(1), slide(2), slide(3)], 1)).toBe('slide 1, 2 more');
});
