// Series from the cost model: cost by number of workloads and by busy share, and its sensitivity.
import { type Data, numbers, type Row, type Series, words } from '#facts';
import {
  type CostFigures,
  costFigures,
  costInputs,
  isVaried,
  type Parameter,
  parameter,
  parameterNames,
} from './inputs.ts';
import { containerSaving, monthlyCost, options, optionTitles } from './model.ts';

/** Rows for charts: cost by number of workloads, by busy share, and how the saving moves with each parameter. */
export function scenarioSeries(data: Data): readonly Series[] {
  const figures = costFigures(data);
  return [byWorkloads(figures), byUtilisation(figures), sensitivity(data, figures)];
}

const counts = [1, 2, 3, 5, 7, 10, 15, 20, 30, 40, 50, 70, 100, 150, 200, 300];
const shares = [1, 2, 5, 10, 15, 20, 25, 30, 40, 50, 60, 70, 80, 90, 100];

const optionFields = [
  words('id', 'Id', 'Stable name of the row.'),
  words('option', 'Option', 'How the workloads run.'),
];

function byWorkloads(figures: CostFigures): Series {
  const rows = counts.flatMap((workloads) => {
    const result = monthlyCost(costInputs(figures, { workloads }));
    return options.map((option) => ({
      id: `${option}-${workloads}`,
      option: optionTitles[option],
      workloads,
      total: result[option].total,
      perWorkload: result[option].total / workloads,
      infrastructure: result[option].infrastructure,
    }));
  });
  return {
    name: 'cost-by-workloads',
    title: 'Monthly cost by number of workloads',
    fields: [
      ...optionFields,
      numbers('workloads', 'Workloads', 'Number of workloads.', 'instances'),
      numbers('total', 'Total', 'Infrastructure and operations per month.', 'USD/month'),
      numbers('perWorkload', 'Per workload', 'Total divided by the workloads.', 'USD/month'),
      numbers(
        'infrastructure',
        'Infrastructure',
        'Machines, control plane and serverless charges.',
        'USD/month',
      ),
    ],
    rows,
    from: ['cost-model', 'prices'],
  };
}

function byUtilisation(figures: CostFigures): Series {
  const rows = shares.flatMap((share) => {
    const inputs = costInputs(figures, { utilisation: share / 100 });
    const result = monthlyCost(inputs);
    return options.map((option) => ({
      id: `${option}-${share}`,
      option: optionTitles[option],
      utilisation: share,
      perWorkload: result[option].infrastructure / inputs.workloads,
    }));
  });
  return {
    name: 'cost-by-utilisation',
    title: 'Monthly infrastructure cost of a workload by the share of time it is busy',
    fields: [
      ...optionFields,
      numbers('utilisation', 'Busy share', 'Share of the time a workload is busy.', '%'),
      numbers('perWorkload', 'Per workload', 'Infrastructure divided by the workloads.', 'USD/month'),
    ],
    rows,
    from: ['cost-model', 'prices'],
  };
}

/** The saving of containers in percent as one parameter moves between its bounds, the widest swing first. */
export function swings(data: Data, figures: CostFigures): readonly Row[] {
  const savingWith = (name: Parameter, value: number) =>
    100 * containerSaving(costInputs(figures, { [name]: value }));
  const base = 100 * containerSaving(costInputs(figures));
  return parameterNames
    .filter((name) => isVaried(data, name))
    .map((name): Row => {
      const [low, high] = [parameter(data, name, 'low'), parameter(data, name, 'high')];
      const [atLow, atHigh] = [savingWith(name, low.value), savingWith(name, high.value)];
      const swing = Math.abs(atHigh - atLow);
      return {
        id: name,
        parameter: low.label,
        low: low.value,
        high: high.value,
        unit: low.unit,
        atLow,
        atHigh,
        base,
        swing,
      };
    })
    .sort((a, b) => Number(b.swing) - Number(a.swing));
}

function sensitivity(data: Data, figures: CostFigures): Series {
  return {
    name: 'cost-sensitivity',
    title: 'Saving of containers over a VM for each workload, as one parameter moves',
    fields: [
      words('id', 'Id', 'Stable name of the row.'),
      words('parameter', 'Parameter', 'The parameter that moves; all others stay.'),
      {
        name: 'low',
        type: 'number',
        title: 'Low',
        description: 'Low end of the parameter, in the unit of the row.',
      },
      {
        name: 'high',
        type: 'number',
        title: 'High',
        description: 'High end of the parameter, in the unit of the row.',
      },
      words('unit', 'Unit', 'Unit of the parameter.'),
      numbers('atLow', 'Saving at the low end', 'Saving with the parameter at its low end.', '%'),
      numbers('atHigh', 'Saving at the high end', 'Saving with the parameter at its high end.', '%'),
      numbers('base', 'Saving in the base case', 'Saving with all parameters at their base.', '%'),
      numbers('swing', 'Swing', 'Difference between the two ends, in percentage points.', '%'),
    ],
    rows: swings(data, figures),
    from: ['cost-model', 'prices'],
  };
}
