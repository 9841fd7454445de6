// Facts on the memory that isolation takes: what an idle instance adds to its host, and what a scheduler charges.
import {
  type Amount,
  allGreater,
  behindField,
  type Data,
  type FactTree,
  greater,
  numbers,
  type Predicate,
  predicate,
  type Quantity,
  quantity,
  type Row,
  rowsBehind,
  type Series,
  spread,
  type Topic,
  words,
} from '#facts';

/** Monitors of Kata with the row of their charge and those of their measured memory. */
const monitors = [
  ['Cloud Hypervisor', 'kata-pod-clh', 'kata2-cloud-hypervisor', 'kata3-cloud-hypervisor'],
  ['Dragonball', 'kata-pod-dragonball', undefined, 'kata3-dragonball'],
  ['Firecracker', 'kata-pod-fc', 'kata2-firecracker', undefined],
  ['QEMU', 'kata-pod-qemu', 'kata2-qemu', 'kata3-qemu'],
] as const;

/** Further charges with the names that they have in the table. */
const others = [
  ['kata-pod-remote', 'Kata, VM on another host'],
  ['kubevirt-example', 'KubeVirt, VM of 4 GiB with 2 vCPUs'],
  ['kata-pod-se', 'Kata, IBM Secure Execution'],
  ['kata-pod-confidential', 'Kata, SEV-SNP or TDX, no GPU'],
  ['kata-pod-gpu', 'Kata, NVIDIA GPU'],
] as const;

/** Memory of idle instances on one host, and what is charged for them. */
export function topic(data: Data): Topic {
  const kata = data
    .rows('memory-one-host')
    .filter((row) => row.text('kernel') === 'guest')
    .map(({ id }) => idle(data, id));
  const gvisor = ['gvisor-systrap', 'gvisor-kvm'].map((id) => idle(data, id));
  const facts: FactTree = {
    idle: {
      kata: span(kata, 'Kata, host memory per idle container'),
      inOrder: inOrder(idle(data, 'runc'), gvisor, kata),
      kvmMore: greater(idle(data, 'gvisor-kvm'), idle(data, 'gvisor-systrap'), {
        label: 'gVisor takes more memory with its KVM platform than with Systrap',
      }),
      rustLess: everyMore(
        'Kata 3 takes less memory than Kata 2 with the same monitor',
        monitors.flatMap(([, , second, third]) =>
          second === undefined || third === undefined
            ? []
            : [[idle(data, second), idle(data, third)] as const],
        ),
      ),
    },
    charged: {
      small: spread(
        ['kata-pod-clh', 'kata-pod-dragonball', 'kata-pod-fc', 'kata-pod-stratovirt'].map((id) =>
          charge(data, id),
        ),
        { tolerance: 0, label: 'Kata, charge for a pod on the small monitors' },
      ),
      qemuOverUse: allGreater(
        [charge(data, 'kata-pod-qemu')],
        [idle(data, 'kata2-qemu'), idle(data, 'kata3-qemu')].map((one) => ({ ...one, value: one.value * 2 })),
        'for QEMU more than twice the measured memory is charged',
      ),
      firecrackerBelowUse: greater(idle(data, 'kata2-firecracker'), charge(data, 'kata-pod-fc'), {
        label: 'Kata 2 on Firecracker took more memory than Kata 4.1 charges for it',
      }),
    },
  };
  return { facts, series: [chargeSeries(data)] };
}

function idle(data: Data, runtime: string): Quantity {
  const cell = data.cell('memory-one-host', runtime, 'memory');
  return quantity(cell, { label: `${cell.row.runtime}, host memory per idle container` });
}

function charge(data: Data, id: string): Quantity {
  const cell = data.cell('specified-overheads', id, 'memory');
  return quantity(cell, { label: `${cell.row.platform}, pod overhead charged` });
}

function span(amounts: readonly Quantity[], label: string): Amount {
  return spread(amounts, { tolerance: 0, label });
}

function inOrder(runc: Quantity, gvisor: readonly Quantity[], kata: readonly Quantity[]): Predicate {
  const order = [
    allGreater(gvisor, [runc], 'gVisor takes more than runc'),
    allGreater(kata, gvisor, 'Kata takes more than gVisor'),
  ];
  return predicate(
    'idle, runc takes least memory, then gVisor, then Kata with every monitor',
    order.every(({ holds }) => holds),
    order.map(({ because }) => because).join('; '),
    [runc, ...gvisor, ...kata],
  );
}

/** Whether the first of each pair lies above the second. */
function everyMore(label: string, pairs: readonly (readonly [Quantity, Quantity])[]): Predicate {
  const compared = pairs.map(([more, less]) => greater(more, less));
  return predicate(
    label,
    compared.length > 0 && compared.every(({ holds }) => holds),
    compared.map(({ because }) => because).join('; '),
    pairs.flat(),
  );
}

function chargeSeries(data: Data): Series {
  const used = (id: string | undefined): number | null => (id === undefined ? null : idle(data, id).value);
  const rows = monitors.map(
    ([monitor, charged, second, third]): Row => ({
      id: charged,
      monitor: `Kata, ${monitor}`,
      charged: charge(data, charged).value,
      digits: 5,
      second: used(second),
      third: used(third),
      behind: rowsBehind(
        charge(data, charged),
        ...[second, third].flatMap((id) => (id === undefined ? [] : [idle(data, id)])),
      ),
    }),
  );
  const unmeasured = others.map(
    ([id, monitor]): Row => ({
      id,
      monitor,
      charged: charge(data, id).value,
      digits: 5,
      second: null,
      third: null,
      behind: rowsBehind(charge(data, id)),
    }),
  );
  return {
    name: 'charged-and-used',
    title: 'Memory that a scheduler is told to add for an instance, and memory that was measured',
    fields: [
      words('id', 'Id', 'Row of the specified overheads.'),
      words('monitor', 'Runtime', 'Runtime and monitor.'),
      behindField,
      numbers('charged', 'Charged', 'Memory that the scheduler adds, Kata 4.1.', 'MiB'),
      numbers('digits', 'Digits', 'Significant digits of the row: charges are exact.', 'count'),
      numbers('second', 'Used, Kata 2', 'Host memory per idle container on one host, Kata 2.', 'MiB'),
      numbers('third', 'Used, Kata 3', 'Host memory per idle container on one host, Kata 3.', 'MiB'),
    ],
    rows: [...rows, ...unmeasured].toSorted((a, b) => Number(a.charged) - Number(b.charged)),
    from: ['specified-overheads', 'memory-one-host'],
  };
}
