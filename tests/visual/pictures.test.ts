import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { figureAnchor, tableAnchor } from '../../scripts/resolve/anchors.ts';
import { resolvedProject } from '../support/resolved.ts';
import { chosen } from './chosen.ts';
import { decodePng } from './png.ts';

const folder = join(import.meta.dirname, 'pictures');

it('the README has exactly the pictures that were chosen, and each of them is small', () => {
  expect(readdirSync(folder).sort()).toEqual(chosen.map(({ name }) => `${name}.png`).sort());
  for (const { name, anchors, width } of chosen) {
    const bytes = readFileSync(join(folder, `${name}.png`));
    expect(bytes.length, name).toBeLessThan(320_000);
    expect(decodePng(bytes).width, name).toBeGreaterThan(anchors.length * width);
  }
});

it('every picture can be made again: what it shows still exists', async () => {
  const { edition } = await resolvedProject();
  const figures = [...edition.figures.values()].filter(({ number }) => number !== undefined);
  const known = {
    'report.pdf': [
      ...edition.chapters.flatMap(({ id, headings }) => [id, ...headings.map((heading) => heading.id)]),
      ...figures.map(({ id }) => figureAnchor(id)),
      ...[...edition.tables.keys()].map(tableAnchor),
    ],
    'deck.pdf': edition.slides.map(({ id }) => id),
  };
  const lost = chosen.flatMap(({ document, anchors }) =>
    anchors.filter((anchor) => !known[document].includes(anchor)),
  );
  expect(lost).toEqual([]);
});
