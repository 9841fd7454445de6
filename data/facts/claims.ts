// Facts on the claims of five explainers: counts by verdict, and claimed beside measured starts.
import {
  type About,
  allGreater,
  amount,
  convert,
  counted,
  type Data,
  type DataRow,
  each,
  ends,
  type FactTree,
  numbers,
  type Predicate,
  predicate,
  type Row,
  rowsWhere,
  type Series,
  spread,
  type Topic,
  words,
} from '#facts';
import { explainers, startRows, startSeries } from './claims/starts.ts';
import { classSpread } from './startup/classes.ts';

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

/** The datasets of claims that are judged. */
const judged = ['quantities', 'statements', 'comparisons', 'contradictions', 'derived'] as const;

/** The claims of five explainers by verdict, and their start-up times beside measured ones. */
export function topic(data: Data): Topic {
  const facts: FactTree = {
    total: counted(
      judged.flatMap((dataset) => verdictCells(claimsOf(data, dataset))),
      { label: 'claims judged' },
    ),
    quantities: counted(verdictCells(claimsOf(data, 'quantities')), { label: 'comparative numbers claimed' }),
    explainers: counted(
      Object.keys(explainers).flatMap((id) =>
        verdictCells(rowsWhere(data, 'quantities', 'source', id).slice(0, 1)),
      ),
      { label: 'explainers compared' },
    ),
    verdict: each(verdicts, (verdict) => verdictCount(data, verdict)),
    vmStart: startClaims(data, 'VM'),
    containerStart: startClaims(data, 'container'),
    ...predicates(data),
  };
  return { facts, series: [verdictSeries(data), startSeries(data)] };
}

/** Rows with a claim; illustrations, labels and announcements are none. */
function claimsOf(data: Data, dataset: string): readonly DataRow[] {
  return data.rows(dataset).filter((row) => row.text('verdict') !== 'not a claim');
}

function verdictCells(rows: readonly DataRow[]) {
  return rows.map((row) => row.cell('verdict'));
}

function verdictCount(data: Data, verdict: string) {
  const rows = judged.flatMap((dataset) => rowsWhere(data, dataset, 'verdict', verdict));
  return counted(verdictCells(rows), { label: `claims judged ${verdict}` });
}

/** The figures (not words) that explainers give for the start of a VM or a container, in s. */
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

/** Whether “overstated” is the most frequent verdict. */
function overstatedMost(data: Data): Predicate {
  const { overstated, ...others } = verdicts;
  const [most, rest] = [
    verdictCount(data, overstated),
    Object.values(others).map((name) => verdictCount(data, name)),
  ];
  return allGreater([most], rest, 'more claims are overstated than have any other verdict');
}

function predicates(data: Data): FactTree {
  const vm = startRows(data, 'VM').filter((row) => row.text('form') === 'figure');
  const measured = ends(classSpread(data, 'cloudVm'));
  const supported = verdictCount(data, verdicts.supported);
  const all = counted(
    judged.flatMap((dataset) => verdictCells(claimsOf(data, dataset))),
    { label: 'claims judged' },
  );
  const apart = vm.filter((row) => ends(amount(row)).low > measured.high);
  return {
    vmStartsOverstated: predicate(
      'every figure that an explainer gives for the start of a VM lies above what was measured for cloud VMs',
      apart.length === vm.length && vm.length > 0,
      `${apart.length} of ${vm.length} lie above ${measured.high} ms`,
      vm.map((row) => amount(row)),
    ),
    overstatedMost: overstatedMost(data),
    supportedMinority: predicate(
      'fewer than one claim in four is supported',
      supported.value * 4 < all.value,
      `${supported.value} of ${all.value}`,
      [supported, all],
    ),
  };
}

function verdictSeries(data: Data): Series {
  const count = (dataset: string, verdict: string) => rowsWhere(data, dataset, 'verdict', verdict).length;
  const row = (kind: string, verdict: string, number: number): Row => ({
    id: `${kind}-${verdict.replaceAll(' ', '-')}`,
    kind,
    verdict,
    claims: number,
  });
  const rows = Object.values(verdicts).flatMap((verdict) => {
    const counts = judged.map((dataset) => row(dataset, verdict, count(dataset, verdict)));
    return [
      row(
        'all',
        verdict,
        counts.reduce((sum, one) => sum + Number(one.claims), 0),
      ),
      ...counts,
    ];
  });
  return {
    name: 'claims-by-verdict',
    title: 'Claims of five explainers by verdict',
    fields: [
      words('id', 'Id', 'Stable name of the row.'),
      words('kind', 'Kind', 'Dataset of the claims, or all together.'),
      words('verdict', 'Verdict', 'What the evidence says of them.'),
      numbers('claims', 'Claims', 'Number of claims.', 'count'),
    ],
    rows,
    from: [...judged],
  };
}
