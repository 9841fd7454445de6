import { type Data, each, type FactTree, quantity, type Topic, term } from '#facts';

/** A row of each experiment whose year prose names. */
const experiments = {
  felter: ['cpu-linpack', 'native-linpack-felter'],
  manco: ['startup-times', 'docker-manco'],
  agache: ['startup-times', 'firecracker-agache'],
  young: ['startup-times', 'docker-runc-python-young'],
  gvisor: ['startup-times', 'docker-runc-empty-gvisor'],
  cadden: ['startup-times', 'docker-cadden-idle'],
  kuenzer: ['startup-times', 'unikraft-qemu-kuenzer'],
  li: ['startup-times', 'kata-qemu-li'],
  brev: ['startup-times', 'ec2-cold-brev'],
  percival: ['startup-times', 'ec2-percival'],
  castaiFirst: ['utilisation', 'castai-2023-cpu'],
  castaiLast: ['utilisation', 'castai-2025-cpu'],
  interfaces: ['syscall-surface', 'gvisor-host'],
} as const;

/** Conditions of the experiments: years, how many instances ran or started at once, sizes of guests. */
export function topic(data: Data): Topic {
  const facts: FactTree = {
    year: each(experiments, ([dataset, row]) =>
      term(data.cell(dataset, row, 'year'), { label: `${dataset}, year of the figures` }),
    ),
    bootsAtOnce: counted(data, 'boot-percentiles', 'firecracker-100', 'parallel', 'microVMs booted at once'),
    startsAtOnce: counted(
      data,
      'startup-concurrency',
      'kata-qemu-200',
      'atOnce',
      'secure containers started at once',
    ),
    mostStartsAtOnce: counted(
      data,
      'startup-concurrency',
      'kata-qemu-400',
      'atOnce',
      'secure containers started at once, at most',
    ),
    dockerRunning: counted(data, 'startup-crowding', 'docker-3000', 'running', 'containers already running'),
    dockerAtOnce: counted(
      data,
      'startup-crowding',
      'docker-16-at-once',
      'atOnce',
      'containers started at once',
    ),
    manyRunning: counted(data, 'memory-scaling', 'rund-128-1000', 'instances', 'secure containers running'),
    smallGuest: counted(data, 'memory-scaling', 'rund-128-1000', 'guest', 'memory given to each guest'),
    largestGuest: counted(data, 'vmm-memory-overhead', 'firecracker-8192', 'guest', 'largest guest measured'),
    smallestGuest: counted(
      data,
      'vmm-memory-overhead',
      'firecracker-128',
      'guest',
      'smallest guest measured',
    ),
    launches: counted(data, 'startup-times', 'ec2-cold-brev', 'n', 'launches behind the mean of a cloud VM'),
    wslMemory: counted(data, 'stated-shares', 'wsl-memory', 'share', 'memory that WSL 2 may take by default'),
    catalogueAsOf: term(data.cell('known-exploited', 'cve-2025-22224', 'asOf'), {
      label: 'month of the catalogue of exploited flaws',
    }),
    pricesAsOf: term(data.cell('prices', 'fargate-x86', 'asOf'), { label: 'month of the prices' }),
    pricedCpus: counted(data, 'prices', 'm7i-large', 'vcpus', 'vCPUs of the priced instance'),
    pricedMemory: counted(data, 'prices', 'm7i-large', 'memory', 'memory of the priced instance'),
  };
  return { facts, series: [] };
}

function counted(data: Data, dataset: string, row: string, field: string, label: string) {
  return quantity(data.cell(dataset, row, field), { label });
}
