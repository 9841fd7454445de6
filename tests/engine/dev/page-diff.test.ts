import { describe, expect, it } from 'vitest';
import { diffPage } from '../../../scripts/dev/page-diff.ts';

const chapter = (id: string, body: string) =>
  `<section class="chapter" id="${id}">\n<h2>${id}</h2>\n${body}\n</section>`;
const figure = (id: string, value: number) =>
  `<figure class="figure" id="${id}">\n<svg><text>${value}</text></svg>\n</figure>`;
const page = (...parts: readonly string[]) => `<main>\n${parts.join('\n')}\n</main>`;

describe('a page', () => {
  it('keeps what is new and marks what is as it was, in chapters and in the parts of those that changed', () => {
    const before = page(
      chapter('one', figure('a', 1)),
      chapter('two', `${figure('b', 2)}\n${figure('c', 3)}`),
    );
    const now = page(chapter('one', figure('a', 1)), chapter('two', `${figure('b', 2)}\n${figure('c', 4)}`));
    expect(diffPage(before, now)).toBe(
      page(
        '<section id="one" data-same=""></section>',
        chapter('two', `<figure id="b" data-same=""></figure>\n${figure('c', 4)}`),
      ),
    );
  });

  it('marks rows of a table', () => {
    const rows = (value: number) =>
      chapter('ledger', `<tr id="x"><td>1</td></tr>\n<tr id="y"><td>${value}</td></tr>`);
    expect(diffPage(rows(1), rows(2))).toContain('<tr id="x" data-same=""></tr>\n<tr id="y"><td>2</td></tr>');
  });

  it('stays whole where its parts cannot be told apart', () => {
    const nested = chapter('one', '<section id="notes">\n<p>Note</p>\n</section>');
    expect(diffPage(nested, nested)).toBe(nested);
    const slides = '<svg><section id="1">one</section></svg><svg><section id="2">two</section></svg>';
    expect(diffPage(slides, slides)).toBe(slides);
  });

  it('has new parts as they are, wherever parts came, went or moved', () => {
    const [one, two, three] = ['one', 'two', 'three'].map((id) => chapter(id, figure(`in-${id}`, 1)));
    const same = (id: string) => `<section id="${id}" data-same=""></section>`;
    expect(diffPage(page(one ?? '', two ?? ''), page(two ?? '', three ?? '', one ?? ''))).toBe(
      page(same('two'), three ?? '', same('one')),
    );
  });
});
