// Facts and rows that show where each platform is cheapest.
import { type Data, type FactTree, numbers, predicate, type Row, type Series, words } from '#facts';
import { type Bound, bound, results } from './bind.ts';
import { counted, winner } from './model/compare.ts';
import type { CostInputs, Kind } from './model/inputs.ts';
import { copiesMap, copyCounts, hourFactors, hoursMap, regionOf } from './model/results.ts';
import { type MapCell, withPlatformHours } from './model/vary.ts';
import { idField } from './read.ts';
import { kindWords, modelSource, sourceField, wayWords } from './words.ts';

/** Services up to which a break-even is looked for. */
const mostServices = 1000;

/** The least number of services from which a cluster stays cheapest of all that are ranked. */
function clusterFrom(inputsAt: (services: number) => CostInputs): number | undefined {
  let from = mostServices + 1;
  while (from > 1 && winner(inputsAt(from - 1))?.kind === 'cluster') from -= 1;
  return from > mostServices ? undefined : from;
}

/** Whether a cluster, once it is cheapest, stays so for more services and for more copies. */
function staysCheapest(cells: readonly MapCell[]): boolean {
  return cells
    .filter(({ winner }) => winner?.kind === 'cluster')
    .every(({ x, y }) =>
      cells.filter((more) => more.x >= x && more.y >= y).every(({ winner }) => winner?.kind === 'cluster'),
    );
}

function only(cells: readonly MapCell[], allowed: readonly Kind[]): boolean {
  return cells.every(({ winner }) => winner !== undefined && allowed.includes(winner.kind));
}

export function regionFacts(data: Data): FactTree {
  const base = bound(data);
  const [none, own] = [copiesMap(base.inputs, 'none'), copiesMap(base.inputs, 'own')];
  const because = [none, own].map((cells) => cells.map(({ winner }) => winner?.option).join(' ')).join('; ');
  return {
    map: {
      machinesOrCluster: predicate(
        'on the map, without labour, VMs are cheapest for few services and copies and a cluster for many',
        only(none, ['machines', 'cluster']) && staysCheapest(none),
        because,
        base.from,
      ),
      fargateOrCluster: predicate(
        'on the map, with our hours, Fargate is cheapest for few services and copies and a cluster for many',
        only(own, ['serverless', 'cluster']) && staysCheapest(own),
        because,
        base.from,
      ),
      ...hoursFacts(base),
    },
  };
}

function hoursFacts(base: Bound): FactTree {
  const { exact } = results(base, 'services and platform hours changed');
  const from = (factor: number, copies = base.inputs.copies) => {
    const services = clusterFrom((services) =>
      withPlatformHours({ ...base.inputs, services, copies }, factor),
    );
    const each = `${copies} ${copies === 1 ? 'copy' : 'copies'}`;
    const label = `services from which a cluster is cheapest, ${each}, platform hours times ${factor}`;
    return exact(label, services ?? Number.NaN, 'services');
  };
  return { free: from(0), full: from(1), fourfold: from(4), oneCopy: from(1, 1) };
}

export function regionSeries(data: Data): readonly Series[] {
  const { inputs } = bound(data);
  const ways = ['none', 'own'] as const;
  const copies = ways.flatMap((way) => {
    const at = (services: number, each: number) => counted({ ...inputs, services, copies: each }, way);
    const from = new Map(copyCounts.map((each) => [each, clusterFrom((services) => at(services, each))]));
    return copiesMap(inputs, way).map((cell) => ({
      ...mapRow(cell, from.get(cell.y as (typeof copyCounts)[number])),
      id: `${way}-${cell.y}-${cell.x}`,
      way: wayWords[way],
    }));
  });
  const fromHours = new Map(
    hourFactors.map((factor) => [
      factor,
      clusterFrom((services) => withPlatformHours({ ...inputs, services }, factor)),
    ]),
  );
  const hours = hoursMap(inputs).map((cell) => ({
    ...mapRow(cell, fromHours.get(cell.y as (typeof hourFactors)[number])),
    id: `${cell.y}-${cell.x}`.replace('.', '-'),
  }));
  return [
    {
      name: 'cost-map-copies',
      title: 'The cheapest platform by services and copies',
      fields: [
        ...mapFields,
        words('way', 'Labour', 'How labour is counted.'),
        numbers('y', 'Copies', 'Copies of each service.', 'copies'),
      ],
      rows: copies,
      from,
    },
    {
      name: 'cost-map-hours',
      title: 'The cheapest platform by services and platform hours',
      fields: [
        ...mapFields,
        numbers('y', 'Platform hours, × ours', 'Factor on the platform hours of all options.', '1'),
      ],
      rows: hours,
      from,
    },
  ];
}

const from = ['cost-model', 'vm-shapes', 'burstable-baselines', 'container-sizes'];

const mapFields = [
  sourceField,
  idField,
  numbers('services', 'Services', 'Services of the estate.', 'services'),
  words('cheapest', 'Cheapest', 'The kind of platform that is cheapest.'),
  words('clear', 'Saves a tenth or more', 'Whether it saves a tenth or more against every other kind.'),
  numbers('margin', 'Saving over the next kind', 'What it saves against the cheapest of another kind.', '%'),
  numbers(
    'clusterFrom',
    'Cluster from',
    'Services from which a cluster stays cheapest in this line.',
    'services',
  ),
];

function mapRow(cell: MapCell, from: number | undefined): Row {
  const { kind, isClear, margin } = regionOf(cell);
  return {
    source: modelSource,
    services: cell.x,
    y: cell.y,
    cheapest: kind === undefined ? 'none' : kindWords[kind],
    clear: isClear ? 'yes' : 'no',
    // Whole percent, rounded down; a tenth of a percent below one, which the map prints as "<1".
    margin: margin === 0 ? Math.floor(1000 * (cell.winner?.margin ?? 0)) / 10 : margin,
    clusterFrom: from ?? null,
  };
}
