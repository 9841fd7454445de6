// The page of the gallery.
import { describe, expect, it } from 'vitest';
import { gallery } from '../../../scripts/render/gallery.ts';
import { sampleEdition } from '../../support/edition.ts';

describe('the gallery', () => {
  const edition = sampleEdition;
  const [id = ''] = edition.figures.keys();
  const svg = '<svg role="img" aria-label="x"></svg>';
  const drawings = (['slide', 'a4'] as const).map((surface) => ({
    chart: id,
    surface,
    svg,
    width: 10,
    height: 5,
  }));
  const page = gallery(edition, drawings, ':root { --ink: #000000 }');

  it('shows every figure with its alternative text and its data', () => {
    for (const figure of edition.figures.values()) {
      expect(page).toContain(`<section id="${figure.id}">`);
      expect(page).toContain(`<p>${figure.alt}</p>`);
      for (const table of figure.data) expect(page).toContain(`Data: ${table.id}, ${table.rows.length} rows`);
    }
  });

  it('shows a chart on every surface it was drawn for, paper first', () => {
    const shown = [...page.matchAll(/<h3>([^,]+), ([\w-]+), 10 × 5 px<\/h3>/g)].map(([, chart, surface]) => [
      chart,
      surface,
    ]);
    expect(shown).toEqual([
      [id, 'a4'],
      [id, 'slide'],
    ]);
    expect(page.split(svg)).toHaveLength(3);
  });

  it('lists every figure at its head, with its sources and the key of its subtitle in colour', () => {
    for (const figure of edition.figures.values()) expect(page).toContain(`<a href="#${figure.id}">`);
    expect(page.match(/Sources: /g)).toHaveLength(edition.figures.size);
    const toned = [...edition.figures.values()].flatMap((figure) =>
      figure.subtitle.filter((node) => node.type === 'toned'),
    );
    expect(page.match(/<span class="tone tone-/g) ?? []).toHaveLength(toned.length);
    expect(toned.length).toBeGreaterThan(0);
  });

  it('is one page in the edition’s language with the given style', () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="en/);
    expect(page).toContain(':root { --ink: #000000 }');
  });
});
