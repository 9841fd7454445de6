// Which rows fit which answers to a decision aid.
import { describe, expect, it } from 'vitest';
import { type AidQuestion, combinations, fitsAnswers } from '../../../scripts/model/aids/aid.ts';

const fits = { code: ['strangers'], load: ['steady', 'bursts'] };

describe('a row', () => {
  it.each([
    ['nothing', {}, true],
    ['an answer that it names', { code: 'strangers' }, true],
    ['one of the answers that it names', { load: 'bursts' }, true],
    ['an answer that it does not name', { code: 'ours' }, false],
    ['one answer that it names and one that it does not', { code: 'strangers', load: 'gpu' }, false],
    ['any answer to a question that it does not name', { kernel: 'another' }, true],
  ])('fits %s: %j is %s', (_, answers, expected) => {
    expect(fitsAnswers(fits, answers)).toBe(expected);
  });

  it('that names no question called like what every object has fits it', () => {
    expect(fitsAnswers({}, { constructor: 'ours', toString: 'steady' } as never)).toBe(true);
  });

  it('that names no question fits everything', () => {
    expect(fitsAnswers({}, { code: 'ours', load: 'steady' })).toBe(true);
  });
});

describe('combinations of answers', () => {
  const question = (id: string, ...options: string[]): AidQuestion => ({
    id,
    label: id,
    options: options.map((option) => ({ id: option, label: option })),
  });

  it('begin with no answer, and each question may have none', () => {
    const all = combinations([question('a', '1', '2'), question('b', '3', '4')]);
    expect(all).toHaveLength(9);
    expect(all[0]).toEqual({});
    expect(all.slice(1, 5).map((answers) => Object.keys(answers).length)).toEqual([1, 1, 1, 1]);
    expect(all).toContainEqual({ a: '2', b: '3' });
  });
});
