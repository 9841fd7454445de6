// Facts on adoption.
import { expect, it } from 'vitest';
import { topic as adoption } from '../../../data/facts/adoption.ts';
import { dataOf, holds, small } from './small.ts';

function sectorDecides(all: number): boolean {
  const row = { question: 'containers in use' };
  const columns = { question: 'text', asked: 'text', share: '%:share' };
  const surveys = small('surveys', columns, {
    'docker-it': { ...row, asked: 'IT', share: 92 },
    'docker-all': { ...row, asked: 'all', share: all },
  });
  return holds(adoption(dataOf(surveys)).facts, 'sectorDecides');
}

it('says that the sector decides only while the share in IT is more than twice that of all', () => {
  expect(sectorDecides(30)).toBe(true);
  expect(sectorDecides(46)).toBe(false);
});
