// Facts and rows from the base case of the cost model as the estate changes: copies, services, providers.
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
import { busyFacts, busySeries } from './busy.ts';
import { inputRanges, rangeFacts } from './input-names.ts';
import { breakEven, counted, saved, saving, type Way, ways } from './model/compare.ts';
import type { CostInputs } from './model/inputs.ts';
import { billFor } from './model/options.ts';
import { withInput } from './model/vary.ts';
import { idField } from './read.ts';
import { modelSource, sourceField, wayWords } from './words.ts';

const copyCounts = [1, 2, 3] as const;

/** The inputs without burstable shapes. */
function fixedOnly(inputs: CostInputs): CostInputs {
  return { ...inputs, shapes: inputs.shapes.filter(({ baseline }) => baseline === 1) };
}

/** Facts of the base case that sentences and titles state; `rows` are those of the series of copies. */
export function estateFacts(data: Data, rows: readonly Row[]): FactTree {
  const base = bound(data);
  return {
    copies: { ...copiesFacts(base, rows), ...marginFacts(base, data) },
    sharing: sharingFacts(base),
    busy: busyFacts(base),
  };
}

function copiesFacts(base: Bound, rows: readonly Row[]): FactTree {
  const { exact } = results(base, 'base case, copies and shapes changed');
  const at = (row: string) => {
    const found = rows.find(({ id: own }) => own === row) ?? {};
    const what = `${found.copies} ${found.copies === 1 ? 'copy' : 'copies'}, ${found.shapes}`;
    const from = (way: Way) =>
      exact(
        `${what}, ${wayWords[way]}, services from which a managed cluster costs less than VMs`,
        Number(found[`${way}From`]),
        'services',
      );
    return {
      noneFrom: from('none'),
      equalFrom: from('equal'),
      from: from('own'),
    };
  };
  const all = rows.flatMap((row) => ['noneFrom', 'equalFrom', 'ownFrom'].map((way) => Number(row[way])));
  const savings = copyCounts.map(
    (copies) => saving({ ...base.inputs, copies }, 'managed', 'vm') ?? Number.NaN,
  );
  return {
    one: at('burstable-1'),
    three: at('burstable-3'),
    oneFixed: at('fixed-1'),
    oneSavesNothing: predicate(
      'with one copy, all shapes and our hours a managed cluster saves nothing over VMs in the base case',
      (savings[0] ?? 1) <= 0,
      `a saving of ${savings[0]}`,
      base.from,
    ),
    fewest: exact(
      'copies and shapes changed, labour counted in three ways, fewest services from which a managed cluster costs less than VMs',
      Math.min(...all),
      'services',
    ),
    most: exact(
      'copies and shapes changed, labour counted in three ways, most services from which a managed cluster costs less than VMs',
      Math.max(...all),
      'services',
    ),
    moreCopiesSaveMore: predicate(
      'with our hours the saving of a managed cluster over VMs grows with each copy up to three',
      savings.every((value, index) => index === 0 || value > (savings[index - 1] ?? 0)),
      savings.join(', '),
      base.from,
    ),
  };
}

/** From how many services a managed cluster pays with one copy of each, when one thing is another: hours for each VM, the price of a small shape. */
function marginFacts(base: Bound, data: Data): FactTree {
  const method = 'base case with one copy, one input changed';
  const { exact } = results(base, method);
  const ofRange = results({ ...base, from: [...base.from, ...rangeFacts(data, 'perInstance.vm')] }, method);
  const inputs = { ...base.inputs, copies: 1 };
  const hours = inputRanges(data).find(({ name }) => name === 'perInstance.vm');
  if (hours === undefined) throw new RangeError('the hours of each VM have no range');
  const small = data.row('vm-shapes', 'aws-t3-small').text('name');
  const from = (what: string, changed: CostInputs, way: Way, make = exact) =>
    make(
      `one copy, ${what}, services from which a managed cluster costs less than VMs`,
      breakEven(counted(changed, way), 'managed', 'vm') ?? Number.NaN,
      'services',
    );
  const withHours = (value: number) => withInput(inputs, 'perInstance.vm', value);
  const priced = (factor: number): CostInputs => ({
    ...inputs,
    shapes: inputs.shapes.map((shape) =>
      shape.name === small ? { ...shape, price: shape.price * factor } : shape,
    ),
  });
  return {
    manyHours: from(
      'most hours for each VM, our hours otherwise',
      withHours(hours.high),
      'own',
      ofRange.exact,
    ),
    fewHours: from(
      'fewest hours for each VM, our hours otherwise',
      withHours(hours.low),
      'own',
      ofRange.exact,
    ),
    cheaperVm: from(`${small} at four fifths of its price, no hours`, priced(0.8), 'none'),
    dearerVm: from(`${small} at six fifths of its price, no hours`, priced(1.2), 'none'),
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

const from = ['cost-model', 'vm-shapes', 'burstable-baselines', 'container-sizes'];

export function estateSeries(data: Data): readonly Series[] {
  return [busySeries(bound(data).inputs)];
}

/** The saving of a cluster and from where it holds, by copies and shapes, in each way of counting labour. */
export function copiesSeries(data: Data): Series {
  const { inputs: base } = bound(data);
  const row = (copies: number, burstable: boolean): Row => {
    const inputs = { ...(burstable ? base : fixedOnly(base)), copies };
    const points = (way: Way) => Math.round(100 * (saving(counted(inputs, way), 'managed', 'vm') ?? 0));
    const from = (way: Way) => breakEven(counted(inputs, way), 'managed', 'vm') ?? null;
    return {
      source: modelSource,
      id: `${burstable ? 'burstable' : 'fixed'}-${copies}`,
      shapes: burstable ? 'all shapes' : 'fixed performance',
      copies,
      ...Object.fromEntries(
        ways.flatMap((way) => [
          [way, points(way)],
          [`${way}From`, from(way)],
        ]),
      ),
    };
  };
  const savedIn = (way: Way) =>
    numbers(way, `Saving, ${wayWords[way]}`, 'Saving over VMs in the base case.', '%');
  // Heads of tables name no unit for these, since their titles speak of services.
  const fromIn = (way: Way): Field => ({
    name: `${way}From`,
    type: 'number',
    title: `Pays from, ${wayWords[way]}`,
    description: 'Services from which it stays cheaper.',
  });
  return {
    name: 'cost-by-copies',
    title: 'Saving of a managed cluster over VMs, by copies and shapes',
    fields: [
      idField,
      sourceField,
      words('shapes', 'Shapes', 'Which shapes are on sale.'),
      numbers('copies', 'Copies', 'Copies of each service.', 'copies'),
      ...ways.map(savedIn),
      ...ways.map(fromIn),
    ],
    rows: [true, false].flatMap((burstable) => copyCounts.map((copies) => row(copies, burstable))),
    from,
  };
}
