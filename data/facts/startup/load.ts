import { atMost, type Data, each, type FactTree, type Quantity, quantity } from '#facts';

/** Runtimes of `startup-concurrency`, by fact name. */
const secureRuntimes = { kataQemu: 'kata-qemu', kataFirecracker: 'kata-firecracker', rund: 'rund' } as const;

/** Starts of secure containers alone and with many at once. */
export function loadFacts(data: Data): FactTree {
  const at = { at1: 1, at200: 200, at400: 400 } as const;
  return {
    concurrent: each(secureRuntimes, (runtime) => each(at, (atOnce) => started(data, runtime, atOnce))),
  };
}

/** Mean cold start of a secure container with so many started at once, in ms. */
export function started(data: Data, runtime: string, atOnce: number): Quantity {
  const cell = data.cell('startup-concurrency', `${runtime}-${atOnce}`, 'time');
  const label = `${cell.row.runtime}, mean cold start, ${atOnce === 1 ? 'alone' : `${atOnce} at once`}`;
  return atMost(4, quantity(cell, { label }));
}
