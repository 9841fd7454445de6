// Facts and series of the decision: the matrix of platforms and criteria, and border against memory.
import {
  between,
  type Data,
  type FactTree,
  numbers,
  predicate,
  quantity,
  type Row,
  ratio,
  rowsWhere,
  type Series,
  show,
  type Topic,
  words,
} from '#facts';
import { type MeasuredCriterion, measured, measuredIn, platformNames, scored } from './decision/measures.ts';

/** The criteria of the matrix with their column heads. */
const criteria = {
  border: 'Border',
  'start-up': 'Start-up',
  memory: 'Memory',
  redis: 'Redis, of native',
  fit: 'What runs',
  operations: 'Operations',
} as const;
type Criterion = keyof typeof criteria;
const criterionNames = Object.keys(criteria) as readonly Criterion[];

/** The decision matrix of judgements and scored measurements, and the memory of instances by the strength of their border. */
export function topic(data: Data): Topic {
  const matrix = matrixSeries(data);
  return { facts: predicates(data, matrix), series: [matrix, borderSeries(data)] };
}

function isMeasured(criterion: Criterion): criterion is MeasuredCriterion {
  return criterion === 'start-up' || criterion === 'memory' || criterion === 'redis';
}

function matrixSeries(data: Data): Series {
  return {
    name: 'decision-matrix',
    title: 'Platforms by criterion, with the judgement or measurement behind each score',
    fields: [
      words('id', 'Id', 'Stable name of the row.'),
      words('platform', 'Platform', 'What is judged.'),
      words('criterion', 'Criterion', 'By what.'),
      words('says', 'Shown', 'The measurement, or our judgement in words.'),
      { ...numbers('score', 'Score', 'From 1, weak, to 5, strong; empty without a figure.', 'score') },
      words('basis', 'Basis', 'Whether measured and scored by bounds, or judged.'),
      words('reason', 'Reason', 'Why, where it is a judgement.'),
    ],
    rows: platformNames.flatMap((platform) =>
      criterionNames.map((criterion) =>
        isMeasured(criterion) ? measuredRow(data, platform, criterion) : judgedRow(data, platform, criterion),
      ),
    ),
    from: ['judgements', 'score-thresholds', ...measuredIn],
  };
}

function rowOf(platform: string, criterion: Criterion): Row {
  const id = `${platform}-${criterion}`.toLowerCase().replace(/[^a-z]+/g, '-');
  return { id, platform, criterion: criteria[criterion] };
}

function measuredRow(data: Data, platform: string, criterion: MeasuredCriterion): Row {
  const amount = measured(data, platform, criterion);
  const row = rowOf(platform, criterion);
  if (amount === undefined) return { ...row, says: 'no figure', score: null, basis: 'none', reason: null };
  const says = show(amount, { digits: Math.min(2, amount.digits), unit: amount.unit });
  return { ...row, says, score: scored(data, criterion, amount), basis: 'measured', reason: null };
}

function judgedRow(data: Data, platform: string, criterion: Criterion): Row {
  const row = rowsWhere(data, 'judgements', 'platform', platform).find(
    (candidate) => candidate.text('criterion') === criterion,
  );
  const { says = null, score = null, reason = null } = row?.values ?? {};
  return { ...rowOf(platform, criterion), says, score, basis: 'judged', reason };
}

/** The judgement of the border of each kind of instance, by the id of its row in `memory-per-instance`. */
const borders: Readonly<Record<string, readonly [judgement: string, step: string, kernel: string]>> = {
  'docker-micropython-manco': ['container-border', 'one kernel for all', 'host'],
  'runc-sleep-gvisor': ['container-border', 'one kernel for all', 'host'],
  'gvisor-sleep-gvisor': ['gvisor-border', 'kernel in user space', 'user space'],
  'tinyx-micropython-manco': ['vm-border', 'own kernel, large monitor', 'guest'],
  'debian-micropython-manco': ['vm-border', 'own kernel, large monitor', 'guest'],
  'kata-qemu-1000-li': ['vm-border', 'own kernel, large monitor', 'guest'],
  'kata-firecracker-1000-li': ['microvm-border', 'own kernel, small monitor', 'guest'],
  'rund-1000-li': ['microvm-border', 'own kernel, small monitor', 'guest'],
};

function borderSeries(data: Data): Series {
  return {
    name: 'border-and-memory',
    title: 'Memory of an idle instance by the strength of its border',
    fields: [
      words('id', 'Id', 'Stable name of the row.'),
      words('label', 'Label', 'What was measured.'),
      words('kernel', 'Kernel', 'Whose kernel the workload runs on.'),
      words('step', 'Border', 'What separates it from the host, in words.'),
      numbers('border', 'Strength of the border', 'Our judgement, from 1, weak, to 5, strong.', 'score'),
      numbers('memory', 'Memory', 'Host memory of one idle instance among many.', 'MB'),
      numbers('alone', 'Alone', 'Host memory of the only instance on a host, where measured.', 'MB'),
      { name: 'year', type: 'year', title: 'Year', description: 'Year of the measurement.' },
    ],
    rows: Object.entries(borders).map(([id, [judgement, step, kernel]]): Row => {
      const { label = null, memory = null, year = null } = data.row('memory-per-instance', id).values;
      const border = data.row('judgements', judgement).values.score ?? null;
      const single = id.includes('-1000-')
        ? data.row('memory-per-instance', id.replace('-1000-', '-1-'))
        : undefined;
      const alone = single?.values.memory ?? null;
      return { id, label, kernel, step, border, memory, alone, year };
    }),
    from: ['memory-per-instance', 'judgements'],
  };
}

function predicates(data: Data, matrix: Series): FactTree {
  const best = platformNames.filter((platform) =>
    criterionNames.every((criterion) => isBest(matrix, platform, criteria[criterion])),
  );
  const memory = (id: string) => {
    const row = data.row('memory-per-instance', id);
    return quantity(row.cell('memory'), { label: `${row.text('label')}, idle` });
  };
  return {
    noneWins: predicate(
      'no platform has the best score on every criterion of the matrix',
      best.length === 0,
      best.length === 0 ? 'each is beaten somewhere' : `${best.join(', ')} is beaten nowhere`,
      data.rows('judgements').map((row) => quantity(row.cell('score'))),
    ),
    strongNeedNotBeHeavy: between(
      ratio(memory('rund-1000-li'), memory('gvisor-sleep-gvisor')),
      { most: 1.25 },
      'a container in RunD’s microVM takes at most a quarter more memory than one in gVisor',
    ),
  };
}

function isBest(matrix: Series, platform: string, criterion: string): boolean {
  const scores = matrix.rows.filter((row) => row.criterion === criterion);
  const own = Number(scores.find((row) => row.platform === platform)?.score ?? 0);
  return scores.every((row) => Number(row.score ?? 0) <= own);
}
