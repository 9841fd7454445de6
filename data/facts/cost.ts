// Facts on cost: use, prices, licences, and the results of the cost model.
import type { Data, Topic } from '#facts';
import { caseSeries } from './cost/case-rows.ts';
import { caseFacts } from './cost/cases.ts';
import { commitment, commitmentSeries, metalFacts, premiumFacts, premiumSeries } from './cost/charges.ts';
import { copiesSeries, estateFacts, estateSeries } from './cost/estate.ts';
import { hostSeries, licenceFacts } from './cost/licences.ts';
import { providerSeries } from './cost/providers.ts';
import { regionFacts, regionSeries } from './cost/regions.ts';
import { clusterFacts, clusterSeries, perUseFacts } from './cost/small-cluster.ts';

/** What is paid, what decides, and where each platform is cheapest. */
export function topic(data: Data): Topic {
  const copies = copiesSeries(data);
  return {
    facts: {
      metal: metalFacts(data),
      premium: premiumFacts(data),
      commitment: { one: commitment(data, 1), three: commitment(data, 3) },
      cluster: clusterFacts(data),
      perUse: perUseFacts(data),
      licence: licenceFacts(data),
      cases: caseFacts(data),
      ...estateFacts(data, copies.rows),
      ...regionFacts(data),
    },
    series: [
      premiumSeries(data),
      commitmentSeries(data),
      clusterSeries(data),
      hostSeries(data),
      ...caseSeries(data),
      copies,
      ...estateSeries(data),
      providerSeries(data),
      ...regionSeries(data),
    ],
  };
}
