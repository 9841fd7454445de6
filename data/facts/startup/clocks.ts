// What “start” means: figures by the events between which they were timed, as a series and as a span.
import {
  type Amount,
  amount,
  convert,
  type Data,
  type DataRow,
  ends,
  type FactTree,
  forDrawing,
  numbers,
  type Predicate,
  predicate,
  quantity,
  type Row,
  type Series,
  spread,
  words,
} from '#facts';

/** A field of those rows of a dataset whose ids fit. */
interface Held {
  readonly dataset: string;
  readonly rows: RegExp;
  readonly field: string;
}

type Kernel = 'host' | 'user space' | 'guest';

/** Who tells a figure: the maker or seller of what was started or of a rival to it, or anybody else. */
type By = 'maker' | 'others';

interface Clock {
  readonly title: string;
  readonly figures: readonly (Held & { readonly kernel: Kernel; readonly by: By })[];
}

const held = (dataset: string, rows: RegExp, field: string): Held => ({ dataset, rows, field });

const on = (kernel: Kernel, dataset: string, rows: RegExp, field = 'value') => ({
  kernel,
  by: 'others' as By,
  ...held(dataset, rows, field),
});

const own = (kernel: Kernel, dataset: string, rows: RegExp) => ({
  ...on(kernel, dataset, rows),
  by: 'maker' as By,
});

const oneHost = 'startup-one-host';
const orchestrated = 'startup-orchestrated';

/** The clocks in the order of the table before the chart, each with the name that it has there. */
const clocks: readonly Clock[] = [
  {
    title: 'Runtime: low-level, alone',
    figures: [
      own('host', 'startup-times', /^crun-(pull|crun-readme)$/),
      own('host', 'startup-times', /^runc-(issue|crun-readme)$/),
      own('host', 'startup-times', /^(crun|runc|youki)-youki-readme$/),
    ],
  },
  { title: 'Engine: Docker, to removal', figures: [on('host', 'startup-times', /^docker-(ssd|hdd)$/)] },
  {
    title: 'Engine: nerdctl, to removal, six hosts',
    figures: [on('host', 'startup-pairs', /./, 'runc'), on('guest', 'startup-pairs', /./, 'kata')],
  },
  {
    title: 'Engine: Kata’s own tests, to the workload',
    figures: [own('guest', 'startup-times', /^kata-.*-ci$/)],
  },
  {
    title: 'Engine: Kubernetes, Kata pod to running',
    figures: [on('guest', orchestrated, /^openshift-kata$/)],
  },
  {
    title: 'Response: containerd, to the first request',
    figures: [
      on('host', oneHost, /^runc$/, 'mean'),
      on('user space', oneHost, /^gvisor/, 'mean'),
      on('guest', oneHost, /^kata/, 'mean'),
    ],
  },
  {
    title: 'Reach: cloud VM, launch to SSH',
    figures: [on('guest', 'startup-times', /^ec2-(cold|types|regions)-brev$/)],
  },
  { title: 'Reach: Fargate, task with image pull', figures: [on('guest', orchestrated, /^fargate$/)] },
  {
    title: 'Reach: cluster node, launch to registered',
    figures: [own('guest', orchestrated, /^node-/)],
  },
];

/** Datasets whose rows have no source of their own. */
const sourceOf: Readonly<Record<string, string>> = {
  [oneHost]: 'idlab-discover-containerd-runtimes-results',
  'startup-pairs': 'inno-devops-intro-pull-1553',
};

/** Ids of the four clocks for a container that the talk shows. */
const four: readonly (readonly [string, string, Clock['figures'][number]])[] = [
  ['runtime', 'runc alone', own('host', 'startup-times', /^runc-issue$/)],
  ['response', 'runc, to the first request', on('host', oneHost, /^runc$/, 'mean')],
  ['engine', 'docker run, to removal', on('host', 'startup-times', /^docker-ssd$/)],
  ['fargate', 'Fargate, with image pull', on('guest', orchestrated, /^fargate$/)],
];

function found(data: Data, { dataset, rows, field }: Held): readonly { row: DataRow; time: Amount }[] {
  return data
    .rows(dataset)
    .filter(({ id }) => rows.test(id))
    .map((row) => ({ row, time: convert(row.has(field) ? quantity(row.cell(field)) : amount(row), 'ms') }));
}

function originOf({ dataset }: Held, row: DataRow): string {
  return sourceOf[dataset] ?? row.text('source') ?? '';
}

/** The first field that says what a row is of; with the version where it has one. */
function startedIn({ values: { label, what, runtime, host, version } }: DataRow): string {
  return [label ?? what ?? runtime ?? host, version].filter(Boolean).join(', ');
}

const toldBy = words(
  'by',
  'Told by',
  'The maker or seller of what was started or of a rival to it, or others.',
);

const fields = [
  words('id', 'Id', 'Stable name of the row.'),
  words('clock', 'Clock', 'From which event to which event.'),
  words('kernel', 'Kernel', 'Whose kernel the workload runs on.'),
  words('source', 'Source', 'Where the figure comes from.'),
  numbers('low', 'Start-up time, shortest', 'Time, or the shorter end of a range.', 'ms'),
  numbers('high', 'Start-up time, longest', 'Time, or the longer end of a range.', 'ms'),
];

/** Every figure with its clock. */
export function clockSeries(data: Data): Series {
  const rows = clocks.flatMap(({ title, figures }, order): Row[] =>
    figures.flatMap((figure) =>
      found(data, figure).map(({ row, time }) => ({
        id: `${figure.dataset}-${row.id}-${figure.field}`,
        clock: title,
        kernel: figure.kernel,
        by: figure.by,
        source: originOf(figure, row),
        started: startedIn(row),
        measured: String(row.values.year ?? ''),
        order,
        ...ends(time),
      })),
    ),
  );
  return {
    name: 'starts-by-clock',
    title: 'Start-up times by clock',
    fields: [
      ...fields,
      toldBy,
      words('started', 'What was started', 'Runtime, engine or service, or the host of a pair.'),
      words('measured', 'Year', 'Year of the measurement.'),
      forDrawing(numbers('order', 'Order', 'Place of the clock in the chart.', 'count')),
    ],
    rows,
    from: ['startup-times', oneHost, 'startup-pairs', orchestrated],
  };
}

/** One start of a container by four clocks. */
export function fourSeries(data: Data): Series {
  const rows = four.flatMap(([id, clock, figure]): Row[] =>
    found(data, figure).map(({ row, time }) => ({
      id,
      clock,
      kernel: figure.kernel,
      by: figure.by,
      source: originOf(figure, row),
      ...ends(time),
    })),
  );
  return {
    name: 'four-clocks',
    title: 'The start of a container by four clocks',
    fields: [...fields, toldBy],
    rows,
    from: ['startup-times', oneHost, orchestrated],
  };
}

/** The span of the four clocks, and whether each stops later than the one before. */
export function clockFacts(data: Data): FactTree {
  const times = clocks.flatMap(({ figures }) => figures.flatMap((figure) => found(data, figure)));
  return {
    clocks: {
      span: spread(
        times.map(({ time }) => time),
        { tolerance: 0, across: 'each figure by its own clock', label: 'start-up times by nine clocks' },
      ),
      fourInOrder: inOrder(data),
    },
  };
}

function inOrder(data: Data): Predicate {
  const times = four.flatMap(([, , figure]) => found(data, figure).map(({ time }) => time));
  const values = times.map((time) => ends(time).low);
  return predicate(
    'the four clocks of a container stop one after the other',
    values.every((value, index) => index === 0 || value > (values[index - 1] ?? 0)),
    values.map((value) => `${Math.round(value)} ms`).join(', '),
    times,
  );
}
