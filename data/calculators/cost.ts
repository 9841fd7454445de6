// The cost model in the page: from the numbers of the form to the bills, the verdict and the maps. The topic `cost` declares the
// form; what is computed is the model that the printed tables and charts come from.
import type { InputValues, MapResult, Result, ResultCell } from '#facts';
import type { Bill } from '../facts/cost/model/bill.ts';
import {
  counted,
  ranking,
  verdict,
  type Way,
  type Winner,
  ways,
  winner,
} from '../facts/cost/model/compare.ts';
import { costInputs, type Given } from '../facts/cost/model/from-values.ts';
import { type CostInputs, type Kind, type Option, options } from '../facts/cost/model/inputs.ts';
import { kindWords } from '../facts/cost/model/names.ts';
import { type Bills, bills } from '../facts/cost/model/options.ts';
import {
  copiesMap,
  copyCounts,
  hourFactors,
  hoursMap,
  linesOf,
  marginOf,
  regionOf,
  rentedOf,
  serviceCounts,
  wholeDollars,
} from '../facts/cost/model/results.ts';
import { unserved } from '../facts/cost/model/unserved.ts';
import type { MapCell } from '../facts/cost/model/vary.ts';

/** The results for the numbers of the form, in the tables and maps that the form has. */
export function compute(values: InputValues, given: Given): Result {
  const inputs = inputsOf(values, given);
  const byWay = Object.fromEntries(ways.map((way) => [way, counted(inputs, way)])) as Record<Way, CostInputs>;
  const here = nearest(serviceCounts, inputs.services);
  return {
    says: saysOf(inputs),
    tables: { totals: totalsOf(byWay), bill: billLines(bills(inputs)) },
    maps: {
      machines: mapCells(copiesMap(inputs, 'none'), here, nearest(copyCounts, inputs.copies)),
      hours: mapCells(copiesMap(inputs, 'own'), here, nearest(copyCounts, inputs.copies)),
      platform: mapCells(hoursMap(inputs), here, hourFactors.indexOf(1)),
    },
  };
}

/** The inputs of the model. A service cannot be busy for longer than its copies exist. */
export function inputsOf(values: InputValues, { divisors, ...offer }: Given): CostInputs {
  const at = (row: string) => (values[row] ?? 0) / (divisors[row] ?? 1);
  const isOn = (id: string) => values[id] === 1;
  const inputs = costInputs(at, {
    ...offer,
    allowed: options.filter((option) => isOn(`rank-${option}`)),
    burstable: isOn('burstable'),
  });
  return { ...inputs, busy: Math.min(inputs.busy, inputs.running) };
}

// ---------------------------------------------------------------- the answer

const names: Readonly<Record<Kind, string>> = {
  machines: 'VMs',
  cluster: 'a cluster',
  serverless: 'Fargate',
  functions: 'functions',
  metal: 'metal with VMs',
};

const conditions: Readonly<Record<Way, string>> = {
  none: 'by machines only',
  equal: 'with equal platform hours',
  own: 'with own hours',
};

function saysOf(inputs: CostInputs): string {
  const found = verdict(inputs);
  if (found === undefined) return unserved(inputs);
  const { winners } = found;
  if (found.verdict !== 'labour decides') {
    const firm = found.verdict === 'holds' ? 'by a tenth or more each time' : 'but not by a tenth each time';
    return `Cheapest in all three ways of counting labour: ${names[winners.own.kind]}, ${firm}.`;
  }
  const parts = [...Map.groupBy(ways, (way) => winners[way].kind)].map(
    ([kind, own]) => `${names[kind]} ${own.map((way) => conditions[way]).join(' and ')}`,
  );
  return `Labour decides what is cheapest: ${parts.join(', ')}.`;
}

// ---------------------------------------------------------------- tables

/** Totals of every option under each way, then the cheapest that is ranked, and what it saves. */
function totalsOf(byWay: Readonly<Record<Way, CostInputs>>): readonly (readonly ResultCell[])[] {
  const all = ways.map((way) => bills(byWay[way]));
  const first = ways.map((way) => winner(byWay[way]));
  const ranked = new Set(ranking(byWay.own).map(({ option }) => option));
  const total = (option: Option, way: number): ResultCell => {
    const bill = all[way]?.[option];
    if (bill === undefined) return 'cannot serve';
    const value = wholeDollars(bill.total);
    if (first[way]?.option === option) return { value, stress: 'strong' };
    return ranked.has(option) ? value : { value, stress: 'muted' };
  };
  return [...options.map((option) => ways.map((_, way) => total(option, way))), first.map(winnerWords)];
}

function winnerWords(found: Winner | undefined): string {
  return found === undefined ? 'none' : `${kindWords[found.kind]}, ${marginOf(found)}%`;
}

/** The lines of the bill, each with the sums of all options. */
function billLines(all: Bills): readonly (readonly ResultCell[])[] {
  const line = (cell: (bill: Bill) => ResultCell): readonly ResultCell[] =>
    options.map((option) => {
      const bill = all[option];
      return bill === undefined ? null : cell(bill);
    });
  const sums = [
    'compute',
    'other',
    'control',
    'licences',
    'infrastructure',
    'hours',
    'labour',
    'total',
  ] as const;
  const strong = ['infrastructure', 'total'];
  return [
    options.map((option) => (all[option] === undefined ? 'cannot serve' : (rentedOf(all[option]) ?? 'none'))),
    ...sums.map((name) =>
      line((bill) => ({ value: linesOf(bill)[name], stress: strong.includes(name) ? 'strong' : 'none' })),
    ),
  ];
}

// ---------------------------------------------------------------- maps

function mapCells(cells: readonly MapCell[], across: number, down: number): readonly MapResult[] {
  return cells.map((cell, index) => {
    const { kind, isClear, margin } = regionOf(cell);
    return {
      ...(kind === undefined ? {} : { category: kind }),
      value: kind === undefined ? 'none' : margin === 0 ? '<1%' : margin,
      isPale: !isClear,
      isHere: index === down * serviceCounts.length + across,
    };
  });
}

/** The index of the tick that is nearest to a value, by their ratio. */
function nearest(ticks: readonly number[], value: number): number {
  const away = ticks.map((tick) => Math.abs(Math.log(tick / Math.max(value, 0.5))));
  return away.indexOf(Math.min(...away));
}
