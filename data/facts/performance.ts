// Facts on performance: what a crossing costs in containers, VMs and networks, and what studies of older hardware showed.
import type { Data, Topic } from '#facts';
import { nestingFacts } from './performance/nesting.ts';
import { networkFacts } from './performance/network.ts';
import { olderFacts } from './performance/older.ts';
import { olderSeries } from './performance/older-table.ts';
import { folderFacts, shareFacts, shareSeries } from './performance/shares.ts';

/** What slows software in a VM, a container or a shared folder. */
export function topic(data: Data): Topic {
  return {
    facts: {
      ...olderFacts(data),
      ...networkFacts(data),
      shares: shareFacts(data),
      folder: folderFacts(data),
      nesting: nestingFacts(data),
    },
    series: [olderSeries(data), shareSeries(data)],
  };
}
