// Facts and rows from the worked cases of the cost model, each under three ways of counting labour.
import { type Data, type FactTree, type Predicate, predicate, type Quantity } from '#facts';
import { type Bound, bound, results } from './bind.ts';
import { counted, ranking, saving, type Verdict, verdict, type Way, ways, winner } from './model/compare.ts';
import { type CostInputs, type Kind, kinds, type Option } from './model/inputs.ts';
import { billFor, bills } from './model/options.ts';
import { scenariosIn } from './scenarios.ts';
import { optionWords, wayWords } from './words.ts';

/** A worked case with its inputs. */
export interface Case extends Bound {
  readonly id: string;
  readonly title: string;
}

/** The worked cases of the report, then the scenarios of readers. */
export function casesOf(data: Data): readonly Case[] {
  const own = data.rows('cost-case-list').map((row) => ({ id: row.id, title: row.text('title') ?? row.id }));
  return [...own, ...scenariosIn(data)].map(({ id, title }) => ({ id, title, ...bound(data, id) }));
}

function verdictOf({ inputs }: Case): Verdict | undefined {
  return verdict(inputs)?.verdict;
}

/** Facts of the cases that sentences state. */
export function caseFacts(data: Data): FactTree {
  const cases = new Map(casesOf(data).map((one) => [one.id, one]));
  const get = (id: string): Case => {
    const found = cases.get(id);
    if (found === undefined) throw new RangeError(`no case ${id}`);
    return found;
  };
  const [startup, midsize, gpu, windows] = ['startup', 'midsize', 'gpu', 'windows'].map(get) as [
    Case,
    Case,
    Case,
    Case,
  ];
  return {
    startup: {
      vm: lines(startup, 'vm', ['infrastructure', 'total']),
      fargate: lines(startup, 'fargate', ['infrastructure', 'total']),
      managed: lines(startup, 'managed', ['infrastructure']),
    },
    midsize: {
      none: margin(midsize, 'none'),
      own: margin(midsize, 'own'),
      reserved: margin(reserving(midsize), 'none'),
    },
    gpu: { vm: lines(gpu, 'vm', ['infrastructure']), managed: lines(gpu, 'managed', ['infrastructure']) },
    windows: { vm: lines(windows, 'vm', ['licences']), managed: lines(windows, 'managed', ['licences']) },
    ...casePredicates(get, data.row('vm-shapes', 'aws-t3-small').text('name')),
  };
}

/** Some lines of the bill of an option. */
function lines(
  one: Case,
  option: Option,
  wanted: readonly ('infrastructure' | 'licences' | 'total')[],
): FactTree {
  const { money } = results(one, one.title);
  const bill = billFor(one.inputs, option);
  if (bill === undefined) return {};
  const fact = (line: (typeof wanted)[number]) =>
    money(`${one.title}, ${optionWords[option]}, ${line}`, bill[line]);
  return Object.fromEntries(wanted.map((line) => [line, fact(line)]));
}

/** What the cheapest kind saves against the next. */
function margin(one: Case, way: Way): Quantity {
  const { percent } = results(one, one.title);
  return percent(`${one.title}, ${wayWords[way]}, margin`, winner(counted(one.inputs, way))?.margin ?? 0);
}

/** The case with nodes that reserve the CPU of every peak. VMs stay as they are: a burstable one must only carry the average. */
function reserving(one: Case): Case {
  const title = `${one.title}, a cluster’s nodes reserve the CPU of every peak, burstable VMs allowed`;
  return { ...one, title, inputs: { ...one.inputs, overcommit: 1 } };
}

/** The case without burstable shapes. */
function steady({ inputs }: Case): CostInputs {
  return { ...inputs, shapes: inputs.shapes.filter(({ baseline }) => baseline === 1) };
}

/** Whether the VMs of a case, counted by machines, have a baseline below the peak of a service. */
function cannotSustainPeak({ inputs }: Case, name: string | undefined): boolean {
  const { shape } = billFor(counted(inputs, 'none'), 'vm') ?? {};
  const rented = inputs.shapes.find((one) => one.name === shape);
  return rented !== undefined && rented.name === name && rented.baseline * rented.vcpus < inputs.peak;
}

/** What a managed cluster saves over VMs under each way of counting labour. */
function savings(inputs: CostInputs): readonly number[] {
  return ways.map((way) => saving(counted(inputs, way), 'managed', 'vm') ?? Number.NaN);
}

/** The case with no licence for the system of a VM. */
function unlicensed({ inputs }: Case): CostInputs {
  return { ...inputs, osVcpuHour: 0 };
}

/** The vCPUs that an option rents. */
function vcpusRented(inputs: CostInputs, option: Option): number {
  const { machines = 0, shape } = billFor(inputs, option) ?? {};
  return machines * (inputs.shapes.find(({ name }) => name === shape)?.vcpus ?? Number.NaN);
}

/** Makes a predicate of cases that says the verdicts of all. */
type Says = (label: string, holds: boolean) => Predicate;

function wonBy(one: Case, way: Way): Kind | undefined {
  return winner(counted(one.inputs, way))?.kind;
}

function casePredicates(get: (id: string) => Case, small: string | undefined): FactTree {
  const linux = ['startup', 'tools', 'midsize'].map(get);
  const [gpu, windows] = [get('gpu'), get('windows')];
  const all = [...linux, gpu, windows];
  const because = all.map((one) => `${one.title}: ${verdictOf(one)}`).join('; ');
  const from = all.flatMap((one) => one.from);
  const says: Says = (label, holds) => predicate(label, holds, because, from);
  return {
    labourDecides: says(
      'in the cases of Linux services another kind of platform is cheapest when labour is counted differently',
      linux.every((one) => verdictOf(one) === 'labour decides'),
    ),
    startupTurns: says(
      'for the start-up and the tools VMs are cheapest by machines, and Fargate with our hours',
      linux
        .slice(0, 2)
        .every((one) => wonBy(one, 'none') === 'machines' && wonBy(one, 'own') === 'serverless'),
    ),
    ...midsizePredicates(get('midsize'), small, says),
    gpuLeans: says(
      'for GPU batch VMs are cheapest in every way, but not always by a tenth',
      verdictOf(gpu) === 'leans' && ways.every((way) => wonBy(gpu, way) === 'machines'),
    ),
    gpuSameMachines: says(
      'GPU batch rents the same machines on VMs and in a cluster',
      billFor(gpu.inputs, 'vm')?.compute === billFor(gpu.inputs, 'managed')?.compute,
    ),
    ...windowsPredicates(windows, says),
    functionsLeast: says(
      'with our hours functions would cost least in the three cases of Linux services',
      linux.every(({ inputs }) => {
        const all = Object.values(bills(inputs));
        return all.every(
          (bill) => bill.option === 'functions' || bill.total > (bills(inputs).functions?.total ?? 0),
        );
      }),
    ),
  };
}

function midsizePredicates(midsize: Case, small: string | undefined, says: Says): FactTree {
  const reserved = reserving(midsize);
  const kindsInOrder = (inputs: CostInputs) =>
    [...new Set(ranking(counted(inputs, 'none')).map(({ option }) => kinds[option]))].join();
  return {
    midsizeTurns: says(
      'for the mid-size team a cluster is cheapest by machines and with equal hours, Fargate with our hours',
      wonBy(midsize, 'none') === 'cluster' &&
        wonBy(midsize, 'equal') === 'cluster' &&
        wonBy(midsize, 'own') === 'serverless',
    ),
    reservingTurns: says(
      'for the mid-size team VMs are cheapest by machines, burstable shapes allowed, and a cluster comes next, once a cluster’s nodes reserve the CPU of every peak',
      kindsInOrder(reserved.inputs).startsWith('machines,cluster'),
    ),
    reservingFixed: says(
      'for the mid-size team, with every peak reserved and fixed performance on both sides, Fargate is cheapest by machines and a cluster costs less than VMs',
      kindsInOrder(steady(reserved)) === 'serverless,cluster,machines',
    ),
    peakNotSustained: says(
      'for the mid-size team the VMs are t3.small, of which the baseline is below the peak of a service',
      cannotSustainPeak(reserved, small),
    ),
  };
}

function windowsPredicates(windows: Case, says: Says): FactTree {
  const [licensed, free] = [savings(windows.inputs), savings(unlicensed(windows))];
  const [managed, vm] = [vcpusRented(windows.inputs, 'managed'), vcpusRented(windows.inputs, 'vm')];
  return {
    windowsHolds: says(
      'for the Windows fleet a cluster is cheapest in every way by a tenth or more',
      verdictOf(windows) === 'holds' && wonBy(windows, 'own') === 'cluster',
    ),
    windowsUnlicensed: predicate(
      'for the Windows fleet a managed cluster saves the same share over VMs without the system’s licence, within three points',
      licensed.every((share, index) => Math.abs(share - (free[index] ?? Number.NaN)) < 0.03),
      `${licensed.join(', ')} with it; ${free.join(', ')} without`,
      windows.from,
    ),
    windowsFewerVcpus: predicate(
      'for the Windows fleet a managed cluster rents fewer vCPUs than VMs',
      managed < vm,
      `${managed} and ${vm} vCPUs`,
      windows.from,
    ),
  };
}
