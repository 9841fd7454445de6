// The measured criteria of the decision matrix, and their scores.
import { type Amount, convert, type Data, ends, quantity, ratio, rowsWhere, spread } from '#facts';
import { type ClassName, classSpread } from '../startup/classes.ts';

/** A criterion of the decision matrix that is measured. */
export type MeasuredCriterion = 'start-up' | 'memory' | 'redis';

/** A share: two rows of `application-throughput`, whose rates are divided. */
type Share = readonly [row: string, base: string];

interface Measured {
  readonly platform: string;
  readonly start: ClassName;
  /** Rows of `memory-per-instance` or `minimum-memory`. */
  readonly memory: readonly string[];
  readonly memoryOf: 'memory-per-instance' | 'minimum-memory';
  /** Empty if there is no measurement of Redis beside native or runc. */
  readonly redis: readonly Share[];
}

const native2014 = 'native-redis-50-felter';
const native2021 = 'native-redis-get-kuenzer';

const platforms: readonly Measured[] = [
  {
    platform: 'Container',
    start: 'engine',
    memory: ['docker-micropython-manco', 'runc-sleep-gvisor'],
    memoryOf: 'memory-per-instance',
    redis: [
      ['docker-host-redis-50-felter', native2014],
      ['docker-nat-redis-50-felter', native2014],
      ['docker-redis-get-kuenzer', native2021],
    ],
  },
  {
    platform: 'gVisor sandbox',
    start: 'sandbox',
    memory: ['gvisor-sleep-gvisor'],
    memoryOf: 'memory-per-instance',
    redis: [['gvisor-redis-get-gvisor', 'runc-redis-get-gvisor']],
  },
  {
    platform: 'Container in a VM',
    start: 'secureContainer',
    memory: ['rund-1000-li', 'kata-firecracker-1000-li', 'kata-template-1000-li', 'kata-qemu-1000-li'],
    memoryOf: 'memory-per-instance',
    redis: [],
  },
  {
    platform: 'MicroVM',
    start: 'microvm',
    memory: ['microvm-nginx-kuenzer'],
    memoryOf: 'minimum-memory',
    redis: [['microvm-fc-redis-get-kuenzer', native2021]],
  },
  {
    platform: 'Virtual machine',
    start: 'vm',
    memory: ['tinyx-micropython-manco', 'debian-micropython-manco'],
    memoryOf: 'memory-per-instance',
    redis: [
      ['kvm-redis-50-felter', native2014],
      ['microvm-qemu-redis-get-kuenzer', native2021],
    ],
  },
  {
    platform: 'Unikernel',
    start: 'unikernel',
    memory: ['unikraft-nginx-kuenzer', 'osv-nginx-kuenzer'],
    memoryOf: 'minimum-memory',
    redis: [
      ['unikraft-qemu-redis-get-kuenzer', native2021],
      ['osv-qemu-redis-get-kuenzer', native2021],
    ],
  },
];

/** Platforms of the matrix, in the order of its rows. */
export const platformNames: readonly string[] = platforms.map(({ platform }) => platform);

/** Datasets that the measurements come from. */
export const measuredIn = [
  'startup-times',
  'memory-per-instance',
  'minimum-memory',
  'application-throughput',
] as const;

const across = 'each figure from its own experiment';

/**
 * The measurement of a platform: start-up in ms, memory of an idle instance in MB, Redis in % of native; undefined if there is
 * none.
 */
export function measured(data: Data, platform: string, criterion: MeasuredCriterion): Amount | undefined {
  const found = platforms.find((one) => one.platform === platform);
  if (found === undefined) return undefined;
  const label = `${platform}, ${criterion} in the decision matrix`;
  if (criterion === 'start-up') return { ...classSpread(data, found.start), label };
  const amounts = criterion === 'memory' ? memories(data, found) : shares(data, found);
  return amounts.length === 0 ? undefined : spread(amounts, { tolerance: 0.1, across, label });
}

function memories(data: Data, { memory, memoryOf }: Measured): readonly Amount[] {
  return memory.map((id) => quantity(data.cell(memoryOf, id, 'memory')));
}

function shares(data: Data, { redis }: Measured): readonly Amount[] {
  const rate = (id: string) => quantity(data.cell('application-throughput', id, 'rate'));
  return redis.map(([row, base]) => ratio(rate(row), rate(base), { unit: '%' }));
}

/** The score from 1 to 5: the highest one whose bound the worse end of the amount meets. */
export function scored(data: Data, criterion: MeasuredCriterion, amount: Amount): number {
  const bounds = rowsWhere(data, 'score-thresholds', 'criterion', criterion);
  const met = bounds.filter((row) => {
    const bound = quantity(row.cell('bound'));
    const { low, high } = ends(convert(amount, bound.unit));
    return row.text('direction') === 'at most' ? high <= bound.value : low >= bound.value;
  });
  return Math.max(1, ...met.map((row) => Number(row.values.score)));
}
