// Facts on the least memory with which applications start.
import { between, type Data, difference, type FactTree, type Quantity, quantity } from '#facts';

/** Predicates on the least memory with which applications start. */
export function leastMemory(data: Data): FactTree {
  return {
    kernelTakesTens: between(
      difference(least(data, 'microvm-nginx-kuenzer'), least(data, 'docker-nginx-kuenzer')),
      { least: 10, most: 99 },
      'a web server in a Linux microVM needs tens of megabytes more than in a container',
    ),
  };
}

function least(data: Data, id: string): Quantity {
  const row = data.row('minimum-memory', id);
  return quantity(row.cell('memory'), {
    label: `${row.text('platform')}, least memory for ${row.text('workload')}`,
  });
}
