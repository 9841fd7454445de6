import { expect, test } from 'vitest';
import { artifactLines, coverageLine, sizeText } from '../../../scripts/commands/summary.ts';

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
