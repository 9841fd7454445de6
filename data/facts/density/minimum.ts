import {
  amount,
  between,
  type Data,
  difference,
  type FactTree,
  greater,
  type Quantity,
  quantity,
  ratio,
} from '#facts';

/** The least memory with which applications started, in MB, and that of pools kept ready for the next start. */
export function leastMemory(data: Data): FactTree {
  return {
    minimum: minimum(data),
    pool: pool(data),
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

function minimum(data: Data): FactTree {
  const of = (id: string) => least(data, id);
  return {
    docker: of('docker-nginx-kuenzer'),
    unikraft: of('unikraft-nginx-kuenzer'),
    microvm: of('microvm-nginx-kuenzer'),
    crun: of('crun-echo-crun-readme'),
    runc: of('runc-echo-crun-readme'),
    nanoProcess: of('windows-nano-process'),
    nanoHyperV: of('windows-nano-hyper-v'),
    coreProcess: of('windows-core-process'),
    coreHyperV: of('windows-core-hyper-v'),
    nanoHyperVOverProcess: ratio(of('windows-nano-hyper-v'), of('windows-nano-process')),
    coreHyperVOverProcess: ratio(of('windows-core-hyper-v'), of('windows-core-process')),
  };
}

/** Memory of parts kept ready for the next start, and of as many whole containers. */
function pool(data: Data): FactTree {
  const of = (id: string) => {
    const row = data.row('prepared-pools', id);
    const fields = { point: 'memory', low: 'low', high: 'high' };
    return amount(row, { label: `pool of ${row.text('what')}` }, fields);
  };
  const members = data.cell('prepared-pools', 'network-namespaces', 'members');
  return {
    members: quantity(members, { label: 'members of the pool' }),
    namespaces: of('network-namespaces'),
    containers: of('warm-containers'),
  };
}
