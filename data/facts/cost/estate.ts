// Facts and rows from the base case of the cost model as the estate changes: copies, services, busy share, providers.
import {
  type Data,
  type FactTree,
  type Field,
  numbers,
  predicate,
  type Row,
  type Series,
  words,
} from '#facts';
import { type Bound, bound, results } from './bind.ts';
import { breakEven, busyBreakEven, counted, saved, saving } from './model/compare.ts';
import type { CostInputs, Option } from './model/inputs.ts';
import { billFor } from './model/options.ts';
import { modelSource, optionWords, sourceField } from './words.ts';

const copyCounts = [1, 2, 3] as const;

/** The inputs without burstable shapes. */
function fixedOnly(inputs: CostInputs): CostInputs {
  return { ...inputs, shapes: inputs.shapes.filter(({ baseline }) => baseline === 1) };
}

/** Facts of the base case that sentences and titles state; `rows` are those of the series of copies. */
export function estateFacts(data: Data, rows: readonly Row[]): FactTree {
  const base = bound(data);
  return {
    copies: copiesFacts(base, rows),
    sharing: sharingFacts(base),
    busy: busyFacts(base),
    breakEven: breakEvenFacts(base),
  };
}

function copiesFacts(base: Bound, rows: readonly Row[]): FactTree {
  const { percent, exact } = results(base, 'base case, copies and shapes changed');
  const at = (row: string) => {
    const { copies, shapes, total, totalFrom } = rows.find(({ id: own }) => own === row) ?? {};
    const what = `${copies} copies, ${shapes}`;
    const meets = `${what}, services from which a managed cluster costs less than VMs`;
    return {
      saving: percent(`${what}, saving of a managed cluster over VMs`, Number(total) / 100),
      ...(typeof totalFrom === 'number' && { from: exact(meets, totalFrom, 'services') }),
    };
  };
  const savings = copyCounts.map(
    (copies) => saving({ ...base.inputs, copies }, 'managed', 'vm') ?? Number.NaN,
  );
  return {
    one: at('burstable-1'),
    three: at('burstable-3'),
    threeFixed: at('fixed-3'),
    oneFixed: at('fixed-1'),
    oneSavesNothing: predicate(
      'with one copy and burstable shapes a managed cluster saves nothing over VMs',
      (savings[0] ?? 1) <= 0,
      `a saving of ${savings[0]}`,
      base.from,
    ),
    moreCopiesSaveMore: predicate(
      'the saving of a managed cluster over VMs grows with each copy',
      savings.every((value, index) => index === 0 || value > (savings[index - 1] ?? 0)),
      savings.join(', '),
      base.from,
    ),
  };
}

/** What several services on one VM save, beside what a cluster saves. */
function sharingFacts(base: Bound): FactTree {
  const { money, exact } = results(base, 'base case, ten services on one VM');
  const shared = billFor({ ...base.inputs, servicesPerVm: 10 }, 'vm');
  const cluster = billFor(base.inputs, 'managed');
  const [vms, managed] = [shared?.infrastructure ?? 0, cluster?.infrastructure ?? 0];
  return {
    services: exact('Services on one VM in the comparison', 10, 'services'),
    vms: money('Ten services on one VM, infrastructure', vms),
    alike: predicate(
      'ten services on a VM and a managed cluster cost the same infrastructure within a twentieth',
      Math.abs(saved(managed, vms)) < 0.05,
      `${vms / 100} and ${managed / 100} USD a month`,
      base.from,
    ),
  };
}

function busyFacts(base: Bound): FactTree {
  const { percent } = results(base, 'base case, machines only, busy share changed');
  const until = (copies: number) =>
    busyBreakEven(counted({ ...base.inputs, copies }, 'none'), 'managed') ?? 0;
  return {
    one: percent('one copy, busy share up to which functions cost less than a managed cluster', until(1)),
    threeAlways: predicate(
      'beside three copies functions cost less than a managed cluster at every busy share',
      until(3) === base.inputs.running,
      `up to ${until(3)}`,
      base.from,
    ),
  };
}

function breakEvenFacts(base: Bound): FactTree {
  const { exact } = results(base, 'base case, services changed');
  const between = (option: Option, over: Option) => {
    const meets = breakEven(base.inputs, option, over);
    const label = `services from which ${optionWords[option]} costs less than ${optionWords[over]}`;
    return meets === undefined ? {} : { [`${option}Over${over}`]: exact(label, meets, 'services') };
  };
  return between('managed', 'fargate');
}

const id = words('id', 'Id', 'Stable name of the row.');
const dollars = (name: string, title: string, description: string): Field =>
  numbers(name, title, description, 'USD/month');
const from = ['cost-model', 'vm-shapes', 'container-sizes'];

export function estateSeries(data: Data): readonly Series[] {
  const { inputs } = bound(data);
  return [servicesSeries(inputs), busySeries(inputs)];
}

/** The saving of a cluster and from where it holds, by copies and shapes. */
export function copiesSeries(data: Data): Series {
  const { inputs: base } = bound(data);
  const row = (copies: number, burstable: boolean): Row => {
    const inputs = { ...(burstable ? base : fixedOnly(base)), copies };
    const machines = counted(inputs, 'none');
    const points = (one: CostInputs) => Math.round(100 * (saving(one, 'managed', 'vm') ?? 0));
    return {
      source: modelSource,
      id: `${burstable ? 'burstable' : 'fixed'}-${copies}`,
      shapes: burstable ? 'all shapes' : 'fixed only',
      copies,
      machines: points(machines),
      total: points(inputs),
      ...optional('machinesFrom', breakEven(machines, 'managed', 'vm')),
      ...optional('totalFrom', breakEven(inputs, 'managed', 'vm')),
    };
  };
  return {
    name: 'cost-by-copies',
    title: 'Saving of a managed cluster over VMs, by copies and shapes',
    fields: [
      id,
      sourceField,
      words('shapes', 'Shapes', 'Which shapes are on sale.'),
      numbers('copies', 'Copies', 'Copies of each service.', 'copies'),
      numbers('machines', 'Machines only', 'Saving without labour.', '%'),
      numbers('total', 'Own hours', 'Saving with labour.', '%'),
      numbers(
        'machinesFrom',
        'Machines only, from',
        'Services from which the cluster stays cheaper.',
        'services',
      ),
      numbers('totalFrom', 'Own hours, from', 'Services from which the cluster stays cheaper.', 'services'),
    ],
    rows: [true, false].flatMap((burstable) => copyCounts.map((copies) => row(copies, burstable))),
    from,
  };
}

function optional(name: string, value: number | undefined): Row {
  return value === undefined ? {} : { [name]: value };
}

const serviceCounts = [5, 7, 10, 14, 20, 30, 40, 50, 70, 100, 140, 200, 300, 400];

function servicesSeries(inputs: CostInputs): Series {
  const plotted = ['vm', 'managed', 'fargate'] as const;
  return {
    name: 'cost-by-services',
    title: 'Monthly cost of a service by the number of services, own hours',
    fields: [
      id,
      sourceField,
      words('option', 'Platform', 'How the services run.'),
      numbers('services', 'Services', 'Services of the estate.', 'services'),
      dollars('each', 'Per service', 'Total divided by the services.'),
    ],
    rows: serviceCounts.flatMap((services) =>
      plotted.map((option) => ({
        source: modelSource,
        id: `${option}-${services}`,
        option: optionWords[option],
        services,
        each: (billFor({ ...inputs, services }, option)?.total ?? 0) / 100 / services,
      })),
    ),
    from,
  };
}

const busyShares = [0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 60, 70, 80, 90, 100];

function busySeries(inputs: CostInputs): Series {
  const plotted = ['vm', 'managed', 'fargate', 'functions'] as const;
  const machines = counted({ ...inputs, copies: 1 }, 'none');
  return {
    name: 'cost-by-busy-share',
    title: 'Monthly infrastructure of a service with one copy, by the share of time it is busy',
    fields: [
      id,
      sourceField,
      words('option', 'Platform', 'How the services run.'),
      numbers('busy', 'Busy', 'Share of the time a service is busy.', '%'),
      dollars('each', 'Per service', 'Infrastructure divided by the services.'),
    ],
    rows: busyShares.flatMap((busy) =>
      plotted.map((option) => ({
        source: modelSource,
        id: `${option}-${busy}`,
        option: optionWords[option],
        busy,
        each:
          (billFor({ ...machines, busy: busy / 100 }, option)?.infrastructure ?? 0) / 100 / inputs.services,
      })),
    ),
    from,
  };
}
