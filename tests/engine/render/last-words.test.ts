// The last words of a paragraph stay on one line.
import { describe, expect, it } from 'vitest';
import { element, write } from '../../../scripts/render/html/hast.ts';
import { keepLastWords } from '../../../scripts/render/html/last-words.ts';

const kept = (...children: Parameters<typeof element>[2] & object) =>
  write(keepLastWords([element('p', {}, children)])).replaceAll(/\u00a0|&nbsp;|&#xA0;/gu, '~');

describe('the last words of a paragraph', () => {
  it('stay together until they are as long as a short line', () => {
    expect(kept('A sentence that ends with it.')).toBe('<p>A sentence that ends~with~it.</p>');
    expect(kept('A sentence that ends so considerately.')).toBe(
      '<p>A sentence that ends so considerately.</p>',
    );
  });

  it('are found in links and emphasis, and not in notes in the margin', () => {
    expect(kept('It ended ', element('em', {}, ['in such a way']), '.')).toContain('in such~a~way');
    expect(kept('Words that end it.', element('span', { className: ['sidenote'] }, ['A note to it']))).toBe(
      '<p>Words that~end~it.<span class="sidenote">A note to it</span></p>',
    );
  });

  it('may part from a word that would make the line before it short', () => {
    const words = 'All with incomprehensibilities end.';
    expect(kept(words)).toBe(`<p>${words}</p>`);
  });
});
