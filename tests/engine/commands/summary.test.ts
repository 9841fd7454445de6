import { expect, test } from 'vitest';
import {
  artifactLines,
  chartLines,
  coverageLine,
  cutLines,
  layoutLines,
  pictureLines,
  sizeText,
} from '../../../scripts/commands/build/summary.ts';
import { sampleEdition } from '../../support/edition.ts';

const sha256 = '0123456789abcdef'.repeat(4);

test('artifacts stand in columns with size, extent and the start of their digest', () => {
  const lines = artifactLines(
    [
      { path: 'report.pdf', output: 'report', bytes: 1_234_567, sha256, pages: 45 },
      { path: 'deck.html', output: 'deck', bytes: 987_654, sha256, slides: 1, keptFrom: 'x' },
      { path: 'ledger.json', output: 'ledger', bytes: 12, sha256 },
    ],
    'dist',
  );
  expect(lines).toEqual([
    'dist/report.pdf   1.2 MB  45 pages  0123456789ab',
    'dist/deck.html    988 kB  1 slide   0123456789ab  (kept from an earlier build)',
    'dist/ledger.json    12 B            0123456789ab',
  ]);
});

test('sizes are decimal', () => {
  expect([0, 999, 1000, 999_499, 1_000_000].map(sizeText)).toEqual([
    '0 B',
    '999 B',
    '1 kB',
    '999 kB',
    '1.0 MB',
  ]);
});

test('the coverage is one line', () => {
  expect(coverageLine({ bound: 212, waived: 9, loose: 0 })).toBe('numerals: 212 bound, 9 waived, 0 loose');
});

test('charts that an office suite can edit are counted, and pictures given their reason', () => {
  const record = { path: 'deck.pptx', output: 'pptx', bytes: 1, sha256, charts: { native: 7, pictures: 1 } };
  expect(chartLines([record, { path: 'a', output: 'a', bytes: 1, sha256 }])).toEqual([
    'deck.pptx: 7 charts native, 1 as pictures',
  ]);
  const charts = [
    { chart: 'a', slide: 3 },
    { chart: 'b', slide: 4, picture: 'several panels' },
  ];
  expect(pictureLines([{ path: 'deck.pptx', bytes: new Uint8Array(), sha256, charts }])).toEqual([
    '  b, slide 4: a picture, since it has several panels',
  ]);
});

test('a cut talk says what it takes and what it lost', () => {
  const dropped = sampleEdition.slides
    .slice(3, 5)
    .map((slide) => ({ ...slide, priority: 'could' as const, minutes: 1.5 }));
  expect(cutLines({ slot: 20, minutes: 18.5, dropped })).toEqual([
    'talk cut to 20 minutes: takes 18.5, without 2 slides of 3 minutes',
    '  could   1.5 min  Every monitor boots in under 300 ms (content/02-startup.md:9)',
    '  could   1.5 min  Time and memory go together (content/02-startup.md:9)',
  ]);
});

test('says how full the pages of each volume are, and how small its type', () => {
  const record = { path: 'evidence.pdf', output: 'report', bytes: 1, sha256: '', pages: 69 };
  expect(layoutLines([{ ...record, layout: { empty: 0.021, smallestType: 8.5 } }, record])).toEqual([
    'evidence.pdf: 69 pages, 2 % of them empty, smallest type 8.5 pt',
  ]);
});
