import type { Data, FactTree, Topic } from '#facts';
import { dataAges, dataRenewal } from './method/ages.ts';
import { recentFigures } from './method/recent.ts';
import { sourcesRead } from './method/sources.ts';

/** What this edition says of itself: how its sources were read, how recent its figures are, how old its data. */
export function topic(data: Data): Topic {
  const { facts, series } = dataAges(data);
  return {
    facts: { ...sourcesRead(data), ...recentFigures(data), ...facts } satisfies FactTree,
    series: [series, dataRenewal(data)],
  };
}
