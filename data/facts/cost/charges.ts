// Facts on what is charged: the premium of rented containers, the discount of commitments, the price of bare metal.
import {
  allGreater,
  behindField,
  computed,
  counted,
  type Data,
  type FactTree,
  numbers,
  predicate,
  type Quantity,
  quantity,
  ratio,
  rowsBehind,
  type Series,
  words,
} from '#facts';
import { fieldsOf, idField, spanOf } from './read.ts';

/** What Fargate charges for the CPU and memory of a VM for an hour, and what the VM costs. */
function prices(data: Data, id: string) {
  const [price, vcpus, gib, perVcpu, perGib] = fieldsOf(
    data,
    'fargate-premium',
    id,
    'price',
    'vcpus',
    'gib',
    'fargateVcpu',
    'fargateGib',
  );
  const fargate = vcpus.value * perVcpu.value + gib.value * perGib.value;
  return { price, fargate, from: [price, vcpus, gib, perVcpu, perGib] };
}

/** What Fargate charges more than a VM for the same CPU and memory, in percent. */
function premium(data: Data, id: string): Quantity {
  const { price, fargate, from } = prices(data, id);
  const excess = Math.round(100 * (fargate / price.value - 1));
  return computed(excess, {
    label: `Fargate, premium over ${data.row('fargate-premium', id).text('reference')}`,
    unit: '%',
    digits: 3,
    from,
    method:
      '(vCPUs × Fargate’s price per vCPU + GiB × its price per GiB) ÷ price of the VM − 1, in whole percent',
  });
}

function premiums(data: Data, burstable: 'yes' | 'no'): readonly Quantity[] {
  return data
    .rows('fargate-premium')
    .filter((row) => row.text('burstable') === burstable)
    .map((row) => premium(data, row.id));
}

function shapesOf(data: Data, burstable: 'yes' | 'no', label: string): Quantity {
  const rows = data.rows('fargate-premium').filter((row) => row.text('burstable') === burstable);
  return counted(
    rows.map((row) => row.cell('reference')),
    { label, unit: 'VMs' },
  );
}

export function premiumFacts(data: Data): FactTree {
  const [fixed, burstable] = [premiums(data, 'no'), premiums(data, 'yes')];
  return {
    fixedShapes: shapesOf(data, 'no', 'VMs with fixed performance that Fargate is compared with'),
    burstableShapes: shapesOf(data, 'yes', 'burstable VMs that Fargate is compared with'),
    fixed: spanOf(fixed, 'Fargate, premium over VMs with fixed performance'),
    burstable: spanOf(burstable, 'Fargate, premium over burstable VMs'),
    burstableHigher: allGreater(
      burstable,
      fixed,
      'the premium is higher over burstable VMs than over all others',
    ),
  };
}

export function premiumSeries(data: Data): Series {
  return {
    name: 'fargate-premiums',
    title: 'What Fargate charges more than a VM of the same size',
    fields: [
      idField,
      words('reference', 'VM', 'The VM of the same size.'),
      words('architecture', 'Architecture', 'Processor of both.'),
      words('burstable', 'Burstable', 'Whether the VM is burstable.'),
      numbers('price', 'VM', 'List price of the VM for an hour.', 'USD/h'),
      numbers('fargate', 'Fargate', 'The same CPU and memory for an hour.', 'USD/h'),
      numbers('premium', 'Premium', 'Excess over the price of the VM.', '%'),
      behindField,
    ],
    rows: data.rows('fargate-premium').map((row) => {
      const { price, fargate } = prices(data, row.id);
      return {
        id: row.id,
        reference: row.text('reference') ?? '',
        architecture: row.text('architecture') ?? '',
        burstable: row.text('burstable') ?? '',
        price: price.value,
        fargate,
        premium: premium(data, row.id).value,
        // As many decimals on either side of ten cents, so that the column is aligned.
        digits: price.value < 0.1 ? 3 : 4,
        behind: rowsBehind(premium(data, row.id)),
      };
    }),
    from: ['fargate-premium'],
  };
}

/** What commitments for so many years take off the price on demand, over all machine types. */
export function commitment(data: Data, term: number) {
  const inYears = `${term} ${term === 1 ? 'year' : 'years'}`;
  const types = [...new Set(data.rows('commitments').map((row) => row.text('type') ?? ''))];
  const savings = types.map((type) => {
    const [price, full] = [term, 0].map((years) =>
      quantity(data.cell('commitments', `${type}-${years}`, 'price')),
    ) as [Quantity, Quantity];
    const left = ratio(price, full, { unit: '%', label: `${type}, saving with ${inYears}` });
    return { ...left, value: 100 - left.value, digits: 2, method: '1 − price ÷ price on demand' };
  });
  return spanOf(savings, `saving of a commitment for ${inYears}`);
}

/** What bare metal costs beside the VM of the same size, for all pairs. */
export function metalFacts(data: Data): FactTree {
  const pairs = data.rows('metal-pairs').map((row) => {
    const [metal, vm] = [quantity(row.cell('metalPrice')), quantity(row.cell('vmPrice'))];
    const label = `${row.text('metal')} against ${row.text('vm')}`;
    return { ...ratio(metal, vm, { label }), digits: 3 };
  });
  return {
    pairs: counted(
      data.rows('metal-pairs').map((row) => row.cell('metalPrice')),
      { label: 'pairs of bare metal and the VM of the same size' },
    ),
    more: spanOf(
      pairs.map((pair) => ({
        ...pair,
        value: Math.round(100 * (pair.value - 1)),
        unit: '%',
        method: 'price of bare metal ÷ price of the VM − 1, in whole percent',
      })),
      'what bare metal costs more than the VM of the same size, in whole percent',
    ),
    oneOrTen: predicate(
      'each bare-metal type costs the same as its VM, or a tenth more',
      pairs.every(({ value }) => Math.abs(value - 1) < 0.005 || Math.abs(value - 1.1) < 0.005),
      pairs.map(({ label, value }) => `${label} ${value.toFixed(3)}`).join('; '),
      pairs,
    ),
  };
}
