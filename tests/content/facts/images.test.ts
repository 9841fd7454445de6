// Facts on image sizes.
import { describe, expect, it } from 'vitest';
import { topic as images } from '../../../data/facts/images.ts';
import { dataOf, holds, small, value } from './small.ts';

const sizes = {
  'container-ubuntu-2204': 29.7,
  'container-alpine': 3.85,
  'cloud-ubuntu-2204': 686.1,
  'cloud-ubuntu-2304': 755.4,
  'windows-core-2019': 4840,
};

function facts(changed: Partial<typeof sizes> = {}) {
  const rows = Object.entries({ ...sizes, ...changed }).map(([id, size]) => [
    id,
    { name: id, measure: id, size },
  ]);
  return images(
    dataOf(small('image-sizes', { name: 'text', measure: 'text', size: 'MB' }, Object.fromEntries(rows))),
  ).facts;
}

describe('image facts', () => {
  it('compare one release as container and as VM', () => {
    expect(value(facts(), 'ubuntuRatio')).toBeCloseTo(23.1, 1);
  });

  it('say that sizes overlap only while a container image exceeds a VM image', () => {
    expect(holds(facts(), 'sizesOverlap')).toBe(true);
    expect(holds(facts({ 'windows-core-2019': 700 }), 'sizesOverlap')).toBe(false);
  });
});
