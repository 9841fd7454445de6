// Facts on licences that are counted by core.
import {
  computed,
  type Data,
  type FactTree,
  numbers,
  predicate,
  type Quantity,
  quantity,
  ratio,
  type Series,
  words,
} from '#facts';

const figure = (data: Data, row: string): Quantity => quantity(data.cell('licence-figures', row, 'value'));

/** The list price of a year for the example host, whose cores are all counted. */
function host(data: Data, product: 'vcf-core' | 'vvf-core'): Quantity {
  const [price, cores] = [figure(data, product), figure(data, 'example-host-cores')];
  return computed(price.value * cores.value, {
    label: `${data.row('licence-figures', product).text('product')}, a year of the example host`,
    unit: 'USD',
    digits: 3,
    from: [price, cores],
    method: 'price per core × cores',
  });
}

/** How many Windows guests on a host make Datacenter cheaper than Standard licences stacked on each other. */
function datacenterFrom(data: Data): Quantity {
  const names = ['windows-standard', 'windows-datacenter', 'windows-guests'] as const;
  const [standard, datacenter, guests] = names.map((row) => figure(data, row)) as [
    Quantity,
    Quantity,
    Quantity,
  ];
  const stacked = Math.floor(datacenter.value / standard.value);
  return computed(stacked * guests.value + 1, {
    label: 'Windows guests on a host from which Datacenter costs less than stacked Standard',
    unit: 'VMs',
    digits: 2,
    from: [standard, datacenter, guests],
    method: 'whole Standard licences that Datacenter’s price pays for × guests each, and one more',
  });
}

export function licenceFacts(data: Data): FactTree {
  const [vms, hosts] = [figure(data, 'sap-vms'), figure(data, 'sap-hosts')];
  const [standard, datacenter] = [figure(data, 'windows-standard'), figure(data, 'windows-datacenter')];
  const [foundation, cloud] = [host(data, 'vvf-core'), host(data, 'vcf-core')];
  const density = computed(vms.value / hosts.value, {
    label: 'SAP’s enterprise cloud, VMs per host',
    unit: 'VMs',
    digits: 2,
    from: [vms, hosts],
    method: 'VMs ÷ hosts',
  });
  return {
    cloud,
    foundation,
    density,
    perVm: computed(cloud.value / density.value, {
      label: 'VMware Cloud Foundation, a year of a VM at SAP’s density',
      unit: 'USD',
      digits: 2,
      from: [cloud, density],
      method: 'a year of the example host ÷ VMs per host',
    }),
    windowsRatio: ratio(datacenter, standard, { label: 'Windows Server, Datacenter against Standard' }),
    datacenterFrom: datacenterFrom(data),
    minimumHasNoEffect: predicate(
      'the minimum of cores per processor has no effect on the example host',
      figure(data, 'example-host-cores').value >= 2 * figure(data, 'vmware-minimum').value,
      `${figure(data, 'example-host-cores').value} cores on two sockets`,
      [figure(data, 'example-host-cores'), figure(data, 'vmware-minimum')],
    ),
  };
}

export function hostSeries(data: Data): Series {
  const row = (id: string, { value }: Quantity) => ({
    id,
    product: data.row('licence-figures', id).text('product') ?? '',
    price: value,
    source: 'redress-vcf',
  });
  return {
    name: 'licence-host',
    title: 'A year of VMware licences for one host',
    fields: [
      words('id', 'Id', 'Stable name of the row.'),
      words('product', 'Product', 'What is licensed.'),
      words('source', 'Source', 'Where the price was read.'),
      numbers('price', 'Price', 'List price of a year, by an adviser.', 'USD'),
    ],
    rows: [row('vvf-core', host(data, 'vvf-core')), row('vcf-core', host(data, 'vcf-core'))],
    from: ['licence-figures'],
  };
}
