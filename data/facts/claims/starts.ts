// Start-up times that explainers claim, beside the measured ones.
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
  predicate,
  type Row,
  rowsWhere,
  type Series,
  show,
  spread,
  words,
} from '#facts';

/** Explainers by source id, as charts name them. */
export const explainers: Readonly<Record<string, string>> = {
  'explainer-docsite': 'Documentation page',
  'explainer-course': 'Course module',
  'explainer-website': 'Website page',
  'explainer-serverlessbase': 'ServerlessBase blog',
  'explainer-book': 'Book chapter',
};

/** What was measured, or is stated by a vendor, and the rows whose span is drawn: dataset and row, all of one source. */
interface Measured {
  readonly id: string;
  readonly subject: 'container' | 'VM';
  readonly who: string;
  readonly rows: readonly (readonly [dataset: string, row: string])[];
}

const times = 'startup-times';
const reported = 'cloud-starts-reported';
const measured: readonly Measured[] = [
  {
    id: 'runtime',
    subject: 'container',
    who: 'Maintainers: runc alone',
    rows: [[times, 'runc-issue']],
  },
  {
    id: 'engine',
    subject: 'container',
    who: 'Measured: docker run',
    rows: [
      [times, 'docker-ssd'],
      [times, 'docker-hdd'],
    ],
  },
  {
    id: 'microvm',
    subject: 'VM',
    who: 'Measured: microVM, to its agent',
    rows: [
      [times, 'firecracker-agentkernel-tuned'],
      [times, 'firecracker-agentkernel'],
    ],
  },
  {
    id: 'cloud',
    subject: 'VM',
    who: 'Measured: Linux on EC2',
    rows: [
      [times, 'ec2-cold-brev'],
      [times, 'ec2-types-brev'],
      [times, 'ec2-regions-brev'],
    ],
  },
  {
    id: 'elsewhere',
    subject: 'VM',
    who: 'Measured: Google, to 32 CPUs, 2018',
    rows: [
      [times, 'gcp-8-aboukhalil'],
      [times, 'gcp-32-aboukhalil'],
    ],
  },
  {
    id: 'earlier',
    subject: 'VM',
    who: 'Measured: Linux at Google, 2017',
    rows: [[reported, 'gcp-debian-2017']],
  },
  {
    id: 'windows',
    subject: 'VM',
    who: 'Vendor: Windows on EC2',
    rows: [
      [reported, 'windows-stock'],
      ['startup-orchestrated', 'windows-blog'],
    ],
  },
];

/** Rows with claims about the start of a VM or a container. */
export function startRows(data: Data, subject: string): readonly DataRow[] {
  return rowsWhere(data, 'quantities', 'topic', 'start-up').filter((row) => row.text('subject') === subject);
}

/** Claimed and measured start-up times in ms. A claim that an explainer repeats is one row. */
export function startSeries(data: Data): Series {
  const claimed = ['container', 'VM'].flatMap((subject) => distinct(startRows(data, subject)));
  const found = measured.map((kind, index): Row => {
    const span = measuredStart(data, kind);
    const order = Object.keys(explainers).length + index;
    const { subject, who, rows } = kind;
    const about = {
      subject,
      who,
      order,
      form: 'measurement',
      source: sourceOf(data, rows),
      said: show(span),
    };
    return { id: `measured-${kind.id}`, ...about, ...ends(span), measured: true };
  });
  return {
    name: 'claimed-and-measured-starts',
    title: 'Start-up times that five explainers claim, beside measured ones',
    fields: [
      words('id', 'Id', 'Stable name of the row.'),
      words('subject', 'Subject', 'Container or VM.'),
      words('who', 'Who', 'The explainer, or the class that was measured.'),
      forDrawing(numbers('order', 'Order', 'Place in the chart: explainers, then measurements.', 'count')),
      forDrawing(words('form', 'Form', 'Figure, bound, word or measurement.')),
      words('source', 'Source', 'The explainer, or where the measurement comes from.'),
      words('said', 'Said', 'What the explainer says in short, or the measurement in words.'),
      numbers('low', 'Fastest', 'Lower end.', 'ms'),
      numbers('high', 'Slowest', 'Upper end.', 'ms'),
      { name: 'measured', type: 'boolean', title: 'Evidence', description: 'Measured, or a vendor’s word.' },
    ],
    rows: [...claimed, ...found],
    from: ['quantities', times, reported, 'startup-orchestrated'],
  };
}

/** The span of a measured kind of start, in ms. */
function measuredStart(data: Data, { who, rows }: Measured): Amount {
  const amounts = rows.map(([dataset, row]) => convert(amount(data.row(dataset, row)), 'ms'));
  return spread(amounts, { tolerance: 0, across: 'each figure as its source gives it', label: who });
}

/** The source of measured rows, which is the same for all of them. */
function sourceOf(data: Data, rows: Measured['rows']): string {
  const sources = new Set(rows.map(([dataset, row]) => data.row(dataset, row).text('source') ?? ''));
  if (sources.size !== 1) throw new Error(`one source expected, found ${[...sources].join(', ')}`);
  return [...sources].join();
}

/** Whether every figure for the start of a VM lies above what was measured for Linux on EC2. */
export function startPredicates(data: Data): FactTree {
  const figures = startRows(data, 'VM').filter((row) => row.text('form') === 'figure');
  const slowest = Math.max(
    ...measured.filter(({ id }) => id === 'cloud').map((kind) => ends(measuredStart(data, kind)).high),
  );
  const above = figures.filter((row) => ends(amount(row)).low > slowest);
  return {
    vmStartsAbove: predicate(
      'every figure that an explainer gives for the start of a VM lies above what was measured for Linux on EC2',
      above.length === figures.length && figures.length > 0,
      `${above.length} of ${figures.length} lie above ${slowest} ms`,
      figures.map((row) => amount(row)),
    ),
  };
}

function distinct(rows: readonly DataRow[]): readonly Row[] {
  const byContent = new Map<string, Row>();
  for (const row of rows.map(claim)) {
    const key = [row.subject, row.who, row.form, row.low, row.high].join();
    if (!byContent.has(key)) byContent.set(key, row);
  }
  return [...byContent.values()];
}

function claim(row: DataRow): Row {
  const source = row.text('source') ?? '';
  const { low, high } = ends(amount(row));
  return {
    id: row.id,
    subject: row.text('subject') ?? '',
    who: explainers[source] ?? source,
    order: Object.keys(explainers).indexOf(source),
    form: row.text('form') ?? '',
    source,
    said: short(row.text('stated') ?? ''),
    low,
    high,
    measured: false,
  };
}

/** The figure or word as stated, without a remark in brackets after it and with proper signs. */
export function short(stated: string): string {
  return stated
    .replace(/\s*\(.*\)\s*$/, '')
    .replace(/^near-instant, often in /, '')
    .replace(/^<\s*/, 'under ')
    .replace(/(\d)-(\d)/g, '$1–$2');
}
