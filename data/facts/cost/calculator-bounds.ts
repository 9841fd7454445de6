// Between what bounds readers of the calculator may choose each input, and in what steps. The ends of the sensitivity analysis
// are closer: they are what we think likely.

interface Bounds {
  readonly low: number;
  readonly high: number;
  readonly step: number;
}

/** From, to, step, in the unit of the row; rows without an entry follow their unit. */
const bounds: Readonly<Record<string, readonly [number, number, number]>> = {
  services: [1, 1000, 1],
  copies: [1, 10, 1],
  peak: [0.1, 8, 0.1],
  memory: [0.25, 64, 0.25],
  data: [0, 500, 1],
  gpus: [0, 4, 1],
  'request-seconds': [0.01, 30, 0.01],
  concurrency: [1, 100, 1],
  'services-per-vm': [1, 50, 1],
  'guest-memory': [0, 8, 0.05],
  'guest-cpu': [0, 0.5, 0.01],
  'vmm-memory': [0, 1, 0.01],
  overcommit: [1, 10, 0.1],
  fill: [10, 100, 1],
  spare: [0, 10, 1],
  'daemon-cpu': [0, 2, 0.05],
  'daemon-memory': [0, 4, 0.05],
  'daemon-pods': [0, 20, 1],
  'worker-min': [0, 64, 1],
  'pods-small': [5, 500, 1],
  'pods-large': [5, 1000, 1],
  'pods-vcpus': [0, 96, 1],
  'os-disk': [0, 200, 1],
  'host-disk': [0, 500, 5],
  'own-count': [1, 9, 1],
  balancers: [0, 20, 1],
  nats: [0, 20, 1],
  'managed-price': [0, 1, 0.01],
  'function-max-gib': [1, 64, 1],
  'function-max-seconds': [60, 3600, 60],
  'shape-prices': [0.1, 2, 0.05],
  'os-vcpu-hour': [0, 0.2, 0.001],
  'pair-year': [0, 5000, 50],
  'core-year': [0, 1000, 10],
  'standard-16': [0, 5000, 1],
  'datacenter-16': [0, 20_000, 5],
  'licence-months': [12, 120, 12],
  rate: [0, 300, 5],
};

const perUnit: Readonly<Record<string, readonly [number, number, number]>> = {
  '%': [0, 100, 1],
  'h/instance-month': [0, 4, 0.05],
  'h/service-month': [0, 4, 0.05],
  'h/month': [0, 160, 1],
};

/** The bounds of a row; a price without an entry goes to four times its value, so that a step is a twentieth of that value. */
export function boundsOf(row: string, value: number, unit: string): Bounds {
  const [low, high, step] = bounds[row] ?? perUnit[unit] ?? [0, 4 * value, value / 20];
  return { low, high, step };
}
