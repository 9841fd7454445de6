// Classes of isolation with the spread of their measured start-up times.
import {
  type Amount,
  amount,
  convert,
  type Data,
  type DataRow,
  each,
  ends,
  type Fact,
  type FactTree,
  numbers,
  type Predicate,
  predicate,
  type Series,
  spread,
  words,
} from '#facts';

/** The kernel that a workload of the class runs on. */
type Kernel = 'host' | 'user space' | 'guest';

interface StartClass {
  readonly title: string;
  readonly kernel: Kernel;
  readonly kind: string;
  readonly clocks: readonly string[];
}

const byEngine = ['engine run to started', 'engine run to exit'];
const toGuest = 'VMM start to guest init';

/** The classes with the starts that belong to them. Only complete starts do, not parts of a start and restored snapshots. */
const classes = {
  process: { title: 'Process', kernel: 'host', kind: 'process', clocks: ['fork to running process'] },
  unikernel: {
    title: 'Unikernel',
    kernel: 'guest',
    kind: 'unikernel',
    clocks: ['VMM start to application', 'boot', 'create and boot'],
  },
  runtime: {
    title: 'Container, runtime alone',
    kernel: 'host',
    kind: 'container',
    clocks: ['runtime create to deletion'],
  },
  engine: { title: 'Container, by its engine', kernel: 'host', kind: 'container', clocks: byEngine },
  sandbox: {
    title: 'gVisor sandbox, by its engine',
    kernel: 'user space',
    kind: 'sandbox',
    clocks: byEngine,
  },
  microvm: { title: 'MicroVM', kernel: 'guest', kind: 'microVM', clocks: [toGuest, 'boot'] },
  secureContainer: {
    title: 'Container in its own VM',
    kernel: 'guest',
    kind: 'secure container',
    clocks: ['create to running', 'pod start to workload'],
  },
  vm: { title: 'Local virtual machine', kernel: 'guest', kind: 'VM', clocks: [toGuest, 'create and boot'] },
  cloudVm: { title: 'Cloud VM, to SSH', kernel: 'guest', kind: 'cloud VM', clocks: ['launch call to SSH'] },
} as const satisfies Record<string, StartClass>;

/** The name of a class of isolation. */
export type ClassName = keyof typeof classes;

/** All classes, from lightest to heaviest. */
export const classNames = Object.keys(classes) as readonly ClassName[];

function members(data: Data, name: ClassName): readonly DataRow[] {
  const { kind, clocks }: StartClass = classes[name];
  return data
    .rows('startup-times')
    .filter((row) => row.text('kind') === kind && clocks.includes(row.text('clock') ?? ''));
}

/** The range from the lowest to the highest start-up time of the class in all sources, in ms. */
export function classSpread(data: Data, name: ClassName): Amount {
  return spread(
    members(data, name).map((row) => amount(row)),
    {
      tolerance: 0.1,
      across: 'each figure from its own experiment',
      label: `${classes[name].title}, measured start-up times`,
    },
  );
}

/** The spread of each class, in ms; for cloud VMs in s. */
export function classFacts(data: Data): FactTree {
  const spreads = each(
    Object.fromEntries(classNames.map((name) => [name, name])) as Record<ClassName, ClassName>,
    (name): Fact => classSpread(data, name),
  );
  return { ...spreads, cloudVm: convert(classSpread(data, 'cloudVm'), 's') };
}

/** Whether the measured ranges of two classes overlap. */
export function classesOverlap(data: Data, one: ClassName, other: ClassName): Predicate {
  const [first, second] = [classSpread(data, one), classSpread(data, other)];
  const [a, b] = [ends(first), ends(second)];
  return predicate(
    `measured starts overlap: ${classes[one].title} and ${classes[other].title}`,
    a.low < b.high && b.low < a.high,
    `${classes[one].title} ${a.low}–${a.high} ms, ${classes[other].title} ${b.low}–${b.high} ms`,
    [first, second],
  );
}

/** A row for each class, with both ends of its spread and the number of its figures and sources. */
export function classSeries(data: Data): Series {
  const rows = classNames.map((name) => {
    const found = members(data, name);
    const { low, high } = ends(classSpread(data, name));
    const sources = new Set(found.map((row) => row.text('source')));
    const { title, kernel } = classes[name];
    return { id: name, class: title, kernel, low, high, figures: found.length, sources: sources.size };
  });
  return {
    name: 'startup-by-class',
    title: 'Lowest and highest start-up time by class of isolation',
    fields: [
      words('id', 'Id', 'Stable name of the row.'),
      words('class', 'Class', 'Class of isolation.'),
      words('kernel', 'Kernel', 'Whose kernel the workload runs on.'),
      numbers('low', 'Fastest', 'Shortest start-up time of any source.', 'ms'),
      numbers('high', 'Slowest', 'Longest start-up time of any source.', 'ms'),
      numbers('figures', 'Figures', 'How many figures the range spans.', 'count'),
      numbers('sources', 'Sources', 'How many sources they come from.', 'count'),
    ],
    rows,
    from: ['startup-times'],
  };
}

/** A row for each figure of a class. Both ends are equal if the source gives a single value. */
export function figureSeries(data: Data): Series {
  const rows = classNames.flatMap((name) =>
    members(data, name).map((row) => {
      const { low, high } = ends(amount(row));
      return {
        id: row.id,
        class: classes[name].title,
        kernel: classes[name].kernel,
        label: row.text('label') ?? row.id,
        low,
        high,
      };
    }),
  );
  return {
    name: 'startup-figures',
    title: 'Start-up time by class of isolation, every figure',
    fields: [
      words('id', 'Id', 'Row of the start-up times.'),
      words('class', 'Class', 'Class of isolation.'),
      words('kernel', 'Kernel', 'Whose kernel the workload runs on.'),
      words('label', 'What was started', 'Platform and variant.'),
      numbers('low', 'Start-up time', 'Shortest time the source gives.', 'ms'),
      numbers('high', 'Start-up time, longest', 'Longest time the source gives.', 'ms'),
    ],
    rows,
    from: ['startup-times'],
  };
}
