// Where a bound value may break.
import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../../scripts/facts/language/language.ts';
import { boundWords } from '../../../scripts/render/html/phrasing.ts';

const german = { ...inEnglish, words: { ...inEnglish.words, per: 'pro {unit}' } };
const noBreak = '\u00a0';

describe('a bound value', () => {
  it('breaks a rate before what it is for, in any language', () => {
    expect(boundWords('$183 per month', inEnglish)).toEqual({
      isLong: true,
      value: `$183 per${noBreak}month`,
    });
    expect(boundWords('183 pro Monat', german)).toEqual({ isLong: true, value: `183 pro${noBreak}Monat` });
    const written = { ...inEnglish, words: { ...inEnglish.words, per: '(je) {unit}' } };
    expect(boundWords('183 (je) Monat', written)).toEqual({ isLong: true, value: `183 (je)${noBreak}Monat` });
    expect(boundWords('183 per Monat', german)).toEqual({ isLong: false, value: '183 per Monat' });
  });

  it('parts from a very long unit only where the whole is long', () => {
    const [short, long] = [`3${noBreak}virtualisations`, `3.25 million${noBreak}virtualisations`];
    expect(boundWords(short, inEnglish)).toEqual({ isLong: false, value: short });
    expect(boundWords(long, inEnglish)).toEqual({ isLong: true, value: '3.25 million virtualisations' });
  });
});
