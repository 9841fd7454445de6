// An article of a title stays with what it belongs to.
import { expect, it } from 'vitest';
import { keepArticles } from '../../../scripts/render/html/articles.ts';
import { element, write } from '../../../scripts/render/html/hast.ts';

const kept = (...words: readonly (string | ReturnType<typeof element>)[]) =>
  write(keepArticles(words.map((word) => (typeof word === 'string' ? { type: 'text', value: word } : word))))
    .replaceAll('&#xA0;', '~')
    .replaceAll('&nbsp;', '~')
    .replaceAll('\u00a0', '~');

it('keeps an article, and the small word before it, with the word behind', () => {
  expect(kept('flaws of the kernel; beside a fixed one')).toBe('flaws of~the~kernel; beside~a~fixed one');
  expect(kept('The ', element('em', {}, ['last of an edition']))).toBe('The~<em>last of~an~edition</em>');
});

it('leaves words that only begin as an article does', () => {
  expect(kept('of these, another and data')).toBe('of these, another and data');
});
