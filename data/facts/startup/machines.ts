// Facts on the start of cloud VMs and cluster nodes.
import {
  type Amount,
  amount,
  atMost,
  convert,
  type Data,
  type FactTree,
  greater,
  type Quantity,
  quantity,
  ratio,
  spread,
  sum,
} from '#facts';

const launch = ['m7i-1', 'm7i-2', 'm7i-3'];
const beforeGuest = ['m7i-1', 'm7i-2'];
const sample = ['percival-1', 'percival-2', 'percival-3', 'percival-4'];

/** The whole start of a cloud VM, its part before the guest boots, and the guest’s share in two sources. */
export function machineFacts(data: Data): FactTree {
  const total = together(data, launch, 'EC2, launch call to SSH');
  const provider = together(data, beforeGuest, 'EC2, launch call to running');
  const sampled = ratio(
    together(data, sample.slice(2), 'sample run, guest'),
    together(data, sample, 'sample run'),
    { unit: '%', label: 'share of a sample run’s start spent in the guest' },
  );
  const guest = quantity(data.cell('cloud-vm-phases', 'm7i-3', 'time'), { label: 'EC2, running to SSH' });
  return {
    cloud: {
      total,
      provider,
      guest,
      providerShare: atMost(
        2,
        ratio(provider, total, {
          unit: '%',
          label: 'share of a cloud VM’s start spent before its guest boots',
        }),
      ),
      guestShareSample: atMost(2, sampled),
      providerLeads: greater(provider, guest, {
        by: 2,
        label: 'a cloud VM waits at least twice as long for the provider as for its guest',
      }),
    },
    node: nodes(data),
  };
}

function together(data: Data, ids: readonly string[], label: string): Quantity {
  const phases = ids.map((id) => {
    const cell = data.cell('cloud-vm-phases', id, 'time');
    return quantity(cell, { label: `${cell.row.run}, ${cell.row.phase}` });
  });
  return atMost(3, sum(phases, { label }));
}

/** The span of all reports on new nodes, in s. */
function nodes(data: Data): Amount {
  const rows = ['node-autoscaler', 'node-eks', 'node-custom'].map((id) =>
    amount(data.row('startup-orchestrated', id)),
  );
  return convert(
    spread(rows, {
      tolerance: 0,
      across: 'each figure from its own launch',
      label: 'cluster node, launch to registration',
    }),
    's',
  );
}
