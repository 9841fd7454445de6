// Facts on gVisor: what it adds to system calls and file operations.
import {
  allGreater,
  atMost,
  type Data,
  type FactTree,
  predicate,
  type Quantity,
  quantity,
  ratio,
  spread,
  type Topic,
} from '#facts';

/** What a gVisor sandbox adds to system calls and file operations. */
export function topic(data: Data): Topic {
  const facts = {
    call: calls(data),
    file: files(data),
    ...predicates(data),
  };
  return { facts, series: [] };
}

function time(data: Data, dataset: string, id: string): Quantity {
  const row = data.row(dataset, id);
  return quantity(row.cell('time'), { label: `${row.text('platform')}, ${row.text('test')}` });
}

function calls(data: Data): FactTree {
  const of = (id: string) => time(data, 'syscall-cost', id);
  return {
    ptraceRatio: ratio(of('gvisor-ptrace-getuid-young'), of('runc-getuid-young')),
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
    openRatio: ratio(of('gvisor-kvm-open'), of('runc-open')),
  };
}

function predicates(data: Data): FactTree {
  const of = (id: string) => time(data, 'file-operations', id);
  return {
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
