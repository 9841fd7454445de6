// Facts and rows that show which input of the cost model moves its result.
import {
  type Data,
  type FactTree,
  forDrawing,
  numbers,
  predicate,
  type Row,
  type Series,
  words,
} from '#facts';
import { type Bound, bound, results } from './bind.ts';
import { type InputRange, inputRanges, rangeFacts } from './input-names.ts';
import { saving } from './model/compare.ts';
import type { CostInputs } from './model/inputs.ts';
import { type Swing, sensitivity } from './model/vary.ts';
import { idField } from './read.ts';
import { modelSource, sourceField } from './words.ts';

/** The inputs of which sentences say that each moves the saving by tens of points. */
const tens = [
  'services',
  'copies',
  'peak',
  'servicesPerVm',
  'perInstance.vm',
  'perPlatform.managed',
  'perService.managed',
];

function swings(inputs: CostInputs, ranges: readonly InputRange[]): readonly Swing[] {
  return sensitivity(inputs, ranges, 'managed', 'vm');
}

export function swingFacts(data: Data): FactTree {
  const { inputs, from } = bound(data);
  const base: Bound = { inputs, from: [...from, ...rangeFacts(data)] };
  const ranges = inputRanges(data);
  const found = swings(base.inputs, ranges);
  const { percent } = results(base, 'sensitivity');
  const of = (name: string) => found.find((swing) => swing.name === name)?.swing ?? 0;
  const wide = found.filter(({ swing = 0 }) => swing >= 0.2).map(({ name }) => name);
  const because = found.map(({ name, swing }) => `${name} ${swing}`).join(', ');
  return {
    services: percent('swing of the saving by services, in points', of('services')),
    platform: percent(
      'swing of the saving by hours of a managed platform, in points',
      of('perPlatform.managed'),
    ),
    vm: percent('swing of the saving by hours of each VM, in points', of('perInstance.vm')),
    prices: percent('swing of the saving by the prices of all shapes, in points', of('prices')),
    estateAndLabour: predicate(
      'the inputs that move the saving by twenty points or more are the size of the estate, its use of VMs, and three kinds of hours of work',
      wide.length === tens.length && tens.every((name) => wide.includes(name)),
      because,
      base.from,
    ),
  };
}

export function swingSeries(data: Data): Series {
  const ranges = inputRanges(data);
  const { inputs } = bound(data);
  const usual = saving(inputs, 'managed', 'vm');
  const row = (swing: Swing): Row => {
    const range = ranges.find(({ name }) => name === swing.name);
    const points = (share: number | undefined) => (share === undefined ? null : 100 * share);
    return {
      source: modelSource,
      id: range?.row ?? swing.name,
      input: range?.title ?? swing.name,
      low: swing.low / (range?.factor ?? 1),
      high: swing.high / (range?.factor ?? 1),
      unit: range?.unit ?? '1',
      atLow: points(swing.atLow),
      atHigh: points(swing.atHigh),
      swing: points(swing.swing),
      base: points(usual),
    };
  };
  return {
    name: 'cost-sensitivity',
    title: 'Saving of a managed cluster over VMs, as one input moves',
    fields: [
      idField,
      sourceField,
      words('input', 'Input', 'The input that moves; all others stay.'),
      {
        name: 'low',
        type: 'number',
        title: 'Low',
        description: 'Low end of the input, in the unit of the row.',
      },
      {
        name: 'high',
        type: 'number',
        title: 'High',
        description: 'High end of the input, in the unit of the row.',
      },
      forDrawing(words('unit', 'Unit', 'Unit of the input.')),
      numbers('atLow', 'At the low end', 'Saving with the input at its low end.', '%'),
      numbers('atHigh', 'At the high end', 'Saving with the input at its high end.', '%'),
      numbers('swing', 'Swing, percentage points', 'Difference of both ends, in percentage points.', '1'),
      numbers('base', 'Base case', 'Saving where no input moves.', '%'),
    ],
    rows: swings(inputs, ranges).map(row),
    from: ['cost-model', 'vm-shapes', 'burstable-baselines', 'container-sizes'],
  };
}
