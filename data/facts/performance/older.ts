// Facts from studies of 2014 to 2021, whose hardware is old: they illustrate mechanisms.
import {
  atMost,
  between,
  type Data,
  each,
  type FactTree,
  greater,
  type Predicate,
  predicate,
  type Quantity,
  quantity,
  ratio,
} from '#facts';
import { figure, share } from './figure.ts';

function redis(data: Data, platform: string, connections = 50): Quantity {
  return figure(data, 'application-throughput', `${platform}-redis-${connections}-felter`, 'rate');
}

/** Shares of native speed that prose names, and the conditions of its sentences. */
export function olderFacts(data: Data): FactTree {
  const linpack = (platform: string) =>
    share(data, 'cpu-linpack', 'speed', `${platform}-linpack-felter`, 'native-linpack-felter');
  const served = (test: string) => (platform: string) =>
    share(data, 'application-throughput', 'rate', `${platform}-${test}`, `native-${test}`);
  const disk = share(data, 'disk-operations', 'rate', 'kvm-random-read-felter', 'native-random-read-felter');
  const trip = (platform: string) => figure(data, 'network-latency', `${platform}-tcp-rr-felter`, 'latency');
  return {
    cpu: { kvmShare: linpack('kvm') },
    disk: { randomReadKvm: disk },
    network: { roundTrip: { ratio: atMost(3, ratio(trip('kvm'), trip('native'))) } },
    applications: {
      redis2014: each(
        { dockerHost: 'docker-host', dockerNat: 'docker-nat', kvm: 'kvm' },
        served('redis-50-felter'),
      ),
      redis2021: each({ docker: 'docker', vmFirecracker: 'microvm-fc' }, served('redis-get-kuenzer')),
      nginx2021: each({ unikraft: 'unikraft-qemu', vmQemu: 'microvm-qemu' }, served('nginx-static-kuenzer')),
    },
    cpuNearNative: between(
      linpack('kvm'),
      { least: 95 },
      'a tuned VM computes at 95% of native speed or more',
    ),
    twoSocketsNear: between(
      share(
        data,
        'memory-random-access',
        'rate',
        'kvm-random-two-sockets-felter',
        'native-random-two-sockets-felter',
      ),
      { least: 97 },
      'random access to memory on two sockets reaches 97% of native or more in the VM of 2014',
    ),
    randomDiskHalved: between(
      disk,
      { most: 60 },
      'random reads in the VM of 2014 reach 60% of native or less',
    ),
    tuningHelps: tuningHelps(data),
    mysqlFalls: mysqlFalls(data),
    ...serverPredicates(data),
  };
}

/** Whether CERN’s tuned VM was nearer to metal than its VM as installed. */
function tuningHelps(data: Data): Predicate {
  const vm = (id: string) => quantity(data.cell('metal-comparisons', id, 'vm'), { label: id });
  return greater(vm('cern-tuned'), vm('cern-untuned'), {
    label: 'a VM that knows its hardware is nearer to metal than one as installed',
  });
}

/** Whether MySQL in the VM loses ground to native from the fewest threads to 110, and no longer after that. */
function mysqlFalls(data: Data): Predicate {
  const served = (id: string) => {
    const row = data.row('mysql-throughput', id);
    return quantity(row.cell('rate'), { label: `${row.text('platform')}, ${row.text('threads')} threads` });
  };
  const shares = [10, 30, 50, 70, 90, 110, 130, 290].map((threads) =>
    ratio(served(`kvm-${threads}`), served(`native-${threads}`), { unit: '%' }),
  );
  const values = shares.map(({ value }) => value);
  const [most = 0, ...later] = values.slice(0, 6);
  const least = values[5] ?? 0;
  return predicate(
    'the VM’s share of native MySQL is below 100% and falls up to 110 threads, but not after that',
    most < 100 &&
      later.every((value, index) => value < (values[index] ?? 0)) &&
      values.slice(6).every((value) => value > least),
    values.map((value) => `${value.toFixed(0)} %`).join(', '),
    shares,
  );
}

function serverPredicates(data: Data): FactTree {
  const [host, vm, nat] = [redis(data, 'docker-host'), redis(data, 'kvm'), redis(data, 'docker-nat')];
  const nginx = (platform: string) =>
    figure(data, 'application-throughput', `${platform}-nginx-static-kuenzer`, 'rate');
  return {
    optionDecides: predicate(
      'Redis was faster than in the VM on the host’s network, and slower behind address translation',
      host.value > vm.value && vm.value > nat.value,
      [host, vm, nat].map(({ label, value }) => `${label}: ${value}`).join('; '),
      [host, vm, nat],
    ),
    unikernelBeatsNative: greater(nginx('unikraft-qemu'), nginx('native'), {
      label: 'nginx in a unikernel served more than on the bare machine',
    }),
  };
}
