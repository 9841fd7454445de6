// Facts on networks: pods beside their host, and one VM in several configurations.
import {
  atMost,
  counted,
  type Data,
  type DataRow,
  ends,
  type FactTree,
  predicate,
  type Quantity,
  quantity,
  ratio,
  rowsWhere,
  spread,
} from '#facts';

const streams = ['one', 'eight'] as const;

function through(row: DataRow, field: 'one' | 'eight'): Quantity {
  const count = field === 'one' ? 'one stream' : 'eight streams';
  return quantity(row.cell(field), { label: `${row.text('network')}, ${count}` });
}

function podFacts(data: Data): FactTree {
  const host = data.row('pod-network', 'baremetal');
  const inKernel = (kind: string) =>
    rowsWhere(data, 'pod-network', 'kind', kind).filter((row) => row.text('forwarding') === 'kernel');
  const plain = inKernel('plain');
  const share = (row: DataRow, field: 'one' | 'eight') =>
    atMost(2, ratio(through(row, field), through(host, field), { unit: '%' }));
  const shares = (rows: readonly DataRow[], field: 'one' | 'eight', label: string) =>
    spread(
      rows.map((row) => share(row, field)),
      { tolerance: 0, label },
    );
  const encrypted = ['wireguard', 'ipsec'].flatMap(inKernel);
  const vpp = data.row('pod-network', 'calico-vpp');
  const vppPairs = streams.map(
    (field) => [through(data.row('pod-network', 'calico-vpp-wg'), field), through(vpp, field)] as const,
  );
  const eight = plain.map((row) => share(row, 'eight'));
  return {
    one: shares(plain, 'one', 'pod networks in the host’s kernel, one stream as a share of the host'),
    eight: shares(plain, 'eight', 'pod networks in the host’s kernel, eight streams as a share of the host'),
    encrypted: shares(
      encrypted,
      'one',
      'encrypted pod networks in the host’s kernel, one stream as a share of the host',
    ),
    modes: counted(
      plain.map((row) => row.cell('one')),
      { label: 'unencrypted modes of pod networks that forward in the host’s kernel' },
    ),
    cilium: share(data.row('pod-network', 'cilium'), 'one'),
    vppOne: share(vpp, 'one'),
    vppEight: share(vpp, 'eight'),
    vppNotDearer: predicate(
      'with one stream and with eight Calico on VPP is no slower with WireGuard than without',
      vppPairs.every(([encrypting, bare]) => encrypting.value >= bare.value),
      vppPairs.map(([encrypting, bare]) => `${encrypting.value} and ${bare.value} Gbit/s`).join('; '),
      vppPairs.flat(),
    ),
    eightFillLink: predicate(
      'with eight streams every unencrypted pod network in the host’s kernel reaches 95% of the host or more',
      eight.every(({ value }) => value >= 95),
      eight.map(({ value }) => `${value.toFixed(1)} %`).join(', '),
      eight,
    ),
    encryptionDearer: predicate(
      'with one stream every encrypted pod network in the host’s kernel is slower than every unencrypted one there',
      Math.max(...encrypted.map((row) => through(row, 'one').value)) <
        Math.min(...plain.map((row) => through(row, 'one').value)),
      'the fastest encrypted network beside the slowest unencrypted one',
      [...encrypted, ...plain].map((row) => through(row, 'one')),
    ),
  };
}

function vmFacts(data: Data): FactTree {
  const of = (id: string) => {
    const row = data.row('vm-network', id);
    return quantity(row.cell('throughput'), { label: `${row.text('kind')} VM, ${row.text('setup')}` });
  };
  const rises = [of('normal-user'), of('normal-vhost'), of('normal-multiqueue')] as const;
  return {
    gain: atMost(2, ratio(rises[2], rises[0])),
    configurationDecides: predicate(
      'the best configuration of a VM’s network carries at least three times as much as the worst',
      ends(rises[2]).low >= 3 * ends(rises[0]).high,
      rises.map(({ value }) => `${value} Gbit/s`).join(', '),
      rises,
    ),
    queuesNeedVhost: predicate(
      'without vhost, several queues carry no more than one',
      of('user-multiqueue').value <= rises[0].value,
      `${of('user-multiqueue').value} against ${rises[0].value} Gbit/s`,
      [of('user-multiqueue'), rises[0]],
    ),
  };
}

/** Pod networks as a share of their host, and what the configuration of a VM’s network is worth. */
export function networkFacts(data: Data): FactTree {
  return { pods: podFacts(data), vmNetwork: vmFacts(data) };
}
