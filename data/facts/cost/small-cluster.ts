// Facts on the fixed cost of a small cluster, and on paying by use instead of by the hour.
import {
  behindField,
  computed,
  type Data,
  type FactTree,
  type Predicate,
  predicate,
  product,
  type Quantity,
  quotient,
  type Row,
  ratio,
  rowsBehind,
  type Series,
  sum,
  term,
  words,
} from '#facts';
import { hoursPerMonth } from './model/inputs.ts';
import { dollars, fieldsOf, idField, valuesOf } from './read.ts';

/** The price of something for a month, from its price for an hour. */
function monthly(
  price: Quantity,
  count: number,
  label: string,
  digits: number,
  written = count === 1 ? 'price' : `${count} × price`,
): Quantity {
  return computed(count * price.value * hoursPerMonth, {
    label,
    unit: 'USD/month',
    digits,
    from: [price],
    method: `${written} × ${hoursPerMonth} h`,
  });
}

/** The price of a VM for an hour. */
function vmPrice(data: Data, shape: string): Quantity {
  const [price] = fieldsOf(data, 'vm-shapes', shape, 'price');
  return { ...price, unit: 'USD/h' };
}

function clusterParts(data: Data): Readonly<Record<'control' | 'nat' | 'balancer' | 'nodes', Quantity>> {
  const [control, nat, balancer] = valuesOf(
    data,
    'cost-model',
    'managed-price',
    'nat-price',
    'balancer-price',
  );
  return {
    control: monthly(control, 1, 'Managed control plane, a month', 2),
    nodes: monthly(vmPrice(data, 'aws-t3-medium'), 2, 'Two nodes t3.medium, a month', 2),
    nat: monthly(nat, 1, 'NAT gateway, a month', 2),
    balancer: monthly(balancer, 1, 'Load balancer, a month', 2),
  };
}

function smallest(data: Data): Readonly<Record<'fargate' | 'nano', Quantity>> {
  const [perVcpu, perGib] = valuesOf(data, 'cost-model', 'fargate-vcpu', 'fargate-gib');
  const [vcpus, gib] = fieldsOf(data, 'container-sizes', 'fargate-0-25-0-5', 'vcpus', 'gib');
  const perHour = sum([
    product(perVcpu, vcpus, { unit: 'USD/h' }) as Quantity,
    product(perGib, gib, { unit: 'USD/h' }) as Quantity,
  ]);
  return {
    fargate: monthly(
      perHour,
      1,
      'Smallest Fargate task, a month',
      3,
      '(vCPUs × price per vCPU + GiB × price per GiB)',
    ),
    nano: monthly(vmPrice(data, 'aws-t3-nano'), 1, 't3.nano, a month', 3),
  };
}

/** Where the list prices of the cluster and of the smallest units beside it were read. */
const priceSources = {
  control: 'cloudburn-eks',
  vm: 'karpenter-aws-prices',
  nat: 'cloudburn-nat',
  balancer: 'starter-kit-costs',
  fargate: 'awsnegotiations-fargate',
} as const;

/** Whether the source of the load balancer is the oldest and that of the VMs as new as any, as texts that give both years say. */
function dated(data: Data): Predicate {
  const cells = Object.values(priceSources).map((id) => data.cell('sources', id, 'year'));
  const years = cells.map(({ value }) => Number(value));
  const yearOf = (id: string) => Number(data.cell('sources', id, 'year').value);
  return predicate(
    'the prices of the small cluster were read in sources from that of the load balancer to that of the VMs',
    yearOf(priceSources.balancer) === Math.min(...years) && yearOf(priceSources.vm) === Math.max(...years),
    `their years are ${years.join(', ')}`,
    cells.map((cell) => term(cell)),
  );
}

export function clusterFacts(data: Data): FactTree {
  const parts = clusterParts(data);
  const all = Object.values(parts);
  const total = computed(
    all.reduce((whole, part) => whole + part.value, 0),
    {
      label: 'Small cluster before any application, a month',
      unit: 'USD/month',
      digits: 3,
      from: all,
      method: `(control plane + two nodes + NAT gateway + load balancer) × ${hoursPerMonth} h = ${all.map(({ value }) => `$${value.toFixed(2)}`).join(' + ')}`,
    },
  );
  const [standard] = valuesOf(data, 'cost-model', 'managed-price');
  const [extended] = valuesOf(data, 'operations-figures', 'eks-extended');
  const label = 'control plane after standard support against before';
  return {
    ...parts,
    total,
    ...smallest(data),
    dated: dated(data),
    extended: ratio(extended, standard, { label }),
  };
}

export function clusterSeries(data: Data): Series {
  const { control, nodes, nat, balancer } = clusterParts(data);
  const { fargate, nano } = smallest(data);
  const part = (id: string, what: string, name: string, price: Quantity): Row => ({
    id,
    what,
    part: name,
    price: price.value,
    behind: rowsBehind(price),
  });
  return {
    name: 'small-cluster',
    title: 'A small cluster before any application, and the smallest units beside it',
    fields: [
      idField,
      words('what', 'What', 'What is rented.'),
      words('part', 'Part', 'Part of the bill.'),
      behindField,
      dollars('price', 'Price', 'List price of a month.'),
    ],
    rows: [
      part('control', 'Small cluster', 'Control plane', control),
      part('nodes', 'Small cluster', 'Two nodes', nodes),
      part('nat', 'Small cluster', 'NAT gateway', nat),
      part('balancer', 'Small cluster', 'Load balancer', balancer),
      part('fargate', 'Smallest x86 Fargate task', 'Task', fargate),
      part('nano', 'Small x86 VM (t3.nano)', 'VM', nano),
    ],
    from: ['cost-model', 'vm-shapes', 'container-sizes'],
  };
}

/** The busy share above which a VM costs less than Lambda for each GiB, without the fee for requests. */
function busyShare(data: Data, shape: string): Quantity {
  const [gib] = fieldsOf(data, 'vm-shapes', shape, 'gib');
  const [perSecond] = valuesOf(data, 'cost-model', 'function-gib-second');
  const vm = quotient(vmPrice(data, shape), gib, { unit: 'USD/GiB-h' }) as Quantity;
  return computed((100 * vm.value) / (perSecond.value * 3600), {
    label: `busy share above which ${data.row('vm-shapes', shape).text('name')} costs less than Lambda`,
    unit: '%',
    digits: 2,
    from: [vm, perSecond],
    method: 'price of the VM per GiB and hour ÷ (price of Lambda per GiB and second × 3600 s)',
  });
}

export function perUseFacts(data: Data): FactTree {
  return { micro: busyShare(data, 'aws-t3-micro'), large: busyShare(data, 'aws-m7i-large') };
}
