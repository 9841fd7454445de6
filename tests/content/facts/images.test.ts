// Facts on image sizes.
import { describe, expect, it } from 'vitest';
import { topic as images } from '../../../data/facts/images.ts';
import { bounds, dataOf, holds, small, value } from './small.ts';

const sizes = {
  'container-ubuntu-2404': 29.8,
  'container-debian-13': 49.3,
  'cloud-ubuntu-minimal': 238,
  'cloud-ubuntu-2404': 624,
  'cloud-debian-13': 434,
  'windows-core-2019': 4840,
};

function facts(changed: Partial<typeof sizes> = {}, node = { low: 404, high: 408 }) {
  const rows = Object.entries({ ...sizes, ...changed }).map(([id, size]) => [
    id,
    { name: id, measure: id, size },
  ]);
  const columns = { name: 'text', measure: 'text', size: 'MB', low: 'MB', high: 'MB' };
  const all = {
    ...Object.fromEntries(rows),
    'container-node-lts': { name: 'Node.js', measure: 'download', ...node },
  };
  return images(dataOf(small('image-sizes', columns, all))).facts;
}

describe('image facts', () => {
  it('compare one distribution as container and as VM, minimal and server', () => {
    expect(value(facts(), 'minimalRatio')).toBeCloseTo(7.99, 2);
    expect(value(facts(), 'serverRatio')).toBeCloseTo(20.94, 2);
    expect(value(facts(), 'debianRatio')).toBeCloseTo(8.8, 2);
  });

  it('span the versions of one image that were read', () => {
    expect(bounds(facts(), 'node')).toEqual([404, 408]);
  });

  it('say that sizes overlap only while a container image exceeds a VM image', () => {
    expect(holds(facts(), 'sizesOverlap')).toBe(true);
    expect(holds(facts({ 'windows-core-2019': 600 }), 'sizesOverlap')).toBe(false);
    expect(holds(facts(), 'nodeOutweighsVm')).toBe(true);
    expect(holds(facts({}, { low: 200, high: 408 }), 'nodeOutweighsVm')).toBe(false);
  });
});
