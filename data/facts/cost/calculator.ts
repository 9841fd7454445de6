// Declares the calculator of the cost model: what its form asks for, the worked cases, and where its results stand.
import {
  type Calculator,
  type CalculatorInput,
  convert,
  type Data,
  type DataRow,
  type Preset,
  quantity,
} from '#facts';
import { listedShapes, sizesOf } from './bind.ts';
import { boundsOf } from './calculator-bounds.ts';
import { inputUnits } from './input-names.ts';
import type { Given } from './model/from-values.ts';
import { type Kind, options } from './model/inputs.ts';
import { copyCounts, hourFactors, serviceCounts } from './model/results.ts';
import { baseCase, burstableSwitch, rankSwitch, scenariosIn, switchesOf } from './scenarios.ts';
import { kindWords, optionWords } from './words.ts';

const groups: Readonly<Record<string, string>> = {
  estate: 'Estate',
  platform: 'Platform',
  prices: 'Prices',
  licences: 'Licences',
  labour: 'Labour',
};

/** The calculator; its first case is the base case. */
export function costCalculator(data: Data): Calculator {
  const rows = data.rows('cost-model');
  const given: Given = {
    shapes: listedShapes(data, 'AWS'),
    sizes: sizesOf(data),
    divisors: Object.fromEntries(rows.map((row) => [row.id, divisorOf(row)])),
  };
  return {
    id: 'cost',
    title: 'The cost model with your numbers',
    note,
    inputs: [...Object.keys(groups).flatMap((group) => inputsIn(group, rows)), ...switches(data)],
    presets: [...cases(data), ...scenarios(data)],
    ...results,
    given,
  };
}

// ---------------------------------------------------------------- form

function inputsIn(group: string, rows: readonly DataRow[]): readonly CalculatorInput[] {
  return rows
    .filter((row) => row.text('group') === group)
    .map((row) => {
      const { value, unit } = quantity(row.cell('value'));
      return {
        id: row.id,
        title: row.text('name') ?? row.id,
        group: groups[group] ?? group,
        ...(unit === '1' || unit === 'count' ? {} : { unit }),
        value,
        ...boundsOf(row.id, value, unit),
        reason: row.text('reason') ?? '',
        knows: row.text('knows') ?? '',
        ...likelyIn(row),
      };
    });
}

/** The inputs of the sensitivity analysis stand first, with sliders between its ends. */
function likelyIn(row: DataRow): Pick<CalculatorInput, 'isMain' | 'likely'> {
  if (!row.has('low') || !row.has('high')) return {};
  return { isMain: true, likely: [quantity(row.cell('low')).value, quantity(row.cell('high')).value] };
}

/** By what the number of a row is divided for the model: 100 where the form has percent. */
function divisorOf(row: DataRow): number {
  const own = quantity(row.cell('value'));
  const { value } = convert({ ...own, value: 1 }, inputUnits[row.id] ?? '1');
  return Math.round(1 / value);
}

/** What may be rented, and what is ranked, as in the base case. */
function switches(data: Data): readonly CalculatorInput[] {
  const base = switchesOf(data, baseCase);
  const input = (id: string, title: string, reason: string): CalculatorInput => ({
    id,
    title,
    group: 'What is compared',
    kind: 'switch',
    value: base[id] ?? 0,
    low: 0,
    high: 1,
    step: 1,
    reason,
    knows: 'developers',
    isMain: true,
  });
  return [
    input(
      burstableSwitch,
      'Burstable shapes may be rented',
      'They cost less and must carry the average within their baseline.',
    ),
    ...options.map((option) =>
      input(
        rankSwitch(option),
        `Rank: ${optionWords[option]}`,
        reasons[option] ?? 'It runs the same code without a minimum purchase.',
      ),
    ),
  ];
}

const reasons: Readonly<Record<string, string>> = {
  functions: 'Functions usually need other code.',
  metal: 'Metal comes in whole hosts; it is worth a look where licences are counted by host.',
};

// ---------------------------------------------------------------- cases

/** The worked cases of the report, the base case first. */
function cases(data: Data): readonly Preset[] {
  const all = data.rows('cost-case-list').map((row) => ({
    id: row.id,
    title: row.text('title') ?? row.id,
    values: {
      ...switchesOf(data, row.id),
      ...Object.fromEntries(
        data
          .rows('cost-cases')
          .filter((one) => one.text('case') === row.id)
          .map((one) => [one.text('input') ?? '', quantity(one.cell('value')).value]),
      ),
    },
  }));
  return [...all.filter(({ id }) => id === baseCase), ...all.filter(({ id }) => id !== baseCase)];
}

/** What readers exported, as further cases. */
function scenarios(data: Data): readonly Preset[] {
  const known = new Map(cases(data).map((one) => [one.id, one]));
  return scenariosIn(data).map(({ id, title, from, values }) => ({
    id,
    title,
    values: {
      ...known.get(from)?.values,
      ...Object.fromEntries([...values].map(([input, { value }]) => [input, value])),
    },
  }));
}

// ---------------------------------------------------------------- results

const note =
  'Own hours are those of the form. Per cent in a cell is what the cheapest saves against the cheapest of another kind of platform; faint cells save less than a tenth, the framed one is nearest to the numbers of the form. List prices, but for the licences of metal, without what the model leaves out.';

const tones: Readonly<Record<Kind, Calculator['categories'][string]['tone']>> = {
  machines: 'context',
  cluster: 'purple',
  serverless: 'muted',
  functions: 'ink',
  metal: 'plain',
};

/** For narrow cells of maps. */
const shorts: Readonly<Record<string, string>> = { functions: 'funct.', metal: 'metal' };

const services = { title: 'Services', ticks: serviceCounts.map(String) };
const copies = { title: 'copies', ticks: copyCounts.map(String) };

const results: Pick<Calculator, 'tables' | 'maps' | 'categories'> = {
  tables: [
    {
      id: 'totals',
      title: 'Total under three ways to count labour, dollars a month',
      note: 'Bold is the cheapest that is ranked; grey is not ranked. The last line says what it saves against the cheapest of another kind of platform.',
      head: 'Platform',
      columns: [{ title: 'Machines only' }, { title: 'Equal platform hours' }, { title: 'Own hours' }],
      rows: [...options.map((id) => ({ id, title: optionWords[id] })), { id: 'cheapest', title: 'Cheapest' }],
    },
    {
      id: 'bill',
      title: 'The bill with own hours, dollars a month',
      note: 'Each way to count labour rents what is cheapest in it. Where hours count, that can be fewer and larger machines, and “Infrastructure” here is then more than “Machines only” above.',
      head: 'Line',
      columns: options.map((id) => ({ title: optionWords[id] })),
      rows: [
        { id: 'rented', title: 'Rented' },
        { id: 'compute', title: 'Compute' },
        { id: 'other', title: 'Disk, network' },
        { id: 'control', title: 'Control plane' },
        { id: 'licences', title: 'Licences' },
        { id: 'infrastructure', title: 'Infrastructure' },
        { id: 'hours', title: 'Hours of work' },
        { id: 'labour', title: 'Labour' },
        { id: 'total', title: 'Total' },
      ],
    },
  ],
  maps: [
    { id: 'machines', title: 'Cheapest by machines only', across: services, down: copies },
    { id: 'hours', title: 'Cheapest with own hours', across: services, down: copies },
    {
      id: 'platform',
      title: 'Cheapest if all platform hours are multiplied',
      across: services,
      down: { title: 'factor on platform hours', ticks: hourFactors.map((factor) => `× ${factor}`) },
    },
  ],
  categories: Object.fromEntries(
    Object.entries(tones).map(([kind, tone]) => [
      kind,
      { title: kindWords[kind as Kind], ...(shorts[kind] && { short: shorts[kind] }), tone },
    ]),
  ),
};
