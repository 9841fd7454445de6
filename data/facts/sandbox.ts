import {
  allGreater,
  atMost,
  type Data,
  each,
  type FactTree,
  predicate,
  type Quantity,
  quantity,
  ratio,
  spread,
  type Topic,
} from '#facts';

/** What a gVisor sandbox adds to system calls, files and whole applications. */
export function topic(data: Data): Topic {
  const facts = {
    call: calls(data),
    file: files(data),
    import: imports(data),
    ...network(data),
    ...production(data),
  };
  return { facts, series: [] };
}

function time(data: Data, dataset: string, id: string): Quantity {
  const row = data.row(dataset, id);
  return quantity(row.cell('time'), { label: `${row.text('platform')}, ${row.text('test')}` });
}

function calls(data: Data): FactTree {
  const of = (id: string) => time(data, 'syscall-cost', id);
  const runc = of('runc-getuid-young');
  return {
    native: of('bare-getuid-young'),
    runc,
    gvisorKvm: of('gvisor-kvm-getuid-young'),
    gvisorPtrace: of('gvisor-ptrace-getuid-young'),
    rawRunc: of('runc-raw-gvisor'),
    rawGvisorKvm: of('gvisor-kvm-raw-gvisor'),
    kvmRatio: ratio(of('gvisor-kvm-getuid-young'), runc),
    ptraceRatio: ratio(of('gvisor-ptrace-getuid-young'), runc),
    ptraceOverKvm: atMost(
      2,
      spread(
        mechanisms(data).map(([kvm, ptrace]) => ratio(ptrace, kvm)),
        {
          tolerance: 0.1,
          across: 'each ratio within one study',
          label: 'gVisor, system call with ptrace compared with virtualisation',
        },
      ),
    ),
  };
}

/** A system call in gVisor with virtualisation and with ptrace, in each study that timed both. */
function mechanisms(data: Data): readonly (readonly [Quantity, Quantity])[] {
  const studies = ['getuid-young', 'getpid-ant', 'raw-gvisor'];
  return studies.map((study) => [
    time(data, 'syscall-cost', `gvisor-kvm-${study}`),
    time(data, 'syscall-cost', `gvisor-ptrace-${study}`),
  ]);
}

function files(data: Data): FactTree {
  const of = (id: string) => time(data, 'file-operations', id);
  return {
    openRunc: of('runc-open'),
    openGvisor: of('gvisor-kvm-open'),
    openGvisorInside: of('gvisor-kvm-tmpfs-open'),
    openGvisorVolume: of('gvisor-kvm-volume-open'),
    openRatio: ratio(of('gvisor-kvm-open'), of('runc-open')),
    openVolumeRatio: ratio(of('gvisor-kvm-volume-open'), of('runc-open')),
    smallReadRatio: ratio(of('gvisor-kvm-read-4k'), of('runc-read-4k')),
    largeReadRatio: atMost(3, ratio(of('gvisor-kvm-read-1m'), of('runc-read-1m'))),
  };
}

/** What crosses gVisor's own network stack and file proxy, and what its study reports in words. */
function network(data: Data): FactTree {
  const download = (id: string) => time(data, 'download-time', id);
  const relative = {
    download: 'iperf-download',
    upload: 'iperf-upload',
    diskRead: 'disk-read',
    tmpfsRandomRead: 'tmpfs-random-read',
    httpd: 'httpd-25',
    cpu: 'sysbench-cpu',
  };
  const reported = { syscalls: 'syscalls', memory: 'memory', downloads: 'downloads', open: 'open' };
  return {
    downloadRatio: ratio(download('gvisor-kvm-1gb'), download('runc-1gb')),
    relative: each(relative, (id) => {
      const row = data.row('gvisor-relative', id);
      return quantity(row.cell('share'), { label: `gVisor as a share of runc, ${row.text('test')}` });
    }),
    reported: each(reported, (id) => {
      const row = data.row('gvisor-slowdowns', id);
      return quantity(row.cell('factor'), {
        label: `gVisor’s slowdown as its study reports it, ${row.text('what')}`,
      });
    }),
  };
}

function imports(data: Data): FactTree {
  const over = (library: string) =>
    atMost(
      3,
      ratio(
        time(data, 'python-imports', `gvisor-${library}`),
        time(data, 'python-imports', `runc-${library}`),
      ),
    );
  return { django: over('django'), numpy: over('numpy') };
}

function production(data: Data): FactTree {
  const apps = (id: string) => {
    const row = data.row('sandbox-in-production', id);
    return quantity(row.cell('share'), { label: `gVisor in production, ${row.text('what')}` });
  };
  const stated = (id: string) => {
    const row = data.row('stated-shares', id);
    return quantity(row.cell('share'), { label: row.text('what') ?? id });
  };
  const of = (id: string) => time(data, 'file-operations', id);
  return {
    underOnePercent: apps('under-one-percent'),
    underThreePercent: apps('under-three-percent'),
    directfsSaves: stated('directfs-real'),
    tencentAffected: stated('tencent-affected'),
    callsDisagree: predicate(
      'virtualised gVisor answers a call more slowly than runc in one study and faster in another',
      time(data, 'syscall-cost', 'gvisor-kvm-getuid-young').value >
        time(data, 'syscall-cost', 'runc-getuid-young').value &&
        time(data, 'syscall-cost', 'gvisor-kvm-raw-gvisor').value <
          time(data, 'syscall-cost', 'runc-raw-gvisor').value,
      ['getuid-young', 'raw-gvisor']
        .map((study) => [`gvisor-kvm-${study}`, `runc-${study}`])
        .map((ids) => ids.map((id) => `${time(data, 'syscall-cost', id).value} ns`).join(' against '))
        .join('; '),
      ['gvisor-kvm-getuid-young', 'runc-getuid-young', 'gvisor-kvm-raw-gvisor', 'runc-raw-gvisor'].map((id) =>
        time(data, 'syscall-cost', id),
      ),
    ),
    ptraceDearer: predicate(
      'in every study a system call in gVisor takes more than five times as long with ptrace as with virtualisation',
      mechanisms(data).every(([kvm, ptrace]) => ptrace.value > 5 * kvm.value),
      mechanisms(data)
        .map(([kvm, ptrace]) => `${ptrace.value} ns against ${kvm.value} ns`)
        .join('; '),
      mechanisms(data).flat(),
    ),
    slowsOpening: allGreater(
      [of('gvisor-kvm-open'), of('gvisor-kvm-tmpfs-open')],
      [of('runc-open')],
      'opening a file takes longer in gVisor than under runc',
    ),
  };
}
