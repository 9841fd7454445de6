// A resolved edition for tests of what is rendered from one.
import type { PhrasingContent, Root, RootContent } from 'mdast';
import { builtInUnits } from '../../scripts/facts/units.ts';
import type { Dataset, Row } from '../../scripts/model/data.ts';
import type {
  Chapter,
  CitedSource,
  DataTable,
  Edition,
  Figure,
  LedgerEntry,
  Reference,
} from '../../scripts/model/edition.ts';
import type { Bound, CrossReference } from '../../scripts/model/markdown.ts';
import { slideLayouts } from '../../scripts/render/deck/layouts/index.ts';
import { sampleSlides } from './edition-slides.ts';
import { line, prose } from './prose.ts';

// ---------------------------------------------------------------- nodes

const bound = (value: string, ...facts: string[]): Bound => ({ type: 'bound', value, facts });
const cite = (id: string, number: number, where?: string): RootContent => ({
  type: 'citation',
  items: [{ id, number, ...(where === undefined ? {} : { where }) }],
});
const refer = (
  target: CrossReference['target'],
  id: string,
  label: string,
  anchor: string,
): CrossReference => ({ type: 'crossReference', target, id, label, anchor });
const figure = (id: string): RootContent => ({ type: 'figure', id });
const table = (id: string): RootContent => ({ type: 'dataTable', id });
const toned = (tone: 'blue' | 'orange', text: string): PhrasingContent => ({
  type: 'toned',
  tone,
  children: [{ type: 'text', value: text }],
});

// ---------------------------------------------------------------- data

const paper: CitedSource = { id: 'agache2020', number: 1, short: 'Agache et al. 2020', where: 'section 5' };
const rawData: CitedSource = { id: 'agache2020-data', number: 2, short: 'Agache et al. 2020, raw data' };

const monitors = [
  { id: 'cloud-hypervisor', name: 'Cloud Hypervisor', p50: 102.46, p99: 109.69, n: 500, overhead: 13_664 },
  { id: 'firecracker', name: 'Firecracker', p50: 160.85, p99: 172.47, n: 500, overhead: 2552 },
  { id: 'qboot', name: 'QEMU with qboot', p50: 213.94, p99: 220.67, n: 500, overhead: 134_448 },
  { id: 'qemu', name: 'QEMU', p50: 243.52, p99: 257.5, n: 500, overhead: 134_448 },
];
function dataset(name: string, title: string, fields: Dataset['fields'], rows: readonly Row[]): Dataset {
  return {
    path: `data/benchmarks/${name}.json`,
    name,
    group: 'benchmarks',
    title,
    description: 'Time from the start request to the first user process in the guest.',
    fields,
    primaryKey: 'id',
    rows,
    sources: [{ id: 'agache2020-data' }],
    licences: [{ name: 'Apache-2.0', title: 'Apache License 2.0' }],
    retrieved: '2026-11-20',
    reviewBy: '2027-11-20',
  };
}

const word = (name: string, title: string): Dataset['fields'][number] => ({
  name,
  type: 'string',
  title,
  description: title,
});
const amount = (name: string, title: string, unit: string): Dataset['fields'][number] => ({
  name,
  type: 'number',
  title,
  description: title,
  unit,
});

const bootTimes = dataset(
  'boot-times',
  'Boot times of virtual machine monitors',
  [word('id', 'Row'), word('name', 'Monitor'), amount('p50', 'Median', 'ms'), amount('p99', 'p99', 'ms')],
  monitors.map(({ id, name, p50, p99 }) => ({ id, name, p50, p99 })),
);
const percentiles = [
  {
    id: 'cloud-hypervisor',
    vmm: 'Cloud Hypervisor',
    min: 93.6,
    p50: 102.46,
    p95: 105.84,
    p99: 109.69,
    max: 113.08,
  },
  { id: 'firecracker', vmm: 'Firecracker', min: 152.36, p50: 160.85, p95: 169.27, p99: 172.47, max: 177.11 },
  { id: 'qboot', vmm: 'QEMU with qboot', min: 197.98, p50: 213.94, p95: 219.25, p99: 220.67, max: 229.4 },
  { id: 'qemu', vmm: 'QEMU', min: 231.92, p50: 243.52, p95: 251.28, p99: 257.5, max: 264.11 },
];
const bootPercentiles = dataset(
  'boot-percentiles',
  'Distributions of boot times',
  [
    word('id', 'Row'),
    word('vmm', 'Monitor'),
    ...['min', 'p50', 'p95', 'p99', 'max'].map((name) => amount(name, name, 'ms')),
  ],
  percentiles,
);
const overhead = dataset(
  'vmm-overhead',
  'Memory that a monitor takes beside its guest',
  [word('id', 'Row'), word('name', 'Monitor'), amount('overhead', 'Overhead', 'KiB')],
  monitors.map(({ id, name, overhead: kib }) => ({ id, name, overhead: kib })),
);

// ---------------------------------------------------------------- tables and figures

const bootColumns = [
  { field: 'name', title: 'Monitor', numeric: false },
  { field: 'p50', title: 'Median', unit: 'ms', numeric: true },
  { field: 'p99', title: 'p99', unit: 'ms', numeric: true },
  { field: 'n', title: 'Boots', numeric: true },
];
const bootTable: DataTable = {
  id: 'boot-times',
  number: 1,
  title: line`Boot times of four monitors, one guest at a time`,
  note: line`Same kernel and root file system for all; the host ran nothing else.`,
  columns: bootColumns,
  rows: monitors.map((monitor) => ({
    id: monitor.id,
    emphasis: monitor.id === 'firecracker',
    cells: [
      { text: monitor.name, value: monitor.name },
      { text: monitor.p50.toFixed(1), value: monitor.p50 },
      { text: monitor.p99.toFixed(1), value: monitor.p99 },
      { text: String(monitor.n), value: monitor.n },
    ],
  })),
  sources: [paper, rawData],
};

function sampleFigure(id: string, number: number, takeaway: PhrasingContent[], data: DataTable): Figure {
  return {
    kind: 'chart',
    fieldTitles: new Map(),
    id,
    number,
    spec: {
      path: `templates/charts/${id}.vl.json`,
      id,
      spec: {},
      title: takeaway,
      subtitle: [],
      alt: [],
      reads: ['boot-times'],
    },
    title: takeaway,
    subtitle: line`Time to the first user process, ms. ${toned('blue', 'Median')} and ${toned('orange', 'p99')} of 500 boots`,
    note: line`One host, one day; other hardware gives other times.`,
    alt: 'Dot plot: Cloud Hypervisor boots in 102.5 ms, Firecracker in 160.9 ms, QEMU in 243.5 ms (medians).',
    data: [data],
    rows: new Map([['boot-times', bootTimes.rows]]),
    sources: [paper, rawData],
  };
}

const figures = [
  sampleFigure('boot-medians', 1, line`Every monitor boots a guest in under 300 ms`, bootTable),
  sampleFigure('vmm-overhead', 2, line`Firecracker adds 2.5 MiB to a guest`, {
    ...bootTable,
    id: 'vmm-overhead',
  }),
];

// ---------------------------------------------------------------- facts, references

const entry = (
  fact: string,
  label: string,
  text: string,
  value: number,
  row: string,
  field: string,
): LedgerEntry => ({
  fact,
  label,
  texts: [text],
  value,
  unit: text.replace(/^[\d.,]+\s*/, ''),
  cells: [{ dataset: field === 'overhead' ? 'vmm-overhead' : 'boot-times', row, field }],
  sources: [rawData],
  shown: [shownIn(fact)],
});
const sections: Readonly<Record<string, LedgerEntry['shown'][number]>> = {
  'startup.firecracker.p50': { kind: 'section', label: '§1', anchor: 'startup' },
  'startup.qemu.p50': { kind: 'section', label: 'Summary', anchor: 'summary' },
  'memory.firecracker.overhead': { kind: 'section', label: '§2', anchor: 'memory' },
};
function shownIn(fact: string): LedgerEntry['shown'][number] {
  return sections[fact] ?? { kind: 'section', label: '§1.1', anchor: 'distribution' };
}
const ledger: readonly LedgerEntry[] = [
  entry(
    'startup.firecracker.p50',
    'Firecracker, median boot time',
    '160.9 ms',
    160.851,
    'firecracker',
    'p50',
  ),
  entry('startup.firecracker.p99', 'Firecracker, p99 boot time', '172.5 ms', 172.47, 'firecracker', 'p99'),
  entry('startup.qemu.p50', 'QEMU, median boot time', '243.5 ms', 243.525, 'qemu', 'p50'),
  {
    ...entry('startup.ratio', 'QEMU to Firecracker, medians', '1.51', 1.514, 'qemu', 'p50'),
    unit: '1',
    method: 'a ÷ b',
    cells: [
      { dataset: 'boot-times', row: 'qemu', field: 'p50' },
      { dataset: 'boot-times', row: 'firecracker', field: 'p50' },
    ],
  },
  entry(
    'memory.firecracker.overhead',
    'Firecracker, memory overhead',
    '2.5 MiB',
    2552,
    'firecracker',
    'overhead',
  ),
];

const reference = (id: string, number: number, short: string, title: string, url: string): Reference => ({
  id,
  number,
  short,
  item: { id, type: 'webpage', title, URL: url },
  url,
});
const references = [
  reference(
    'agache2020',
    1,
    'Agache et al. 2020',
    'Firecracker: Lightweight Virtualization for Serverless Applications',
    'https://www.usenix.org/conference/nsdi20/presentation/agache',
  ),
  reference(
    'agache2020-data',
    2,
    'Agache et al. 2020, raw data',
    'nsdi2020-data: raw data',
    'https://github.com/firecracker-microvm/nsdi2020-data',
  ),
];

// ---------------------------------------------------------------- chapters

const startupBody = prose`
  A Firecracker guest runs its first process after ${bound('160.9 ms', 'startup.firecracker.p50')} in the median ${cite('agache2020', 1, 'section 5')},
  as ${refer('fig', 'boot-medians', 'Figure 1', 'fig-boot-medians')} shows.[^clock]

  ${figure('boot-medians')}

  ## Distribution

  The slowest hundredth takes ${bound('172.5 ms', 'startup.firecracker.p99')} or more. QEMU needs ${bound('1.51', 'startup.ratio')} times
  as long; see ${refer('tbl', 'boot-times', 'Table 1', 'tbl-boot-times')} and ${refer('sec', 'memory', 'Section 2', 'memory')}.

  ${table('boot-times')}

  ${callout('definition', 'MicroVM', prose`A virtual machine with a minimal device model.`)}

  ${callout('caution', undefined, prose`These times leave out **image pull** and *scheduling*.`)}

  ${{ type: 'aside', children: prose`The guest kernel is 4.14.`.children } as RootContent}

  ### Reproduce it

  \`\`\`bash title="Start one guest"
  firecracker --api-sock /tmp/fc.sock # {{not an expression}}
  \`\`\`

  - [x] kernel chosen
  - [ ] host pinned

  | Step | Tool |
  | :--- | ---: |
  | boot | \`firecracker\` |

  [^clock]: Wall clock, from the request to the first process.
`;

function callout(kind: 'definition' | 'caution' | 'try', title: string | undefined, body: Root): RootContent {
  return { type: 'callout', kind, children: body.children, ...(title === undefined ? {} : { title }) };
}

function numbered(body: Root, headings: readonly { id: string; number: string }[]): Root {
  let next = 0;
  for (const node of body.children) {
    const found = node.type === 'heading' ? headings[next++] : undefined;
    if (node.type === 'heading' && found !== undefined) node.data = { ...found };
  }
  return body;
}

const chapters: readonly Chapter[] = [
  {
    path: 'content/01-summary.md',
    id: 'summary',
    matter: 'front',
    title: line`Summary`,
    body: prose`Boot time separates monitors less than their reputation: ${bound('160.9 ms', 'startup.firecracker.p50')} against ${bound('243.5 ms', 'startup.qemu.p50')} (${refer('fig', 'boot-medians', 'Figure 1', 'fig-boot-medians')}).`,
    headings: [],
  },
  {
    path: 'content/02-startup.md',
    id: 'startup',
    matter: 'main',
    number: '1',
    title: line`Start-up`,
    question: line`How long until the first process runs?`,
    answer: line`About ${bound('160.9 ms', 'startup.firecracker.p50')} with Firecracker on an idle host.`,
    doubt: line`A repeat of these runs on current hardware with other ratios.`,
    body: numbered(startupBody, [
      { id: 'distribution', number: '1.1' },
      { id: 'reproduce-it', number: '1.1.1' },
    ]),
    headings: [
      { id: 'distribution', number: '1.1', depth: 2, title: line`Distribution` },
      { id: 'reproduce-it', number: '1.1.1', depth: 3, title: line`Reproduce it` },
    ],
  },
  {
    path: 'content/03-memory.md',
    id: 'memory',
    matter: 'main',
    number: '2',
    title: line`Memory`,
    question: line`What does a guest cost beside its own memory?`,
    answer: line`Firecracker adds ${bound('2.5 MiB', 'memory.firecracker.overhead')}.`,
    body: prose`
      The monitor itself takes memory ${cite('agache2020-data', 2)}.

      ${figure('vmm-overhead')}
    `,
    headings: [],
  },
  {
    path: 'content/90-method.md',
    id: 'method',
    matter: 'back',
    number: 'A',
    title: line`Method`,
    body: prose`Quantiles were recomputed from the raw files.`,
    headings: [],
  },
];

// ---------------------------------------------------------------- edition

/** Two main chapters with figures, a table, callouts, code, a footnote and a slide of each layout. */
export const sampleEdition: Edition = {
  meta: {
    path: 'content/edition.yml',
    id: '2026.1',
    title: 'Containers and virtual machines',
    subtitle: 'What they cost and what they buy',
    description: 'A comparison by published measurements.',
    authors: ['The editors'],
    keywords: ['containers', 'virtual machines'],
    language: 'en',
    date: '2026-11-20',
    url: 'https://example.org/containers',
    licence: 'CC BY 4.0',
    talk: { minutes: 20 },
    event: { name: 'Operations meeting' },
    literals: [],
  },
  dataDate: '2026-11-20',
  chapters,
  slideLayouts,
  slides: sampleSlides,
  figures: new Map(figures.map((one) => [one.id, one])),
  calculators: new Map(),
  aids: new Map(),
  tables: new Map([[bootTable.id, bootTable]]),
  ledger,
  references,
  datasets: new Map([bootTimes, bootPercentiles, overhead].map((one) => [one.name, one])),
  series: new Map(),
  units: builtInUnits,
  brand: 'boot-report',
  cover: {
    caption: 'Cover: boot times, a line each.',
    ridges: bootPercentiles.rows
      .map(({ id, min, p50, p95, p99, max }) => ({
        name: String(id),
        quantiles: [
          [0, Number(min)],
          [0.5, Number(p50)],
          [0.95, Number(p95)],
          [0.99, Number(p99)],
          [1, Number(max)],
        ] as const,
      }))
      .toSorted((a, b) => b.quantiles[1][1] - a.quantiles[1][1]),
  },
  coverage: { bound: 9, waived: 0, loose: 0 },
};
