// Redis and nginx on several platforms as a share of native speed, and what this allows to say.
import {
  type Data,
  type FactTree,
  greater,
  numbers,
  type Predicate,
  predicate,
  type Quantity,
  quantity,
  type Row,
  ratio,
  type Series,
  words,
} from '#facts';

/** The kernel that the application ran on; `none` if application and kernel are one program. */
type Kernel = 'host' | 'guest' | 'none';

interface Experiment {
  readonly title: string;
  readonly app: string;
  /** Id of the row with native speed. */
  readonly native: string;
  /** Row id, title in charts and kernel of each platform that is compared with it. */
  readonly others: readonly (readonly [id: string, platform: string, kernel: Kernel])[];
}

const redis2014: Experiment = {
  title: 'Redis, 2014',
  app: 'Redis',
  native: 'native-redis-50-felter',
  others: [
    ['docker-host-redis-50-felter', 'Docker, host network', 'host'],
    ['kvm-redis-50-felter', 'Linux VM on KVM', 'guest'],
    ['docker-nat-redis-50-felter', 'Docker, NAT', 'host'],
  ],
};

const platforms2021 = [
  ['unikraft-qemu', 'Unikraft unikernel', 'none'],
  ['osv-qemu', 'OSv unikernel', 'none'],
  ['docker', 'Docker', 'host'],
  ['microvm-qemu', 'Linux VM on QEMU', 'guest'],
  ['microvm-fc', 'Linux VM on Firecracker', 'guest'],
] as const;

const of2021 = (title: string, app: string, test: string): Experiment => ({
  title,
  app,
  native: `native-${test}-kuenzer`,
  others: platforms2021.map(([slug, platform, kernel]) => [`${slug}-${test}-kuenzer`, platform, kernel]),
});

const experiments = [
  redis2014,
  of2021('Redis, 2021', 'Redis', 'redis-get'),
  of2021('nginx, 2021', 'nginx', 'nginx-static'),
];

function rate(data: Data, id: string): Quantity {
  const row = data.row('application-throughput', id);
  const label = `${row.text('platform')}, ${row.text('test')}`;
  return quantity(row.cell('rate'), { label });
}

/** Relative standard deviation of a row's rate; undefined if its source gives none. */
function relativeDeviation(data: Data, id: string): number | undefined {
  const { sd, rate: mean } = data.row('application-throughput', id).values;
  return typeof sd === 'number' && typeof mean === 'number' ? sd / mean : undefined;
}

/** Requests per second as a share of native speed in three experiments, each with native on the same machine. */
export function applicationSeries(data: Data): Series {
  return {
    name: 'application-shares',
    title: 'Redis and nginx on several platforms as a share of native speed',
    fields: [
      words('id', 'Id', 'Stable name of the row.'),
      words('experiment', 'Experiment', 'Application and year.'),
      words('app', 'Application', 'The server that was measured.'),
      words('platform', 'Platform', 'What it ran on.'),
      words('kernel', 'Kernel', 'Whose kernel it ran on: the host’s, a guest’s, or none beside itself.'),
      numbers('share', 'Share of native', 'Requests per second as a share of native.', '%'),
      words('source', 'Source', 'Id of an entry in data/sources.json.'),
      numbers('low', 'Lower end', 'One standard deviation of both rates below.', '%'),
      numbers('high', 'Upper end', 'One standard deviation of both rates above.', '%'),
    ],
    rows: experiments.flatMap((experiment) => rowsOf(data, experiment)),
    from: ['application-throughput'],
  };
}

function rowsOf(data: Data, { title, app, native, others }: Experiment): readonly Row[] {
  return others.map(([id, platform, kernel]) => {
    const share = ratio(rate(data, id), rate(data, native), { unit: '%' }).value;
    const [own, base] = [relativeDeviation(data, id), relativeDeviation(data, native)];
    const { source } = data.row('application-throughput', id).values;
    const row = {
      id,
      experiment: title,
      app,
      platform,
      kernel,
      share,
      ...(source !== undefined && { source }),
    };
    if (own === undefined || base === undefined) return row;
    const deviation = share * Math.hypot(own, base);
    return { ...row, low: share - deviation, high: share + deviation };
  });
}

/** Predicates on these experiments. */
export function applicationPredicates(data: Data): FactTree {
  const [host, vm, nat] = ['docker-host', 'kvm', 'docker-nat'].map((platform) =>
    rate(data, `${platform}-redis-50-felter`),
  ) as [Quantity, Quantity, Quantity];
  return {
    optionDecides: predicate(
      'Redis was faster than in the VM on the host’s network, and slower behind address translation',
      host.value > vm.value && vm.value > nat.value,
      [host, vm, nat].map(({ label, value }) => `${label}: ${value}`).join('; '),
      [host, vm, nat],
    ),
    roundTripsReorder: roundTripsReorder(data),
    natCostsQuarter: greater(rate(data, 'native-redis-50-felter'), nat, {
      by: 4 / 3,
      label: 'behind address translation Redis lost more than a quarter of native throughput',
    }),
    unikernelBeatsNative: greater(
      rate(data, 'unikraft-qemu-nginx-static-kuenzer'),
      rate(data, 'native-nginx-static-kuenzer'),
      { label: 'nginx in a unikernel served more than on the bare machine' },
    ),
  };
}

/** Whether the VM is slower than the container with one connection, and faster with fifty. */
function roundTripsReorder(data: Data): Predicate {
  const of = (platform: string, connections: number) => rate(data, `${platform}-redis-${connections}-felter`);
  const pairs = [1, 50].map(
    (connections) => [of('kvm', connections), of('docker-nat', connections)] as const,
  );
  const [alone, together] = pairs as [(typeof pairs)[number], (typeof pairs)[number]];
  return predicate(
    'with one connection Redis was slower in the VM than behind address translation, with fifty faster',
    alone[0].value < alone[1].value && together[0].value > together[1].value,
    pairs.map(([vm, nat]) => `VM ${vm.value}, NAT ${nat.value} req/s`).join('; '),
    pairs.flat(),
  );
}
