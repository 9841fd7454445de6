// Facts on the boot times of virtual machine monitors.
import { atMost, type Data, each, type FactTree, type Quantity, quantity, ratio } from '#facts';

/** A boot time of a monitor in ms, with so many boots at once; `field` is a field of `boot-percentiles`. */
export function percentile(data: Data, monitor: string, parallel: number, field: string): Quantity {
  const cell = data.cell('boot-percentiles', `${monitor}-${parallel}`, field);
  const boots = parallel === 1 ? 'one at a time' : `${parallel} at once`;
  return atMost(
    4,
    quantity(cell, { label: `${cell.row.vmm}, ${cell.field.title.toLowerCase()} boot time, ${boots}` }),
  );
}

/** Boot times of monitors one at a time, and the slowdown of some with 100 boots at once. */
export function bootFacts(data: Data): FactTree {
  const alone = (monitor: string, field: string) => percentile(data, monitor, 1, field);
  const median = (monitor: string) => ({ p50: alone(monitor, 'p50') });
  return {
    firecracker: each({ p50: 'p50', p99: 'p99', fastest: 'min', slowest: 'max' }, (field) =>
      alone('firecracker', field),
    ),
    firecrackerConfigured: median('firecracker-pre'),
    cloudHypervisor: median('cloud-hypervisor'),
    qemu: median('qemu'),
    qemuQboot: median('qemu-qboot'),
    qemuMicrovm: median('qemu-microvm'),
    parallel: each({ firecracker: 'firecracker', cloudHypervisor: 'cloud-hypervisor' }, (monitor) => ({
      slowdown: atMost(3, ratio(percentile(data, monitor, 100, 'p50'), alone(monitor, 'p50'))),
    })),
  };
}
