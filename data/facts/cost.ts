// Facts on cost: use, prices, licences, and the results of the cost model.
import type { Data, Topic } from '#facts';
import { costCalculator } from './cost/calculator.ts';
import { caseSeries } from './cost/case-rows.ts';
import { caseFacts } from './cost/cases.ts';
import { commitment, metalFacts, premiumFacts, premiumSeries } from './cost/charges.ts';
import { effectFacts, effectSeries } from './cost/effects.ts';
import { copiesSeries, estateFacts, estateSeries } from './cost/estate.ts';
import { hostSeries, licenceFacts } from './cost/licences.ts';
import { providerFacts, providerSeries } from './cost/providers.ts';
import { regionFacts, regionSeries } from './cost/regions.ts';
import { clusterFacts, clusterSeries, perUseFacts } from './cost/small-cluster.ts';
import { swingFacts, swingSeries } from './cost/swings.ts';

/** What is paid, what decides, and where each platform is cheapest. */
export function topic(data: Data): Topic {
  const copies = copiesSeries(data);
  const providers = providerSeries(data);
  return {
    facts: {
      metal: metalFacts(data),
      premium: premiumFacts(data),
      commitment: { one: commitment(data, 1), three: commitment(data, 3) },
      effects: effectFacts(data),
      cluster: clusterFacts(data),
      perUse: perUseFacts(data),
      licence: licenceFacts(data),
      cases: caseFacts(data),
      ...estateFacts(data, copies.rows),
      ...regionFacts(data),
      providers: providerFacts(data, providers.rows),
      swing: swingFacts(data),
    },
    calculators: [costCalculator(data)],
    series: [
      premiumSeries(data),
      effectSeries(data),
      clusterSeries(data),
      hostSeries(data),
      ...caseSeries(data),
      copies,
      ...estateSeries(data),
      providers,
      ...regionSeries(data),
      swingSeries(data),
    ],
  };
}
