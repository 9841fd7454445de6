// Properties that hold for the layout of every diagram.

import { describe, expect, it } from 'vitest';
import { misfits } from '../../../scripts/draw/diagrams/checks.ts';
import { layOut } from '../../../scripts/draw/diagrams/diagram.ts';
import { boxOf } from '../../../scripts/draw/diagrams/sketch.ts';
import { frames } from '../../../scripts/draw/surfaces.ts';
import type { FlowNode, Layer, Picture } from '../../../scripts/model/diagram.ts';
import { type Surface, surfaces } from '../../../scripts/model/drawing.ts';
import { tones } from '../../../scripts/model/markdown.ts';
import { fc } from '../../support/properties.ts';
import { collisions, cutTexts, evenMetrics, lines, rectangles, struckTexts } from './diagrams.ts';

const word = fc.stringMatching(/^[A-Za-z]{2,9}$/);
const label = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
const maybe = <K extends string, T>(key: K, value: fc.Arbitrary<T>) =>
  fc.option(value).map((chosen) => (chosen === null ? {} : ({ [key]: chosen } as Record<K, T>)));
const looks = fc
  .tuple(maybe('detail', label), maybe('tone', fc.constantFrom(...tones)))
  .map(([detail, tone]) => ({ ...detail, ...tone }));

const { layer } = fc.letrec<{ layer: Layer }>((tie) => ({
  layer: fc
    .tuple(
      label,
      looks,
      maybe('boundary', label),
      maybe('brace', word),
      maybe('apart', fc.boolean()),
      maybe('on', fc.array(tie('layer'), { minLength: 1, maxLength: 3, depthIdentifier: 'layer' })),
    )
    .map(([text, ...rest]) => Object.assign({ label: text }, ...rest) as Layer),
}));

const { node } = fc.letrec<{ node: FlowNode }>((tie) => ({
  node: fc
    .tuple(
      label,
      looks,
      maybe(
        'options',
        fc.array(fc.record({ label: word, next: tie('node') }), {
          minLength: 1,
          maxLength: 3,
          depthIdentifier: 'node',
        }),
      ),
    )
    .map(([text, ...rest]) => Object.assign({ label: text }, ...rest) as FlowNode),
}));

const ids = ['one', 'two', 'three', 'four'];
const zones = ids.map((id) => ({ id, label: `Zone ${id}` }));
const step = fc
  .tuple(fc.constantFrom(...ids), label, looks, maybe('via', label), maybe('boundary', word))
  .map(
    ([zone, text, ...rest]) =>
      Object.assign({ zone, label: text }, ...rest) as { zone: string; label: string },
  );
const lane = fc.record({
  label,
  steps: fc
    .array(step, { minLength: 1, maxLength: 5 })
    .map((steps) => steps.toSorted((a, b) => ids.indexOf(a.zone) - ids.indexOf(b.zone))),
});

const picture: fc.Arbitrary<Picture> = fc.oneof(
  fc
    .array(fc.record({ label, base: layer }), { minLength: 1, maxLength: 3 })
    .map((stacks): Picture => ({ kind: 'stacks', stacks })),
  fc.array(lane, { minLength: 1, maxLength: 4 }).map((lanes): Picture => ({ kind: 'path', zones, lanes })),
  fc.array(fc.record({ label, owns: fc.constantFrom(...ids) }), { minLength: 1, maxLength: 7 }).map(
    (items): Picture => ({
      kind: 'spectrum',
      from: 'less',
      to: 'more',
      boundary: 'own above',
      layers: zones,
      items,
    }),
  ),
  node.map((start): Picture => ({ kind: 'flow', start })),
);

const onSurface = fc.tuple(picture, fc.constantFrom<Surface>(...surfaces));

describe('every diagram that fits its surface', () => {
  it('has no box over another and no text over another', () => {
    fc.assert(
      fc.property(onSurface, ([drawn, surface]) => {
        const sketch = layOut(drawn, surface, evenMetrics);
        fc.pre(misfits(sketch, surface).length === 0);
        expect(collisions(rectangles(sketch))).toBe(0);
        expect(collisions(lines(sketch).map(boxOf))).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it('has no text that crosses the edge of a box or is crossed by a line', () => {
    fc.assert(
      fc.property(onSurface, ([drawn, surface]) => {
        const sketch = layOut(drawn, surface, evenMetrics);
        fc.pre(misfits(sketch, surface).length === 0);
        expect(cutTexts(sketch)).toEqual([]);
        expect(struckTexts(sketch)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('stays inside of its frame and sets no text smaller than the surface allows', () => {
    fc.assert(
      fc.property(onSurface, ([drawn, surface]) => {
        const sketch = layOut(drawn, surface, evenMetrics);
        fc.pre(misfits(sketch, surface).length === 0);
        const { width, height = Number.POSITIVE_INFINITY, smallest } = frames[surface];
        for (const shape of sketch.shapes) {
          const box = boxOf(shape);
          expect(Math.min(box.x1, box.y1)).toBeGreaterThanOrEqual(-1);
          expect(box.x2).toBeLessThanOrEqual(width + 1);
          expect(box.y2).toBeLessThanOrEqual(Math.min(height, sketch.height) + 1);
        }
        for (const { size } of lines(sketch)) expect(size).toBeGreaterThanOrEqual(smallest - 0.01);
      }),
      { numRuns: 200 },
    );
  });
});

describe('every diagram', () => {
  it('is laid out alike each time', () => {
    fc.assert(
      fc.property(onSurface, ([drawn, surface]) => {
        expect(layOut(drawn, surface, evenMetrics)).toEqual(
          layOut(structuredClone(drawn), surface, evenMetrics),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('shows every label on a page', () => {
    fc.assert(
      fc.property(picture, (drawn) => {
        const shown = lines(layOut(drawn, 'a4', evenMetrics)).map(({ text }) => text);
        const words = new Set(shown.flatMap((text) => text.split(' ')));
        const labels =
          JSON.stringify(drawn).match(/(?<="(?:label|detail|via|boundary|brace)":")[^"]+/g) ?? [];
        const isBroken = (text: string) => text.split(' ').some((one) => !words.has(one));
        const hidden =
          drawn.kind === 'path' ? unreached(drawn) : drawn.kind === 'stacks' ? unbounded(drawn.stacks) : [];
        expect(labels.filter((text) => isBroken(text) && !hidden.includes(text))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

/** A first step is not reached from anywhere, and a zone that no lane enters is left out. */
function unreached({ lanes, zones: all }: Picture & { kind: 'path' }): readonly string[] {
  const firsts = lanes.flatMap(({ steps }) => [steps[0]?.via ?? '', steps[0]?.boundary ?? '']);
  const entered = new Set(lanes.flatMap(({ steps }) => steps.map(({ zone }) => zone)));
  return [...firsts, ...all.filter(({ id }) => !entered.has(id)).map(({ label: text }) => text)];
}

/** A boundary below nothing, or below nothing but what stands apart. */
function unbounded(stacks: readonly { readonly base: Layer }[]): readonly string[] {
  const walk = ({ boundary = '', on = [] }: Layer): readonly string[] => [
    ...(on.some(({ apart }) => apart !== true) ? [] : [boundary]),
    ...on.flatMap(walk),
  ];
  return stacks.flatMap(({ base }) => walk(base));
}

describe('a spectrum', () => {
  const spectrum = (tone?: 'teal' | 'muted'): Picture => ({
    kind: 'spectrum',
    from: 'less',
    to: 'more',
    boundary: 'own above',
    layers: zones,
    items: [{ label: 'Kettle', owns: 'two', ...(tone !== undefined && { tone }) }],
  });

  it.each(['a4', 'slide-half'] as const)('fills what an item owns in its tone, on %s', (surface) => {
    const fills = (picture: Picture) =>
      layOut(picture, surface, evenMetrics).shapes.flatMap((shape) =>
        shape.type === 'box' && shape.fill !== 'paper' ? [shape.fill] : [],
      );
    expect(fills(spectrum('teal'))).toEqual(['teal-text', 'teal-text']);
    expect(fills(spectrum('muted'))).toEqual(['muted', 'muted']);
    expect(fills(spectrum())).toEqual(['blue', 'blue']);
  });
});
