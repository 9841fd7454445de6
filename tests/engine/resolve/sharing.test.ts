// Structural sharing between two values.
import { describe, expect, it } from 'vitest';
import type { Edition } from '../../../scripts/model/edition.ts';
import { shareUnchanged } from '../../../scripts/resolve/structural-sharing.ts';
import { sampleEdition } from '../../support/edition.ts';

describe('parts that two values share', () => {
  it('are the whole earlier value where both are equal', () => {
    const before = { list: [1, { a: 'x' }], map: new Map([['k', { b: [true, null] }]]), none: undefined };
    expect(shareUnchanged(before, structuredClone(before))).toBe(before);
  });

  it('are the equal parts, in a value that is equal to the later one', () => {
    const before = {
      left: { a: [1, 2] },
      right: { b: 3 },
      map: new Map([
        ['k', { c: 4 }],
        ['l', { d: 5 }],
      ]),
    };
    const now = {
      left: { a: [1, 2] },
      right: { b: 30 },
      map: new Map([
        ['k', { c: 4 }],
        ['l', { d: 50 }],
      ]),
    };
    const both = shareUnchanged(before, now);
    expect(both).toEqual(now);
    expect(both.left).toBe(before.left);
    expect(both.map.get('k')).toBe(before.map.get('k'));
    expect(both.right).not.toBe(before.right);
  });

  it.each([
    [
      [1, 2],
      [1, 2, 3],
    ],
    [
      [1, 2, 3],
      [1, 2],
    ],
    [{ a: 1 }, { a: 1, b: undefined }],
    [{ a: 1, b: undefined }, { a: 1 }],
    [{ a: undefined }, { b: undefined }],
    [{ a: [] }, { a: {} }],
    [{ a: null }, { a: {} }],
    [
      new Map([
        ['a', 1],
        ['b', 2],
      ]),
      new Map([
        ['b', 2],
        ['a', 1],
      ]),
    ],
    [new Map([['a', 1]]), new Map()],
    [Number.NaN, 0],
  ])('nothing makes %j and %j the same', (before, now) => {
    expect(shareUnchanged<unknown>(before, now)).not.toBe(before);
    expect(shareUnchanged<unknown>(before, now)).toEqual(now);
  });

  it('are never objects of a class', () => {
    const [before, now] = [new Uint8Array([1]), new Uint8Array([1])];
    expect(shareUnchanged({ bytes: before }, { bytes: now }).bytes).toBe(now);
  });
});

describe('parts that two editions share', () => {
  it('are chapters, slides and figures that did not change', () => {
    const now: Edition = structuredClone(sampleEdition);
    const both = shareUnchanged(sampleEdition, { ...now, dataDate: '2030-01-01' });
    expect(both).toEqual({ ...sampleEdition, dataDate: '2030-01-01' });
    for (const field of ['chapters', 'slides', 'figures', 'tables', 'ledger', 'datasets'] as const) {
      expect(both[field], field).toBe(sampleEdition[field]);
    }
  });
});
