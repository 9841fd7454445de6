// Facts from the base case of the cost model and from its sensitivity.
import { computed, type Data, digitsOf, type Fact, type FactTree, predicate, type Quantity } from '#facts';
import { type CostFigures, costFigures, costInputs } from './inputs.ts';
import {
  breakEven,
  containerSaving,
  lambdaBreakEven,
  type MonthlyCost,
  monthlyCost,
  type Option,
  optionTitles,
} from './model.ts';
import { swings } from './series.ts';

/** Significant digits of results, because the assumptions have two. */
const modelDigits = 2;

/** The results of the base case, `cost.model.<option>.total`, the break-even points, and predicates. */
export function scenarioFacts(data: Data): FactTree {
  const figures = costFigures(data);
  return {
    ...optionFacts(figures),
    ...meetingPoints(figures),
    ...predicates(figures),
    ...swingPredicates(data, figures),
  };
}

/** A result of the model; its cells are those of all figures of the model. */
function result(figures: CostFigures, label: string, value: number, unit: string): Quantity {
  return computed(value, {
    label,
    unit,
    digits: modelDigits,
    from: everyFigure(figures),
    method: 'cost model: base case of all parameters',
  });
}

/** The same, with all digits. */
function exact(figures: CostFigures, label: string, value: number, unit: string): Quantity {
  return { ...result(figures, label, value, unit), digits: digitsOf(value) };
}

function everyFigure(figures: CostFigures): readonly Fact[] {
  return [...Object.values(figures.parameters), ...Object.values(figures.prices)];
}

/** The results of each option that are shown. */
function optionFacts(figures: CostFigures): FactTree {
  const results = monthlyCost(costInputs(figures));
  const money = (option: Option, what: 'infrastructure' | 'operations' | 'total') =>
    result(figures, `${optionTitles[option]}, ${what}`, results[option][what], 'USD/month');
  const { machines } = results.containers;
  return {
    vms: {
      infrastructure: money('vms', 'infrastructure'),
      operations: money('vms', 'operations'),
      total: money('vms', 'total'),
    },
    containers: {
      machines: exact(figures, `${optionTitles.containers}, VMs rented`, machines, 'VMs'),
      operations: money('containers', 'operations'),
      total: money('containers', 'total'),
    },
    fargate: { total: money('fargate', 'total') },
    lambda: { total: money('lambda', 'total') },
  };
}

function meetingPoints(figures: CostFigures): FactTree {
  const inputs = costInputs(figures);
  const { vms, containers } = monthlyCost(inputs);
  const meets = breakEven(inputs);
  const percent = (label: string, share: number) => result(figures, label, 100 * share, '%');
  return {
    saving: percent('saving of containers over a VM for each workload', containerSaving(inputs)),
    infrastructureSaving: percent(
      'saving of containers over a VM for each workload, infrastructure alone',
      1 - containers.infrastructure / vms.infrastructure,
    ),
    lambdaBreakEven: percent(
      'busy share above which Fargate is cheaper than Lambda',
      lambdaBreakEven(inputs),
    ),
    ...(meets !== undefined && {
      breakEven: exact(
        figures,
        'workloads from which containers stay cheaper than a VM each',
        meets,
        'count',
      ),
    }),
  };
}

function predicates(figures: CostFigures): FactTree {
  const inputs = costInputs(figures);
  const { vms, containers, fargate, lambda } = monthlyCost(inputs);
  const meets = breakEven(inputs);
  const from = everyFigure(figures);
  return {
    containersCheaper: predicate(
      'in the base case containers cost less than a VM for each workload',
      containers.total < vms.total,
      `containers ${Math.round(containers.total)}, VMs ${Math.round(vms.total)} USD a month`,
      from,
    ),
    operationsDominate: predicate(
      'in the base case people cost more than machines, for VMs and for containers',
      [vms, containers].every((one) => one.operations > one.infrastructure),
      `VMs ${inWords(vms)}, containers ${inWords(containers)}`,
      from,
    ),
    rentedCheapest: predicate(
      'in the base case containers that the provider runs cost less than a VM each and than an own platform',
      fargate.total < Math.min(vms.total, containers.total),
      `Fargate ${Math.round(fargate.total)}, containers ${Math.round(containers.total)} USD a month`,
      from,
    ),
    functionsCheapest: predicate(
      'in the base case functions cost least of all, infrastructure and work',
      lambda.total < fargate.total && lambda.infrastructure < fargate.infrastructure,
      `Lambda ${Math.round(lambda.total)}, Fargate ${Math.round(fargate.total)} USD a month`,
      from,
    ),
    rentedMachinesCheapest: predicate(
      'in the base case Fargate has the cheapest infrastructure of those that are paid for all the time',
      fargate.infrastructure < Math.min(vms.infrastructure, containers.infrastructure),
      `Fargate ${Math.round(fargate.infrastructure)}, containers ${Math.round(containers.infrastructure)} USD a month`,
      from,
    ),
    platformNeedsScale: predicate(
      'for few workloads a container platform costs more than a VM for each',
      meets !== undefined && meets > 1,
      `containers stay cheaper from ${meets ?? 'no number of'} workloads`,
      from,
    ),
  };
}

function inWords(one: MonthlyCost): string {
  return `${Math.round(one.operations)} for operations, ${Math.round(one.infrastructure)} for machines`;
}

/** Predicates on the sensitivity of the saving. */
function swingPredicates(data: Data, figures: CostFigures): FactTree {
  const rows = swings(data, figures);
  const widest = rows.slice(0, 2).map(({ id }) => String(id));
  const smallest = rows.find(({ id }) => id === 'smallestVm');
  const from = everyFigure(figures);
  return {
    workMovesMost: predicate(
      'the two parameters that move the saving of containers most are hours of work',
      widest.length === 2 && widest.every((id) => id.startsWith('hoursPer')),
      `the widest swings are those of ${widest.join(' and ')}`,
      from,
    ),
    guestMemoryInert: predicate(
      'the memory of a guest operating system does not move the saving of containers between its bounds',
      rows.some(({ id, swing }) => id === 'guestMemory' && Number(swing) === 0),
      `a swing of ${rows.find(({ id }) => id === 'guestMemory')?.swing ?? 'nothing, as it is not varied,'} points`,
      from,
    ),
    smallVmsUndoSaving: predicate(
      'with the smallest VMs on sale at their low bound, containers save nothing',
      smallest !== undefined && Number(smallest.atLow) <= 0,
      `a saving of ${smallest?.atLow ?? 'unknown'}%`,
      from,
    ),
  };
}
