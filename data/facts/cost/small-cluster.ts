// Facts on the fixed cost of a small cluster, and on paying by use instead of by the hour.
import {
  computed,
  type Data,
  type FactTree,
  numbers,
  product,
  type Quantity,
  quantity,
  quotient,
  type Row,
  type Series,
  sum,
  words,
} from '#facts';
import { hoursPerMonth } from './model/inputs.ts';

/** The price of something for a month, from its price for an hour. */
function monthly(price: Quantity, count: number, label: string): Quantity {
  return computed(count * price.value * hoursPerMonth, {
    label,
    unit: 'USD/month',
    digits: 3,
    from: [price],
    method: `${count} × price × ${hoursPerMonth} h`,
  });
}

function clusterParts(data: Data): Readonly<Record<'control' | 'nat' | 'balancer' | 'nodes', Quantity>> {
  const price = (row: string) => quantity(data.cell('cost-model', row, 'value'));
  const node = quantity(data.cell('vm-shapes', 'aws-t3-medium', 'price'));
  return {
    control: monthly(price('managed-price'), 1, 'Managed control plane, a month'),
    nodes: monthly({ ...node, unit: 'USD/h' }, 2, 'Two nodes t3.medium, a month'),
    nat: monthly(price('nat-price'), 1, 'NAT gateway, a month'),
    balancer: monthly(price('balancer-price'), 1, 'Load balancer, a month'),
  };
}

function smallest(data: Data): Readonly<Record<'fargate' | 'nano', Quantity>> {
  const rate = (row: string) => quantity(data.cell('cost-model', row, 'value'));
  const size = (field: string) => quantity(data.cell('container-sizes', 'fargate-0-25-0-5', field));
  const perHour = sum([
    product(rate('fargate-vcpu'), size('vcpus'), { unit: 'USD/h' }) as Quantity,
    product(rate('fargate-gib'), size('gib'), { unit: 'USD/h' }) as Quantity,
  ]);
  const nano = quantity(data.cell('vm-shapes', 'aws-t3-nano', 'price'));
  return {
    fargate: monthly(perHour, 1, 'Smallest Fargate task, a month'),
    nano: monthly({ ...nano, unit: 'USD/h' }, 1, 't3.nano, a month'),
  };
}

export function clusterFacts(data: Data): FactTree {
  const parts = clusterParts(data);
  const all = Object.values(parts);
  const total = computed(
    all.reduce((whole, part) => whole + part.value, 0),
    { label: 'Small cluster before any application, a month', unit: 'USD/month', digits: 3, from: all },
  );
  return { ...parts, total, ...smallest(data) };
}

export function clusterSeries(data: Data): Series {
  const { control, nodes, nat, balancer } = clusterParts(data);
  const { fargate, nano } = smallest(data);
  const part = (id: string, what: string, name: string, { value }: Quantity, source: string): Row => ({
    id,
    what,
    part: name,
    price: value,
    source,
  });
  return {
    name: 'small-cluster',
    title: 'A small cluster before any application, and the smallest units beside it',
    fields: [
      words('id', 'Id', 'Stable name of the row.'),
      words('what', 'What', 'What is rented.'),
      words('part', 'Part', 'Part of the bill.'),
      words('source', 'Source', 'Where the price was read.'),
      numbers('price', 'Price', 'List price of a month.', 'USD/month'),
    ],
    rows: [
      part('control', 'Small cluster', 'Control plane', control, 'cloudburn-eks'),
      part('nodes', 'Small cluster', 'Two nodes', nodes, 'karpenter-aws-prices'),
      part('nat', 'Small cluster', 'NAT gateway', nat, 'cloudburn-nat'),
      part('balancer', 'Small cluster', 'Load balancer', balancer, 'starter-kit-costs'),
      part('fargate', 'Smallest Fargate task', 'Task', fargate, 'awsnegotiations-fargate'),
      part('nano', 'Smallest VM (t3.nano)', 'VM', nano, 'karpenter-aws-prices'),
    ],
    from: ['cost-model', 'vm-shapes', 'container-sizes'],
  };
}

/** The busy share above which a VM costs less than Lambda for each GiB, without the fee for requests. */
function busyShare(data: Data, shape: string): Quantity {
  const [price, gib] = ['price', 'gib'].map((field) => quantity(data.cell('vm-shapes', shape, field)));
  const perSecond = quantity(data.cell('cost-model', 'function-gib-second', 'value'));
  const vm = quotient({ ...(price as Quantity), unit: 'USD/h' }, gib as Quantity, { unit: 'USD/GiB-h' });
  return computed((100 * (vm as Quantity).value) / (perSecond.value * 3600), {
    label: `busy share above which ${data.row('vm-shapes', shape).text('name')} costs less than Lambda`,
    unit: '%',
    digits: 2,
    from: [vm, perSecond],
    method: 'price per GiB ÷ price per GiB-second × 3600',
  });
}

export function perUseFacts(data: Data): FactTree {
  return { micro: busyShare(data, 'aws-t3-micro'), large: busyShare(data, 'aws-m7i-large') };
}
