// Where the references in full say that they are cited.
import { expect, it } from 'vitest';
import { citedIn } from '../../../scripts/render/report/cited-in.ts';
import { sampleEdition } from '../../support/edition.ts';

it('names the sections, figures and tables that cite a reference, and of many the first and the number of the others', () => {
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
    'Cited in Figure 101, Figure 102, Figure 103, Figure 104, Figure 105 and 2 more.',
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
