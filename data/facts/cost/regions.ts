// Facts and rows that show where each platform is cheapest, and which input decides.
import { type Data, type FactTree, numbers, predicate, type Row, type Series, words } from '#facts';
import { type Bound, bound, results } from './bind.ts';
import { type InputRange, inputRanges } from './input-names.ts';
import { counted, type Way } from './model/compare.ts';
import type { CostInputs, Kind } from './model/inputs.ts';
import { type MapCell, mapOf, type Swing, sensitivity, withPlatformHours } from './model/vary.ts';
import { kindWords, modelSource, sourceField, wayWords } from './words.ts';

const serviceCounts = [5, 10, 20, 50, 100, 200, 400] as const;
const copyCounts = [1, 2, 3, 5] as const;
const hourFactors = [0, 0.25, 0.5, 1, 2, 4] as const;

/** The least margin of a cell that is not hatched. */
const clear = 0.1;

function copiesMap(inputs: CostInputs, way: Way): readonly MapCell[] {
  return mapOf(serviceCounts, copyCounts, (services, copies) =>
    counted({ ...inputs, services, copies }, way),
  );
}

function hoursMap(inputs: CostInputs): readonly MapCell[] {
  return mapOf(serviceCounts, hourFactors, (services, factor) =>
    withPlatformHours({ ...inputs, services }, factor),
  );
}

/** The least number of services in a row of a map from which a cluster is cheapest. */
function clusterFrom(cells: readonly MapCell[], y: number): number | undefined {
  return cells.find((cell) => cell.y === y && cell.winner?.kind === 'cluster')?.x;
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
        'without labour VMs are cheapest for small estates and a cluster for large ones',
        only(none, ['machines', 'cluster']) && staysCheapest(none),
        because,
        base.from,
      ),
      fargateOrCluster: predicate(
        'with own hours Fargate is cheapest for small estates and a cluster for large ones',
        only(own, ['serverless', 'cluster']) && staysCheapest(own),
        because,
        base.from,
      ),
      ...hoursFacts(base),
    },
    swing: swingFacts(data, base),
  };
}

function hoursFacts(base: Bound): FactTree {
  const { exact } = results(base, 'map of services and platform hours');
  const cells = hoursMap(base.inputs);
  const from = (factor: number) => {
    const services = clusterFrom(cells, factor);
    const label = `services of the map from which a cluster is cheapest, platform hours times ${factor}`;
    return services === undefined ? undefined : exact(label, services, 'services');
  };
  const [free, full, fourfold] = [from(0), from(1), from(4)];
  return {
    ...(free !== undefined && { free }),
    ...(full !== undefined && { full }),
    ...(fourfold !== undefined && { fourfold }),
  };
}

export function regionSeries(data: Data): readonly Series[] {
  const { inputs } = bound(data);
  const ways = ['none', 'own'] as const;
  const copies = ways.flatMap((way) =>
    copiesMap(inputs, way).map((cell) => ({
      ...mapRow(cell),
      id: `${way}-${cell.y}-${cell.x}`,
      way: wayWords[way],
    })),
  );
  const hours = hoursMap(inputs).map((cell) => ({
    ...mapRow(cell),
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
        numbers('y', 'Platform hours', 'Factor on the platform hours of all options.', '1'),
      ],
      rows: hours,
      from,
    },
    swingSeries(data),
  ];
}

const from = ['cost-model', 'vm-shapes', 'container-sizes'];

const mapFields = [
  sourceField,
  words('id', 'Id', 'Stable name of the row.'),
  numbers('services', 'Services', 'Services of the estate.', 'services'),
  words('cheapest', 'Cheapest', 'The kind of platform that is cheapest.'),
  words('clear', 'Clear', 'Whether it saves a tenth or more against every other kind.'),
  numbers('margin', 'Margin', 'What it saves against the cheapest of another kind.', '%'),
];

function mapRow({ x, y, winner }: MapCell): Row {
  return {
    source: modelSource,
    services: x,
    y,
    cheapest: winner === undefined ? 'none' : kindWords[winner.kind],
    clear: (winner?.margin ?? 0) >= clear ? 'yes' : 'no',
    margin: Math.round(100 * (winner?.margin ?? 0)),
  };
}

function swings(inputs: CostInputs, ranges: readonly InputRange[]): readonly Swing[] {
  return sensitivity(inputs, ranges, 'managed', 'vm');
}

function swingFacts(data: Data, base: Bound): FactTree {
  const ranges = inputRanges(data);
  const found = swings(base.inputs, ranges);
  const { percent } = results(base, 'sensitivity');
  const of = (name: string) => found.find((swing) => swing.name === name)?.swing ?? 0;
  const widest = found.slice(0, 6).map(({ name }) => name);
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
      'the inputs that move the saving most are the size of the estate, its use of VMs, and hours of work',
      ['services', 'perInstance.vm', 'peak', 'perPlatform.managed', 'servicesPerVm', 'copies'].every((name) =>
        widest.includes(name),
      ),
      because,
      base.from,
    ),
    guestInert: predicate(
      'the memory of a guest system does not move the saving between its ends',
      of('guestMemory') === 0,
      because,
      base.from,
    ),
  };
}

function swingSeries(data: Data): Series {
  const ranges = inputRanges(data);
  const { inputs } = bound(data);
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
    };
  };
  return {
    name: 'cost-sensitivity',
    title: 'Saving of a managed cluster over VMs, as one input moves',
    fields: [
      words('id', 'Id', 'Stable name of the row.'),
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
      words('unit', 'Unit', 'Unit of the input.'),
      numbers('atLow', 'At the low end', 'Saving with the input at its low end.', '%'),
      numbers('atHigh', 'At the high end', 'Saving with the input at its high end.', '%'),
      numbers('swing', 'Swing', 'Difference of both ends, in percentage points.', '%'),
    ],
    rows: swings(inputs, ranges).map(row),
    from,
  };
}
