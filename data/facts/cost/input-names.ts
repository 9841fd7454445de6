// The rows of the inputs of the cost model, with the unit that the model expects of each and its name there.
import type { Data, Quantity } from '#facts';
import { quantity } from '#facts';
import type { Range } from './model/vary.ts';

/** Units of the model by row. */
export const inputUnits: Readonly<Record<string, string>> = {
  services: 'services',
  copies: 'copies',
  peak: 'vCPU',
  busy: '1',
  memory: 'GiB',
  data: 'GiB',
  gpus: 'GPUs',
  running: '1',
  'release-vm': '1',
  'release-own': '1',
  'release-managed': '1',
  'release-metal': '1',
  'release-fargate': '1',
  'request-seconds': 's',
  concurrency: 'requests',
  'services-per-vm': 'services',
  'guest-memory': 'GiB',
  'guest-cpu': 'vCPU',
  'vmm-memory': 'GiB',
  overcommit: '1',
  fill: '1',
  spare: 'hosts',
  'daemon-cpu': 'vCPU',
  'daemon-memory': 'GiB',
  'daemon-pods': 'pods',
  'worker-min': 'GiB',
  'pods-small': 'pods',
  'pods-large': 'pods',
  'pods-vcpus': 'vCPU',
  'os-disk': 'GiB',
  'host-disk': 'GiB',
  'own-count': 'VMs',
  balancers: 'count',
  nats: 'count',
  'disk-price': 'USD/GiB-month',
  'balancer-price': 'USD/h',
  'nat-price': 'USD/h',
  'managed-price': 'USD/h',
  'own-price': 'USD/h',
  'fargate-vcpu': 'USD/vCPU-h',
  'fargate-gib': 'USD/GiB-h',
  'function-gib-second': 'USD/GiB-s',
  'function-million': 'USD/million-requests',
  'function-max-gib': 'GiB',
  'function-max-seconds': 's',
  'shape-prices': '1',
  committed: '1',
  'discount-machine': '1',
  'discount-fargate': '1',
  'discount-function': '1',
  'os-vcpu-hour': 'USD/vCPU-h',
  'pair-year': 'USD/year',
  'core-year': 'USD/year',
  'standard-16': 'USD',
  'datacenter-16': 'USD',
  'licence-months': 'month',
  rate: 'USD/h',
  'per-instance-vm': 'h/instance-month',
  'per-instance-own': 'h/instance-month',
  'per-instance-managed': 'h/instance-month',
  'per-instance-metal': 'h/instance-month',
  'per-guest': 'h/instance-month',
  'per-service-vm': 'h/service-month',
  'per-service-own': 'h/service-month',
  'per-service-managed': 'h/service-month',
  'per-service-fargate': 'h/service-month',
  'per-service-functions': 'h/service-month',
  'per-service-metal': 'h/service-month',
  'per-platform-vm': 'h/month',
  'per-platform-own': 'h/month',
  'per-platform-managed': 'h/month',
  'per-platform-fargate': 'h/month',
  'per-platform-functions': 'h/month',
  'per-platform-metal': 'h/month',
  'equal-platform': 'h/month',
};

/** Names of the model that its rows do not spell. */
const named: Readonly<Record<string, string>> = { 'worker-min': 'workerMinGib', 'shape-prices': 'prices' };

/** The name of an input in the model: `per-instance-vm` is `perInstance.vm`. */
export function inputName(row: string): string {
  const [, group, option] = /^(release|per-instance|per-service|per-platform)-(\w+)$/.exec(row) ?? [];
  const camel = (text: string) => text.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return named[row] ?? (group === undefined ? camel(row) : `${camel(group)}.${option}`);
}

/** An input that is varied, with its row and both ends in units of the model. */
export interface InputRange extends Range {
  readonly row: string;
  readonly title: string;
  readonly unit: string;
  /** What the ends of the row are multiplied with for the model. */
  readonly factor: number;
}

/** Both ends of the inputs that have them, of all or of the one of that name in the model. */
export function rangeFacts(data: Data, name?: string): readonly Quantity[] {
  const rows = data.rows('cost-model').filter((row) => row.has('low') && row.has('high'));
  return rows
    .filter(({ id }) => name === undefined || inputName(id) === name)
    .flatMap((row) => [quantity(row.cell('low')), quantity(row.cell('high'))]);
}

/** The inputs whose rows have both ends, in their order. */
export function inputRanges(data: Data): readonly InputRange[] {
  return data
    .rows('cost-model')
    .filter((row) => row.has('low') && row.has('high'))
    .map((row) => {
      const [low, high] = [quantity(row.cell('low')), quantity(row.cell('high'))];
      const factor = low.unit === '%' ? 0.01 : 1;
      return {
        row: row.id,
        title: row.text('name') ?? row.id,
        unit: low.unit,
        factor,
        name: inputName(row.id),
        low: low.value * factor,
        high: high.value * factor,
      };
    });
}
