import { ratio, spread } from '../scripts/facts/arithmetic.ts';
import type { Data } from '../scripts/facts/data.ts';
import type { TopicFunction } from '../scripts/facts/index.ts';
import { allGreater, greater } from '../scripts/facts/predicate.ts';
import { quantity, term } from '../scripts/facts/quantity.ts';
import { numbers, words } from '../scripts/facts/rows.ts';
import type { Topic } from '../scripts/model.ts';

/** The facts of the minimal project: two boot times, their ratio and range, and which is shorter. */
function boot(data: Data): Topic {
  const small = quantity(data.cell('boot-times', 'small', 'time'), { label: 'Boot time, small monitor' });
  const large = quantity(data.cell('boot-times', 'large', 'time'), { label: 'Boot time, large monitor' });
  const slowdown = ratio(large, small, { label: 'Boot time, large monitor relative to small' });
  const smallFaster = greater(large, small, { label: 'The small monitor boots faster' });
  const either = spread([small, large], { tolerance: 0.1, label: 'Boot time, either monitor' });
  return { name: 'boot', facts: { small, large, slowdown, either, smallFaster }, series: [] };
}

/** The facts of the showcase: three boiling times and what the kettle and the others took for them. */
function boiling(data: Data): Topic {
  const time = (row: string) =>
    quantity(data.cell('boil-times', row, 'time'), { label: `Boiling time, ${row}` });
  const [kettle, pan, wire] = [time('kettle'), time('pan'), time('wire')];
  const facts = {
    kettle,
    pan,
    wire,
    any: spread([kettle, pan, wire], { tolerance: 0.1, label: 'Boiling time, any way' }),
    panOverKettle: ratio(pan, kettle, { label: 'Boiling time, pan relative to kettle' }),
    kettleFirst: allGreater([pan, wire], [kettle], 'The kettle boils first'),
    year: term(data.cell('boil-times', 'kettle', 'year'), { label: 'Year of the boiling times' }),
  };
  return { name: 'boil', facts, series: [] };
}

function boilingEnergy(data: Data): Topic {
  const energy = (row: string) => quantity(data.cell('energy', row, 'energy'), { label: `Energy, ${row}` });
  const [kettle, pan, wire] = [energy('kettle'), energy('pan'), energy('wire')];
  const panOverKettle = ratio(pan, kettle, { label: 'Energy, pan relative to kettle' });
  return { name: 'energy', facts: { kettle, pan, wire, panOverKettle }, series: [] };
}

/** What stands for `scripts/facts/` when the showcase is resolved. */
export const showcaseTopics: Readonly<Record<string, TopicFunction>> = {
  boil: boiling,
  energy: boilingEnergy,
};

/** A series, where the project has what it is computed from: how long a halt takes compared with a boot. */
function halt(data: Data): Topic {
  if (!data.has('halt-times')) return { name: 'halt', facts: {}, series: [] };
  const rows = data.rows('halt-times').map((row) => ({
    id: row.id,
    share: Number(row.cell('time').value) / Number(data.cell('boot-times', row.id, 'time').value),
  }));
  const series = {
    name: 'halt-shares',
    title: 'Halt times relative to boot times',
    fields: [words('id', 'Id', 'Name of the row.'), numbers('share', 'Share', 'Halt ÷ boot.', '1')],
    rows,
    from: ['halt-times', 'boot-times'],
  };
  return { name: 'halt', facts: {}, series: [series] };
}

/** What stands for `scripts/facts/` when the minimal project is resolved. */
export const minimalTopics: Readonly<Record<string, TopicFunction>> = { boot, halt };
