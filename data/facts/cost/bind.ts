// Reads the inputs of the cost model from the data, and makes facts of its results.
import {
  type CellRef,
  computed,
  convert,
  type Data,
  type DataRow,
  digitsOf,
  type Fact,
  type Quantity,
  quantity,
  type Term,
} from '#facts';
import { inputUnits } from './input-names.ts';
import { costInputs, type Offer } from './model/from-values.ts';
import { type CostInputs, options, type Shape, type Size } from './model/inputs.ts';
import { asNode } from './model/packing.ts';
import {
  baseCase,
  burstableSwitch,
  rankSwitch,
  type Scenario,
  scenariosIn,
  switchesOf,
} from './scenarios.ts';

/** Significant digits of sums that rest on assumptions: those that tables of them are printed with. */
const modelDigits = 3;

/** Inputs of the model with the facts that they were read from. */
export interface Bound {
  readonly inputs: CostInputs;
  readonly from: readonly Quantity[];
}

/** The inputs of the base case, of a worked case or of a reader's scenario, at AWS's list prices. */
export function bound(data: Data, name?: string): Bound {
  const scenario = scenariosIn(data).find(({ id }) => id === name);
  const rows = inputRows(data, scenario?.from ?? name);
  const quantities = new Map([...rows].map(([id, row]) => [id, read(id, row, scenario?.values.get(id))]));
  const at = (id: string) => quantities.get(id)?.value ?? read(id, data.row('cost-model', id)).value;
  const inputs = costInputs(at, offerOf(data, scenario?.from ?? name ?? baseCase, scenario));
  return { inputs, from: [...quantities.values(), ...shapeFacts(data, 'AWS'), ...sizeFacts(data)] };
}

/** What the model reads of each machine beside its name; of what keeps pods, licences and GPUs apart, where its row has it. */
const shapeFields = ['vcpus', 'gib', 'price', 'milliCpu', 'mib', 'pods', 'cores', 'sockets', 'gpus'] as const;

/** The numbers that the model reads of a provider's machines. */
export function shapeFacts(data: Data, provider: string): readonly Quantity[] {
  return [
    ...rowsOfShapes(data, provider).flatMap((row) =>
      shapeFields.filter((field) => row.has(field)).map((field) => quantity(row.cell(field))),
    ),
    ...baselineRows(data, provider).map((row) => quantity(row.cell('baseline'))),
  ];
}

function baselineRows(data: Data, provider: string): readonly DataRow[] {
  return data.rows('burstable-baselines').filter((row) => row.text('provider') === provider);
}

function sizeFacts(data: Data): readonly Quantity[] {
  return data
    .rows('container-sizes')
    .flatMap((row) => [quantity(row.cell('vcpus')), quantity(row.cell('gib'))]);
}

/** What may be rented and is ranked in a case, or in a scenario that starts from it. */
function offerOf(data: Data, name: string, scenario: Scenario | undefined): Offer {
  const switches = switchesOf(data, name);
  const isOn = (id: string) => (scenario?.values.get(id)?.value ?? switches[id]) === 1;
  return {
    shapes: listedShapes(data, 'AWS'),
    sizes: sizesOf(data),
    allowed: options.filter((option) => isOn(rankSwitch(option))),
    burstable: isOn(burstableSwitch),
  };
}

/** The rows of all inputs by id, those of the case instead of the base where it has them. */
function inputRows(data: Data, name: string | undefined): ReadonlyMap<string, DataRow> {
  const changed = data.rows('cost-cases').filter((row) => row.text('case') === name);
  return new Map([
    ...data.rows('cost-model').map((row) => [row.id, row] as const),
    ...changed.map((row) => [row.text('input') ?? '', row] as const),
  ]);
}

/** The number of a row in the unit of the model, or that of a scenario in its place. */
function read(id: string, row: DataRow, own?: { readonly value: number; readonly cell: CellRef }): Quantity {
  const known = quantity(row.cell('value'), { label: row.text('name') ?? id });
  const typed = own === undefined ? known : { ...known, value: own.value, cells: [own.cell] };
  return convert(typed, inputUnits[id] ?? '1');
}

function rowsOfShapes(data: Data, provider: string): readonly DataRow[] {
  return data.rows('vm-shapes').filter((row) => row.text('provider') === provider);
}

/** The shapes of a provider in the order of its list. Nodes whose list does not say what they keep run so many pods. */
export function shapesOf(data: Data, provider: string, pods: number): readonly Shape[] {
  return listedShapes(data, provider).map((shape) => asNode(shape, pods));
}

/** The shapes of a provider as its list has them. */
export function listedShapes(data: Data, provider: string): readonly Shape[] {
  const known = (row: DataRow, field: string) =>
    row.has(field) ? { [field]: quantity(row.cell(field)).value } : {};
  const baselines = new Map(
    baselineRows(data, provider).map((row) => [row.id, quantity(row.cell('baseline')).value / 100]),
  );
  return rowsOfShapes(data, provider).map((row) => ({
    name: row.text('name') ?? row.id,
    vcpus: quantity(row.cell('vcpus')).value,
    gib: quantity(row.cell('gib')).value,
    price: quantity(row.cell('price')).value,
    // A shape that is not burstable may use all of every vCPU.
    baseline: baselines.get(row.id) ?? 1,
    ...known(row, 'milliCpu'),
    ...known(row, 'mib'),
    ...known(row, 'pods'),
    ...known(row, 'cores'),
    ...known(row, 'sockets'),
    ...known(row, 'gpus'),
  }));
}

/** The sizes in which containers are rented. */
export function sizesOf(data: Data): readonly Size[] {
  return data.rows('container-sizes').map((row) => ({
    vcpus: quantity(row.cell('vcpus')).value,
    gib: quantity(row.cell('gib')).value,
  }));
}

/** Makes facts of results of the model, which carry the cells of all its inputs. */
export interface Results {
  readonly from: readonly Fact[];
  /** A share in whole percent, as tables and charts of results have it. */
  readonly percent: (label: string, share: number) => Quantity;
  /** Dollars a month of whole cents, with three digits. */
  readonly money: (label: string, cents: number) => Quantity;
  /** A whole number with all its digits. */
  readonly exact: (label: string, value: number, unit: string) => Quantity;
  readonly word: (label: string, value: string) => Term;
}

export function results({ from }: Bound, method: string): Results {
  const result = (label: string, value: number, unit: string, digits: number) =>
    computed(value, {
      label,
      unit,
      digits,
      from,
      // What the label says already is not repeated.
      method: label.startsWith(method) ? 'cost model' : `cost model: ${method}`,
    });
  return {
    from,
    percent: (label, share) => result(label, Math.round(100 * share), '%', digitsOf(Math.round(100 * share))),
    money: (label, cents) => result(label, cents / 100, 'USD/month', modelDigits),
    exact: (label, value, unit) => result(label, value, unit, digitsOf(value)),
    word: (label, value) => ({ kind: 'term', label, cells: from.flatMap(({ cells }) => cells), value }),
  };
}
