// Why no ranked platform can serve an estate: which of its needs is larger than anything on sale.
import { ranking } from './compare.ts';
import type { CostInputs } from './inputs.ts';

/** By the name of an input in the form: next to nothing of it. */
const reliefs: Readonly<Record<string, Partial<CostInputs>>> = {
  'GPUs of a copy': { gpus: 0 },
  'Memory of a copy': { memory: 0.25 },
  'CPU of a copy at peak': { peak: 0.1 },
  'Services on one VM': { servicesPerVm: 1 },
  'Time of one request': { requestSeconds: 0.01 },
};

/** What a reader can change so that a ranked platform can serve the estate, which none can as it is. */
export function unserved(inputs: CostInputs): string {
  if (inputs.allowed.length === 0) return 'No platform is ranked: switch one on under “What is compared”.';
  const enough = Object.entries(reliefs)
    .filter(([, relief]) => ranking({ ...inputs, ...relief }).length > 0)
    .map(([name]) => `“${name}”`);
  const advice = enough.length > 0 ? `lower ${enough.join(' or ')}` : 'lower several of what a copy needs';
  return `None of the ranked platforms can serve this estate, since nothing that they rent is large enough: ${advice}.`;
}
