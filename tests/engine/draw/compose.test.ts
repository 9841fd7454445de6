// The Vega-Lite spec that is composed for a surface.
import { describe, expect, it } from 'vitest';
import { compose, isComposite } from '../../../scripts/draw/charts/compose.ts';
import type { JsonObject } from '../../../scripts/draw/charts/patch.ts';
import type { ChartSpec } from '../../../scripts/model/specs.ts';

const chart = (spec: JsonObject): ChartSpec => ({
  path: 'templates/charts/x.vl.json',
  id: 'x',
  spec,
  title: [],
  subtitle: [],
  alt: [],
  reads: [],
});
const palette = new Map([['blue', '#0f5fa6']]);

describe('a composed spec', () => {
  it('has its sizes in proportion to the type of the surface', () => {
    const spec = chart({ height: { step: 22 }, hconcat: [{ width: 110, mark: 'bar' }], spacing: 11 });
    expect(compose(spec, 'web', palette)).toMatchObject({
      height: { step: 26 },
      hconcat: [{ width: 130 }],
      spacing: 13,
    });
  });

  it('fills a slide, unless its variant says how high it is', () => {
    expect(compose(chart({ mark: 'bar', height: 200 }), 'slide', palette)).toMatchObject({ height: 470 });
    const low = chart({ mark: 'bar', height: 200, usermeta: { variants: { slide: { height: 300 } } } });
    expect(compose(low, 'slide', palette)).toMatchObject({ height: 300 });
    expect(compose(low, 'a4', palette)).toMatchObject({ height: 200 });
  });

  it('takes the patch of its surface alone', () => {
    const spec = chart({ mark: 'bar', usermeta: { variants: { web: { mark: 'line' } } } });
    expect(compose(spec, 'web', palette).mark).toBe('line');
    expect(compose(spec, 'a4', palette).mark).toBe('bar');
  });

  it('asks for as many ticks as it names', () => {
    const axis = { values: [1, 10, 100] };
    const spec = chart({ mark: 'bar', encoding: { x: { axis } } });
    expect(compose(spec, 'a4', palette)).toMatchObject({
      encoding: { x: { axis: { ...axis, tickCount: 3 } } },
    });
  });

  it('offers em, lw and surface to expressions, before its own params', () => {
    const spec = compose(chart({ mark: 'bar', params: [{ name: 'mine', value: 1 }] }), 'slide', palette);
    expect(spec.params).toEqual([
      { name: 'em', value: 28 },
      { name: 'lw', value: 1.9 },
      { name: 'surface', value: 'slide' },
      { name: 'narrow', value: false },
      { name: 'mine', value: 1 },
    ]);
  });

  it('has colours for tokens, and of the words only the subtitle', () => {
    const spec = compose(
      chart({ description: 'A', usermeta: {}, mark: { type: 'bar', color: 'var(--blue)' } }),
      'a4',
      palette,
    );
    expect(spec.mark).toEqual({ type: 'bar', color: '#0f5fa6' });
    expect(Object.keys(spec).sort()).toEqual(['config', 'mark', 'params', 'usermeta']);
    expect(spec.usermeta).toEqual({ subtitle: '' });
  });
});

describe('a composite', () => {
  it.each([{ facet: {} }, { repeat: [] }, { vconcat: [] }, { encoding: { row: {} } }])('is %j', (spec) => {
    expect(isComposite(spec)).toBe(true);
  });

  it('is no single view and no layer', () => {
    expect(isComposite({ layer: [], encoding: { x: {} } })).toBe(false);
  });
});
