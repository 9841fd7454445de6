// The words of the real content, with the values that are bound into them.
import type { Nodes } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { expect, it } from 'vitest';
import { blocksOf } from '../../scripts/read/markdown/slide-slots.ts';
import { resolvedProject } from '../support/resolved.ts';

const { edition } = await resolvedProject();

/** A value may end in a word, "3–6 times", which the sentence around it must not say again. */
const repeated = /(?<!\p{L})(\p{L}{2,})\s+\1(?!\p{L})/gu;

/** Words that follow themselves in good sentences. */
const mayFollowItself: readonly string[] = ['had', 'that'];

/** The texts of paragraphs, headings and cells in some content, each in one piece. */
function textsIn(blocks: readonly Nodes[]): readonly string[] {
  const texts: string[] = [];
  for (const block of blocks)
    visit(block, ['paragraph', 'heading', 'tableCell'], (node) => void texts.push(plainText(node)));
  return texts;
}

const ofChapters = edition.chapters.flatMap(({ title, question = [], answer = [], doubt = [], body }) => [
  ...[title, question, answer, doubt].map((words) => plainText(words)),
  ...textsIn(body.children),
]);
const ofSlides = edition.slides.flatMap(({ heading, slots, notes, handout = [] }) => [
  plainText(heading),
  ...textsIn([...blocksOf(slots), ...notes, ...handout]),
]);
const ofFigures = [...edition.figures.values()].flatMap(({ title, subtitle, note = [], alt }) => [
  ...[title, subtitle, note].map((words) => plainText(words)),
  alt,
]);

it.each([
  ['chapters', ofChapters, 500],
  ['slides and notes', ofSlides, 300],
  ['figures', ofFigures, 100],
] as const)('no word of the %s stands twice in a row', (_name, texts, least) => {
  expect(texts.length).toBeGreaterThan(least);
  const found = texts.flatMap((text) =>
    [...text.matchAll(repeated)]
      .filter(([, word = '']) => !mayFollowItself.includes(word))
      .map(({ index }) => text.slice(Math.max(0, index - 30), index + 30)),
  );
  expect(found).toEqual([]);
});
