// Facts on start-up: how long each kind of isolation takes to start.
import {
  type Amount,
  allGreater,
  amount,
  atMost,
  between,
  convert,
  type Data,
  type FactTree,
  greater,
  type Predicate,
  predicate,
  type Quantity,
  quantity,
  ratio,
  spread,
  sum,
  type Topic,
} from '#facts';
import { bootFacts, percentile } from './startup/boot.ts';
import {
  classesOverlap,
  classFacts,
  classNames,
  classSeries,
  classSpread,
  figureSeries,
} from './startup/classes.ts';
import { loadFacts, started } from './startup/load.ts';
import { orderPredicates } from './startup/order.ts';
import { startupParts } from './startup/parts.ts';

const differentSources = 'each figure from its own experiment';

/** Start-up and boot times of each kind of isolation. */
export function topic(data: Data): Topic {
  const facts = {
    ...bootFacts(data),
    ...singles(data),
    ...loadFacts(data),
    cloud: cloud(data),
    parts: startupParts(data),
    compared: compared(data),
    class: classFacts(data),
    ...predicates(data),
    ...orderPredicates(data),
  };
  return { facts, series: [classSeries(data), figureSeries(data)] };
}

function timed(data: Data, id: string, label?: string): Amount {
  const row = data.row('startup-times', id);
  return amount(row, { label: label ?? `${row.text('label')}, ${row.text('clock')}` });
}

function singles(data: Data): FactTree {
  const of = (id: string) => timed(data, id);
  const together = (label: string, ...ids: readonly string[]) =>
    spread(ids.map(of), { tolerance: 0.1, across: differentSources, label });
  return {
    runc: { typical: together('runc, create to delete', 'runc-youki-readme', 'runc-crun-readme') },
    docker: {
      typical: together(
        'Docker, run to started',
        'docker-manco',
        'docker-cadden-idle',
        'docker-runc-python-young',
      ),
      toResponse: together(
        'Docker, run to first response',
        'docker-runc-node-gvisor',
        'docker-runc-ruby-gvisor',
      ),
    },
    kata: { ci: together('Kata, CI baselines', 'kata-clh-ci', 'kata-stratovirt-ci', 'kata-qemu-ci') },
    restore: together(
      'Firecracker, snapshot restore',
      ...['m5d', 'm6i', 'm6a', 'm6g', 'c7g'].map((host) => `firecracker-restore-${host}`),
    ),
  };
}

/** The duration of a phase of a cloud VM's start. */
function phaseOf(data: Data, id: string): Quantity {
  const cell = data.cell('cloud-vm-phases', id, 'time');
  return quantity(cell, { label: `EC2, ${cell.row.run}, ${cell.row.phase}` });
}

/** The share of some phases in all phases of a cloud VM's start, in %. */
function phaseShare(data: Data, all: readonly string[], some: readonly string[], label: string): Quantity {
  const together = (ids: readonly string[], name: string) =>
    sum(
      ids.map((id) => phaseOf(data, id)),
      { label: name },
    );
  const total = together(all, 'EC2, launch call to SSH');
  return ratio(together(some, label.replace(/^share of /, '')), total, { unit: '%', label });
}

const phases2026 = ['m7i-1', 'm7i-2', 'm7i-3'];
const phases2021 = ['percival-1', 'percival-2', 'percival-3', 'percival-4'];

function guestShares(data: Data): { readonly guestShare: Quantity; readonly guestShareSample: Quantity } {
  const label = 'share of a cloud VM’s start spent in the guest';
  return {
    guestShare: phaseShare(data, phases2026, ['m7i-3'], label),
    guestShareSample: atMost(
      2,
      phaseShare(data, phases2021, ['percival-3', 'percival-4'], `${label}, sample run`),
    ),
  };
}

function cloud(data: Data): FactTree {
  const seconds = (id: string) => convert(timed(data, id), 's');
  return {
    launch: seconds('ec2-cold-brev'),
    sample: seconds('ec2-percival'),
    typical: convert(
      spread([timed(data, 'ec2-cold-brev'), timed(data, 'ec2-types-brev')], {
        tolerance: 0.1,
        label: 'EC2, cold launch to SSH',
      }),
      's',
    ),
    ...guestShares(data),
  };
}

function compared(data: Data): FactTree {
  const of = (id: string) => timed(data, id);
  const sameHost = { across: 'typical values on one host' };
  const runcOverCrun = [
    ratio(of('runc-youki-readme'), of('crun-youki-readme')),
    ratio(of('runc-crun-readme'), of('crun-crun-readme')),
  ];
  return {
    debianVmOverDocker: ratio(of('debian-xen-manco'), of('docker-manco'), sameHost),
    runcOverCrun: spread(runcOverCrun, { tolerance: 0.1, label: 'runc, start-up compared with crun' }),
    gvisorOverRunc: ratio(of('docker-gvisor-python-young'), of('docker-runc-python-young')),
  };
}

function predicates(data: Data): FactTree {
  const of = (id: string) => timed(data, id);
  const p99 = (monitor: string) => percentile(data, monitor, 1, 'p99');
  const cloudVms = ['ec2-cold-brev', 'ec2-types-brev', 'ec2-stopped-brev', 'ec2-hibernated-brev'].map(of);
  const local = classNames.filter((name) => name !== 'cloudVm').map((name) => classSpread(data, name));
  const slowMicrovm = p99('firecracker');
  return {
    microvmUnderQuarterSecond: predicate(
      '99 of 100 boots of Firecracker and Cloud Hypervisor take under a quarter of a second',
      [slowMicrovm, p99('cloud-hypervisor')].every((slow) => slow.value < 250),
      `Firecracker ${slowMicrovm.value} ms, Cloud Hypervisor ${p99('cloud-hypervisor').value} ms`,
      [slowMicrovm, p99('cloud-hypervisor')],
    ),
    qemuUnderQuarterSecond: between(
      percentile(data, 'qemu', 1, 'p50'),
      { most: 250 },
      'QEMU boots a minimal Linux guest in under a quarter of a second',
    ),
    firecrackerMeetsSpecification: greater(of('firecracker-boot-spec'), p99('firecracker-pre'), {
      label: '99 of 100 configured Firecracker boots stay below the specified limit',
    }),
    enginesOverlapMicrovms: classesOverlap(data, 'engine', 'microvm'),
    cloudSlowest: allGreater(
      cloudVms,
      local,
      'a cloud VM takes longer to reach than anything starts locally',
    ),
    guestShareVaries: greater(guestShares(data).guestShareSample, guestShares(data).guestShare, {
      by: 2,
      label: 'the guest’s share of a cloud VM’s start differs more than twofold between two experiments',
    }),
    concurrencyReorders: reorders(data),
  };
}

function reorders(data: Data): Predicate {
  const [one, other] = [started(data, 'kata-firecracker', 1), started(data, 'kata-qemu', 1)];
  const [many, otherMany] = [started(data, 'kata-firecracker', 200), started(data, 'kata-qemu', 200)];
  return predicate(
    'Kata on Firecracker starts faster than on QEMU alone and slower with 200 at once',
    one.value < other.value && many.value > otherMany.value,
    `alone ${one.value} and ${other.value} ms, 200 at once ${many.value} and ${otherMany.value} ms`,
    [one, other, many, otherMany],
  );
}
