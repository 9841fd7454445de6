// The series of benchmarks of 2014 as a share of native speed.
import { type Data, numbers, quantity, type Row, ratio, type Series, words } from '#facts';

interface Test {
  readonly area: string;
  readonly test: string;
  readonly dataset: string;
  readonly field: string;
  /** Id of the row with native speed, and ids of the rows that are compared with it by platform. */
  readonly native: string;
  readonly others: Readonly<Record<string, string>>;
  /** For times, where less is better: the share is native ÷ other, so that less than 100 % always means slower. */
  readonly inverse?: true;
}

function felter(area: string, test: string, dataset: string, field: string, slug: string): Test {
  const ids = { Docker: `docker-${slug}-felter`, KVM: `kvm-${slug}-felter` };
  return { area, test, dataset, field, native: `native-${slug}-felter`, others: ids };
}

/** Experiments of 2014 in which native, container and VM ran on the same machine. */
const tests: readonly Test[] = [
  {
    area: 'CPU',
    test: 'Linpack',
    dataset: 'cpu-linpack',
    field: 'speed',
    native: 'native-linpack-felter',
    others: {
      Docker: 'docker-linpack-felter',
      KVM: 'kvm-linpack-felter',
      'KVM, as installed': 'kvm-untuned-linpack-felter',
    },
  },
  felter('Memory', 'STREAM Triad', 'memory-bandwidth', 'bandwidth', 'triad-two-sockets'),
  felter('Memory', 'STREAM Copy', 'memory-bandwidth', 'bandwidth', 'copy-two-sockets'),
  felter('Memory', 'Random access', 'memory-random-access', 'rate', 'random-one-socket'),
  felter('Disk', 'Sequential read', 'disk-throughput', 'throughput', 'sequential-read'),
  felter('Disk', 'Sequential write', 'disk-throughput', 'throughput', 'sequential-write'),
  felter('Disk', 'Random read', 'disk-operations', 'rate', 'random-read'),
  felter('Disk', 'Random write', 'disk-operations', 'rate', 'random-write'),
  felter('Disk', 'Mixed', 'disk-operations', 'rate', 'mixed'),
  {
    area: 'Network',
    test: 'Bulk transfer',
    dataset: 'network-throughput',
    field: 'throughput',
    native: 'native-nuttcp-felter',
    others: { 'Docker, NAT': 'docker-nat-nuttcp-felter', KVM: 'kvm-nuttcp-felter' },
  },
  {
    area: 'Network',
    test: 'Round trip',
    dataset: 'network-latency',
    field: 'latency',
    native: 'native-tcp-rr-felter',
    others: { KVM: 'kvm-tcp-rr-felter' },
    inverse: true,
  },
];

/** Each test as a share of native speed; above 100 % is faster. */
export function relativeSeries(data: Data): Series {
  return {
    name: 'relative-performance',
    title: 'Container and VM as a share of native speed, on one machine in 2014',
    fields: [
      words('id', 'Id', 'Stable name of the row.'),
      words('area', 'Area', 'Processor, memory, disk or network.'),
      words('test', 'Test', 'Which benchmark.'),
      words('platform', 'Platform', 'What is compared with native.'),
      numbers('share', 'Share of native', 'Speed as a share of native speed; for times the inverse.', '%'),
      words('source', 'Source', 'Id of an entry in data/sources.json.'),
    ],
    rows: tests.flatMap((test) => rowsOf(data, test)),
    from: [...new Set(tests.map((test) => test.dataset))],
  };
}

function rowsOf(data: Data, test: Test): readonly Row[] {
  const figure = (id: string) => quantity(data.cell(test.dataset, id, test.field));
  const native = figure(test.native);
  return Object.entries(test.others).map(([platform, id]) => {
    const other = figure(id);
    const share = test.inverse ? ratio(native, other, { unit: '%' }) : ratio(other, native, { unit: '%' });
    const row = { id, area: test.area, test: test.test, platform, share: share.value };
    const { source } = data.row(test.dataset, id).values;
    return source === undefined ? row : { ...row, source };
  });
}
