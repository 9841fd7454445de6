// What counts as changed between two editions, and how it is described.
import { expect, test } from 'vitest';
import { changesBlocks } from '../../../scripts/changes/blocks.ts';
import { compare } from '../../../scripts/changes/compare.ts';
import { describeChanges } from '../../../scripts/changes/describe.ts';
import { changesMarkdown } from '../../../scripts/changes/markdown.ts';
import { describePlaces } from '../../../scripts/changes/places.ts';
import { recordText } from '../../../scripts/changes/record-text.ts';
import { builtInUnits } from '../../../scripts/facts/units.ts';
import type { Change } from '../../../scripts/model/editions/changes.ts';
import type {
  EditionRecord,
  RecordedFact,
  RecordedRow,
  RecordedTable,
} from '../../../scripts/model/editions/record.ts';
import { parseEditionRecord } from '../../../scripts/read/data/edition-record.ts';
import { sampleEdition } from '../../support/edition.ts';

const places = ['§2.1', 'Figure 3', 'slide 6', 'slide 14'];
const runc: RecordedFact = {
  fact: 'startup.runc.typical',
  label: 'runc, typical start',
  texts: ['225 ms', '0.22 s'],
  value: 224.6,
  unit: 'ms',
  cells: ['startup-times/runc-youki/value'],
  sources: ['lee2020'],
  places,
};

function record(own: Partial<EditionRecord> = {}): EditionRecord {
  return {
    kind: 'edition-record/1',
    edition: { id: '2026.11', title: 'Starts', date: '2026-11-20' },
    dataDate: '2026-11-20',
    facts: [],
    tables: {},
    figures: {},
    drawings: {},
    sources: {},
    corrections: [],
    ...own,
  };
}

function table(
  rows: Readonly<Record<string, RecordedRow>>,
  fields: RecordedTable['fields'] = { time: { title: 'Time', unit: 'ms' } },
): RecordedTable {
  return { title: 'Start-up times', fields, rows };
}

const row = (label: string, time: number, shown: readonly string[] = ['Figure 3']): RecordedRow => ({
  label,
  places: shown,
  cells: { time },
});

const changesOf = (before: Partial<EditionRecord>, after: Partial<EditionRecord>) =>
  compare(record(before), record(after), builtInUnits).changes;
const described = (before: Partial<EditionRecord>, after: Partial<EditionRecord>, all = false) =>
  describeChanges(compare(record(before), record(after), builtInUnits), {
    all,
    heading: 'What moved',
    why: true,
  }).replaceAll('\u00a0', ' ');
const fromTo = (before: Partial<RecordedFact>, after: Partial<RecordedFact>) =>
  changesOf({ facts: [{ ...runc, ...before }] }, { facts: [{ ...runc, ...after }] }).map((change) =>
    `${change.before} → ${change.after}`.replaceAll('\u00a0', ' '),
  );

test('equal editions have no change and an empty description', () => {
  const own = { facts: [runc], tables: { a: table({ b: row('B', 1) }) }, drawings: { 'x/a4': '1' } };
  expect(changesOf(own, own)).toEqual([]);
  expect(described(own, own)).toBe('');
});

test('a changed number goes by its label, with its printed texts, every place that prints it and the reason', () => {
  const after = { ...runc, texts: ['47 ms', '0.05 s'], value: 47.3 };
  const old = table({ 'runc-youki': { label: 'runc, youki', cells: { value: 224.6 } } });
  const now = table({ 'runc-youki': { label: 'runc, youki', cells: { value: 47.3 } } });
  expect(
    described(
      { facts: [runc], tables: { 'startup-times': old } },
      { facts: [after], tables: { 'startup-times': now } },
    ),
  ).toBe(
    'What moved\n  runc, typical start: 225 ms → 47 ms (report §2.1, Figure 3, slides 6 and 14); row changed: runc, youki',
  );
});

test('both values are printed in one form: as facts are, or with as many digits as tell them apart', () => {
  expect(fromTo({ texts: ['four', '4'], value: 4 }, { texts: ['31'], value: 31 })).toEqual(['4 → 31']);
  expect(fromTo({}, { value: 224.9 })).toEqual(['224.6 ms → 224.9 ms']);
  expect(
    fromTo({ texts: ['27%'], value: 80 / 3, unit: '%' }, { texts: ['27%'], value: 27, unit: '%' }),
  ).toEqual(['26.7% → 27%']);
  expect(fromTo({ texts: [], value: [1, 2] }, { texts: [], value: [1, 3] })).toEqual(['1–2 ms → 1–3 ms']);
  expect(fromTo({ texts: ['1.6 times'], value: 1.6 }, { texts: ['1.6'], value: 1.6 })).toEqual([]);
  expect(fromTo({ texts: ['autumn'], value: 'autumn' }, { texts: ['winter'], value: 'winter' })).toEqual([
    'autumn → winter',
  ]);
});

test('a fact that is computed in the same way under another path is the same fact', () => {
  const renamed = { ...runc, fact: 'boot.runc', label: 'runc', texts: ['47 ms'], value: 47 };
  expect(changesOf({ facts: [runc] }, { facts: [renamed] })).toMatchObject([
    { kind: 'number', label: 'runc', before: '225 ms', after: '47 ms' },
  ]);
});

test('numbers that only one edition prints are told, unless a table has them', () => {
  const lonely = {
    ...runc,
    fact: 'a.b',
    label: 'kata',
    texts: ['600 ms'],
    value: 600,
    cells: ['startup-times/kata/time'],
  };
  expect(changesOf({ facts: [runc] }, { facts: [lonely] })).toMatchObject([
    { kind: 'withdrawn', label: 'runc, typical start', before: '225 ms' },
    { kind: 'new', label: 'kata', after: '600 ms' },
  ]);
  const shown = { 'startup-times': table({ kata: row('Kata', 224.6) }) };
  expect(changesOf({ facts: [lonely], tables: shown }, { facts: [], tables: shown })).toEqual([]);
});

test('a number that is printed under another name, or whose two ends are, is not told as withdrawn', () => {
  const gone = (own: Partial<RecordedFact>, after: Partial<EditionRecord>) =>
    changesOf({ facts: [{ ...runc, ...own }] }, after).filter(({ kind }) => kind === 'withdrawn');
  const other = { ...runc, fact: 'start.other', label: 'runc, start', method: 'mean' };
  expect(gone({}, { facts: [other] })).toEqual([]);
  expect(gone({}, { facts: [{ ...other, texts: ['225\u00a0ms'], sources: ['other'] }] })).toEqual([]);
  const ends = { texts: ['390–710 ms'], value: [390, 710] as const, cells: ['a/b/time', 'a/c/time'] };
  const rows = { a: table({ b: row('B', 390), c: row('C', 710) }) };
  expect(gone(ends, { tables: rows })).toEqual([]);
  expect(gone(ends, { tables: { a: table({ b: row('B', 390) }) } })).toHaveLength(1);
});

test('the same numeral for something else does not hide that a number was withdrawn', () => {
  const share = { ...runc, texts: ['24%'], value: 23.8, unit: '%', cells: ['a/b/share'] };
  const another = { ...share, fact: 'other.share', value: 24.1, cells: ['c/d/share'], sources: ['other'] };
  const { changes } = compare(record({ facts: [share] }), record({ facts: [another] }), builtInUnits);
  expect(changes.find(({ kind }) => kind === 'withdrawn')).toMatchObject({ before: '24%' });
});

test('a verdict is told with the number that a table prints for its row', () => {
  const fields = { verdict: { title: 'Verdict', isVerdict: true } };
  const claim = (verdict: string): RecordedRow => ({ label: 'VMs are slow', cells: { verdict } });
  const list = table({ k012: { label: 'VMs are slow', cells: { number: 'K012 = K003' } } });
  const told = (more: EditionRecord['tables']) => {
    const tables = (verdict: string) => ({ claims: table({ k012: claim(verdict) }, fields), ...more });
    const [before, after] = [record({ tables: tables('wrong') }), record({ tables: tables('outdated') })];
    return JSON.stringify(changesBlocks(compare(before, after, builtInUnits), sampleEdition));
  };
  expect(told({ list })).toContain('Verdict on K012, “VMs are slow”');
  expect(told({})).toContain('Verdict on “VMs are slow”');
});

test('a cell that figures show is told once, and not if a changed number is computed from it', () => {
  const cells = { 'startup-times': table({ crun: row('crun', 224.6), 'runc-youki': row('runc', 224.6) }) };
  const now = { 'startup-times': table({ crun: row('crun', 47.3), 'runc-youki': row('runc', 47.3) }) };
  const own = { ...runc, cells: ['startup-times/runc-youki/time'] };
  expect(
    described(
      { facts: [own], tables: cells },
      { facts: [{ ...own, texts: ['47 ms'], value: 47.3 }], tables: now },
    )
      .split('\n')
      .slice(1),
  ).toEqual([
    '  runc, typical start: 225 ms → 47 ms (report §2.1, Figure 3, slides 6 and 14); row changed: runc',
    '  Start-up times: crun, Time: 225 ms → 47.3 ms (Figure 3); row changed: crun',
  ]);
});

test('rows that changed places in one figure are told, others not', () => {
  const before = { t: table({ a: row('A', 1), b: row('B', 2), c: row('C', 9, ['Table 1']) }) };
  const after = { t: table({ a: row('A', 3), b: row('B', 2), c: row('C', 2.5, ['Table 1']) }) };
  expect(
    changesOf({ tables: before }, { tables: after }).filter(({ kind }) => kind === 'order'),
  ).toMatchObject([
    { label: 'Start-up times, Time', before: 'B > A', after: 'A > B', reasons: [{ names: ['A', 'B'] }] },
  ]);
});

test('verdicts, words and rows of a table are told by the names of rows', () => {
  const fields = { verdict: { title: 'Verdict', isVerdict: true }, note: { title: 'Note' } };
  const claim = (verdict: string, note: string): RecordedRow => ({
    label: 'VMs are slow',
    places: ['Table 2'],
    cells: { verdict, note },
  });
  const old = { claims: table({ k1: claim('wrong', 'x'), k2: row('Gone', 1) }, fields) };
  const now = { claims: table({ k1: claim('supported', 'y'), k3: row('New', 1) }, fields) };
  expect(described({ tables: old }, { tables: now }).split('\n').slice(1)).toEqual([
    '  verdict on “VMs are slow”: wrong → supported (Table 2)',
    '  new rows in Start-up times: New (Figure 3)',
    '  rows gone from Start-up times: Gone (Figure 3)',
    '  other words in Start-up times: VMs are slow (Table 2)',
  ]);
});

test('corrections come first, those of which most was printed before the others, each once', () => {
  const small = { text: 'It was the large one.', about: 'Sizes', concerns: ['sizes'] };
  const large = {
    text: 'The clock was wrong.',
    about: 'Start-up times',
    concerns: ['startup-times/runc-youki'],
  };
  const after = { facts: [{ ...runc, texts: ['47 ms'], value: 47 }], corrections: [small, large] };
  const changes = changesOf({ facts: [runc] }, after);
  expect(changes.map(({ kind, label }) => `${kind}: ${label}`)).toEqual([
    'correction: The clock was wrong.',
    'correction: It was the large one.',
    'number: runc, typical start',
  ]);
  expect(changes[2]?.reasons).toEqual([{ kind: 'corrected', names: ['The clock was wrong.'] }]);
  expect(changesOf(after, after)).toEqual([]);
});

test('of equal rows, another source and another method are the reason', () => {
  const after = { ...runc, texts: ['47 ms'], value: 47 };
  const reason = (own: Partial<RecordedFact>) =>
    changesOf({ facts: [runc] }, { facts: [{ ...after, ...own }], sources: { kim2026: 'Kim 2026' } })[0]
      ?.reasons;
  expect(reason({ sources: ['kim2026'] })).toEqual([{ kind: 'source-replaced', names: ['Kim 2026'] }]);
  expect(reason({ method: 'a ÷ b', fact: runc.fact })).toEqual([{ kind: 'computation', names: ['a ÷ b'] }]);
});

test('new and withdrawn figures and sources are named, and drawings that differ; none after a build that drew nothing', () => {
  const before = {
    figures: { boot: 'Boots', cost: 'Costs', old: 'Old one' },
    drawings: { 'boot/a4': '1', 'boot/slide': '1', 'cost/a4': '1' },
    sources: { lee2020: 'Lee 2020' },
  };
  const after = {
    figures: { boot: 'Boots', cost: 'Costs', new: 'New one' },
    drawings: { 'boot/a4': '2', 'boot/slide': '2', 'cost/a4': '1' },
    sources: { kim2026: 'Kim 2026' },
  };
  expect(described(before, after).split('\n').slice(1)).toEqual([
    '  new figure: New one',
    '  figure gone: Old one',
    '  redrawn: Boots (a4, slide)',
    '  new source: Kim 2026',
    '  source gone: Lee 2020',
  ]);
  expect(changesOf(before, { ...before, drawings: {} })).toEqual([]);
});

test('a long list is cut and ends with a count, unless all lines are wanted', () => {
  const facts = Array.from({ length: 20 }, (_, n) => ({ ...runc, fact: `a.b${n}`, places: [] }));
  const moved = facts.map((fact) => ({ ...fact, value: 1 }));
  expect(described({ facts }, { facts: moved }).split('\n').at(-1)).toBe(
    '  … and 8 more (--verbose shows all)',
  );
  expect(described({ facts }, { facts: moved }, true).split('\n')).toHaveLength(21);
});

test('a page lists all that changed, however much it is', () => {
  const change = (index: number): Change => ({
    kind: 'figure',
    name: `f${index}`,
    label: `A title of number ${index}`,
    after: 'new',
    places: [],
    reasons: [],
    isHeadline: true,
  });
  const changes = Array.from({ length: 30 }, (_, index) => change(index));
  const since = { id: '2026.11', title: 'Pots', date: '2026-11-20' };
  const blocks = changesBlocks({ since, to: since, changes }, sampleEdition);
  const items = blocks.flatMap((block) => (block.type === 'list' ? block.children : []));
  expect(items).toHaveLength(changes.length);
});

test('Markdown has a list for each kind, and no sign of a label is markup', () => {
  const before = record({ facts: [{ ...runc, label: 'a_b *c*' }] });
  const after = record({ facts: [{ ...runc, label: 'a_b *c*', texts: ['47 ms'], value: 47 }] });
  expect(changesMarkdown(compare(before, after, builtInUnits))).toBe(
    '## [2026.11] - 2026-11-20, since 2026.11\n\n### Numbers that moved\n\n- a\\_b \\*c\\*: 225 ms → 47 ms (report §2.1, Figure 3, slides 6 and 14)\n',
  );
});

test('places with the same word are put together, and long lists of them are cut', () => {
  const labels = ['§2.1', '§3', 'Summary', 'slide 1', 'slide 2', 'slide 3', 'slide 9, note'];
  expect(describePlaces(labels, 10)).toBe('report §2.1, §3 and Summary, slides 1, 2 and 3, notes of slide 9');
  expect(describePlaces(['slide 1', 'slide 2', 'slide 3'], 1)).toBe('slide 1, 2 more');
});

test('the text of a record is read back whole, with a line for each fact and row', () => {
  const own = record({ facts: [runc], tables: { t: table({ a: row('A', 1), b: row('B', 2) }) } });
  const text = recordText(own);
  expect(parseEditionRecord('data/editions/2026.11.json', text)).toEqual({ value: own, messages: [] });
  expect(text.split('\n').filter((line) => /"label":"(?:A|B|runc, typical start)"/u.test(line))).toHaveLength(
    3,
  );
  const elsewhere = parseEditionRecord('data/editions/2026.12.json', text).messages;
  expect(elsewhere.map(({ ruleId }) => ruleId)).toEqual(['name-mismatch']);
});
