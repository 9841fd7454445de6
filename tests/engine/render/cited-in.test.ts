// Where the references in full say that they are cited.
import { expect, it } from 'vitest';
import { citedIn } from '../../../scripts/render/report/cited-in.ts';
import { sampleEdition } from '../../support/edition.ts';

it('names every section, figure and table that cites a reference', () => {
  const [first] = sampleEdition.references;
  const id = first?.id ?? '';
  const line = citedIn(sampleEdition).get(id) ?? '';
  expect(line).toMatch(/^Cited in .*\.$/u);
  const source = { id, number: first?.number ?? 0, short: '' };
  const [figure] = [...sampleEdition.figures.values()].filter(({ number }) => number !== undefined);
  const figures = new Map(
    [101, 102, 103, 104, 105, 106, 107].map((number) => [
      `f${number}`,
      { ...figure, id: `f${number}`, number, sources: [source] } as NonNullable<typeof figure>,
    ]),
  );
  const many = { ...sampleEdition, chapters: [], tables: new Map(), figures };
  expect(citedIn(many).get(id)?.replaceAll('\u00a0', ' ')).toBe(
    'Cited in Figure 101, Figure 102, Figure 103, Figure 104, Figure 105, Figure 106, Figure 107.',
  );
});

it('falls back on where numbers from it are shown', () => {
  const [first] = sampleEdition.references;
  const id = first?.id ?? '';
  const [entry] = sampleEdition.ledger;
  const shown = [{ kind: 'slide', label: 'slide 7', anchor: 'slide-a' }] as const;
  const ledger = entry === undefined ? [] : [{ ...entry, sources: [{ id, number: 1, short: '' }], shown }];
  const alone = { ...sampleEdition, chapters: [], tables: new Map(), figures: new Map(), ledger };
  expect(citedIn(alone).get(id)).toBe('Cited in slide 7.');
});

it('names a place in the brief as one, and a slide once', () => {
  const [first] = sampleEdition.references;
  const id = first?.id ?? '';
  const [entry] = sampleEdition.ledger;
  const [chapter] = sampleEdition.chapters;
  const brief = {
    ...chapter,
    id: 'brief-cost',
    headings: [],
    body: { type: 'root', children: [] },
    volume: 'brief',
  };
  const shown = [
    { kind: 'section', label: 'Cost', anchor: 'brief-cost' },
    { kind: 'slide', label: 'slide 7', anchor: 'slide-a' },
    { kind: 'note', label: 'slide 7, note', anchor: 'slide-a' },
  ] as const;
  const ledger = entry === undefined ? [] : [{ ...entry, sources: [{ id, number: 1, short: '' }], shown }];
  const chapters = [brief as unknown as NonNullable<typeof chapter>];
  const alone = { ...sampleEdition, chapters, tables: new Map(), figures: new Map(), ledger };
  expect(citedIn(alone).get(id)).toBe('Cited in brief, “Cost”, slide 7.');
});
