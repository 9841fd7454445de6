// Drawings that are used outside of their page.
import { describe, expect, it } from 'vitest';
import { standalone } from '../../../scripts/render/shared/standalone-svg.ts';

const face = (weight: number, style = 'normal') =>
  `@font-face{font-family:"Inter";font-style:${style};font-weight:${weight};src:url(data:font/woff2;base64,AA==)}`;
const faces = [face(400), face(600), face(700), face(400, 'italic')].join('\n');
const svg = '<svg xmlns="http://www.w3.org/2000/svg"><text font-weight="600">a &lt; b → c</text></svg>';

describe('a drawing by itself', () => {
  it('embeds the font faces of its text, and no other', () => {
    const opened = standalone(svg, { paper: '#fff', fontFaces: () => faces });
    expect(opened.match(/font-weight:\d+/g)).toEqual(['font-weight:400', 'font-weight:600']);
    expect(opened).not.toContain('italic');
    expect(opened).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"><style>[^<]*<\/style><text/);
  });

  it('needs fonts for the characters that it shows, not for those of its markup', () => {
    const asked: string[] = [];
    const fontFaces = (text: string) => {
      asked.push(text.trim());
      return faces;
    };
    standalone(svg, { paper: '#fff', fontFaces });
    expect(asked).toEqual(['a < b → c']);
  });

  it('has the colour of paper as its background, also in dark viewers', () => {
    expect(standalone(svg, { paper: '#fefefe', fontFaces: () => faces })).toContain(
      ':root{background:#fefefe}',
    );
  });
});
