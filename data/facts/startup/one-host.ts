// Facts on runtimes that were started on one host by one clock, and on pairs of runc and Kata on other hosts.
import {
  type Amount,
  allGreater,
  atMost,
  computed,
  convert,
  counted,
  type Data,
  difference,
  type FactTree,
  greater,
  type Predicate,
  predicate,
  type Quantity,
  quantity,
  ratio,
  spread,
} from '#facts';

const kata = [
  'kata2-cloud-hypervisor',
  'kata2-firecracker',
  'kata2-qemu',
  'kata3-cloud-hypervisor',
  'kata3-dragonball',
  'kata3-qemu',
] as const;

const gvisor = ['gvisor-systrap', 'gvisor-kvm'] as const;

/** Monitors that were measured under both release lines of Kata. */
const bothLines = ['cloud-hypervisor', 'qemu'] as const;

/** The mean start of a runtime on the one host, in ms. */
export function oneHostMean(data: Data, runtime: string): Quantity {
  const cell = data.cell('startup-one-host', runtime, 'mean');
  return quantity(cell, { label: `${cell.row.runtime}, mean start to the first request` });
}

/** What a boundary adds to the start of runc on one host, in s and as a ratio, and the order of the runtimes. */
export function oneHostFacts(data: Data): FactTree {
  const mean = (runtime: string) => oneHostMean(data, runtime);
  const [runc, systrap] = [mean('runc'), mean('gvisor-systrap')];
  const added = (runtime: string) => convert(difference(mean(runtime), runc), 's');
  return {
    oneHost: {
      added: {
        gvisor: atMost(1, { ...added('gvisor-systrap'), label: 'gVisor, added to the start of runc' }),
        kata: tenths(spread(kata.map(added), { tolerance: 0, label: 'Kata, added to the start of runc' })),
      },
      gvisor: convert(
        spread(gvisor.map(mean), { tolerance: 0, label: 'gVisor, mean start to the first request' }),
        'ms',
      ),
      kata: convert(
        spread(kata.map(mean), { tolerance: 0, label: 'Kata, mean start to the first request' }),
        's',
      ),
      gvisorOverRunc: atMost(2, ratio(systrap, runc)),
      kataOverRunc: spread(
        kata.map((name) => atMost(2, ratio(mean(name), runc))),
        { tolerance: 0, label: 'Kata, start compared with runc' },
      ),
      count: counted(
        data.rows('startup-one-host').map((row) => row.cell('mean')),
        { label: 'configurations started on one host' },
      ),
      inOrder: inOrder(data),
      rustLater: allPairs(
        'in Kata 3 with its runtime in Rust a container starts later than in Kata 2 with the same monitor',
        bothLines.map((monitor) => [mean(`kata3-${monitor}`), mean(`kata2-${monitor}`)]),
      ),
    },
    pairs: pairFacts(data),
  };
}

/** A range whose ends are printed to a tenth; its method says what they are before that. */
function tenths(amount: Amount): Amount {
  if (amount.kind !== 'range') return atMost(2, amount);
  const round = (value: number) => Math.round(value * 10) / 10;
  const { low, high, method } = amount;
  return {
    ...amount,
    low: round(low),
    high: round(high),
    digits: 2,
    method: `${method}, each mean − mean of runc; ${low.toFixed(3)} s and ${high.toFixed(3)} s, rounded to tenths`,
  };
}

function inOrder(data: Data): Predicate {
  const mean = (runtime: string) => oneHostMean(data, runtime);
  const sandboxes = gvisor.map(mean);
  const order = [
    allGreater(sandboxes, [mean('runc')], 'gVisor starts after runc'),
    allGreater(kata.map(mean), sandboxes, 'Kata starts after gVisor'),
  ];
  return predicate(
    'on one host runc starts first, then gVisor, then Kata with every monitor',
    order.every(({ holds }) => holds),
    order.map(({ because }) => because).join('; '),
    [mean('runc'), ...sandboxes, ...kata.map(mean)],
  );
}

/** The median difference and ratio of Kata and runc over hosts that each timed both. */
function pairFacts(data: Data): FactTree {
  const pairs = data.rows('startup-pairs').map((row) => {
    const of = (field: string) => quantity(row.cell(field), { label: `${field}, ${row.text('host')}` });
    return { runc: of('runc'), kata: of('kata') };
  });
  const from = pairs.flatMap(({ runc, kata: slower }) => [runc, slower]);
  const about = { from, method: 'median over the hosts of Kata − runc' };
  return {
    added: computed(medianOf(pairs.map(({ runc, kata: slower }) => (slower.value - runc.value) / 1000)), {
      label: 'Kata, added to the start of runc, median of six hosts',
      unit: 's',
      digits: 2,
      ...about,
    }),
  };
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = 0, high = low] = sorted.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1);
  return (low + high) / 2;
}

function allPairs(label: string, pairs: readonly (readonly [Quantity, Quantity])[]): Predicate {
  const compared = pairs.map(([more, less]) => greater(more, less));
  return predicate(
    label,
    compared.length > 0 && compared.every(({ holds }) => holds),
    compared.map(({ because }) => because).join('; '),
    pairs.flat(),
  );
}
