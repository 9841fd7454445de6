// Facts on the start of cloud VMs and cluster nodes.
import {
  type Amount,
  amount,
  atMost,
  convert,
  type Data,
  ends,
  type FactTree,
  type Predicate,
  predicate,
  type Quantity,
  quantity,
  ratio,
  spread,
  sum,
} from '#facts';

const sample = ['percival-1', 'percival-2', 'percival-3', 'percival-4'];

/** The phases of each launch of a cluster node; the first ends with the first line of the guest’s log. */
const launches = [
  ['eks-1', 'eks-2', 'eks-3', 'eks-4'],
  ['autoscaler-1', 'autoscaler-2', 'autoscaler-3'],
  ['readme-first-1', 'readme-first-2'],
  ['readme-second-1', 'readme-second-2'],
] as const;

const across = 'each figure from its own launch';

/** What passes before and after the log of a new node’s guest begins, and the guest’s share in a sample run. */
export function machineFacts(data: Data): FactTree {
  const sampled = ratio(
    together(data, sample.slice(2), 'sample run, guest'),
    together(data, sample, 'sample run'),
    { unit: '%', label: 'share of a sample run’s start that passed after the VM was reported as running' },
  );
  return {
    sampleGuestShare: atMost(2, sampled),
    node: nodes(data),
    nodes: phases(data),
  };
}

function together(data: Data, ids: readonly string[], label: string): Quantity {
  const parts = ids.map((id) => {
    const cell = data.cell('cloud-vm-phases', id, 'time');
    return quantity(cell, { label: `${cell.row.run}, ${cell.row.phase}` });
  });
  return atMost(3, sum(parts, { label }));
}

/** The span of all reports on new nodes, in s. */
function nodes(data: Data): Amount {
  const rows = ['node-readme', 'node-autoscaler', 'node-eks', 'node-custom'].map((id) =>
    amount(data.row('startup-orchestrated', id)),
  );
  return convert(spread(rows, { tolerance: 0, across, label: 'cluster node, launch to registration' }), 's');
}

/** Spans over the launches whose phases are known, and the least and the most where whole seconds have one digit or two. */
function phases(data: Data): FactTree {
  const over = (label: string, part: (ids: readonly string[]) => readonly string[]) =>
    launches.map((ids) => together(data, part(ids), label));
  const spanned = (times: readonly Quantity[]) => spread(times, { tolerance: 0, across });
  const before = over('cluster node, launch to the first line of its guest’s log', (ids) => ids.slice(0, 1));
  const after = over('cluster node, first line of its guest’s log to registration', (ids) => ids.slice(1));
  const registered = over('cluster node, launch to registration, where the phases are known', (ids) => ids);
  const sorted = after.toSorted((a, b) => a.value - b.value);
  const [least, most] = [sorted.at(0), sorted.at(-1)];
  return {
    before: spanned(before),
    after: { ...(least && { least }), ...(most && { most }) },
    registered: spanned(registered),
    differAfter: differMore(spanned(after), spanned(before)),
  };
}

function differMore(after: Amount, before: Amount): Predicate {
  const width = (span: Amount) => ends(span).high - ends(span).low;
  return predicate(
    'launches of new nodes differ more than twice as much after their guests’ logs begin as before',
    width(after) > 2 * width(before),
    `they differ by ${width(after)} s after it and by ${width(before)} s before`,
    [after, before],
  );
}
