// Claimed and measured starts by hand, for tests of claims.
import type { Dataset, Row, Scalar } from '../../../scripts/model/data.ts';
import { small } from './small.ts';

type Rows = Readonly<Record<string, Readonly<Record<string, Scalar>>>>;

/** A figure that an explainer gives for the start of a VM or a container, in ms. */
export function figure(subject: string, source: string, low: number, high: number, stated = 'stated') {
  const about = { topic: 'start-up', unit: 'ms', form: 'figure', verdict: 'overstated' };
  return { ...about, subject, source, stated, low, high };
}

/** The dataset of quantities that explainers claim, whose rows name their units. */
export function quantities(rows: Rows): Dataset {
  const text = ['topic', 'subject', 'source', 'stated', 'form', 'unit', 'verdict', 'restates'];
  const columns = Object.fromEntries(text.map((field) => [field, 'text']));
  const dataset = small('quantities', { ...columns, value: '1', low: '1', high: '1' }, rows);
  return { ...dataset, fields: dataset.fields.map(({ unit: _, ...field }) => field) };
}

/** Every row of measured starts that claims are set beside, `cloud` being the slower of two cloud VMs, in ms. */
export function startupTimes(cloud = 25_800): Dataset {
  const times = {
    ...Object.fromEntries(startIds.map((id) => [id, 100])),
    'ec2-types-brev': 22_600,
    'ec2-cold-brev': cloud,
  };
  const rows = Object.entries(times).map(([id, value]): [string, Row] => [
    id,
    { id, value, source: 'a2020' },
  ]);
  return small(
    'startup-times',
    { value: 'ms', low: 'ms', high: 'ms', source: 'text' },
    Object.fromEntries(rows),
  );
}

/** The dataset of starts that are reported of other clouds and of Windows. */
export function cloudStarts(): Dataset {
  const ids = ['gcp-eight-cpus-2018', 'gcp-debian-2017', 'windows-prepared', 'windows-custom'];
  const rows = ids.map((id, index): [string, Row] => [id, { id, value: 20 + 20 * index, source: 'b2018' }]);
  return small('cloud-starts-reported', { value: 's', source: 'text' }, Object.fromEntries(rows));
}

const startIds = [
  'crun-crun-readme',
  'runc-crun-readme',
  'docker-cadden-idle',
  'docker-runc-empty-gvisor',
  'firecracker-agache',
  'alpine-firecracker-unikraft',
];
