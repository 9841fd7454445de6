// Facts on pods with a browser each on one node.
import { allGreater, type Data, type FactTree, greater, predicate, type Quantity, quantity } from '#facts';

/** The order of the runtimes, and whom swap helps. */
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
  };
}
