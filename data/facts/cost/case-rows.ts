// The rows of the tables of worked cases.
import { type Data, type DataRow, numbers, type Row, type Series, words } from '#facts';
import { bound } from './bind.ts';
import { type Case, casesOf } from './cases.ts';
import { type InputRange, inputRanges } from './input-names.ts';
import type { Bill } from './model/bill.ts';
import { counted, ranking, verdict, type Way, type Winner, ways, winner } from './model/compare.ts';
import { options } from './model/inputs.ts';
import { bills } from './model/options.ts';
import { linesOf, marginOf, rentedOf, wholeDollars } from './model/results.ts';
import { flips } from './model/vary.ts';
import { dollars, idField } from './read.ts';
import { kindWords, modelSource, optionWords, sourceField, wayWords } from './words.ts';

/** The rows of the tables of cases and of assumptions. */
export function caseSeries(data: Data): readonly Series[] {
  const cases = casesOf(data);
  const ranges = inputRanges(data);
  return [totalsSeries(cases), verdictSeries(cases, ranges), splitSeries(data), assumptionSeries(data)];
}

const from = [
  'cost-model',
  'cost-cases',
  'cost-case-list',
  'vm-shapes',
  'burstable-baselines',
  'container-sizes',
];

function totalsSeries(cases: readonly Case[]): Series {
  return {
    name: 'cost-worked-cases',
    title: 'Worked cases under three ways of counting labour',
    fields: [
      idField,
      sourceField,
      words('case', 'Case', 'The worked case.'),
      words('way', 'Labour', 'How labour is counted.'),
      ...options
        .filter((option) => option !== 'functions')
        .map((option) => dollars(option, optionWords[option], 'Total of a month.')),
      words('cheapest', 'Cheapest', 'The cheapest of the platforms that are ranked.'),
      numbers(
        'margin',
        'Saving over the next kind',
        'What it saves against the cheapest of another kind.',
        '%',
      ),
    ],
    rows: cases.flatMap((one) => ways.map((way) => totalsRow(one, way))),
    from,
  };
}

function totalsRow(one: Case, way: Way): Row {
  const ranked = ranking(counted(one.inputs, way));
  const first = winner(counted(one.inputs, way));
  return {
    source: modelSource,
    id: `${one.id}-${way}`,
    case: one.title,
    way: wayWords[way],
    ...Object.fromEntries(ranked.map(({ option, total }) => [option, wholeDollars(total)])),
    cheapest: first === undefined ? 'none' : kindWords[first.kind],
    margin: marginOf(first),
  };
}

/** The cheapest kind of platform, and what it saves against the cheapest of another kind. */
function winnerText(found: Winner | undefined): string {
  return found === undefined ? 'none' : `${kindWords[found.kind]}, ${marginOf(found)}%`;
}

function verdictSeries(cases: readonly Case[], ranges: readonly InputRange[]): Series {
  const titleOf = (name: string) => ranges.find((range) => range.name === name)?.title;
  return {
    name: 'cost-verdicts',
    title: 'How firm the result of each case is',
    fields: [
      idField,
      sourceField,
      words('case', 'Case', 'The worked case and its size.'),
      ...ways.map((way) => words(way, wayWords[way], 'The cheapest kind of platform, and what it saves.')),
      words('verdict', 'Verdict', 'How firm the result is.'),
      words('flips', 'Turned by', 'Inputs of which one end makes another kind cheapest.'),
    ],
    rows: cases.map(
      (one): Row => ({
        source: modelSource,
        id: one.id,
        case: sized(one),
        ...Object.fromEntries(ways.map((way) => [way, winnerText(winner(counted(one.inputs, way)))])),
        verdict: verdict(one.inputs)?.verdict ?? 'none can serve',
        flips: listOf(flips(one.inputs, ranges).map(titleOf)),
      }),
    ),
    from,
  };
}

/** "Small start-up: 10 services, 2 copies each of 0.5 GiB, 5% busy": what most tells the cases apart. */
function sized({ title, inputs: { services, copies, memory, busy } }: Case): string {
  const counts = [
    services === 1 ? '1 service' : `${services} services`,
    `${copies === 1 ? '1 copy' : `${copies} copies`} each of ${memory} GiB`,
    `${Math.round(100 * busy)}% busy`,
  ];
  return `${title}: ${counts.map((words) => words.replace(/(?<=\d) (?=\p{L})/gu, '\u00a0')).join(', ')}`;
}

/** "Services; memory of a copy; platform hours of the cluster": in lower case from the second on, but for short forms. */
function listOf(titles: readonly (string | undefined)[]): string {
  return titles
    .map((title = '') =>
      title.replace(/, (?=VMs$)/u, ' of the ').replace(/(?:,| in a) managed (?=cluster$)/u, ' of the '),
    )
    .map((title, index) =>
      index === 0 ? title : title.replace(/^\p{Lu}(?=\p{Ll}+\b)/u, (letter) => letter.toLowerCase()),
    )
    .join('; ');
}

const lines = ['compute', 'other', 'control', 'licences', 'infrastructure', 'labour', 'total'] as const;
const lineTitles: Readonly<Record<(typeof lines)[number], string>> = {
  compute: 'Compute',
  other: 'Disk and network',
  control: 'Control plane',
  licences: 'Licences',
  infrastructure: 'Infrastructure',
  labour: 'Labour',
  total: 'Total',
};

function splitSeries(data: Data): Series {
  const { inputs } = bound(data);
  return {
    name: 'cost-split',
    title: 'The base case by platform and line of the bill',
    fields: [
      idField,
      sourceField,
      words('platform', 'Platform', 'How the services run.'),
      words('rented', 'Rented', 'Number and shape.'),
      ...lines.map((line) => dollars(line, lineTitles[line], 'A month.')),
      numbers('hours', 'Hours', 'Hours of work a month.', 'h/month'),
    ],
    rows: Object.values(bills(inputs)).map(splitRow),
    from,
  };
}

function splitRow(bill: Bill): Row {
  return {
    source: modelSource,
    id: bill.option,
    platform: optionWords[bill.option],
    rented: rentedOf(bill) ?? 'none',
    ...linesOf(bill),
  };
}

/** Units as the table of assumptions writes them after a number; those that are missing are written as they are. */
const unitWords: Readonly<Record<string, string>> = {
  '1': '',
  '%': '%',
  count: '',
  'h/month': ' h/month',
  'h/instance-month': ' h/month',
  'h/service-month': ' h/month',
};

function withUnit(value: number, unit: string): string {
  if (unit === 'USD/h') return `$${value}/h`;
  return `${value}${unitWords[unit] ?? ` ${value === 1 ? unit.replace(/s$/, '') : unit}`}`;
}

/** Rows that differ by platform only, by the beginning of their ids. */
const families: Readonly<Record<string, string>> = {
  release: 'Share of other time not paid',
  'per-service': 'Hours per service',
  'per-instance': 'Hours per machine',
};

/** Assumptions about estate, platform and labour; rows that differ by platform only stand in one where their values agree. */
function assumptionSeries(data: Data): Series {
  const assumed = data
    .rows('cost-model')
    .filter((row) => row.text('obtained') === 'assumption' && groups.includes(row.text('group') ?? ''));
  const grouped = Map.groupBy(assumed, (row) => `${familyOf(row.id) ?? row.id} ${row.text('value')}`);
  return {
    name: 'cost-assumptions',
    title: 'Assumptions of the cost model',
    fields: [
      idField,
      sourceField,
      words('input', 'Input', 'What the number is.'),
      words('value', 'Value', 'Value of the base case with its unit.'),
      words('knows', 'Who knows better', 'Who can replace it.'),
    ],
    rows: [...grouped.values()].map(assumptionRow),
    from: ['cost-model'],
  };
}

const groups = ['estate', 'platform', 'labour'];

function familyOf(row: string): string | undefined {
  return Object.keys(families).find((family) => row.startsWith(`${family}-`));
}

function assumptionRow(rows: readonly DataRow[]): Row {
  const [first] = rows as readonly [DataRow];
  const family = families[familyOf(first.id) ?? ''];
  const platforms = rows.map((row) => (row.text('name') ?? '').replace(/^.*(?:, | per | on | in | as )/, ''));
  const input = family === undefined ? first.text('name') : `${family}: ${platforms.join(', ')}`;
  return {
    source: 'assumptions',
    id: first.id,
    input: rows.length === 1 ? (first.text('name') ?? '') : (input ?? ''),
    value: withUnit(Number(first.values.value), first.text('unit') ?? ''),
    knows: first.text('knows') ?? '',
  };
}
