// Facts on pods with a browser each on one node.
import {
  allGreater,
  type Data,
  difference,
  type FactTree,
  greater,
  predicate,
  type Quantity,
  quantity,
  ratio,
  spread,
} from '#facts';

/** The order of the runtimes, whom swap helps, and what a pod takes. */
export function browserFacts(data: Data): FactTree {
  const pods = (id: string, field = 'pods'): Quantity => quantity(data.cell('browser-pods', id, field));
  const [runc, gvisor, cloud, qemu] = ['runc', 'gvisor', 'kata-clh', 'kata-qemu'].map((id) => pods(id)) as [
    Quantity,
    Quantity,
    Quantity,
    Quantity,
  ];
  const order = [greater(runc, gvisor), greater(gvisor, cloud), greater(cloud, qemu)];
  return {
    browserOrder: predicate(
      'most pods ran with runc, then gVisor, then Kata on Cloud Hypervisor, then on QEMU',
      order.every(({ holds }) => holds),
      order.map(({ because }) => because).join('; '),
      [runc, gvisor, cloud, qemu],
    ),
    swapHelps: allGreater(
      ['runc', 'gvisor', 'kata-clh'].map((id) => pods(id, 'withSwap')),
      [pods('kata-qemu', 'withSwap')],
      'with swap every other runtime holds more pods than Kata on QEMU',
    ),
    swapLeavesQemu: predicate(
      'swap lets Kata on QEMU hold no more pods',
      pods('kata-qemu', 'withSwap').value === qemu.value,
      `${qemu.value} without, ${pods('kata-qemu', 'withSwap').value} with swap`,
      [qemu, pods('kata-qemu', 'withSwap')],
    ),
    browserGain: spread(
      [cloud, qemu].map((kata) => ratio(runc, kata)),
      { tolerance: 0, label: 'pods with a browser on runc for each on Kata' },
    ),
    browserMemory: memoryFacts(data),
  };
}

/** Memory of a pod with its browser, and how much more it is with Kata than with runc, idle and under load. */
function memoryFacts(data: Data): FactTree {
  const plain = ['memory', 'memoryHigh'].map((field) => quantity(data.cell('browser-pods', 'runc', field)));
  const kata = ['kata-qemu', 'kata-clh'].map((id) => quantity(data.cell('browser-pods', id, 'memory')));
  const more = kata.flatMap((guest) => plain.map((pod) => difference(guest, pod)));
  const idle = data.rows('memory-one-host').filter((row) => row.text('kernel') === 'guest');
  return {
    runc: spread(plain, { tolerance: 0, label: 'runc, memory of a pod with a browser' }),
    kata: spread(kata, { tolerance: 0, label: 'Kata, memory of a pod with a browser' }),
    more: spread(more, { tolerance: 0, label: 'memory of a pod with a browser, Kata less runc' }),
    aboveIdle: allGreater(
      more,
      idle.map((row) => quantity(row.cell('memory'))),
      'with a browser the difference between Kata and runc is more than all that an idle container takes with Kata',
    ),
  };
}
