// Facts on density: memory per instance, overheads, what fits on a node, what stops it first and how busy it is.
import {
  allGreater,
  atMost,
  convert,
  type Data,
  each,
  type FactTree,
  greater,
  type Predicate,
  predicate,
  type Quantity,
  quantity,
  rowsWhere,
  spread,
  type Topic,
} from '#facts';
import { browserFacts } from './density/browser.ts';
import { gainFacts, gainSeries } from './density/gain.ts';
import { limitFacts, limitSeries } from './density/limits.ts';
import { addressesCost, nodeFacts, nodeSeries, useFacts } from './density/use.ts';

const secureRuntimes = ['kata-qemu', 'kata-template', 'kata-firecracker', 'rund'] as const;

/** Memory per instance, overheads, what fits on a node, what stops it first and how busy it is. */
export function topic(data: Data): Topic {
  const facts = {
    vmm: vmm(data),
    perInstance: perInstance(data),
    scaling: each({ kataQemu: 'kata-qemu', rund: 'rund' }, (name) => ({
      at1: scaled(data, name, 1),
      at1000: scaled(data, name, 1000),
    })),
    ...gainFacts(data),
    ...browserFacts(data),
    ...limitFacts(data),
    node: nodeFacts(data),
    ...useFacts(data),
    addressesCost: addressesCost(data),
    ...predicates(data),
  };
  return { facts, series: [gainSeries(data), limitSeries(data), nodeSeries(data)] };
}

/** Overhead of a monitor in MiB, for all guests of at least `least` MiB: a single figure if it hardly varies. */
function overhead(data: Data, monitor: string, least = 0) {
  const rows = rowsWhere(data, 'vmm-memory-overhead', 'vmm', monitor).filter(
    (row) => Number(row.values.guest) >= least,
  );
  const label = `${monitor}, memory beside the guest’s`;
  const figures = rows.map((row) => quantity(row.cell('overhead'), { label }));
  return atMost(3, convert(spread(figures, { tolerance: 0.1, label }), 'MiB'));
}

function vmm(data: Data): FactTree {
  return {
    firecracker: overhead(data, 'Firecracker'),
    cloudHypervisor: overhead(data, 'Cloud Hypervisor'),
    qemu: overhead(data, 'QEMU', 256),
  };
}

function memory(data: Data, id: string): Quantity {
  const row = data.row('memory-per-instance', id);
  return quantity(row.cell('memory'), {
    label: `${row.text('label')}, memory per instance, ${row.text('workload')}`,
  });
}

function perInstance(data: Data): FactTree {
  return {
    kataCi: spread(
      ['kata-qemu-ci', 'kata-clh-ci', 'kata-stratovirt-ci'].map((id) => memory(data, id)),
      { tolerance: 0.1, label: 'Kata, CI baseline of memory per container' },
    ),
  };
}

/** Memory per container in MB when so many are running, each with a guest of nominally 128 MiB. */
function scaled(data: Data, runtime: string, instances: number): Quantity {
  const row = data.row('memory-scaling', `${runtime}-128-${instances}`);
  const running = instances === 1 ? 'one running' : `${instances.toLocaleString('en-US')} running`;
  const label = `${row.text('runtime')}, memory per container, 128 MiB guest, ${running}`;
  return atMost(4, convert(quantity(row.cell('memory'), { label }), 'MB'));
}

function predicates(data: Data): FactTree {
  const of = (id: string) => memory(data, id);
  const specification = quantity(data.cell('specified-overheads', 'firecracker-vmm', 'memory'), {
    label: 'Firecracker, specified overhead',
  });
  return {
    vmUsesMore: allGreater(
      [of('debian-micropython-manco'), of('tinyx-micropython-manco')],
      [of('docker-micropython-manco')],
      'an idle VM takes more host memory than an idle Docker container on the same host',
    ),
    firecrackerMeetsSpecification: greater(specification, overhead(data, 'Firecracker'), {
      label: 'Firecracker’s measured overhead is below its specification',
    }),
    scalingSaves: everyMore(
      'every secure container takes less memory with 1,000 running than alone',
      secureRuntimes.map((name) => [scaled(data, name, 1), scaled(data, name, 1000)]),
    ),
  };
}

/** Whether the first amount of each pair lies above the second. */
function everyMore(label: string, pairs: readonly (readonly [Quantity, Quantity])[]): Predicate {
  const compared = pairs.map(([more, less]) => greater(more, less));
  const against = compared.filter((one) => !one.holds).map((one) => one.because);
  return predicate(
    label,
    compared.length > 0 && against.length === 0,
    against.length === 0 ? compared.map((one) => one.because).join('; ') : against.join('; '),
    pairs.flat(),
  );
}
