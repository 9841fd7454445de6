// Fields that a Vega-Lite spec reads and makes.
import { describe, expect, it } from 'vitest';
import { fieldUse } from '../../../scripts/draw/inspection/references.ts';

const names = (spec: object) => fieldUse(spec).read.map(({ name }) => name);

describe('the fields of a spec', () => {
  it('are read by encodings, tooltips and sorts', () => {
    const x = { field: 'time', sort: { field: 'order' } };
    expect(names({ encoding: { x, tooltip: [{ field: 'note' }] } })).toEqual(['time', 'order', 'note']);
  });

  it('are read by expressions, by name and by literal index, not by variable', () => {
    const filter = "datum.a > datum['b c'] && datum[name] && upper(datum.d.e)";
    expect(names({ transform: [{ filter }] })).toEqual(['a', 'b c', 'd']);
  });

  it('are not what a guide calls its tick', () => {
    const axis = {
      labelExpr: 'datum.value + datum.unit',
      labelColor: { condition: { test: 'datum.index > 1' } },
    };
    expect(names({ encoding: { x: { axis } } })).toEqual(['unit']);
  });

  it('are made by transforms, named or by default', () => {
    const { made } = fieldUse({
      transform: [
        { calculate: '1', as: 'one' },
        { stack: 'x', as: ['from', 'to'] },
        { fold: ['a'] },
        { lookup: 'k', from: { data: { name: 'd' }, key: 'k', fields: ['maker'] } },
      ],
    });
    expect([...made].sort()).toEqual(['from', 'key', 'maker', 'one', 'to', 'value']);
  });

  it('keep their dots when those are escaped', () => {
    expect(names({ encoding: { x: { field: 'per\\.host' }, y: { field: 'quartiles.median' } } })).toEqual([
      'per.host',
      'quartiles',
    ]);
  });

  it('are open where a pivot names them after values', () => {
    expect(fieldUse({ transform: [{ pivot: 'a', value: 'b' }] }).isOpen).toBe(true);
    expect(fieldUse({ mark: 'bar' }).isOpen).toBe(false);
  });

  it('are none in an expression that cannot be read', () => {
    expect(names({ transform: [{ filter: 'datum.(' }] })).toEqual([]);
  });

  it('know where they stand', () => {
    expect(fieldUse({ layer: [{ encoding: { x: { field: 'a' } } }] }).read[0]?.pointer).toEqual([
      'layer',
      0,
      'encoding',
      'x',
      'field',
    ]);
  });
});
