import {
  atMost,
  type Data,
  each,
  type FactTree,
  numbers,
  type Quantity,
  quantity,
  ratio,
  type Series,
  words,
} from '#facts';

/** Virtual machine monitors of `boot-percentiles`, by fact name. */
const monitors = {
  firecracker: 'firecracker',
  firecrackerConfigured: 'firecracker-pre',
  cloudHypervisor: 'cloud-hypervisor',
  qemu: 'qemu',
  qemuQboot: 'qemu-qboot',
  qemuMicrovm: 'qemu-microvm',
} as const;

/** Monitors that were also measured with many boots at once. */
const parallelMonitors = {
  firecracker: 'firecracker',
  firecrackerConfigured: 'firecracker-pre',
  cloudHypervisor: 'cloud-hypervisor',
  qemu: 'qemu',
} as const;

/** One boot time of a monitor with so many boots at once, in ms; `field` is a column of `boot-percentiles`. */
export function percentile(data: Data, monitor: string, parallel: number, field: string): Quantity {
  const cell = data.cell('boot-percentiles', `${monitor}-${parallel}`, field);
  const boots = parallel === 1 ? 'one at a time' : `${parallel} at once`;
  return atMost(
    4,
    quantity(cell, { label: `${cell.row.vmm}, ${cell.field.title.toLowerCase()} boot time, ${boots}` }),
  );
}

/** Boot times of every monitor alone, and of those measured so with 50 and 100 boots at once. */
export function bootFacts(data: Data): FactTree {
  return {
    ...each(monitors, (name) => boot(data, name)),
    parallel: each(parallelMonitors, (name) => inParallel(data, name)),
  };
}

function boot(data: Data, monitor: string): FactTree {
  const fields = { p50: 'p50', mean: 'mean', p95: 'p95', p99: 'p99', fastest: 'min', slowest: 'max' };
  const { clock } = data.row('boot-percentiles', `${monitor}-1`).values;
  return {
    ...each(fields, (field) => percentile(data, monitor, 1, field)),
    boots: quantity(data.cell('boot-percentiles', `${monitor}-1`, 'n'), {
      label: `boots measured, ${monitor}, ${clock}`,
    }),
  };
}

function inParallel(data: Data, monitor: string): FactTree {
  const at = (parallel: number, field: string) => percentile(data, monitor, parallel, field);
  return {
    p50at50: at(50, 'p50'),
    p99at50: at(50, 'p99'),
    p50at100: at(100, 'p50'),
    p99at100: at(100, 'p99'),
    slowdown: atMost(3, ratio(at(100, 'p50'), at(1, 'p50'))),
    slowdownP99: atMost(3, ratio(at(100, 'p99'), at(1, 'p99'))),
  };
}

/** Median boot times with many boots at once, as multiples of the median one at a time. */
export function bootSlowdown(data: Data): Series {
  const rows = Object.values(parallelMonitors).flatMap((monitor) =>
    [1, 50, 100].map((parallel) => ({
      id: `${monitor}-${parallel}`,
      vmm: String(data.cell('boot-percentiles', `${monitor}-1`, 'vmm').value),
      parallel,
      slowdown: ratio(percentile(data, monitor, parallel, 'p50'), percentile(data, monitor, 1, 'p50')).value,
    })),
  );
  return {
    name: 'boot-slowdown',
    title: 'Median boot time with many boots at once, compared with one at a time',
    fields: [
      words('id', 'Id', 'Stable name of the row.'),
      words(
        'vmm',
        'Virtual machine monitor',
        'With firmware, machine type or configuration where it matters.',
      ),
      numbers('parallel', 'Boots at once', 'How many boots ran at the same time.', 'microVMs'),
      numbers('slowdown', 'Slowdown', 'Median boot time divided by the median one at a time.', '1'),
    ],
    rows,
    from: ['boot-percentiles'],
  };
}
