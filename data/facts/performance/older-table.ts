// The series of studies of older hardware: each platform as a share of native speed in the same study.
import { behindField, type Data, numbers, quantity, type Row, type Series, words } from '#facts';

type Column = 'container' | 'vm' | 'microvm' | 'gvisor';

interface Test {
  readonly id: string;
  readonly test: string;
  readonly dataset: string;
  readonly field: string;
  /** Id of the row with native speed. */
  readonly native: string;
  readonly others: Readonly<Partial<Record<Column, string>>>;
  /** For times, where less is better: the share is native ÷ other, so that less than 100 % always means slower. */
  readonly inverse?: true;
}

function felter(id: string, test: string, dataset: string, field: string, slug: string): Test {
  const others = { container: `docker-${slug}-felter`, vm: `kvm-${slug}-felter` };
  return { id, test, dataset, field, native: `native-${slug}-felter`, others };
}

const tests: readonly Test[] = [
  felter('linpack-2014', 'Linpack, tuned VM', 'cpu-linpack', 'speed', 'linpack'),
  felter(
    'memory-2014',
    'Random access to memory, one socket',
    'memory-random-access',
    'rate',
    'random-one-socket',
  ),
  felter('disk-2014', 'Random reads from disk', 'disk-operations', 'rate', 'random-read'),
  {
    id: 'bulk-2014',
    test: 'TCP bulk transfer, container behind NAT',
    dataset: 'network-throughput',
    field: 'throughput',
    native: 'native-nuttcp-felter',
    others: { container: 'docker-nat-nuttcp-felter', vm: 'kvm-nuttcp-felter' },
  },
  {
    id: 'trip-2014',
    test: 'TCP round trip',
    dataset: 'network-latency',
    field: 'latency',
    native: 'native-tcp-rr-felter',
    others: { vm: 'kvm-tcp-rr-felter' },
    inverse: true,
  },
  {
    id: 'redis-2014',
    test: 'Redis, container on the host’s network',
    dataset: 'application-throughput',
    field: 'rate',
    native: 'native-redis-50-felter',
    others: { container: 'docker-host-redis-50-felter', vm: 'kvm-redis-50-felter' },
  },
  {
    id: 'redis-nat-2014',
    test: 'Redis, container behind NAT',
    dataset: 'application-throughput',
    field: 'rate',
    native: 'native-redis-50-felter',
    others: { container: 'docker-nat-redis-50-felter' },
  },
  {
    id: 'mysql-2014',
    test: 'MySQL, reading',
    dataset: 'mysql-throughput',
    field: 'rate',
    native: 'native-170',
    others: { container: 'docker-host-170', vm: 'kvm-170' },
  },
  {
    id: 'open-2019',
    test: 'Opening and closing a file',
    dataset: 'file-operations',
    field: 'time',
    native: 'bare-open',
    others: { container: 'runc-open', gvisor: 'gvisor-kvm-open' },
    inverse: true,
  },
  {
    id: 'trip-2020',
    test: 'Network round trip',
    dataset: 'round-trips-2020',
    field: 'time',
    native: 'native-round-trip',
    others: { container: 'lxc-round-trip', microvm: 'firecracker-round-trip', gvisor: 'gvisor-round-trip' },
    inverse: true,
  },
  ...(['redis-get', 'nginx-static'] as const).map((slug): Test => {
    const of = (platform: string) => `${platform}-${slug}-kuenzer`;
    return {
      id: `${slug}-2021`,
      test: slug === 'redis-get' ? 'Redis GET, one core' : 'nginx, one core',
      dataset: 'application-throughput',
      field: 'rate',
      native: of('native'),
      others: { container: of('docker'), vm: of('microvm-qemu'), microvm: of('microvm-fc') },
    };
  }),
];

/** Each test of 2014 to 2021 that this report still uses, with every platform as a share of native speed. */
export function olderSeries(data: Data): Series {
  const column = (name: Column, title: string, what: string) =>
    numbers(name, title, `${what} as a share of native speed in the same study; for times the inverse.`, '%');
  return {
    name: 'older-studies',
    title: 'Studies of older hardware: speed as a share of native',
    fields: [
      words('id', 'Id', 'Stable name of the row.'),
      { name: 'year', type: 'year', title: 'Year', description: 'Year of the measurement.' },
      words('test', 'Test', 'Which benchmark.'),
      column('container', 'Container', 'A container of Docker or LXC'),
      column('vm', 'VM', 'A Linux VM on QEMU and KVM'),
      column('microvm', 'Firecracker', 'A Linux VM on Firecracker'),
      column('gvisor', 'gVisor', 'gVisor with the KVM platform'),
      words('source', 'Source', 'Id of an entry in data/sources.json.'),
      behindField,
    ],
    rows: tests.map((test) => rowOf(data, test)),
    from: [...new Set(tests.map((test) => test.dataset))],
  };
}

function rowOf(data: Data, { id, test, dataset, field, native, others, inverse }: Test): Row {
  const of = (row: string) => quantity(data.cell(dataset, row, field)).value;
  const base = of(native);
  const shares = Object.entries(others).map(([column, row]) => {
    const own = of(row);
    return [column, Number((100 * (inverse ? base / own : own / base)).toPrecision(2))] as const;
  });
  const { year = data.row('cpu-linpack', 'native-linpack-felter').values.year, source = 'felter2014' } =
    data.row(dataset, native).values;
  return {
    id,
    test,
    ...(year !== undefined && { year }),
    ...(source !== undefined && { source }),
    behind: [native, ...Object.values(others)].map((name) => `${dataset}/${name}`).join(' '),
    ...Object.fromEntries(shares),
  };
}
