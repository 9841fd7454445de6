// Facts and rows on the share of the time that a service is busy, on which the price of functions depends.
import { type FactTree, numbers, type Predicate, predicate, type Row, type Series, words } from '#facts';
import { type Bound, results } from './bind.ts';
import { busyBreakEven, counted, type Way } from './model/compare.ts';
import type { CostInputs, Option } from './model/inputs.ts';
import { billFor } from './model/options.ts';
import { dollars, idField } from './read.ts';
import { modelSource, optionWords, sourceField, wayWords } from './words.ts';

/** The platforms that the chart of busy shares draws. */
const plotted = ['vm', 'managed', 'fargate', 'functions'] as const;

/** The busy share up to which functions cost less than another platform. */
function busyUntil(inputs: CostInputs, copies: number, way: Way, over: Option = 'managed'): number {
  return busyBreakEven(counted({ ...inputs, copies }, way), over) ?? 0;
}

/** Up to which share functions cost less than the other platforms of the base case, and which costs least when. */
export function busyFacts(base: Bound): FactTree {
  const { percent } = results(base, 'base case, busy share changed');
  const label = (way: Way, over: string) =>
    `one copy, ${wayWords[way]}, busy share up to which functions cost less than ${over}`;
  const until = (way: Way, over: Option = 'managed', name = 'a managed cluster') =>
    percent(label(way, name), busyUntil(base.inputs, 1, way, over));
  const three = busyUntil(base.inputs, 3, 'none');
  return {
    one: until('none'),
    equal: until('equal'),
    vms: until('none', 'vm', optionWords.vm),
    fargate: until('none', 'fargate', optionWords.fargate),
    inTurn: cheapestInTurn(base),
    ownAlways: predicate(
      'with our hours and one copy functions cost less than a managed cluster at every busy share',
      busyUntil(base.inputs, 1, 'own') === base.inputs.running,
      `up to ${busyUntil(base.inputs, 1, 'own')}`,
      base.from,
    ),
    threeAlways: predicate(
      'by machines alone functions cost less than a managed cluster with three copies at every busy share',
      three === base.inputs.running,
      `up to ${three}`,
      base.from,
    ),
  };
}

/** Whether, of what the chart draws, functions cost least up to where they meet VMs, then VMs, and Fargate from the step of VMs on. */
function cheapestInTurn({ inputs, from }: Bound): Predicate {
  const machines = counted({ ...inputs, copies: 1 }, 'none');
  const cheapest = Array.from({ length: 101 }, (_, percent) => {
    const cost = (option: Option) =>
      billFor({ ...machines, busy: percent / 100 }, option)?.infrastructure ?? Number.POSITIVE_INFINITY;
    return [...plotted].sort((a, b) => cost(a) - cost(b))[0];
  });
  const [meets, step] = [cheapest.indexOf('vm'), cheapest.indexOf('fargate')];
  const until = Math.round(100 * busyUntil(inputs, 1, 'none', 'vm'));
  return predicate(
    'with one copy, by machines alone and by busy share, first functions cost least, then VMs up to their step, then Fargate',
    meets === until + 1 &&
      step === besideSteps(machines)[1] &&
      cheapest.every((option, share) =>
        share < meets ? option === 'functions' : option === (share < step ? 'vm' : 'fargate'),
      ),
    `functions below ${meets}%, VMs below ${step}%`,
    from,
  );
}

const busyShares = [0, 25, 50, 75, 100];

/** The shares from which a platform that is paid by its machines costs another amount: the chart draws a step there. */
function stepShares(inputs: CostInputs): readonly number[] {
  const cost = (option: Option, busy: number) =>
    billFor({ ...inputs, busy: busy / 100 }, option)?.infrastructure;
  const shares = Array.from({ length: 100 }, (_, index) => index + 1);
  return shares.filter((busy) =>
    plotted.some((option) => option !== 'functions' && cost(option, busy) !== cost(option, busy - 1)),
  );
}

/** The shares beside a step of at least a half in the cost of VMs. */
function besideSteps(inputs: CostInputs): readonly number[] {
  const cost = (busy: number) => billFor({ ...inputs, busy: busy / 100 }, 'vm')?.infrastructure ?? 0;
  const shares = Array.from({ length: 100 }, (_, index) => index + 1);
  return shares.filter((busy) => cost(busy) > 1.5 * cost(busy - 1)).flatMap((busy) => [busy - 1, busy]);
}

/** The shares from which functions cost more than another platform are rows of their own, which the chart marks. */
export function busySeries(inputs: CostInputs): Series {
  const machines = counted({ ...inputs, copies: 1 }, 'none');
  const meetings = (['vm', 'managed', 'fargate'] as const).map((over) => ({
    over,
    at: Math.round(100 * busyUntil(inputs, 1, 'none', over)),
  }));
  const met = (busy: number) => {
    const found = meetings.find(({ at }) => at === busy);
    return found === undefined ? null : `break-even with ${optionWords[found.over]}`;
  };
  const row = (option: Option, busy: number): Row => ({
    source: modelSource,
    id: `${option}-${busy}`,
    option: optionWords[option],
    busy,
    each: (billFor({ ...machines, busy: busy / 100 }, option)?.infrastructure ?? 0) / 100 / inputs.services,
    meets: option === 'functions' ? met(busy) : null,
  });
  const shares = [...new Set([...busyShares, ...stepShares(machines), ...meetings.map(({ at }) => at)])].sort(
    (a, b) => a - b,
  );
  return {
    name: 'cost-by-busy-share',
    title: 'Monthly infrastructure of a service with one copy, by the share of time it is busy',
    fields: [
      idField,
      sourceField,
      words('option', 'Platform', 'How the services run.'),
      numbers('busy', 'Busy', 'Share of the time a service is busy.', '%'),
      dollars('each', 'Per service', 'Infrastructure divided by the services.'),
      words('meets', 'Break-even', 'The platform than which functions cost less up to here.'),
    ],
    rows: shares.flatMap((busy) => plotted.map((option) => row(option, busy))),
    from: ['cost-model', 'vm-shapes', 'burstable-baselines', 'container-sizes'],
  };
}
