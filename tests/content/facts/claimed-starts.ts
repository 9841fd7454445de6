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

/** Every dataset with rows of starts that claims are set beside, `cloud` being the slower of two cloud VMs, in ms. */
export function measuredStarts(cloud = 25_800): readonly Dataset[] {
  const times = {
    ...Object.fromEntries(startIds.map((id) => [id, 100])),
    'ec2-types-brev': 22_600,
    'ec2-regions-brev': 23_000,
    'ec2-cold-brev': cloud,
  };
  const seconds = { 'gcp-debian-2017': 40, 'windows-stock': 60 };
  return [
    starts('startup-times', 'ms', times),
    starts('cloud-starts-reported', 's', seconds),
    starts('startup-orchestrated', 's', { 'windows-blog': 80 }),
  ];
}

function starts(name: string, unit: string, times: Readonly<Record<string, number>>): Dataset {
  const rows = Object.entries(times).map(([id, value]): [string, Row] => [
    id,
    { id, value, source: 'a2020' },
  ]);
  return small(name, { value: unit, low: unit, high: unit, source: 'text' }, Object.fromEntries(rows));
}

const startIds = [
  'runc-issue',
  'docker-ssd',
  'docker-hdd',
  'firecracker-agentkernel-tuned',
  'firecracker-agentkernel',
  'gcp-8-aboukhalil',
  'gcp-32-aboukhalil',
];
