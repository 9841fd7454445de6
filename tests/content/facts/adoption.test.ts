// Facts on adoption.
import { describe, expect, it } from 'vitest';
import { topic as adoption } from '../../../data/facts/adoption.ts';
import { dataOf, holds, small } from './small.ts';

const shares = {
  'cncf2020-containers-2019': 80,
  'cncf2020-containers-2020': 90,
  'cncf2020-kubernetes-2019': 70,
  'cncf2020-kubernetes-2020': 75,
  'cncf2025-applications-2023': 40,
  'cncf2025-applications-2025': 55,
};

function facts(changed: Partial<typeof shares> = {}) {
  const rows = Object.entries({ ...shares, ...changed }).map(([id, share]) => [
    id,
    { survey: 'Survey', question: id, surveyYear: 2025, share },
  ]);
  const columns = { survey: 'text', question: 'text', surveyYear: 'text', share: '%:share' };
  return adoption(dataOf(small('surveys', columns, Object.fromEntries(rows)))).facts;
}

describe('adoption facts', () => {
  it('speak of a rise only while every later wave is higher', () => {
    expect(holds(facts(), 'rises')).toBe(true);
    expect(holds(facts({ 'cncf2020-kubernetes-2020': 70 }), 'rises')).toBe(false);
    expect(holds(facts({ 'cncf2025-applications-2025': 39 }), 'rises')).toBe(false);
  });
});
