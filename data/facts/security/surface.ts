// System calls that stand open, counted against one table, and lines of code of what guards them.
import {
  allGreater,
  behindField,
  type Data,
  difference,
  type FactTree,
  greater,
  numbers,
  type Quantity,
  quantity,
  type Row,
  ratio,
  rowsBehind,
  rowsWhere,
  type Series,
  spread,
  sum,
  words,
} from '#facts';

const workload = 'The workload may call';
const sandbox = 'A sandbox that was taken over may still call';

interface Boundary {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly kernel: 'host' | 'user space' | 'own';
}

const boundaries: readonly Boundary[] = [
  { id: 'linux-implemented', name: 'No filter', group: workload, kernel: 'host' },
  { id: 'containerd-allowed', name: 'containerd’s default', group: workload, kernel: 'host' },
  { id: 'docker-allowed', name: 'Docker’s default', group: workload, kernel: 'host' },
  { id: 'cloud-hypervisor-union', name: 'Cloud Hypervisor', group: sandbox, kernel: 'own' },
  { id: 'gvisor-host', name: 'gVisor', group: sandbox, kernel: 'user space' },
  { id: 'firecracker-union', name: 'Firecracker', group: sandbox, kernel: 'own' },
];

/** The boundaries with the system calls that stand open, of those that the kernel implements. */
export function surfaceSeries(data: Data): Series {
  const all = calls(data, 'linux-implemented').value;
  return {
    name: 'attack-surface',
    title: 'System calls that stand open, by boundary',
    fields: [
      words('id', 'Id', 'Stable name of the row.'),
      words('group', 'Who calls', 'The workload, or a sandbox’s process after it was taken over.'),
      words('boundary', 'Boundary', 'What stands before the host’s kernel.'),
      words('kernel', 'Kernel', 'Whose kernel answers the workload.'),
      numbers('calls', 'Open', 'System calls that stand open.', 'syscalls'),
      numbers('all', 'Of', 'System calls that the kernel implements.', 'syscalls'),
      words('source', 'Source', 'Where the calls were counted.'),
    ],
    rows: boundaries.map(
      ({ id, name, group, kernel }): Row => ({
        id,
        group,
        boundary: name,
        kernel,
        calls: calls(data, id).value,
        all,
        source: data.row('syscall-surface', id).text('source') ?? '',
      }),
    ),
    from: ['syscall-surface'],
  };
}

/** What guards the host behind each boundary: calls, who makes them, lines of code. */
export function guardSeries(data: Data): Series {
  const { kernelCore, ...guards } = guardsOf(data);
  const row = (id: string, boundary: string, who: string, guard: string, lines: Quantity): Row => ({
    id,
    boundary,
    calls: calls(data, id).value,
    who,
    guard,
    lines: rounded(lines.value),
    behind: rowsBehind(calls(data, id), lines),
  });
  return {
    name: 'guards',
    title: 'What guards the host',
    fields: [
      words('id', 'Id', 'Stable name of the row.'),
      words('boundary', 'Boundary', 'What stands before the host’s kernel.'),
      numbers('calls', 'Open system calls', 'System calls that stand open.', 'syscalls'),
      words('who', 'Who makes them', 'The workload, or a sandbox’s process after it was taken over.'),
      words('guard', 'Guard', 'The program that has to hold.'),
      numbers('lines', 'Size of the guard', 'Lines of code, to three digits.', 'lines'),
      behindField,
    ],
    rows: [
      row('docker-allowed', 'Docker', 'the workload', 'kernel core', kernelCore),
      row('containerd-allowed', 'containerd', 'the workload', 'kernel core', kernelCore),
      row('gvisor-host', 'gVisor', 'a sandbox taken over', 'gVisor', guards.gvisor),
      row(
        'cloud-hypervisor-union',
        'Cloud Hypervisor',
        'a monitor taken over',
        'monitor and KVM',
        guards.cloudHypervisor,
      ),
      row('firecracker-union', 'Firecracker', 'a monitor taken over', 'monitor and KVM', guards.firecracker),
      // Its calls were not counted: by default Kata leaves out its filter.
      {
        id: 'qemu',
        boundary: 'QEMU',
        calls: null,
        who: 'a monitor taken over',
        guard: 'monitor and KVM',
        lines: rounded(guards.qemu.value),
        behind: rowsBehind(guards.qemu),
      },
    ],
    from: ['syscall-surface', 'code-size'],
  };
}

/** Lines of code of the guards, KVM added to every monitor, in one order. */
export function codeSeries(data: Data): Series {
  const { kernelCore, qemu, gvisor, cloudHypervisor, firecracker } = guardsOf(data);
  const row = (id: string, guard: string, parts: string, lines: Quantity): Row => ({
    id,
    guard,
    parts,
    lines: rounded(lines.value),
    behind: rowsBehind(lines),
  });
  return {
    name: 'guard-code',
    title: 'Lines of code of what guards the host',
    fields: [
      words('id', 'Id', 'Stable name of the row.'),
      words('guard', 'Boundary', 'What stands before the host.'),
      words('parts', 'Counted', 'The parts that have to hold.'),
      numbers('lines', 'Lines', 'Lines of code, to three digits.', 'lines'),
      behindField,
    ],
    rows: [
      row(
        'container',
        'Container',
        'kernel, mm, fs, net, security, io_uring, arch/x86 of Linux; no drivers',
        kernelCore,
      ),
      row('qemu', 'VM with QEMU', 'C files linked for x86-64 (lower bound), and KVM', qemu),
      row('gvisor', 'gVisor', 'Sentry, network stack, file proxy, runtime', gvisor),
      row('cloud-hypervisor', 'VM with Cloud Hypervisor', 'monitor, and KVM', cloudHypervisor),
      row('firecracker', 'VM with Firecracker', 'monitor, and KVM', firecracker),
    ],
    from: ['code-size'],
  };
}

/** Shares, sums and the sentences that stand on them. */
export function surfaceFacts(data: Data): FactTree {
  const open = (id: string) => calls(data, id);
  const guards = guardsOf(data);
  const all = open('linux-implemented');
  return {
    dockerShare: ratio(open('docker-allowed'), all, {
      unit: '%',
      label: 'share of system calls that Docker’s default lets through',
    }),
    capabilityEffect: difference(open('docker-allowed'), open('docker-no-capabilities'), {
      label: 'system calls that dropping all capabilities closes',
    }),
    driversShare: ratio(lines(data, 'linux-drivers'), lines(data, 'linux'), {
      unit: '%',
      label: 'share of drivers in the kernel’s code',
    }),
    driverCves: ratio(cves(data, 'drivers'), cves(data, 'all'), {
      unit: '%',
      label: 'kernel CVEs that touch drivers alone',
    }),
    kvmCves: ratio(cves(data, 'kvm'), cves(data, 'all'), { unit: '%', label: 'kernel CVEs that touch KVM' }),
    takenOver: spread([open('firecracker-union'), open('gvisor-host'), open('cloud-hypervisor-union')], {
      tolerance: 0,
      label: 'system calls that a sandbox which was taken over may still make, at most',
    }),
    filtersNarrow: allGreater(
      [all, open('docker-allowed'), open('containerd-allowed')],
      [open('firecracker-union'), open('gvisor-host'), open('cloud-hypervisor-union')],
      'gVisor, Cloud Hypervisor and Firecracker leave fewer system calls open than the default profiles of containers',
    ),
    cloudHypervisorMost: allGreater(
      [open('cloud-hypervisor-union')],
      [open('firecracker-union'), open('gvisor-host')],
      'of the sandboxes, Cloud Hypervisor leaves the most system calls open',
    ),
    blocksMoreThanSaid: greater(open('docker-blocked'), open('docker-documented'), {
      label: 'Docker’s profile blocks more system calls than its documentation says',
    }),
    gvisorLarger: greater(guards.gvisor, guards.firecracker, {
      label: 'gVisor has more code than Firecracker and KVM together',
    }),
    kernelLargest: allGreater(
      [guards.kernelCore],
      [guards.qemu, guards.gvisor, guards.cloudHypervisor, guards.firecracker],
      'the kernel’s core directories have more code than any other guard',
    ),
    qemuLarger: allGreater(
      [guards.qemu],
      [guards.cloudHypervisor, guards.firecracker, guards.gvisor],
      'QEMU with KVM has more code than the other sandboxes',
    ),
  };
}

type Guards = Readonly<
  Record<'kernelCore' | 'qemu' | 'gvisor' | 'cloudHypervisor' | 'firecracker', Quantity>
>;

function guardsOf(data: Data): Guards {
  const kvm = lines(data, 'kvm');
  const withKvm = (id: string, label: string) =>
    sum([lines(data, id), kvm], { label: `${label} and KVM, lines of code` });
  return {
    kernelCore: sum(
      rowsWhere(data, 'code-size', 'kind', 'core').map((row) => quantity(row.cell('lines'))),
      { label: 'core directories of the Linux kernel, lines of code' },
    ),
    qemu: withKvm('qemu', 'QEMU for x86-64'),
    gvisor: lines(data, 'gvisor'),
    cloudHypervisor: withKvm('cloud-hypervisor', 'Cloud Hypervisor'),
    firecracker: withKvm('firecracker', 'Firecracker'),
  };
}

function calls(data: Data, id: string): Quantity {
  const row = data.row('syscall-surface', id);
  return quantity(row.cell('calls'), { label: `${row.text('who')}, ${row.text('what')}` });
}

function lines(data: Data, id: string): Quantity {
  const row = data.row('code-size', id);
  return quantity(row.cell('lines'), { label: `${row.text('program')}, lines of code` });
}

function cves(data: Data, id: string): Quantity {
  return quantity(data.cell('kernel-cves', id, 'cves'));
}

/** To three digits: builds and commits differ by more. */
function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
