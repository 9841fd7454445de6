// What moves the list price of one capacity: commitment, bare metal, rented containers, and the shape of the VM.
import {
  allGreater,
  behindField,
  change,
  counted,
  type Data,
  type DataRow,
  ends,
  type Fact,
  type FactTree,
  largest,
  numbers,
  type Quantity,
  quantity,
  type Row,
  rowsBehind,
  type Series,
  smallest,
  words,
} from '#facts';
import { commitment, metalFacts, premiumFacts } from './charges.ts';
import { idField } from './read.ts';

/** Memory of the VMs that are compared with each other, all with two vCPU. */
const comparedGib = 8;

/** The VMs of one size that are compared with each other. */
function sized(data: Data): readonly DataRow[] {
  return data.rows('fargate-premium').filter((row) => quantity(row.cell('gib')).value === comparedGib);
}

/** How much dearer the dearest VM of one size is than the cheapest on the same list. */
function shapeSpread(data: Data): Quantity {
  const prices = sized(data).map((row) => quantity(row.cell('price'))) as unknown as readonly [
    Quantity,
    ...Quantity[],
  ];
  const label = 'dearest VM with 2 vCPU and 8 GiB over the cheapest, of those compared at AWS';
  return { ...change(largest(prices), smallest(prices), { label }), digits: 2 };
}

/** Whether commitment and shape move the price further than Fargate does beside VMs with fixed performance. */
export function effectFacts(data: Data): FactTree {
  const { fixed } = premiumFacts(data);
  const three = commitment(data, 3);
  const shape = shapeSpread(data);
  return {
    shape,
    shapes: counted(
      sized(data).map((row) => row.cell('reference')),
      { label: 'VMs with 2 vCPU and 8 GiB that are compared', unit: 'VMs' },
    ),
    termAndShape: allGreater(
      [three, shape],
      [fixed as Quantity],
      'three years and the shape move a price further than Fargate does beside fixed performance, in what is compared',
    ),
  };
}

/** The effects as shares of the price that they are added to or taken from. */
export function effectSeries(data: Data): Series {
  const { fixed, burstable } = premiumFacts(data);
  const saved = (years: number) => {
    const { low, high } = ends(commitment(data, years));
    return { low: -high, high: -low };
  };
  const metal = ends(metalFacts(data).more as Quantity);
  const row = (
    id: string,
    what: string,
    of: { low: number; high: number },
    ...facts: readonly Fact[]
  ): Row => ({
    behind: rowsBehind(...facts),
    id,
    what,
    low: Math.round(of.low),
    high: Math.round(of.high),
  });
  return {
    name: 'price-effects',
    title: 'What moves the list price of one capacity',
    fields: [
      idField,
      behindField,
      words('what', 'What', 'What is chosen instead of what.'),
      numbers('low', 'Least', 'Least effect on the price.', '%'),
      numbers('high', 'Most', 'Greatest effect on the price.', '%'),
    ],
    rows: [
      row('three-years', 'Three years of commitment, Google', saved(3), commitment(data, 3)),
      row('one-year', 'One year of commitment, Google', saved(1), commitment(data, 1)),
      row('metal', 'Bare metal instead of a VM, AWS', metal, metalFacts(data).more as Quantity),
      row('fargate-fixed', 'Fargate instead of a fixed VM, AWS', ends(fixed as Quantity), fixed as Quantity),
      row(
        'fargate-burstable',
        'Fargate instead of a burstable VM, AWS',
        ends(burstable as Quantity),
        burstable as Quantity,
      ),
      row(
        'shape',
        'Dearest VM of one size instead of the cheapest, of those compared, AWS',
        { low: shapeSpread(data).value, high: shapeSpread(data).value },
        shapeSpread(data),
      ),
    ],
    from: ['commitments', 'fargate-premium', 'metal-pairs'],
  };
}
