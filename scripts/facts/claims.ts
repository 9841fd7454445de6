import { convert, ends } from '../amount.ts';
import type { FactTree, Row, Series, Topic } from '../model.ts';
import { counted, spread } from './arithmetic.ts';
import { claimsList } from './claims-list.ts';
import type { Data, DataRow } from './data.ts';
import { predicate } from './predicate.ts';
import type { About } from './quantity.ts';
import { amount, each, numbers, rowsWhere, words } from './rows.ts';
import { type ClassName, classSpread } from './startup-classes.ts';

const verdicts = {
  supported: 'supported',
  overstated: 'overstated',
  outdated: 'outdated',
  wrong: 'wrong',
  undefined: 'undefined',
  unsupported: 'unsupported',
  definition: 'matter of definition',
  advice: 'advice',
} as const;

/** Explainers by source id, as charts name them. */
const explainers: Readonly<Record<string, string>> = {
  'explainer-docsite': 'Documentation page',
  'explainer-course': 'Course module',
  'explainer-website': 'Website page',
  'explainer-serverlessbase': 'ServerlessBase blog',
  'explainer-book': 'Book chapter',
};

const judged = ['quantities', 'statements', 'comparisons', 'contradictions', 'derived'] as const;

/** What five explainers claim, counted by verdict and set beside what was measured. */
export function claims(data: Data): Topic {
  const facts: FactTree = {
    total: counted(
      judged.flatMap((dataset) => refs(data.rows(dataset))),
      { label: 'claims judged' },
    ),
    statements: counted(refs(data.rows('statements')), { label: 'claims in words' }),
    quantities: counted(refs(data.rows('quantities')), { label: 'comparative numbers claimed' }),
    contradictions: counted(refs(data.rows('contradictions')), { label: 'contradictions' }),
    examples: counted(refs(data.rows('examples')), { label: 'numbers in examples and structure' }),
    explainers: counted(
      Object.keys(explainers).flatMap((id) => refs(rowsWhere(data, 'quantities', 'source', id).slice(0, 1))),
      { label: 'explainers compared' },
    ),
    verdict: each(verdicts, (verdict) => verdictCount(data, verdict)),
    vmStart: startClaims(data, 'VM'),
    containerStart: startClaims(data, 'container'),
    ...predicates(data),
  };
  return { name: 'claims', facts, series: [verdictSeries(data), startSeries(data), claimsList(data)] };
}

function refs(rows: readonly DataRow[]) {
  return rows.map((row) => row.cell('verdict').ref);
}

function verdictCount(data: Data, verdict: string) {
  const rows = judged.flatMap((dataset) => rowsWhere(data, dataset, 'verdict', verdict));
  return counted(refs(rows), { label: `claims judged ${verdict}` });
}

function startRows(data: Data, subject: string): readonly DataRow[] {
  return rowsWhere(data, 'quantities', 'topic', 'start-up').filter((row) => row.text('subject') === subject);
}

/** The figures (no words) that explainers give for the start of a VM or a container. */
function startClaims(data: Data, subject: string, about: About = {}) {
  const rows = startRows(data, subject).filter((row) => row.text('form') === 'figure');
  const label = about.label ?? `start-up of a ${subject}, as figures of the explainers`;
  return convert(
    spread(
      rows.map((row) => amount(row)),
      { tolerance: 0.1, label },
    ),
    's',
  );
}

function predicates(data: Data): FactTree {
  const vm = startRows(data, 'VM').filter((row) => row.text('form') === 'figure');
  const measured = ends(classSpread(data, 'cloudVm'));
  const apart = vm.filter((row) => ends(amount(row)).low > measured.high);
  return {
    vmStartsOverstated: predicate(
      'every figure that an explainer gives for the start of a VM lies above what was measured for cloud VMs',
      apart.length === vm.length && vm.length > 0,
      `${apart.length} of ${vm.length} lie above ${measured.high} ms`,
      vm.map((row) => amount(row)),
    ),
  };
}

function verdictSeries(data: Data): Series {
  const rows = Object.values(verdicts).flatMap((verdict) =>
    judged.map(
      (dataset): Row => ({
        id: `${dataset}-${verdict.replaceAll(' ', '-')}`,
        kind: dataset,
        verdict,
        claims: rowsWhere(data, dataset, 'verdict', verdict).length,
      }),
    ),
  );
  return {
    name: 'claims-by-verdict',
    title: 'Claims of five explainers by verdict',
    fields: [
      words('id', 'Id', 'Stable name of the row.'),
      words('kind', 'Kind', 'Dataset of the claims.'),
      words('verdict', 'Verdict', 'What the evidence says of them.'),
      numbers('claims', 'Claims', 'Number of claims.', 'count'),
    ],
    rows,
    from: [...judged],
  };
}

const measuredClasses: readonly (readonly [ClassName, string, string])[] = [
  ['runtime', 'container', 'Measured: runtime alone'],
  ['engine', 'container', 'Measured: by its engine'],
  ['microvm', 'VM', 'Measured: microVM'],
  ['vm', 'VM', 'Measured: local VM'],
  ['cloudVm', 'VM', 'Measured: cloud VM to SSH'],
];

/** Claimed beside measured start-up times, in ms. */
function startSeries(data: Data): Series {
  const claimed = ['VM', 'container'].flatMap((subject) =>
    startRows(data, subject).map((row): Row => {
      const { low, high } = ends(amount(row));
      const who = explainers[row.text('source') ?? ''] ?? row.text('source') ?? '';
      return { id: row.id, subject, who, form: row.text('form') ?? '', low, high, measured: false };
    }),
  );
  const measured = measuredClasses.map(([name, subject, who]): Row => {
    const { low, high } = ends(classSpread(data, name));
    return { id: `measured-${name}`, subject, who, form: 'measurement', low, high, measured: true };
  });
  return {
    name: 'claimed-and-measured-starts',
    title: 'Start-up times that five explainers claim, beside measured ones',
    fields: [
      words('id', 'Id', 'Stable name of the row.'),
      words('subject', 'Subject', 'Container or VM.'),
      words('who', 'Who', 'The explainer, or the class that was measured.'),
      words('form', 'Form', 'Figure, bound, word or measurement.'),
      numbers('low', 'Fastest', 'Lower end.', 'ms'),
      numbers('high', 'Slowest', 'Upper end.', 'ms'),
      { name: 'measured', type: 'boolean', title: 'Measured', description: 'Whether it was measured.' },
    ],
    rows: [...claimed, ...measured],
    from: ['quantities', 'startup-times'],
  };
}
