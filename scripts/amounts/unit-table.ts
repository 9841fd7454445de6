/** Powers of base dimensions: bytes per second is `{byte: 1, time: -1}`. */
export type Exponents = Readonly<Record<string, number>>;

/** A unit that is not made of others. */
export interface Atom {
  readonly of: Exponents;
  readonly factor: number;
  readonly symbol?: string;
  readonly singular?: string;
  /** Spelt out, for one and for several. */
  readonly words?: readonly [string, string];
}

const binary = (power: number): number => 1024 ** power;
const noun = (of: string, singular: string): Atom => ({ of: { [of]: 1 }, factor: 1, singular });
const time = (factor: number, word: string): Atom => ({
  of: { time: 1 },
  factor,
  words: [word, `${word}s`],
});
const long = (factor: number, word: string): Atom => ({
  ...time(factor, word),
  symbol: `${word}s`,
  singular: word,
});
const bytes = (factor: number): Atom => ({ of: { byte: 1 }, factor });
const perSecond = (of: string, factor: number): Atom => ({ of: { [of]: 1, time: -1 }, factor });

const second = 1;
const hour = 3600 * second;

/** A month of cloud bills: 730 hours. */
const month = 730 * hour;

/** Every unit that is not made of others, by the name datasets use. */
export const atoms: ReadonlyMap<string, Atom> = new Map<string, Atom>([
  ['1', { of: {}, factor: 1, symbol: '' }],
  ['%', { of: {}, factor: 0.01 }],
  ['ns', time(1e-9, 'nanosecond')],
  ['µs', time(1e-6, 'microsecond')],
  ['ms', time(1e-3, 'millisecond')],
  ['s', time(second, 'second')],
  ['min', time(60, 'minute')],
  ['h', time(hour, 'hour')],
  ['d', long(24 * hour, 'day')],
  ['month', long(month, 'month')],
  ['years', long(8760 * hour, 'year')],
  ['B', bytes(1)],
  ['KB', { ...bytes(1e3), symbol: 'kB' }],
  ['MB', bytes(1e6)],
  ['GB', bytes(1e9)],
  ['TB', bytes(1e12)],
  ['KiB', bytes(binary(1))],
  ['MiB', bytes(binary(2))],
  ['GiB', bytes(binary(3))],
  ['TiB', bytes(binary(4))],
  ['bit', bytes(1 / 8)],
  ['kbit', bytes(1e3 / 8)],
  ['Mbit', bytes(1e6 / 8)],
  ['Gbit', bytes(1e9 / 8)],
  ['USD', { of: { money: 1 }, factor: 1, symbol: '$' }],
  ['vCPU', { of: { cpu: 1 }, factor: 1 }],
  ['mCPU', { of: { cpu: 1 }, factor: 1e-3 }],
  ['CPU', { of: { cpu: 1 }, factor: 1 }],
  ['cores', noun('core', 'core')],
  ['Hz', perSecond('cycle', 1)],
  ['MHz', perSecond('cycle', 1e6)],
  ['GHz', perSecond('cycle', 1e9)],
  ['GFLOPS', perSecond('flop', 1e9)],
  ['GUPS', perSecond('update', 1e9)],
  ['IOPS', perSecond('operation', 1)],
  ['tps', perSecond('transaction', 1)],
  ['ops', { of: { operation: 1 }, factor: 1, words: ['operation', 'operations'] }],
  ['req', { of: { request: 1 }, factor: 1, words: ['request', 'requests'] }],
  ['million', { of: {}, factor: 1e6 }],
  ['score', { of: { score: 1 }, factor: 1, symbol: '' }],
  ['count', { of: { count: 1 }, factor: 1, symbol: '' }],
  ['instances', noun('instance', 'instance')],
  ['containers', noun('instance', 'container')],
  ['VMs', noun('instance', 'VM')],
  ['microVMs', noun('instance', 'microVM')],
  ['sandboxes', noun('instance', 'sandbox')],
  ['pods', noun('instance', 'pod')],
  ['hosts', noun('host', 'host')],
  ['nodes', noun('host', 'node')],
  ['servers', noun('host', 'server')],
  ['lines', noun('line', 'line')],
  ['syscalls', { ...noun('syscall', 'system call'), symbol: 'system calls' }],
  ['processes', noun('process', 'process')],
  ['threads', noun('thread', 'thread')],
  ['requests', noun('request', 'request')],
  ['transactions', noun('transaction', 'transaction')],
  ['files', noun('file', 'file')],
  ['devices', noun('device', 'device')],
  ['ports', noun('port', 'port')],
  ['clusters', noun('cluster', 'cluster')],
  ['vulnerabilities', noun('vulnerability', 'vulnerability')],
  ['respondents', noun('respondent', 'respondent')],
]);

/** Singular names are units too, so that "USD/instance-h" reads as it is said. */
export const bySingular: ReadonlyMap<string, string> = new Map(
  [...atoms].flatMap(([name, atom]) => (atom.singular === undefined ? [] : [[atom.singular, name] as const])),
);

/** Combinations that editors offer; others work too. */
export const compounds: readonly string[] = [
  'B/s',
  'KB/s',
  'MB/s',
  'GB/s',
  'MiB/s',
  'GiB/s',
  'kbit/s',
  'Mbit/s',
  'Gbit/s',
  'ops/s',
  'req/s',
  'instances/s',
  'CPU-ms',
  'vCPU-h',
  'GB-h',
  'MB/instance',
  'MiB/instance',
  'instances/host',
  'MiB/mCPU',
  'USD/h',
  'USD/month',
  'USD/years',
  'USD/GB',
  'USD/GB-s',
  'USD/GB-h',
  'USD/GiB-h',
  'USD/GB-month',
  'USD/vCPU-h',
  'USD/instance-h',
  'USD/instance-month',
  'USD/cluster-h',
  'USD/million-requests',
];
