// The slides of the sample edition: one of each layout.
import type { RootContent } from 'mdast';
import type { CitedSource, Slide } from '../../scripts/model/edition.ts';
import { sortIntoSlots } from '../../scripts/read/markdown/slide-slots.ts';
import { slideLayouts } from '../../scripts/render/deck/layouts/index.ts';
import { line, prose } from './prose.ts';

const source: CitedSource = { id: 'agache2020', number: 1, short: 'Agache et al. 2020', where: 'section 5' };
const chart = (id: string): RootContent => ({ type: 'figure', id });
const median: RootContent = { type: 'bound', value: '160.9 ms', facts: ['startup.firecracker.p50'] };

const base = {
  place: {
    path: 'content/02-startup.md',
    position: { start: { line: 9, column: 1, offset: 120 }, end: { line: 14, column: 4, offset: 210 } },
  },
  section: 'Start-up',
  notes: prose`Say that the host was idle; ${median} is the median.`.children,
  minutes: 1,
  priority: 'must',
  private: false,
  charts: [],
  tables: [],
  sources: [],
} as const;

interface Part {
  readonly heading: Slide['heading'];
  readonly body?: readonly RootContent[];
  readonly charts?: readonly string[];
  readonly tables?: readonly string[];
}

const parts: readonly (readonly [string, Part])[] = [
  [
    'title',
    {
      heading: line`Containers and virtual machines`,
      body: prose`What they cost and what they buy`.children,
    },
  ],
  ['divider', { heading: line`Start-up` }],
  [
    'statement',
    { heading: line`${median}`, body: prose`is the median boot of a Firecracker guest`.children },
  ],
  [
    'chart',
    {
      heading: line`Every monitor boots in under 300 ms`,
      body: [chart('boot-medians')],
      charts: ['boot-medians'],
    },
  ],
  [
    'two-charts',
    {
      heading: line`Time and memory go together`,
      body: [chart('boot-medians'), chart('vmm-overhead')],
      charts: ['boot-medians', 'vmm-overhead'],
    },
  ],
  [
    'chart-text',
    {
      heading: line`Firecracker boots in ${median}`,
      body: [chart('boot-medians'), ...prose`Measured on **one** idle host.`.children],
      charts: ['boot-medians'],
    },
  ],
  ['image', { heading: line`A rack in use`, body: prose`![A rack](rack.png)`.children }],
  [
    'comparison',
    {
      heading: line`Two ways to isolate`,
      body: prose`
        ## Container

        - shares the kernel
        - starts at once

        ## Virtual machine

        - brings its kernel
        - boots first
      `.children,
    },
  ],
  [
    'table',
    {
      heading: line`Four monitors side by side`,
      body: [{ type: 'dataTable', id: 'boot-times' }],
      tables: ['boot-times'],
    },
  ],
  ['quote', { heading: line`In their words`, body: prose`A quotation with its source.`.children }],
  [
    'code',
    {
      heading: line`One command starts a guest`,
      body: [{ type: 'code', lang: 'bash', value: 'firecracker --api-sock /tmp/fc.sock' }],
    },
  ],
  ['closing', { heading: line`Questions?` }],
  [
    'backup',
    {
      heading: line`Data: every monitor boots in under 300 ms`,
      body: [{ type: 'dataTable', id: 'boot-times' }],
      tables: ['boot-times'],
    },
  ],
];

/** What a slide of a layout has that holds these blocks. */
export function shownBy(name: string, body: readonly RootContent[] = []): Pick<Slide, 'layout' | 'slots'> {
  const layout = slideLayouts.get(name);
  if (layout === undefined) throw new Error(`There is no layout \`${name}\``);
  return { layout, slots: sortIntoSlots(layout, body).slots };
}

/** One slide of each layout, in an order a talk could have. */
export const sampleSlides: readonly Slide[] = parts.map(([layout, part], index) => ({
  ...base,
  id: `slide-${layout}`,
  number: index + 1,
  label: layout === 'backup' ? 'B1' : String(index + 1),
  links: [],
  ...shownBy(layout, part.body),
  heading: part.heading,
  charts: part.charts ?? [],
  tables: part.tables ?? [],
  sources: (part.charts ?? part.tables) === undefined ? [] : [source],
}));
