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
  type FactTree,
  type Predicate,
  predicate,
  rowsWhere,
  spread,
  type Topic,
} from '#facts';
import { explainers, startPredicates, startRows, startSeries } from './claims/starts.ts';

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

/** The datasets of what explainers claim. Contradictions between them and values derived from them are judged apart. */
const claimed = ['quantities', 'statements', 'comparisons'] as const;

/** The claims of five explainers by verdict, and their start-up times beside measured ones. */
export function topic(data: Data): Topic {
  const facts: FactTree = {
    total: counted(verdictCells(claims(data)), { label: 'distinct claims judged' }),
    repeated: counted(verdictCells(rows(data).filter((row) => row.has('restates'))), {
      label: 'rows that make a claim once more',
    }),
    contradictions: counted(verdictCells(data.rows('contradictions')), { label: 'contradictions judged' }),
    derived: counted(verdictCells(data.rows('derived').filter(isClaim)), {
      label: 'values derived from claims and judged',
    }),
    explainers: counted(
      Object.keys(explainers).flatMap((id) =>
        verdictCells(rowsWhere(data, 'quantities', 'source', id).slice(0, 1)),
      ),
      { label: 'explainers compared' },
    ),
    verdict: each(verdicts, (verdict) => verdictCount(data, verdict)),
    vmStart: startClaims(data, 'VM'),
    ...predicates(data),
  };
  return { facts, series: [startSeries(data)] };
}

/** Rows with something that explainers say; illustrations, labels and announcements are no claims. */
function rows(data: Data): readonly DataRow[] {
  return claimed.flatMap((dataset) => data.rows(dataset)).filter(isClaim);
}

function isClaim(row: DataRow): boolean {
  return row.text('verdict') !== 'not a claim';
}

/** Distinct claims: rows that do not make another row's claim once more. */
function claims(data: Data): readonly DataRow[] {
  return rows(data).filter((row) => !row.has('restates'));
}

function verdictCells(rows: readonly DataRow[]) {
  return rows.map((row) => row.cell('verdict'));
}

function verdictCount(data: Data, verdict: string) {
  const found = claims(data).filter((row) => row.text('verdict') === verdict);
  return counted(verdictCells(found), { label: `distinct claims judged ${verdict}` });
}

/** The figures (not words) that explainers give for the start of a VM or a container, in s. */
function startClaims(data: Data, subject: string, about: About = {}) {
  const figures = startRows(data, subject).filter((row) => row.text('form') === 'figure');
  const label = about.label ?? `start-up of a ${subject}, as figures of the explainers`;
  return convert(
    spread(
      figures.map((row) => amount(row)),
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
  const supported = verdictCount(data, verdicts.supported);
  const all = counted(verdictCells(claims(data)), { label: 'distinct claims judged' });
  return {
    ...startPredicates(data),
    overstatedMost: overstatedMost(data),
    supportedMinority: predicate(
      'fewer than one claim in four is supported',
      supported.value * 4 < all.value,
      `${supported.value} of ${all.value}`,
      [supported, all],
    ),
  };
}
