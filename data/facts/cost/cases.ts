// Facts and rows from the worked cases of the cost model, each under three ways of counting labour.
import { type Data, type FactTree, predicate, type Quantity } from '#facts';
import { type Bound, bound, results } from './bind.ts';
import { counted, type Verdict, verdict, type Way, ways, winner } from './model/compare.ts';
import type { Option } from './model/inputs.ts';
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
    },
    midsize: {
      none: margin(midsize, 'none'),
      own: margin(midsize, 'own'),
      reserved: margin(reserving(midsize), 'none'),
    },
    gpu: { vm: lines(gpu, 'vm', ['infrastructure']), managed: lines(gpu, 'managed', ['infrastructure']) },
    windows: { vm: lines(windows, 'vm', ['licences']), managed: lines(windows, 'managed', ['licences']) },
    ...casePredicates(get),
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

/** The case with a processor reserved for every peak. */
function reserving(one: Case): Case {
  return { ...one, title: `${one.title}, every peak reserved`, inputs: { ...one.inputs, overcommit: 1 } };
}

function casePredicates(get: (id: string) => Case): FactTree {
  const linux = ['startup', 'tools', 'midsize'].map(get);
  const [gpu, windows] = [get('gpu'), get('windows')];
  const all = [...linux, gpu, windows];
  const because = all.map((one) => `${one.title}: ${verdictOf(one)}`).join('; ');
  const from = all.flatMap((one) => one.from);
  const won = (one: Case, way: Way) => winner(counted(one.inputs, way))?.kind;
  const says = (label: string, holds: boolean) => predicate(label, holds, because, from);
  return {
    labourDecides: says(
      'in the cases of Linux services another kind of platform is cheapest when labour is counted differently',
      linux.every((one) => verdictOf(one) === 'labour decides'),
    ),
    startupTurns: says(
      'for the start-up and the tools VMs are cheapest by machines, and Fargate with labour',
      linux.slice(0, 2).every((one) => won(one, 'none') === 'machines' && won(one, 'own') === 'serverless'),
    ),
    midsizeTurns: says(
      'for the mid-size team a cluster is cheapest by machines and with equal hours, Fargate with our hours',
      won(get('midsize'), 'none') === 'cluster' &&
        won(get('midsize'), 'equal') === 'cluster' &&
        won(get('midsize'), 'own') === 'serverless',
    ),
    reservingTurns: says(
      'for the mid-size team VMs are cheapest by machines once a processor is reserved for every peak',
      won(reserving(get('midsize')), 'none') === 'machines',
    ),
    gpuLeans: says(
      'for GPU batch VMs are cheapest in every way, but not always by a tenth',
      verdictOf(gpu) === 'leans' && ways.every((way) => won(gpu, way) === 'machines'),
    ),
    gpuSameMachines: says(
      'GPU batch rents the same machines on VMs and in a cluster',
      billFor(gpu.inputs, 'vm')?.compute === billFor(gpu.inputs, 'managed')?.compute,
    ),
    windowsHolds: says(
      'for the Windows fleet a cluster is cheapest in every way by a tenth or more',
      verdictOf(windows) === 'holds' && won(windows, 'own') === 'cluster',
    ),
    functionsLeast: says(
      'functions would cost least in all cases of Linux services',
      linux.every(({ inputs }) => {
        const all = Object.values(bills(inputs));
        return all.every(
          (bill) => bill.option === 'functions' || bill.total > (bills(inputs).functions?.total ?? 0),
        );
      }),
    ),
  };
}
