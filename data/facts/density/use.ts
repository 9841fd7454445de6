// Facts on what is paid for and not used, and on what nodes keep for themselves.
import {
  allGreater,
  behindField,
  type Data,
  type FactTree,
  greater,
  numbers,
  type Predicate,
  predicate,
  type Quantity,
  quantity,
  range,
  ratio,
  rowsBehind,
  type Series,
  words,
} from '#facts';

const used = (data: Data, row: string): Quantity => quantity(data.cell('utilisation', row, 'utilisation'));

export function useFacts(data: Data): FactTree {
  const [vms, clusters, batch] = ['azure-2019-cpu', 'castai-2025-cpu', 'alibaba-2018-cpu'].map((row) =>
    used(data, row),
  ) as [Quantity, Quantity, Quantity];
  return {
    idleOnBothSides: predicate(
      'less than an eighth of CPU was in use in the sample of VMs and in the sample of clusters',
      vms.value < 12.5 && clusters.value < 12.5,
      `VMs ${vms.value}%, clusters ${clusters.value}%`,
      [vms, clusters],
    ),
    mostIdle: predicate(
      'in each of the three samples less than half of CPU was in use',
      [vms, clusters, batch].every(({ value }) => value < 50),
      `VMs ${vms.value}%, clusters ${clusters.value}%, machines with batch jobs ${batch.value}%`,
      [vms, clusters, batch],
    ),
    batchBusier: allGreater([batch], [vms, clusters], 'machines shared with batch jobs were busier'),
  };
}

/** The memory that a node leaves to pods, as a share of its shape's. */
function kept(data: Data, row: string): Quantity {
  const [pods, whole] = ['mib', 'gib'].map((field) => quantity(data.cell('vm-shapes', row, field)));
  const label = `${data.row('vm-shapes', row).text('name')}, memory left to pods`;
  return { ...ratio(pods as Quantity, whole as Quantity, { unit: '%', label }), digits: 3 };
}

/** The nodes that the chart draws, from the smallest. */
const shownNodes = ['t3-nano', 't3-small', 't3-medium', 'm7i-large', 'm7i-2xlarge', 'm7i-metal-48xl'].map(
  (shape) => `aws-${shape}`,
);

const plottedNodes = ['t3.', 'm7i.'];

function nodeRows(data: Data) {
  return data
    .rows('vm-shapes')
    .filter((row) => row.has('mib') && plottedNodes.some((family) => row.text('name')?.startsWith(family)));
}

export function nodeFacts(data: Data): FactTree {
  const large = nodeRows(data)
    .filter((row) => quantity(row.cell('gib')).value >= 8)
    .map((row) => kept(data, row.id))
    .sort((a, b) => a.value - b.value);
  const shown = shownNodes.map((row) => kept(data, row));
  const [least, most] = [large[0], large.at(-1)] as [Quantity, Quantity];
  return {
    grows: predicate(
      'of the nodes drawn each larger one leaves a larger share of its memory to pods',
      shown.every(({ value }, index) => index === 0 || value > (shown[index - 1]?.value ?? 0)),
      shown.map(({ value }) => `${value.toFixed(1)}%`).join(', '),
      shown,
    ),
    mostEstimated: mostEstimated(data),
    nano: kept(data, 'aws-t3-nano'),
    small: kept(data, 'aws-t3-small'),
    medium: kept(data, 'aws-t3-medium'),
    addresses: kept(data, 'aws-c8i-large'),
    largest: kept(data, 'aws-m7i-metal-48xl'),
    large: { ...range(least, most, { label: 'memory left to pods by nodes of 8 GiB and more' }), digits: 2 },
  };
}

/** Whether what the largest node keeps is mostly the estimate of memory that its system does not see. */
function mostEstimated(data: Data): Predicate {
  const estimate = quantity(data.cell('stated-shares', 'karpenter-vm-memory', 'share'));
  const left = kept(data, 'aws-m7i-metal-48xl');
  return predicate(
    'most of what the largest node keeps is Karpenter’s estimate of memory that its system does not see',
    estimate.value > (100 - left.value) / 2,
    `the estimate is ${estimate.value}%, the whole ${(100 - left.value).toFixed(1)}%`,
    [estimate, left],
  );
}

/** Whether, of two nodes with equal memory, the one with more addresses leaves less of it to pods. */
export function addressesCost(data: Data): Predicate {
  const [more, fewer] = ['aws-c8i-large', 'aws-t3-medium'] as const;
  const of = (row: string, field: string) => quantity(data.cell('vm-shapes', row, field));
  const addresses = greater(of(more, 'pods'), of(fewer, 'pods'));
  const left = greater(kept(data, fewer), kept(data, more));
  return predicate(
    'of two nodes with equal memory the one with more addresses leaves less to pods',
    of(more, 'gib').value === of(fewer, 'gib').value && addresses.holds && left.holds,
    `${addresses.because}; ${left.because}`,
    [of(more, 'gib'), of(fewer, 'gib'), kept(data, more), kept(data, fewer)],
  );
}

export function nodeSeries(data: Data): Series {
  return {
    name: 'node-overhead',
    title: 'Memory that a Kubernetes node leaves to pods',
    fields: [
      words('id', 'Id', 'Stable name of the row.'),
      words('node', 'Node', 'The shape that the node is.'),
      numbers('gib', 'Memory', 'Memory of the shape.', 'GiB'),
      behindField,
      numbers('kept', 'For pods', 'Share of that memory that the node leaves to pods.', '%'),
    ],
    rows: nodeRows(data).map((row) => ({
      id: row.id,
      node: row.text('name') ?? '',
      gib: quantity(row.cell('gib')).value,
      // In whole percent, as titles and text print it.
      kept: Math.round(kept(data, row.id).value),
      behind: rowsBehind(kept(data, row.id)),
    })),
    from: ['vm-shapes'],
  };
}
