// Classes of isolation with the spread of their measured start-up times.
import { type Amount, amount, type Data, spread } from '#facts';

interface StartClass {
  readonly title: string;
  readonly kind: string;
  readonly clocks: readonly string[];
}

const byEngine = [
  'engine run to started',
  'engine run to exit',
  'nerdctl run to exit',
  'containerd to first request',
];
const toGuest = 'VMM start to guest init';

/**
 * The classes with the starts that belong to them: complete starts whose image is local. Parts of a start, restored snapshots,
 * pods under an orchestrator, many starts at once and replaced software do not.
 */
const classes = {
  unikernel: {
    title: 'Unikernel',
    kind: 'unikernel',
    clocks: ['VMM start to application', 'boot', 'create and boot'],
  },
  runtime: { title: 'Container, runtime alone', kind: 'container', clocks: ['runtime create to deletion'] },
  engine: { title: 'Container, by its engine', kind: 'container', clocks: byEngine },
  sandbox: { title: 'gVisor sandbox, by its engine', kind: 'sandbox', clocks: byEngine },
  microvm: {
    title: 'MicroVM',
    kind: 'microVM',
    clocks: [toGuest, 'boot', 'VMM start to service in the guest'],
  },
  secureContainer: {
    title: 'Container in its own VM',
    kind: 'secure container',
    clocks: ['create to running', 'pod start to workload', 'pod created to running (CRI)', ...byEngine],
  },
  vm: { title: 'Local virtual machine', kind: 'VM', clocks: [toGuest, 'create and boot'] },
  cloudVm: { title: 'Cloud VM, stock Linux, to SSH', kind: 'cloud VM', clocks: ['launch call to SSH'] },
} as const satisfies Record<string, StartClass>;

/** The name of a class of isolation. */
export type ClassName = keyof typeof classes;

/** All classes, from lightest to heaviest. */
export const classNames = Object.keys(classes) as readonly ClassName[];

function members(data: Data, name: ClassName): readonly Amount[] {
  const { kind, clocks }: StartClass = classes[name];
  return data
    .rows('startup-times')
    .filter((row) => row.text('kind') === kind && clocks.includes(row.text('clock') ?? ''))
    .filter((row) => row.values.historic !== true)
    .map((row) => amount(row));
}

/** The range from the lowest to the highest start-up time of the class in all sources, in ms. */
export function classSpread(data: Data, name: ClassName): Amount {
  return spread(members(data, name), {
    tolerance: 0,
    across: 'each figure from its own experiment',
    label: `${classes[name].title}, measured start-up times`,
  });
}
