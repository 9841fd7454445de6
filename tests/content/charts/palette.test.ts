import { describe, expect, it } from 'vitest';
import { difference, visions } from '../../../scripts/draw/checks/colour.ts';
import { contrast as contrastOf, parseColour } from '../../../scripts/draw/checks/wcag.ts';
import { darkTheme, readPalette } from '../../../scripts/read/templates/tokens.ts';
import { palette as light, tokens } from '../../support/figures.ts';

const contrast = (a: string, b: string) => contrastOf(parseColour(a)!, parseColour(b)!);

const dark = readPalette(tokens, darkTheme);
const themes = [
  ['light', light],
  ['dark', dark],
] as const;
const hues = ['blue', 'orange', 'teal', 'purple'];
const pairs = hues.flatMap((a, index) => hues.slice(index + 1).map((b) => [a, b] as const));
const coloured = visions.filter((vision) => vision !== 'greyscale');

describe('the palette', () => {
  it.each(pairs)('tells %s from %s in every kind of colour vision', (a, b) => {
    for (const vision of coloured) {
      expect(difference(light.get(a)!, light.get(b)!, vision)).toBeGreaterThanOrEqual(10);
    }
  });

  const categories = Array.from({ length: 8 }, (_, index) => light.get(`category-${index + 1}`)!);
  const everyTwo = (colours: readonly string[]) =>
    colours.flatMap((a, index) => colours.slice(index + 1).map((b) => [a, b] as const));

  it('tells the first five names of a scale apart in every kind of colour vision and in grey, and all in every kind of colour vision', () => {
    for (const [a, b] of everyTwo(categories.slice(0, 5)))
      for (const vision of visions) expect(difference(a, b, vision)).toBeGreaterThanOrEqual(10);
    for (const [a, b] of everyTwo(categories))
      for (const vision of coloured) expect(difference(a, b, vision)).toBeGreaterThanOrEqual(10);
  });

  it.each(themes)(
    'has colours of names that stand out from paper, and words in them that can be read, in the %s theme',
    (_, palette) => {
      for (let number = 1; number <= 8; number++) {
        const name = `category-${number}`;
        const word = palette.get(`${name}-text`) ?? palette.get(name)!;
        expect(contrast(palette.get(name)!, palette.get('paper')!)).toBeGreaterThanOrEqual(3);
        expect(contrast(word, palette.get('paper')!)).toBeGreaterThanOrEqual(4.5);
      }
    },
  );

  it.each(themes)('has hues that stand out from paper as marks in the %s theme', (_, palette) => {
    for (const hue of hues)
      expect(contrast(palette.get(hue)!, palette.get('paper')!)).toBeGreaterThanOrEqual(3);
  });

  it.each(themes)('has words that can be read on paper in the %s theme', (_, palette) => {
    for (const word of ['ink', 'text', 'muted', 'blue', 'orange', 'teal-text', 'purple']) {
      expect(contrast(palette.get(word)!, palette.get('paper')!)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(themes)(
    'has steps whose words can be read: ink on the first three, paper on the rest (%s)',
    (_, palette) => {
      const step = (number: number) => palette.get(`seq-${number}`)!;
      for (const number of [1, 2, 3])
        expect(contrast(palette.get('ink')!, step(number))).toBeGreaterThanOrEqual(4.5);
      for (const number of [4, 5])
        expect(contrast(palette.get('paper')!, step(number))).toBeGreaterThanOrEqual(4.5);
    },
  );

  it('declares every colour of the light theme for the dark one too', () => {
    expect([...light.keys()].filter((name) => name !== 'accent' && !dark.has(name))).toEqual([]);
  });
});
