// Numbers, dates, sums and units are written as the language of the edition writes them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { english } from '../../../scripts/facts/language/english.ts';
import { dateIn, formatsOf, makeLanguage } from '../../../scripts/facts/language/language.ts';
import { numeral, numerals, withUnit, withWords } from '../../../scripts/facts/typography.ts';
import { builtInUnits, unitsIn } from '../../../scripts/facts/units.ts';
import { curl } from '../../../scripts/render/html/quotes.ts';

const folder = join(import.meta.dirname, '../../../templates/words');
function languageOf(tag: string) {
  const [base = ''] = tag.split('-');
  const own = base === 'en' ? {} : JSON.parse(readFileSync(join(folder, `${base}.json`), 'utf8'));
  return makeLanguage(tag, { ...english, ...own }, formatsOf(tag) ?? 'en-GB');
}
const plain = (text: string | undefined) => text?.replaceAll('\u00a0', '_');

describe('a language writes', () => {
  it.each([
    ['en', '1,234.50', '20_November 2026', '12%', '$1.50_per hour'],
    ['en-GB', '1,234.50', '20_November 2026', '12%', '$1.50_per hour'],
    ['en-US', '1,234.50', 'November_20, 2026', '12%', '$1.50_per hour'],
    ['de-DE', '1.234,50', '20._November 2026', '12_%', '1,50_$_pro Stunde'],
    ['de-AT', '1_234,50', '20._November 2026', '12_%', '$_1,50_pro Stunde'],
    ['de-CH', '1’234.50', '20._November 2026', '12%', '$_1.50_pro Stunde'],
    ['fr-FR', '1_234,50', '20_novembre 2026', '12_%', '1,50_$_par heure'],
    ['es-ES', '1234,50', '20_de noviembre de 2026', '12_%', '1,50_$_por hora'],
  ])('%s', (tag, number, date, percent, money) => {
    const language = languageOf(tag);
    const units = unitsIn(language, builtInUnits);
    const digits = (value: number, count: number) => numeral(value, count, language);
    expect(plain(digits(1234.5, 6))).toBe(number);
    expect(plain(dateIn(language, '2026-11-20'))).toBe(date);
    expect(plain(withUnit('12', '%', units))).toBe(percent);
    expect(plain(withWords(digits(1.5, 3), 'USD/h', units))).toBe(money.replace(/_(?=p[aeo]r |pro )/, ' '));
  });

  it('the first of a month as it is said', () => {
    expect(plain(dateIn(languageOf('fr'), '2026-11-01'))).toBe('1er_novembre 2026');
    expect(plain(dateIn(languageOf('de'), '2026-11'))).toBe('November 2026');
    expect(dateIn(languageOf('de'), '2026-13')).toBeUndefined();
  });

  it('ranges with the signs of its numbers, and with a word where an end is negative', () => {
    expect(numerals(1200.5, 3400, 5, languageOf('de'))).toBe('1.200,5–3.400,0');
    expect(numerals(-1.5, 2.5, 2, languageOf('fr'))).toBe('−1,5 à 2,5');
  });

  it('units in full in its words, while data name them as ever', () => {
    const units = unitsIn(languageOf('de'), builtInUnits);
    expect(plain(withUnit('2', 'd', units))).toBe('2_Tage');
    expect(plain(withUnit('1', 'd', units))).toBe('1_Tag');
    expect(plain(withWords('2', 'MB/s', units))).toBe('2_MB pro Sekunde');
  });

  it('quotation marks of its own, and apostrophes as everywhere', () => {
    const text = `Er sagt "so 'ist' es", don't.`;
    expect(curl(text, ' ', languageOf('de'))).toBe('Er sagt „so ‚ist‘ es“, don’t.');
    expect(plain(curl('Il dit "oui".', ' ', languageOf('fr')))).toBe('Il dit «_oui_».');
    expect(curl(text)).toBe('Er sagt “so ‘ist’ es”, don’t.');
  });
});

describe('the words of a language', () => {
  it.each(['de', 'es', 'fr'])('are complete in %s', (tag) => {
    const words = JSON.parse(readFileSync(join(folder, `${tag}.json`), 'utf8'));
    expect(Object.keys(words).sort()).toEqual(Object.keys(english).sort());
  });
});
