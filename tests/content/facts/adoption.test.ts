import { describe, expect, it } from 'vitest';
import { topic as adoption } from '../../../data/facts/adoption.ts';
import { dataOf, holds, small, value } from './small.ts';

const shares = {
  'cncf2020-containers-2019': 80,
  'cncf2020-containers-2020': 90,
  'cncf2020-kubernetes-2019': 70,
  'cncf2020-kubernetes-2020': 75,
  'cncf2025-applications-2023': 40,
  'cncf2025-applications-2025': 55,
  'cncf2025-kubernetes-2025': 82,
  'cncf2025-techniques-2025': 98,
  'stackoverflow-docker-2025': 71.1,
  'stackoverflow-kubernetes-2025': 28.5,
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
  it('give each answer as its survey does', () => {
    expect(value(facts(), 'containers2020')).toBe(90);
    expect(value(facts(), 'dockerDevelopers')).toBe(71.1);
  });

  it('compare waves of one survey and question only', () => {
    expect(value(facts(), 'applicationsRise')).toBe(15);
  });

  it('speak of a rise only while every later wave is higher', () => {
    expect(holds(facts(), 'rises')).toBe(true);
    expect(holds(facts({ 'cncf2020-kubernetes-2020': 70 }), 'rises')).toBe(false);
    expect(holds(facts({ 'cncf2025-applications-2025': 39 }), 'rises')).toBe(false);
  });
});
