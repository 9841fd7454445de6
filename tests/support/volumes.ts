// What the printed volumes of the real edition have to be: how long, how full their pages, how small their type.
import { expect } from 'vitest';
import type { ArtifactRecord } from '../../scripts/records/manifest.ts';

/** Holds the volumes in a manifest to their least; `report` and `brief` are the most pages that these may have. */
export function expectVolumes(
  artifacts: readonly ArtifactRecord[],
  { report, brief }: Readonly<Record<'report' | 'brief', number>>,
): void {
  const volume = (name: string) => artifacts.find(({ path }) => path === `${name}.pdf`);
  expect(volume('report')?.pages).toBeLessThanOrEqual(report);
  expect(volume('brief')?.pages).toBeLessThanOrEqual(brief);
  expect(volume('report')?.layout?.empty).toBeLessThanOrEqual(0.06);
  expect(volume('evidence')?.layout?.empty).toBeLessThanOrEqual(0.06);
  expect(volume('report')?.layout?.smallestType).toBeGreaterThanOrEqual(7);
  expect(volume('evidence')?.layout?.smallestType).toBeGreaterThanOrEqual(8.5);
  expect(volume('brief')?.layout?.smallestType).toBeGreaterThanOrEqual(7.9);
  // The speaker's copy keeps each slide and its notes on one page, so that its pages are as full as the notes are long; backup slides stand two on a page.
  for (const [name, empty] of [
    ['handout', 0.13],
    ['speaker', 0.2],
  ] as const) {
    expect(volume(name)?.layout?.empty, name).toBeLessThanOrEqual(empty);
    expect(volume(name)?.layout?.smallestType, name).toBeGreaterThanOrEqual(8);
  }
}
