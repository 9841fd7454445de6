import { toString as plainText } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import type { RootContent } from '../../../scripts/model.ts';
import { withHero } from '../../../scripts/outputs/slide-hero.ts';

const bound = (value: string): RootContent => ({ type: 'bound', value, facts: ['x'] });
const text = (value: string): RootContent => ({ type: 'text', value });
const paragraph = (...children: RootContent[]) => ({ type: 'paragraph', children }) as RootContent;
const lines = (nodes: readonly RootContent[]): string[] =>
  nodes.map((node) => (node.type === 'html' ? node.value : plainText(node)));

describe('the number of a statement', () => {
  it('stands in a box of its own before what is said of it', () => {
    expect(lines(withHero([paragraph(bound('8%'), text(' of the CPU is used'))]))).toEqual([
      '<div class="hero">',
      '8%',
      '</div>',
      'of the CPU is used',
    ]);
  });

  it('takes a second one along that it is set against', () => {
    const said = paragraph(bound('160 ms'), text(' or '), bound('26 s'), text(': both are a start'));
    expect(lines(withHero([said]))).toEqual([
      '<div class="hero">',
      '160 ms or 26 s',
      '</div>',
      'both are a start',
    ]);
  });

  it('may be all there is', () => {
    expect(lines(withHero([paragraph(bound('8%'))]))).toEqual(['<div class="hero">', '8%', '</div>']);
  });

  it('is no hero in the middle of a sentence', () => {
    const body = [paragraph(text('About '), bound('8%'))];
    expect(withHero(body)).toBe(body);
    expect(withHero([])).toEqual([]);
  });
});
