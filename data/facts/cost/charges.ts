// Facts on what is charged: the premium of rented containers and the discount of commitments.
import {
  allGreater,
  computed,
  counted,
  type Data,
  type FactTree,
  numbers,
  predicate,
  type Quantity,
  quantity,
  range,
  ratio,
  type Series,
  words,
} from '#facts';

/** What Fargate charges more than a VM for the same CPU and memory, in percent. */
function premium(data: Data, id: string): Quantity {
  const [price, vcpus, gib, perVcpu, perGib] = ['price', 'vcpus', 'gib', 'fargateVcpu', 'fargateGib'].map(
    (field) => quantity(data.cell('fargate-premium', id, field)),
  ) as [Quantity, Quantity, Quantity, Quantity, Quantity];
  const onFargate = vcpus.value * perVcpu.value + gib.value * perGib.value;
  return computed(Math.round(100 * (onFargate / price.value - 1)), {
    label: `Fargate, premium over ${data.row('fargate-premium', id).text('reference')}`,
    unit: '%',
    digits: 2,
    from: [price, vcpus, gib, perVcpu, perGib],
    method: '(vCPU × rate + GiB × rate) ÷ price of the VM − 1, in whole percent',
  });
}

function premiums(data: Data, burstable: 'yes' | 'no'): readonly Quantity[] {
  return data
    .rows('fargate-premium')
    .filter((row) => row.text('burstable') === burstable)
    .map((row) => premium(data, row.id))
    .sort((a, b) => a.value - b.value);
}

export function premiumFacts(data: Data): FactTree {
  const [fixed, burstable] = [premiums(data, 'no'), premiums(data, 'yes')];
  const [f0, f1, b0, b1] = [fixed[0], fixed.at(-1), burstable[0], burstable.at(-1)] as [
    Quantity,
    Quantity,
    Quantity,
    Quantity,
  ];
  return {
    fixed: range(f0, f1, { label: 'Fargate, premium over VMs with fixed performance' }),
    burstable: range(b0, b1, { label: 'Fargate, premium over burstable VMs' }),
    burstableHigher: allGreater([b0], [f1], 'the premium is higher over burstable VMs than over all others'),
  };
}

export function premiumSeries(data: Data): Series {
  return {
    name: 'fargate-premiums',
    title: 'What Fargate charges more than a VM of the same size',
    fields: [
      words('id', 'Id', 'Stable name of the row.'),
      words('reference', 'VM', 'The VM of the same size.'),
      words('architecture', 'Architecture', 'Processor of both.'),
      words('burstable', 'Burstable', 'Whether the VM is burstable.'),
      numbers('price', 'VM', 'List price of the VM for an hour.', 'USD/h'),
      numbers('fargate', 'Fargate', 'The same CPU and memory for an hour.', 'USD/h'),
      numbers('premium', 'Premium', 'Excess over the price of the VM.', '%'),
    ],
    rows: data.rows('fargate-premium').map((row) => {
      const of = (field: string) => quantity(row.cell(field)).value;
      return {
        id: row.id,
        reference: row.text('reference') ?? '',
        architecture: row.text('architecture') ?? '',
        burstable: row.text('burstable') ?? '',
        price: of('price'),
        fargate: of('vcpus') * of('fargateVcpu') + of('gib') * of('fargateGib'),
        premium: premium(data, row.id).value,
      };
    }),
    from: ['fargate-premium'],
  };
}

/** The share of the price on demand that a commitment of so many years leaves, for one machine type. */
function left(data: Data, type: string, term: number): Quantity {
  const [price, full] = [term, 0].map((years) =>
    quantity(data.cell('commitments', `${type}-${years}`, 'price')),
  );
  return ratio(price as Quantity, full as Quantity, {
    unit: '%',
    label: `${type}, price with ${term} years`,
  });
}

function machineTypes(data: Data): readonly string[] {
  return [...new Set(data.rows('commitments').map((row) => row.text('type') ?? ''))];
}

export function commitment(data: Data, term: number) {
  const savings = machineTypes(data)
    .map((type) => left(data, type, term))
    .map((share) => ({
      ...share,
      value: 100 - share.value,
      digits: 2,
      method: '1 − price ÷ price on demand',
    }))
    .sort((a, b) => a.value - b.value);
  const [least, most] = [savings[0], savings.at(-1)] as [Quantity, Quantity];
  return range(least, most, { label: `saving of a commitment for ${term} years` });
}

export function commitmentSeries(data: Data): Series {
  return {
    name: 'commitment-shares',
    title: 'Price under commitment as a share of the price on demand',
    fields: [
      words('id', 'Id', 'Stable name of the row.'),
      words('type', 'Machine type', 'Name on the list.'),
      numbers('term', 'Term', 'Years of commitment.', 'years'),
      numbers('share', 'Price', 'Share of the price on demand.', '%'),
    ],
    rows: machineTypes(data).flatMap((type) =>
      [0, 1, 3].map((term) => ({ id: `${type}-${term}`, type, term, share: left(data, type, term).value })),
    ),
    from: ['commitments'],
  };
}

/** What bare metal costs of the VM of the same size, for all pairs. */
export function metalFacts(data: Data): FactTree {
  const pairs = data.rows('metal-pairs').map((row) => {
    const [metal, vm] = [quantity(row.cell('metalPrice')), quantity(row.cell('vmPrice'))];
    const label = `${row.text('metal')} against ${row.text('vm')}`;
    return { ...ratio(metal, vm, { label }), digits: 3 };
  });
  const sorted = [...pairs].sort((a, b) => a.value - b.value);
  const [least, most] = [sorted[0], sorted.at(-1)] as [Quantity, Quantity];
  return {
    pairs: counted(
      data.rows('metal-pairs').map((row) => row.cell('metalPrice')),
      { label: 'pairs of bare metal and the VM of the same size' },
    ),
    ratio: range(least, most, { label: 'price of bare metal against the VM of the same size' }),
    oneOrTen: predicate(
      'each bare-metal type costs the same as its VM, or a tenth more',
      pairs.every(({ value }) => Math.abs(value - 1) < 0.005 || Math.abs(value - 1.1) < 0.005),
      pairs.map(({ label, value }) => `${label} ${value.toFixed(3)}`).join('; '),
      pairs,
    ),
  };
}
