// Facts on secure containers started alone and many at once.
import { atMost, type Data, each, type FactTree, type Quantity, quantity } from '#facts';

/** The names of runtimes in `startup-concurrency`, by the names of facts. */
const secureRuntimes = { kataQemu: 'kata-qemu', kataFirecracker: 'kata-firecracker', rund: 'rund' } as const;

/** Start-up times of secure containers alone and with many at once. */
export function loadFacts(data: Data): FactTree {
  const at = { at1: 1, at200: 200, at400: 400 } as const;
  return {
    concurrent: each(secureRuntimes, (runtime) => each(at, (atOnce) => started(data, runtime, atOnce))),
  };
}

/** Mean time of a cold start of a secure container in ms, with so many started at once. */
export function started(data: Data, runtime: string, atOnce: number): Quantity {
  const cell = data.cell('startup-concurrency', `${runtime}-${atOnce}`, 'time');
  const label = `${cell.row.runtime}, mean cold start, ${atOnce === 1 ? 'alone' : `${atOnce} at once`}`;
  return atMost(4, quantity(cell, { label }));
}
