import {
  type Amount,
  allGreater,
  amount,
  atMost,
  between,
  change,
  convert,
  type Data,
  difference,
  each,
  type FactTree,
  greater,
  type Predicate,
  predicate,
  type Quantity,
  quantity,
  ratio,
  rowsWhere,
  spread,
  type Topic,
} from '#facts';
import { fitFacts, fitPredicates, fitSeries } from './density/fit.ts';
import { leastMemory } from './density/minimum.ts';

const secureRuntimes = {
  kataQemu: 'kata-qemu',
  kataTemplate: 'kata-template',
  kataFirecracker: 'kata-firecracker',
  rund: 'rund',
} as const;

const workloads = { sleep: 'sleep', node: 'node', ruby: 'ruby', redis: 'redis' } as const;

/** Memory per instance, overheads, guests per host and platform limits. */
export function topic(data: Data): Topic {
  const facts = {
    vmm: vmm(data),
    perInstance: perInstance(data),
    scaling: each(secureRuntimes, (name) => scaling(data, name)),
    specified: specified(data),
    ...leastMemory(data),
    hosts: hosts(data),
    limits: limits(data),
    ...fitFacts(data),
    ...predicates(data),
    ...fitPredicates(data),
  };
  return { facts, series: [fitSeries(data)] };
}

/** Overhead of a monitor over all guests of at least `least` MiB: one figure if it hardly varies. */
function overhead(data: Data, monitor: string, least = 0) {
  const rows = rowsWhere(data, 'vmm-memory-overhead', 'vmm', monitor).filter(
    (row) => Number(row.values.guest) >= least,
  );
  const label = `${monitor}, memory beside the guest’s`;
  const figures = rows.map((row) => quantity(row.cell('overhead'), { label }));
  return atMost(3, convert(spread(figures, { tolerance: 0.1, label }), 'MiB'));
}

function vmm(data: Data): FactTree {
  const at = (name: string) => {
    const row = data.row('vmm-memory-overhead', `${name}-1024`);
    return quantity(row.cell('overhead'), { label: `${row.text('vmm')}, 1 GiB guest` });
  };
  return {
    firecracker: overhead(data, 'Firecracker'),
    cloudHypervisor: overhead(data, 'Cloud Hypervisor'),
    qemu: overhead(data, 'QEMU', 256),
    qemuSmallestGuest: convert(
      quantity(data.cell('vmm-memory-overhead', 'qemu-128', 'overhead'), { label: 'QEMU, 128 MiB guest' }),
      'MiB',
    ),
    qemuOverFirecracker: atMost(3, ratio(at('qemu'), at('firecracker'))),
    cloudHypervisorOverFirecracker: atMost(3, ratio(at('cloud-hypervisor'), at('firecracker'))),
  };
}

function memory(data: Data, id: string): Quantity {
  const row = data.row('memory-per-instance', id);
  return quantity(row.cell('memory'), {
    label: `${row.text('label')}, memory per instance, ${row.text('workload')}`,
  });
}

function perInstance(data: Data): FactTree {
  const of = (id: string) => memory(data, id);
  const extra = Object.values(workloads).map((app) =>
    difference(of(`gvisor-${app}-gvisor`), of(`runc-${app}-gvisor`)),
  );
  return {
    runc: each(workloads, (app) => of(`runc-${app}-gvisor`)),
    gvisor: each(workloads, (app) => of(`gvisor-${app}-gvisor`)),
    gvisorOverRunc: each(workloads, (app) => ratio(of(`gvisor-${app}-gvisor`), of(`runc-${app}-gvisor`))),
    gvisorExtra: spread(extra, { tolerance: 0.1, label: 'gVisor, extra memory per sandbox over runc' }),
    docker: of('docker-micropython-manco'),
    tinyxVm: of('tinyx-micropython-manco'),
    debianVm: of('debian-micropython-manco'),
    tinyxOverDocker: ratio(of('tinyx-micropython-manco'), of('docker-micropython-manco')),
    debianOverDocker: ratio(of('debian-micropython-manco'), of('docker-micropython-manco')),
    lightvm: of('lightvm-daytime-manco'),
    kataAt1000: each(secureRuntimes, (name) => of(`${name}-1000-li`)),
    kataAt1: each(secureRuntimes, (name) => of(`${name}-1-li`)),
    kataCi: spread(['kata-qemu-ci', 'kata-clh-ci', 'kata-stratovirt-ci'].map(of), {
      tolerance: 0.1,
      label: 'Kata, CI baseline of memory per container',
    }),
    secureContainer: spread(
      Object.values(secureRuntimes).map((name) => of(`${name}-1000-li`)),
      { tolerance: 0.1, label: 'secure containers, memory per container, 1000 running' },
    ),
    kataQemuOverRund: ratio(of('kata-qemu-1000-li'), of('rund-1000-li')),
  };
}

function scaled(data: Data, runtime: string, guest: number, instances: number): Quantity {
  const row = data.row('memory-scaling', `${runtime}-${guest}-${instances}`);
  const running = instances === 1 ? 'one running' : `${instances} running`;
  const label = `${row.text('runtime')}, memory per container, ${guest} MB guest, ${running}`;
  return atMost(4, convert(quantity(row.cell('memory'), { label }), 'MB'));
}

function scaling(data: Data, runtime: string): FactTree {
  const at = (guest: number, instances: number) => scaled(data, runtime, guest, instances);
  return {
    at1: at(128, 1),
    at1000: at(128, 1000),
    change: atMost(2, change(at(128, 1000), at(128, 1))),
    largeGuest: at(4096, 100),
    guestGrowth: difference(at(4096, 100), at(128, 100)),
  };
}

function specified(data: Data): FactTree {
  const of = (id: string) => {
    const row = data.row('specified-overheads', id);
    return quantity(row.cell('memory'), { label: `${row.text('platform')}, ${row.text('what')}` });
  };
  return {
    firecracker: of('firecracker-vmm'),
    kataPod: of('kata-pod-clh'),
    kataPodQemu: of('kata-pod-qemu'),
    kataPodQemu2025: of('kata-pod-qemu-2025'),
    kataPodConfidential: of('kata-pod-confidential'),
    kataGuest: of('kata-guest-default'),
    kubevirtExample: of('kubevirt-example'),
    kataTemplateSaving: change(of('kata-template'), of('kata-direct')),
  };
}

/** Instances that an experiment put on one host, or the span of what is usual. */
function held(data: Data, id: string): Amount {
  const row = data.row('guests-per-host', id);
  const fields = { point: 'count', low: 'low', high: 'high' };
  return amount(row, { label: `${row.text('platform')}, instances on one host` }, fields);
}

function hosts(data: Data): FactTree {
  const names = {
    lightvm: 'lightvm',
    docker: 'docker-manco',
    firecracker: 'firecracker-demo',
    rund: 'rund',
    seuss: 'seuss',
    containersTypical: 'containers-typical-manco',
    vmsTypical: 'vms-typical-manco',
  };
  return each(names, (id) => held(data, id));
}

function limits(data: Data): FactTree {
  const names = {
    kubernetesPods: 'kubernetes-pods',
    kubernetesNodes: 'kubernetes-nodes',
    kubernetesClusterPods: 'kubernetes-cluster-pods',
    kubernetesContainers: 'kubernetes-containers',
    openshiftDefault: 'openshift-pods-default',
    openshiftTested: 'openshift-pods-tested',
    aksAllowed: 'aks-pods',
    aksCni: 'aks-pods-cni',
    eks: 'eks-pods',
    hyperv: 'hyperv-vms',
    vsphere3: 'vsphere-3-vms',
    vsphere4: 'vsphere-4-vms',
  };
  return each(names, (id) => {
    const row = data.row('platform-limits', id);
    const fields = { point: 'limit', low: 'low', high: 'high' };
    return amount(row, { label: `${row.text('platform')}, ${row.text('what')}` }, fields);
  });
}

function predicates(data: Data): FactTree {
  const of = (id: string) => memory(data, id);
  const specification = quantity(data.cell('specified-overheads', 'firecracker-vmm', 'memory'), {
    label: 'Firecracker, specified overhead',
  });
  const apps = Object.values(workloads);
  return {
    vmUsesMore: allGreater(
      [of('debian-micropython-manco'), of('tinyx-micropython-manco')],
      [of('docker-micropython-manco')],
      'an idle VM takes more host memory than an idle Docker container on the same host',
    ),
    gvisorUsesMore: everyMore(
      'a gVisor sandbox uses more memory than runc with every workload measured',
      apps.map((app) => [of(`gvisor-${app}-gvisor`), of(`runc-${app}-gvisor`)]),
    ),
    firecrackerMeetsSpecification: greater(specification, overhead(data, 'Firecracker'), {
      label: 'Firecracker’s measured overhead is below its specification',
    }),
    machinesBeyondDozens: between(
      quantity(data.cell('platform-limits', 'hyperv-vms', 'limit'), { label: 'Hyper-V, running VMs' }),
      { least: 100 },
      'the limit of VMs per host lies above dozens',
    ),
    rundLightest: allGreater(
      ['kata-qemu', 'kata-template', 'kata-firecracker'].map((name) => of(`${name}-1000-li`)),
      [of('rund-1000-li')],
      'with 1000 running, RunD uses less memory per container than the three Kata set-ups',
    ),
    lightVmsCrowdMore: greater(held(data, 'lightvm'), held(data, 'docker-manco'), {
      label: 'LightVM put more unikernels on the host than Docker put containers on it',
    }),
    scalingSaves: everyMore(
      'every secure container takes less memory with 1000 running than alone',
      Object.values(secureRuntimes).map((name) => [
        scaled(data, name, 128, 1),
        scaled(data, name, 128, 1000),
      ]),
    ),
  };
}

/** Whether the first of each pair lies above the second. */
function everyMore(label: string, pairs: readonly (readonly [Quantity, Quantity])[]): Predicate {
  const compared = pairs.map(([more, less]) => greater(more, less));
  const against = compared.filter((one) => !one.holds).map((one) => one.because);
  return predicate(
    label,
    compared.length > 0 && against.length === 0,
    against.length === 0 ? compared.map((one) => one.because).join('; ') : against.join('; '),
    pairs.flat(),
  );
}
