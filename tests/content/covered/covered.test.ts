import { describe, expect, it } from 'vitest';
import { resolvedProject } from '../../support/resolved.ts';
import { lists } from './list.ts';
import { plain, reportPlaces } from './places.ts';

const { project, edition } = await resolvedProject();
const places = reportPlaces(edition);
const slides = new Map(edition.slides.map((slide) => [slide.id, slide]));

function numbered(prefix: string, count: number, width = 0): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${String(index + 1).padStart(width, '0')}`);
}

describe('the lists of what has to be covered', () => {
  it('hold each topic, name, diagram, example and gap once', () => {
    expect(lists.topics.ids).toEqual(numbered('T', 30, 2));
    expect(lists.names.ids).toEqual(numbered('N', 114, 3));
    expect(lists.diagrams.ids).toEqual(numbered('DG', 7));
    expect(lists.examples.ids).toEqual([...numbered('CE', 10), ...numbered('CM', 15)]);
    expect(lists.gaps.ids).toEqual(numbered('G', 20));
  });

  it('are what the datasets of claims leave over: every claim has its verdict there', () => {
    const ids = [...project.datasets.values()]
      .filter(({ group }) => group === 'claims')
      .flatMap(({ rows }) => rows.map(({ id }) => String(id)));
    const expected = [
      ...numbered('k', 144, 3),
      ...numbered('q', 102, 3),
      ...numbered('c', 26, 2),
      ...numbered('d', 12, 2),
      ...numbered('r', 42, 2),
      ...numbered('p', 15, 2),
    ];
    expect(ids.toSorted()).toEqual(expected.toSorted());
  });
});

describe.each(Object.entries(lists))('every entry of the list of %s', (_, { items }) => {
  it('has a place or a reason for having none, and not both', () => {
    const wrong = items.filter(({ at, reason }) => (at === undefined) === (reason === undefined));
    expect(wrong.map(({ label }) => label)).toEqual([]);
  });

  it('has its place in this report', () => {
    const lost = items.filter(({ at }) => at !== undefined && !places.has(at));
    expect(lost.map(({ label, at }) => `${label} → ${at}`)).toEqual([]);
  });

  it('is spoken of in words at its place', () => {
    const silent = items.flatMap(({ label, at, says }) => {
      const text = places.get(at ?? '')?.text;
      if (text === undefined) return [];
      return says
        .filter((words) => !text.includes(plain(words)))
        .map((words) => `${label}: “${words}” in ${at}`);
    });
    expect(silent).toEqual([]);
  });

  it('is shown by its figure, and on its slide', () => {
    const unseen = items.flatMap(({ label, at, figure, slide }) => [
      ...(figure === undefined || places.get(at ?? '')?.figures.includes(figure)
        ? []
        : [`${label}: ${figure}`]),
      ...(slide === undefined || slides.has(slide) ? [] : [`${label}: ${slide}`]),
    ]);
    expect(unseen).toEqual([]);
  });
});

it('most slides of the talk are the place of something', () => {
  const used = new Set(Object.values(lists).flatMap(({ items }) => items.map(({ slide }) => slide)));
  const own = edition.slides.filter(({ layout }) => !['opening', 'divider', 'backup'].includes(layout.role));
  const idle = own.filter(({ id }) => !used.has(id)).map(({ id }) => id);
  expect(idle.length).toBeLessThan(own.length / 2);
});
