// Start-up times that explainers claim, beside the measured ones.
import {
  amount,
  type Data,
  type DataRow,
  ends,
  numbers,
  type Row,
  rowsWhere,
  type Series,
  words,
} from '#facts';
import { type ClassName, classSpread } from '../startup/classes.ts';

/** Explainers by source id, as charts name them. */
export const explainers: Readonly<Record<string, string>> = {
  'explainer-docsite': 'Documentation page',
  'explainer-course': 'Course module',
  'explainer-website': 'Website page',
  'explainer-serverlessbase': 'ServerlessBase blog',
  'explainer-book': 'Book chapter',
};

const measuredClasses: readonly (readonly [ClassName, string, string])[] = [
  ['runtime', 'container', 'Measured: runtime alone'],
  ['engine', 'container', 'Measured: by its engine'],
  ['microvm', 'VM', 'Measured: microVM'],
  ['vm', 'VM', 'Measured: local VM'],
  ['cloudVm', 'VM', 'Measured: cloud VM, to SSH'],
];

/** Rows with claims about the start of a VM or a container. */
export function startRows(data: Data, subject: string): readonly DataRow[] {
  return rowsWhere(data, 'quantities', 'topic', 'start-up').filter((row) => row.text('subject') === subject);
}

/** Claimed and measured start-up times in ms. A claim that an explainer repeats is one row. */
export function startSeries(data: Data): Series {
  const claimed = ['container', 'VM'].flatMap((subject) => distinct(startRows(data, subject)));
  const measured = measuredClasses.map(([name, subject, who], index): Row => {
    const { low, high } = ends(classSpread(data, name));
    const order = Object.keys(explainers).length + index;
    return { id: `measured-${name}`, subject, who, order, form: 'measurement', low, high, measured: true };
  });
  return {
    name: 'claimed-and-measured-starts',
    title: 'Start-up times that five explainers claim, beside measured ones',
    fields: [
      words('id', 'Id', 'Stable name of the row.'),
      words('subject', 'Subject', 'Container or VM.'),
      words('who', 'Who', 'The explainer, or the class that was measured.'),
      numbers('order', 'Order', 'Place in the chart: explainers, then measurements.', 'count'),
      words('form', 'Form', 'Figure, bound, word or measurement.'),
      words('said', 'Said', 'What the explainer says, in short.'),
      numbers('low', 'Fastest', 'Lower end.', 'ms'),
      numbers('high', 'Slowest', 'Upper end.', 'ms'),
      { name: 'measured', type: 'boolean', title: 'Measured', description: 'Whether it was measured.' },
    ],
    rows: [...claimed, ...measured],
    from: ['quantities', 'startup-times'],
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
