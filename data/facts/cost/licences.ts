// Facts on licences: what a year of the example host and of the example organisation costs.
import {
  behindField,
  computed,
  type Data,
  type FactTree,
  numbers,
  type Predicate,
  predicate,
  type Quantity,
  ratio,
  rowsBehind,
  type Series,
  term,
  words,
} from '#facts';
import { idField, spanOf, valuesOf } from './read.ts';

const table = 'licence-figures';

/** The list price of a year for the example host, whose cores are all counted. */
function host(data: Data, product: 'vcf-core' | 'vvf-core'): Quantity {
  const [price, cores] = valuesOf(data, table, product, 'example-host-cores');
  return computed(price.value * cores.value, {
    label: `${data.row(table, product).text('product')}, a year of the example host`,
    unit: 'USD',
    digits: 3,
    from: [price, cores],
    method: 'price per core × cores',
  });
}

/** How many Windows guests on a host make Datacenter cheaper than Standard licences stacked on each other. */
function datacenterFrom(data: Data): Quantity {
  const from = valuesOf(data, table, 'windows-standard', 'windows-datacenter', 'windows-guests');
  const [standard, datacenter, guests] = from;
  const stacked = Math.floor(datacenter.value / standard.value);
  return computed(stacked * guests.value + 1, {
    label: 'Windows guests on a host from which Datacenter costs less than stacked Standard',
    unit: 'VMs',
    digits: 2,
    from,
    method: 'whole Standard licences that Datacenter’s price pays for × guests each, and one more',
  });
}

/** A year of Docker Business for the developers of the example organisation. */
function docker(data: Data): Quantity {
  const from = valuesOf(data, table, 'docker-business', 'example-developers');
  const [price, developers] = from;
  return computed(12 * price.value * developers.value, {
    label: 'Docker Business, a year of the example organisation',
    unit: 'USD',
    digits: 3,
    from,
    method: 'price per user and month × 12 × developers',
  });
}

/** The hours of work that cost as much as a year of licences, at the rate of the cost model. */
function hours(data: Data, year: Quantity): Quantity {
  const [rate] = valuesOf(data, 'cost-model', 'rate');
  return computed(year.value / rate.value, {
    label: `${year.label}, in hours of work`,
    unit: 'h',
    digits: 3,
    from: [year, rate],
    method: 'a year of the example host ÷ rate of an hour of work',
  });
}

/** What VMs pay for the licence of the example host. */
function densityFacts(data: Data, cloud: Quantity): FactTree {
  const [vms, hosts] = valuesOf(data, table, 'sap-vms', 'sap-hosts');
  const density = computed(Math.round(vms.value / hosts.value), {
    label: 'SAP’s enterprise cloud, VMs per host',
    unit: 'VMs',
    digits: 2,
    from: [vms, hosts],
    method: 'VMs ÷ hosts, to a whole VM',
  });
  const perVm = computed(cloud.value / density.value, {
    label: 'VMware Cloud Foundation, a year of a VM at SAP’s density',
    unit: 'USD',
    digits: 2,
    from: [cloud, density],
    method: 'a year of the example host ÷ VMs per host',
  });
  return { density, perVm };
}

/** Whether Windows Server Standard is the only product whose licence counts VMs. */
function guestsCounted(data: Data): Predicate {
  const counting = data.rows('licences').filter((row) => row.text('countsGuests') === 'yes');
  return predicate(
    'of all products only Windows Server Standard counts VMs',
    counting.length === 1 && counting[0]?.id === 'windows-standard',
    counting.map(({ id }) => id).join(', '),
    data.rows('licences').map((row) => term(row.cell('countsGuests'))),
  );
}

export function licenceFacts(data: Data): FactTree {
  const [standard, datacenter] = valuesOf(data, table, 'windows-standard', 'windows-datacenter');
  const [cores, minimum] = valuesOf(data, table, 'example-host-cores', 'vmware-minimum');
  const [cloud, foundation] = [host(data, 'vcf-core'), host(data, 'vvf-core')];
  return {
    cloud,
    foundation,
    cloudHours: hours(data, cloud),
    foundationHours: hours(data, foundation),
    ...densityFacts(data, cloud),
    cloudTerms: spanOf(valuesOf(data, table, 'vcf-core-1', 'vcf-core-5'), 'Cloud Foundation by term'),
    foundationTerms: spanOf(valuesOf(data, table, 'vvf-core-1', 'vvf-core-5'), 'vSphere Foundation by term'),
    windowsRatio: ratio(datacenter, standard, { label: 'Windows Server, Datacenter against Standard' }),
    datacenterFrom: datacenterFrom(data),
    docker: docker(data),
    oneCountsGuests: guestsCounted(data),
    vmwareCountsCores: predicate(
      'VMware’s licence does not count VMs',
      data.row('licences', 'vmware').text('countsGuests') === 'no',
      data.row('licences', 'vmware').text('countsGuests') ?? 'unknown',
      [term(data.row('licences', 'vmware').cell('countsGuests'))],
    ),
    minimumHasNoEffect: predicate(
      'the minimum of cores per processor has no effect on the example host',
      cores.value >= 2 * minimum.value,
      `${cores.value} cores on two sockets`,
      [cores, minimum],
    ),
  };
}

export function hostSeries(data: Data): Series {
  return {
    name: 'licence-host',
    title: 'A year of VMware licences for one host',
    fields: [
      idField,
      words('product', 'Product', 'What is licensed.'),
      behindField,
      numbers('price', 'Price', 'List price of a year, by an adviser.', 'USD'),
    ],
    rows: (['vvf-core', 'vcf-core'] as const).map((id) => ({
      id,
      product: data.row(table, id).text('product') ?? '',
      price: host(data, id).value,
      behind: rowsBehind(host(data, id)),
    })),
    from: [table],
  };
}
