// Facts and a series on what stops a node or host first: memory, addresses, policy or practice.
import {
  computed,
  type Data,
  type DataRow,
  digitsOf,
  type FactTree,
  greater,
  largest,
  numbers,
  type Quantity,
  quantity,
  range,
  type Series,
  smallest,
  words,
} from '#facts';
import { together } from './gain.ts';

const node = 'aws-m7i-2xlarge';

const count = (data: Data, id: string): Quantity => {
  const row = data.row('platform-limits', id);
  return quantity(row.cell('count'), {
    label: `${row.text('platform')}, ${row.text('what')}, ${row.text('word')}`,
  });
};

const addresses = (data: Data): Quantity =>
  quantity(data.cell('vm-shapes', node, 'pods'), { label: 'pods that the node’s addresses allow' });

/** Containers of an application that the node's memory for pods would hold. */
function fitting(data: Data, size: string): Quantity {
  const memory = quantity(data.cell('vm-shapes', node, 'mib'));
  const need = together(data, 'runc', size);
  const value = Math.floor(memory.value / need.value);
  return computed(value, {
    label: `containers of a ${data.row('application-sizes', size).text('name')} in the memory of an ${data.row('vm-shapes', node).text('name')}`,
    unit: 'pods',
    digits: digitsOf(value),
    from: [memory, need],
    method:
      'memory that the node leaves to pods ÷ (idle memory of runc + application), all in MiB (application: MB × 0.9537), rounded down',
  });
}

function observed(data: Data): readonly [Quantity, ...Quantity[]] {
  const [first, ...others] = ['vindex-vms', 'att-vms', 'sap-vms'].map((id) => count(data, id));
  return [first as Quantity, ...others];
}

/** What fits by memory on one node, what its addresses allow, and what was counted in use. */
export function limitFacts(data: Data): FactTree {
  const [small, large] = [fitting(data, 'app-50'), fitting(data, 'app-1000')];
  const counted = observed(data);
  const pods = (quantity: Quantity): Quantity => ({ ...quantity, unit: 'pods' });
  return {
    fit: { small, large },
    observed: range(smallest(counted), largest(counted), {
      label: 'VMs per host, mean of two estates and of one survey',
    }),
    addressesBind: greater(small, addresses(data), {
      label: 'the node’s memory holds more small containers than its addresses allow pods',
    }),
    podLimitBinds: greater(small, pods(count(data, 'kubernetes-pods')), {
      label: 'by memory more small containers fit than Kubernetes is designed for',
    }),
    memoryBinds: greater(addresses(data), large, {
      label: 'by memory fewer large containers fit than the node’s addresses allow pods',
    }),
    limitsAbovePractice: greater(count(data, 'hyperv-vms'), largest(counted), {
      by: 10,
      label: 'the limit of VMs per host is more than ten times the largest count',
    }),
  };
}

/** A row for each platform: its default, what it allows at most, what it has tested, and the years of these. */
export function limitSeries(data: Data): Series {
  const platforms = [
    ['Kubernetes', 'kubelet-pods'],
    ['EKS managed groups, from 30\u00a0vCPUs', undefined, 'eks-large'],
    ['AKS, overlay network', 'aks-overlay', 'aks-overlay'],
    ['GKE Standard', 'gke-default', 'gke-limit'],
    ['OpenShift', 'openshift-default', undefined, 'openshift-tested'],
    ['Hyper-V', undefined, 'hyperv-vms'],
  ] as const;
  return {
    name: 'limits-by-platform',
    title: 'What platforms set, allow at most and have tested',
    fields: [
      words('id', 'Id', 'Stable name of the row.'),
      words('platform', 'Platform', 'Platform or product.'),
      words('unit', 'Unit', 'What is counted, on what.'),
      numbers('default', 'Default', 'What it sets.', 'count'),
      numbers('limit', 'Limit', 'The most that it allows or supports.', 'count'),
      numbers('tested', 'Tested', 'What its maker has run.', 'count'),
      words('year', 'Year', 'Year of the statement, of each where they differ.'),
    ],
    rows: platforms.map(([platform, ...ids]) => limitRow(data, platform, ids)),
    from: ['platform-limits'],
  };
}

function limitRow(data: Data, platform: string, ids: readonly (string | undefined)[]) {
  const shown = (id: string | undefined) => (id === undefined ? null : count(data, id).value);
  const named = ids.flatMap((id) => (id === undefined ? [] : [data.row('platform-limits', id)]));
  const [standard, limit, tested] = ids;
  return {
    id: platform.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
    platform,
    unit: named[0]?.text('what') ?? '',
    default: shown(standard),
    limit: shown(limit),
    tested: shown(tested),
    year: yearsOf(named),
    // A limit is told exactly.
    digits: 4,
  };
}

/** "2025", or with statements of several years "2020 default, 2025 tested". */
function yearsOf(rows: readonly DataRow[]): string {
  const years = [...new Set(rows.map((row) => String(row.values.year)))];
  if (years.length < 2) return years.join('');
  return rows.map((row) => `${row.values.year}\u00a0${row.text('word')}`).join(', ');
}
