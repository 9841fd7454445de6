// The series of attack surfaces: system calls within reach and lines of code, by boundary.
import { type Data, numbers, type Row, type Series, words } from '#facts';

interface Boundary {
  readonly name: string;
  /** The kernel that answers the system calls of the workload. */
  readonly kernel: 'host' | 'user space' | 'guest';
  /** Ids of rows of `syscall-surface` and `code-size`; absent if there is no count. */
  readonly calls?: string;
  readonly lines?: string;
}

const boundaries: readonly Boundary[] = [
  { name: 'Linux, no filter', kernel: 'host', calls: 'linux-x86-64' },
  { name: 'Docker’s default profile', kernel: 'host', calls: 'docker-allowed', lines: 'runc-2026' },
  { name: 'QEMU', kernel: 'guest', calls: 'qemu', lines: 'qemu-2020' },
  { name: 'gVisor', kernel: 'user space', calls: 'gvisor-host-network', lines: 'gvisor-2026' },
  { name: 'Cloud Hypervisor', kernel: 'guest', lines: 'cloud-hypervisor-2026' },
  { name: 'Firecracker', kernel: 'guest', calls: 'firecracker-union', lines: 'firecracker-2026' },
];

const callsTitle = 'System calls of the host within reach';
const linesTitle = 'Lines of code of the boundary’s program';

/** The boundaries between workload and host: a row for each boundary and measure, without a number if there is no count. */
export function surfaceSeries(data: Data): Series {
  return {
    name: 'attack-surface',
    title: 'System calls within reach and lines of code, by boundary',
    fields: [
      words('id', 'Id', 'Stable name of the row.'),
      words('boundary', 'Boundary', 'What stands between the workload and its host.'),
      words('kernel', 'Kernel', 'Whose kernel answers the workload.'),
      words('measure', 'Measure', 'What is counted.'),
      numbers('number', 'Number', 'How many; empty where nobody counted.', 'count'),
      { name: 'year', type: 'year', title: 'Year', description: 'Year of the count.' },
    ],
    rows: boundaries.flatMap((boundary) => rowsOf(data, boundary)),
    from: ['syscall-surface', 'code-size'],
  };
}

function rowsOf(data: Data, { name, kernel, calls, lines }: Boundary): readonly Row[] {
  const slug = name.toLowerCase().replace(/[^a-z]+/g, '-');
  const row = (measure: string, dataset: string, field: string, id: string | undefined): Row => {
    const common = { id: `${slug}-${field}`, boundary: name, kernel, measure };
    if (id === undefined) return { ...common, number: null, year: null };
    const { values } = data.row(dataset, id);
    return { ...common, number: values[field] ?? null, year: values.year ?? null };
  };
  return [row(callsTitle, 'syscall-surface', 'calls', calls), row(linesTitle, 'code-size', 'lines', lines)];
}
