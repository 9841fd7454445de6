// Facts on the least memory with which applications start, and on the memory of a pool kept ready.
import {
  type Amount,
  amount,
  between,
  type Data,
  difference,
  type FactTree,
  greater,
  type Quantity,
  quantity,
} from '#facts';

/** Predicates on the least memory with which applications start, and the memory of a pool that is kept ready. */
export function leastMemory(data: Data): FactTree {
  return {
    pool: { containers: pooled(data) },
    crunNeedsLess: greater(least(data, 'runc-echo-crun-readme'), least(data, 'crun-echo-crun-readme'), {
      label: 'the limit that was too little with runc is above the one that was enough with crun',
    }),
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

/** Memory of a pool of whole containers that are kept ready. */
function pooled(data: Data): Amount {
  const row = data.row('prepared-pools', 'warm-containers');
  const fields = { point: 'memory', low: 'low', high: 'high' };
  return amount(row, { label: `pool of ${row.text('what')}` }, fields);
}
