import { expect, it } from 'vitest';
import { presentingOnce } from '../../../scripts/dev/presenting-once.ts';
import type { PresentPage } from '../../../scripts/model/page.ts';

const page = (markdown: string, drawing = '<svg/>', path = 'deck.html'): PresentPage => ({
  kind: 'present',
  path,
  markdown,
  theme: '',
  drawings: new Map([['chart:a', drawing]]),
  pictures: new Map(),
  language: 'en',
  slides: 1,
  plan: { slides: [], minutes: 1 } as unknown as PresentPage['plan'],
});

function counting() {
  const made: string[] = [];
  const present = presentingOnce(async ({ path, markdown }) => {
    made.push(markdown);
    if (markdown === 'bad') throw new Error('no Marp');
    return { path, bytes: new TextEncoder().encode(markdown), sha256: '' };
  });
  return { made, present };
}

it('an equal deck is presented once, another one again, and only the last is kept', async () => {
  const { made, present } = counting();
  const first = await present(page('# A'));
  expect(await present(page('# A'))).toBe(first);
  await present(page('# A', '<svg id="b"/>'));
  await present(page('# B'));
  await present(page('# A'));
  expect(made).toEqual(['# A', '# A', '# B', '# A']);
});

it('decks of different paths do not replace each other', async () => {
  const { made, present } = counting();
  for (const path of ['a.html', 'b.html', 'a.html', 'b.html']) await present(page('# A', '', path));
  expect(made).toEqual(['# A', '# A']);
});

it('what failed is tried again', async () => {
  const { made, present } = counting();
  await expect(present(page('bad'))).rejects.toThrow('no Marp');
  await expect(present(page('bad'))).rejects.toThrow('no Marp');
  expect(made).toEqual(['bad', 'bad']);
});
