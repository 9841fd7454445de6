// Predicates for bounds that sentences give in words, such as "natively" or "about half".
import { between, type Data, ends, type FactTree, predicate, type Quantity, ratio } from '#facts';
import { figure } from './figure.ts';

/** Predicates for bounds that sentences give in words: natively, as fast as, about half, less than a fifth. */
export function performanceBounds(data: Data): FactTree {
  const share = (dataset: string, field: string, of: string, base: string) =>
    ratio(figure(data, dataset, of, field), figure(data, dataset, base, field), { unit: '%' });
  const served = (test: string) =>
    share('application-throughput', 'rate', `gvisor-${test}-gvisor`, `runc-${test}-gvisor`);
  const moved = (test: string, platform: string) =>
    share('disk-throughput', 'throughput', `${platform}-${test}-felter`, `native-${test}-felter`);
  const sent = (platform: string) =>
    share('network-throughput', 'throughput', `${platform}-nuttcp-felter`, 'native-nuttcp-felter');
  return {
    containerComputesNatively: between(
      share('cpu-linpack', 'speed', 'docker-linpack-felter', 'native-linpack-felter'),
      { least: 99, most: 101 },
      'a container computes within 1 % of native speed',
    ),
    bulkNearNative: within(
      'large transfers to disk and network reach 98 % of native or more in the VM and behind address translation',
      [moved('sequential-read', 'kvm'), moved('sequential-write', 'kvm'), sent('kvm'), sent('docker-nat')],
      { least: 98, most: 102 },
    ),
    gvisorServesHalf: within(
      'servers reach 40 to 55 % of runc’s throughput in gVisor',
      ['redis-get', 'node-http-server', 'ruby-http-server'].map(served),
      { least: 40, most: 55 },
    ),
    gvisorComputesOn: within(
      'training and transcoding take less than 20 % longer in gVisor',
      ['tensorflow', 'ffmpeg'].map((test) =>
        share('cpu-applications', 'time', `runsc-${test}-gvisor`, `runc-${test}-gvisor`),
      ),
      { least: 100, most: 120 },
    ),
  };
}

/** Whether all shares lie between the limits, in percent. */
function within(
  label: string,
  shares: readonly Quantity[],
  { least, most }: { least: number; most: number },
) {
  const holds = shares.every((share) => ends(share).low >= least && ends(share).high <= most);
  return predicate(label, holds, shares.map((share) => `${share.value.toFixed(1)} %`).join(', '), shares);
}
