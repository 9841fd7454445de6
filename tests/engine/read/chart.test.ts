// Charts are parsed, and checked for what Vega-Lite allows and this project does not.
import { describe, expect, it } from 'vitest';
import { parseChart } from '../../../scripts/read/charts/chart.ts';
import { briefly } from '../../support/check.ts';

const path = 'templates/charts/boot-times.vl.json';
const sound = {
  description: 'A takes {{duration boot.a}}.',
  usermeta: { title: '{{holds boot.faster}}A is faster', subtitle: 'Boot time, ms: [A]{blue}', note: 'Old.' },
  data: { name: 'boot-times' },
  layer: [
    { mark: { type: 'bar', color: 'var(--blue)' }, encoding: { x: { field: 'time', type: 'quantitative' } } },
    { data: { name: 'facts' }, mark: 'text' },
  ],
};
const parse = (spec: unknown) => parseChart(path, JSON.stringify(spec, null, 2));
const rulesOf = (spec: unknown) => parse(spec).messages.map(({ ruleId }) => ruleId);

describe('a chart file', () => {
  it('gives its texts as phrasing with places, and the names that it reads', () => {
    const { value, messages } = parse(sound);
    expect(messages).toEqual([]);
    expect(value?.id).toBe('boot-times');
    expect(value?.reads).toEqual(['boot-times', 'facts']);
    expect(value?.title.map(({ type }) => type)).toEqual(['expression', 'text']);
    expect(value?.subtitle.map(({ type }) => type)).toEqual(['text', 'toned']);
    expect(value?.alt[1]?.position?.start).toMatchObject({ line: 2, column: 27 });
    expect(value?.note).toHaveLength(1);
  });

  it('needs a title, a subtitle and a text alternative', () => {
    expect(rulesOf({ ...sound, description: ' ', usermeta: { note: 'x' } })).toEqual([
      'missing-title',
      'missing-title',
      'missing-alt',
    ]);
  });

  it('has no value when anything is wrong with it, but every message', () => {
    const spec = { ...sound, widht: 3, usermeta: { ...sound.usermeta, dogde: ['x'] } };
    const { value, messages } = parse(spec);
    expect(value).toBeUndefined();
    expect(messages.map(({ ruleId, note }) => `${ruleId}: ${note}`)).toEqual([
      'chart-schema: did you mean `width`?',
      'unknown-key: did you mean `dodge`?',
    ]);
  });

  it('is an object', () => {
    expect(rulesOf([])).toEqual(['chart-schema']);
    expect(briefly(parseChart(path, '{"mark": }').messages)).toEqual([`${path}:1:10 json-syntax`]);
  });
});

describe('a chart', () => {
  const bar = (mark: object) => ({ ...sound, layer: [{ mark: { type: 'bar', ...mark } }] });

  it.each([
    ['data by address', { ...sound, data: { url: 'x.json' } }],
    [
      'data by address in a lookup',
      { ...sound, transform: [{ lookup: 'a', from: { data: { url: 'x' }, key: 'a' } }] },
    ],
    ['links', { ...sound, encoding: { href: { field: 'a' } } }],
    ['pictures', { ...sound, layer: [{ mark: 'image' }] }],
    [
      'pictures by address',
      { ...sound, layer: [{ mark: { type: 'image' }, encoding: { url: { field: 'a' } } }] },
    ],
  ])('loads no %s', (_, spec) => {
    expect(rulesOf(spec)).toContain('external-data');
  });

  it.each([
    ['inline', { ...sound, data: { values: [] } }],
    ['in datasets', { ...sound, datasets: { a: [] } }],
  ])('holds no rows %s', (_, spec) => {
    expect(rulesOf(spec)).toEqual(['inline-data']);
  });

  it.each([{ color: '#123456' }, { fill: 'red' }, { stroke: 'rgb(1,2,3)' }])(
    'names no colour of its own: %j',
    (mark) => {
      expect(rulesOf(bar(mark))).toEqual(['raw-colour']);
    },
  );

  it.each([
    { color: 'var(--ink)' },
    { fill: 'transparent' },
    { stroke: null },
    { color: { expr: "'var(--ink)'" } },
  ])('may say %j', (mark) => {
    expect(rulesOf(bar(mark))).toEqual([]);
  });

  it('names no colour in a condition, a range or an expression either', () => {
    const color = { condition: { test: 'true', value: 'red' }, value: 'blue' };
    expect(rulesOf({ ...sound, encoding: { color } })).toEqual(['raw-colour', 'raw-colour']);
    const fill = { field: 'a', type: 'nominal', scale: { range: ['#123456'] } };
    expect(rulesOf({ ...sound, encoding: { fill } })).toEqual(['raw-colour']);
    expect(rulesOf(bar({ color: { expr: "datum.a ? '#123456' : null" } }))).toEqual(['raw-colour']);
  });

  it('may share or part the scales of its colours', () => {
    expect(rulesOf({ ...sound, resolve: { scale: { color: 'independent' } } })).toEqual([]);
  });

  it('has no size of type in pixels, also in a variant', () => {
    expect(rulesOf(bar({ fontSize: 12 }))).toEqual(['absolute-font-size']);
    expect(rulesOf(bar({ fontSize: { expr: '1.2*em' } }))).toEqual([]);
    const variants = { slide: { config: { axis: { labelFontSize: 9 } } } };
    expect(rulesOf({ ...sound, usermeta: { ...sound.usermeta, variants } })).toEqual(['absolute-font-size']);
  });
});
