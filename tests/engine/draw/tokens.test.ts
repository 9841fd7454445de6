// Colour tokens in specs and drawings.
import { describe, expect, it } from 'vitest';
import { asVariables, resolveTokens, tokenOf, unknownTokens } from '../../../scripts/draw/tokens.ts';

const palette = new Map([
  ['ink', '#16191d'],
  ['blue', '#0f5fa6'],
  ['accent', '#0f5fa6'],
]);

describe('tokens in a spec', () => {
  it('become colours wherever they stand, also inside expressions', () => {
    const spec = {
      mark: { color: 'var(--ink)' },
      list: ['var(--blue)', 3],
      test: "datum.x ? 'var(--ink)' : null",
    };
    expect(resolveTokens(spec, palette)).toEqual({
      mark: { color: '#16191d' },
      list: ['#0f5fa6', 3],
      test: "datum.x ? '#16191d' : null",
    });
  });

  it('that nobody declares stay as they are and can be told', () => {
    expect(resolveTokens('var(--nope)', palette)).toBe('var(--nope)');
    expect(unknownTokens('var(--nope) var(--ink)', palette)).toEqual(['nope']);
  });
});

describe('colours of a drawing', () => {
  it('become variables with the colour as fallback', () => {
    const svg = '<path fill="#0F5FA6" stroke="#123456"/><text fill="none">fill="#0f5fa6"</text>';
    expect(asVariables(svg.replace('>fill="#0f5fa6"<', '>words<'), palette)).toBe(
      '<path fill="var(--blue, #0f5fa6)" stroke="#123456"/><text fill="none">words</text>',
    );
  });

  it('are named by the first token that has them', () => {
    expect(tokenOf('#0F5FA6', palette)).toBe('blue');
    expect(tokenOf('#123456', palette)).toBeUndefined();
  });
});
