// Colours are read from the style sheet of tokens.
import { describe, expect, it } from 'vitest';
import { darkTheme, readPalette, ruleOf } from '../../../scripts/read/templates/tokens.ts';

const css = `/* Colours { of :root } */
:root {
  --ink: #16191D;
  /* --ink: #000000; */
  --blue: #0f5fa6;
  --accent: var(--blue);
  --step: 0.25rem;
}
@media screen {
  :root[data-theme="dark"] { --ink: #ffffff; --accent: var(--ink); }
}`;

describe('the palette', () => {
  it('holds the colours of the light theme, and nothing else', () => {
    expect([...readPalette(css)]).toEqual([
      ['ink', '#16191d'],
      ['blue', '#0f5fa6'],
      ['accent', '#0f5fa6'],
    ]);
  });

  it('of the dark theme holds its own', () => {
    expect([...readPalette(css, darkTheme)]).toEqual([
      ['ink', '#ffffff'],
      ['accent', '#ffffff'],
    ]);
  });

  it('is empty without a rule for its theme', () => {
    expect(readPalette('body { color: red }').size).toBe(0);
    expect(readPalette('main :root { --ink: #000000; }').size).toBe(0);
  });
});

describe('a rule', () => {
  it('is found by its whole selector', () => {
    expect(ruleOf(css, darkTheme)).toBe('--ink: #ffffff; --accent: var(--ink);');
    expect(ruleOf(css, '[data-theme="dark"]')).toBeUndefined();
  });
});
