import { describe, expect, it } from 'vitest';
import { createMemo, keptRuns, noMemo } from '../../scripts/model/memo.ts';

describe('a memo that keeps', () => {
  it('makes a thing again only when an input is another, and remembers the last one of a name', () => {
    const memo = createMemo();
    const made: string[] = [];
    const make = (text: string, dataset: object) =>
      memo.get('x', [text, dataset], () => {
        made.push(text);
        return { text };
      });
    const [one, two] = [{}, {}];
    const first = make('a', one);
    expect(make(['', 'a'].join(''), one)).toBe(first);
    expect(make('b', one)).toEqual({ text: 'b' });
    expect(make('b', two)).toEqual({ text: 'b' });
    expect(make('a', one)).not.toBe(first);
    expect(made).toEqual(['a', 'b', 'b', 'a']);
  });

  it('keeps names apart, and undefined too', () => {
    const memo = createMemo();
    expect(memo.get('x', [1], () => undefined)).toBeUndefined();
    expect(memo.get<unknown>('x', [1], () => 'made again')).toBeUndefined();
    expect(memo.get('y', [1], () => 'other')).toBe('other');
  });
});

describe('a memo that traces', () => {
  it('notes what the work looked up, and works again only when one of that is another', () => {
    const memo = createMemo();
    const values = new Map([
      ['a', 1],
      ['b', 2],
      ['unused', 3],
    ]);
    let times = 0;
    const sum = () =>
      memo.trace(
        'sum',
        (key: string) => values.get(key),
        (look) => {
          times += 1;
          return (look('a') ?? 0) + (look('b') ?? 0) + (look('missing') ?? 0);
        },
      );
    expect([sum(), sum(), times]).toEqual([3, 3, 1]);
    values.set('unused', 30);
    expect([sum(), times]).toEqual([3, 1]);
    values.set('b', 20);
    expect([sum(), times]).toEqual([21, 2]);
    values.set('missing', 100);
    expect([sum(), times]).toEqual([121, 3]);
  });
});

it('remembers nothing when noMemo', () => {
  let times = 0;
  const count = () => {
    times += 1;
    return times;
  };
  expect([noMemo.get('x', [], count), noMemo.get('x', [], count)]).toEqual([1, 2]);
  expect(noMemo.trace('x', () => 1, count)).toBe(3);
});

describe('a memo of many runs', () => {
  it('forgets what none of the last runs asked for, whichever way it was made', () => {
    const memo = createMemo();
    const run = (name: string) => {
      memo.get('always', [1], () => ({}));
      memo.get(name, [1], () => 1);
      memo.trace(
        name,
        () => 1,
        (look) => look('a'),
      );
      memo.update(name, () => 1);
      memo.endRun();
    };
    for (let index = 0; index < 200; index += 1) run(`name ${index}`);
    expect(memo.size()).toBe(1 + 3 * keptRuns);
  });

  it('keeps what was asked for a few runs ago', () => {
    const memo = createMemo();
    let times = 0;
    const make = () => {
      times += 1;
      return times;
    };
    memo.get('x', [1], make);
    for (let run = 0; run < keptRuns; run += 1) memo.endRun();
    expect(memo.get('x', [1], make)).toBe(1);
    for (let run = 0; run <= keptRuns; run += 1) memo.endRun();
    expect(memo.get('x', [1], make)).toBe(2);
  });
});
