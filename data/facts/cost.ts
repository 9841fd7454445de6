// Facts on cost: prices, utilisation and the results of the cost model.
import {
  allGreater,
  atMost,
  computed,
  convert,
  type Data,
  type FactTree,
  predicate,
  product,
  type Quantity,
  quantity,
  spread,
  sum,
  type Topic,
} from '#facts';
import { scenarioFacts } from './cost/scenario.ts';
import { scenarioSeries } from './cost/series.ts';

const years = [2023, 2024, 2025] as const;

/** Comparisons of prices, utilisation, and results of the cost model. */
export function topic(data: Data): Topic {
  const facts = {
    fargate: fargate(data),
    lambda: lambda(data),
    utilisation: utilisation(data),
    model: scenarioFacts(data),
    ...predicates(data),
  };
  return { facts, series: scenarioSeries(data) };
}

function price(data: Data, id: string, field: string): Quantity {
  const row = data.row('prices', id);
  const cell = row.cell(field);
  return quantity(cell, { label: `${row.text('product')}, ${cell.field.title.toLowerCase()}` });
}

/** An exact number of units, which carries the cells of a price. */
function exactly(value: number, unit: string, like: Quantity): Quantity {
  return computed(value, { label: `${value} ${unit}`, unit, digits: 2, from: [like], statistic: 'count' });
}

/** The price of 1 vCPU and 4 GB on Fargate, which is half of a .large instance. */
function fargateExample(data: Data, id: string): Quantity {
  const [perVcpu, perGb] = [price(data, id, 'perVcpuHour'), price(data, id, 'perGbHour')];
  const vcpu = product(perVcpu, exactly(1, 'vCPU', perVcpu), { unit: 'USD/h' });
  const memory = product(perGb, exactly(4, 'GB', perGb), { unit: 'USD/h' });
  return sum([vcpu as Quantity, memory as Quantity], { label: 'Fargate, 1 vCPU and 4 GB' });
}

/** Half the price of an instance with twice the CPU and memory of the example. */
function half(data: Data, id: string): Quantity {
  const whole = price(data, id, 'perInstanceHour');
  return {
    ...whole,
    unit: 'USD/h',
    value: whole.value / 2,
    label: `half of ${data.row('prices', id).text('product')}`,
    method: 'price ÷ 2',
  };
}

/** By how much one price exceeds another of the same month, in percent. */
function excess(price: Quantity, over: Quantity, label: string): Quantity {
  const method = `${price.label} ÷ ${over.label} − 1`;
  return computed(100 * (price.value / over.value - 1), {
    label,
    unit: '%',
    digits: 2,
    from: [price, over],
    method,
  });
}

function premiums(data: Data): FactTree {
  const over = (fargateId: string, id: string) => {
    const base = half(data, id);
    return excess(fargateExample(data, fargateId), base, `Fargate, premium over ${base.label}`);
  };
  const x86 = ['m5-large', 'm7i-large'].map((id) => over('fargate-x86', id));
  const arm = ['m7g-large', 'm8g-large'].map((id) => over('fargate-arm', id));
  return {
    premium: spread(x86, { tolerance: 0.05, label: 'Fargate, premium over an on-demand VM, x86' }),
    premiumArm: spread(arm, { tolerance: 0.05, label: 'Fargate, premium over an on-demand VM, ARM' }),
  };
}

function fargate(data: Data): FactTree {
  return {
    example: fargateExample(data, 'fargate-x86'),
    halfM5: half(data, 'm5-large'),
    halfM7i: half(data, 'm7i-large'),
    ...premiums(data),
  };
}

function lambda(data: Data): FactTree {
  const perHour = convert(price(data, 'lambda-x86', 'perGbSecond'), 'USD/GB-h');
  const label = 'Lambda, price of a GB of memory for an hour of execution';
  return {
    gbHour: atMost(3, { ...perHour, label, method: 'price per GB-second × 3600' }),
  };
}

function used(data: Data, year: number, resource: string): Quantity {
  const cell = data.cell('utilisation', `castai-${year}-${resource}`, 'utilisation');
  return quantity(cell, { label: `Kubernetes clusters, ${cell.row.resource} in use, ${year}` });
}

function utilisation(data: Data): FactTree {
  const over = (resource: string) =>
    spread(
      years.map((year) => used(data, year, resource)),
      { tolerance: 0.05, label: `Kubernetes clusters, ${resource} in use, 2023 to 2025` },
    );
  return {
    cpu: { range: over('cpu') },
    memory: { range: over('memory') },
  };
}

function predicates(data: Data): FactTree {
  const cpu = years.map((year) => used(data, year, 'cpu'));
  const [first, second, third] = [used(data, 2023, 'cpu'), used(data, 2024, 'cpu'), used(data, 2025, 'cpu')];
  const memory = years.map((year) => used(data, year, 'memory'));
  return {
    fargateDearer: allGreater(
      [fargateExample(data, 'fargate-x86')],
      ['m5-large', 'm7i-large'].map((id) => half(data, id)),
      'Fargate costs more than the same CPU and memory as a full VM on demand',
    ),
    mostlyIdle: predicate(
      'on average less than a quarter of provisioned CPU and memory is in use, in every year',
      [...cpu, ...memory].every((figure) => figure.value < 25),
      [...cpu, ...memory].map((figure) => `${figure.label} ${figure.value}%`).join('; '),
      [...cpu, ...memory],
    ),
    cpuUseFell: predicate(
      'the share of provisioned CPU in use fell from year to year',
      first.value > second.value && second.value > third.value,
      `${first.value}, ${second.value}, ${third.value}%`,
      cpu,
    ),
  };
}
