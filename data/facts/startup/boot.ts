// Facts on the boot times of virtual machine monitors.
import { atMost, type Data, type FactTree, greater, type Quantity, quantity, ratio } from '#facts';

/** A boot time of a monitor in ms, with so many boots at once; `field` is a field of `boot-percentiles`. */
export function percentile(data: Data, monitor: string, parallel: number, field: string): Quantity {
  const cell = data.cell('boot-percentiles', `${monitor}-${parallel}`, field);
  const boots = parallel === 1 ? 'one at a time' : `${parallel} at once`;
  return atMost(
    4,
    quantity(cell, { label: `${cell.row.vmm}, ${cell.field.title.toLowerCase()} boot time, ${boots}` }),
  );
}

/** Boot times of monitors one at a time, the slowdown of one with 100 boots at once, and whether the specification is met. */
export function bootFacts(data: Data): FactTree {
  const median = (monitor: string) => percentile(data, monitor, 1, 'p50');
  const specified = quantity(data.cell('startup-times', 'firecracker-boot-spec', 'value'), {
    label: 'Firecracker, specified limit of a boot',
  });
  return {
    firecrackerConfigured: { p50: median('firecracker-pre') },
    qemu: { p50: median('qemu') },
    parallel: {
      firecracker: {
        slowdown: atMost(3, ratio(percentile(data, 'firecracker', 100, 'p50'), median('firecracker'))),
      },
    },
    firecrackerMeetsSpecification: greater(specified, percentile(data, 'firecracker-pre', 1, 'p99'), {
      label: '99 of 100 configured Firecracker boots stay below the specified limit',
    }),
  };
}
