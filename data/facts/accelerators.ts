// Facts on GPUs and on confidential virtual machines.
import {
  atMost,
  between,
  change,
  type Data,
  type FactTree,
  predicate,
  quantity,
  range,
  rowsWhere,
  spread,
  type Topic,
} from '#facts';
import { sliceSeries } from './accelerators/slices.ts';

/** GPU work in a VM, and what encryption of memory costs a VM’s network. */
export function topic(data: Data): Topic {
  return { facts: { gpu: gpu(data), confidential: confidential(data) }, series: [sliceSeries(data)] };
}

function gpu(data: Data): FactTree {
  const shares = data
    .rows('gpu-in-vm')
    .map((row) =>
      atMost(
        3,
        range(quantity(row.cell('low')), quantity(row.cell('high')), { label: `${row.text('test')}` }),
      ),
    );
  const inVm = spread(shares, {
    tolerance: 0,
    label: 'GPU work in a VM beside bare metal',
    across: 'results that one vendor submitted to MLCommons',
  });
  const tasks = rowsWhere(data, 'gvisor-slowdown', 'panel', 'gpu').map((row) =>
    quantity(row.cell('slowdown'), { label: `time in gVisor, ${row.text('task')}` }),
  );
  return {
    inVm,
    inGvisor: spread(tasks, { tolerance: 0, label: 'GPU work in gVisor beside no sandbox' }),
    nearMetal: between(inVm, { least: 90 }, 'GPU work in a VM reached at least 90% of bare metal'),
  };
}

function confidential(data: Data): FactTree {
  const of = (id: string) => {
    const row = data.row('vm-network', id);
    return quantity(row.cell('throughput'), { label: `${row.text('kind')} VM, ${row.text('setup')}` });
  };
  const loss = (setup: string) => change(of(`snp-${setup}`), of(`normal-${setup}`));
  const [one, several] = [loss('vhost'), loss('multiqueue')];
  return {
    oneQueue: atMost(2, one),
    severalQueues: atMost(2, several),
    userLosesNone: predicate(
      'with virtio in user space the confidential VM loses nothing',
      of('snp-user').value >= of('normal-user').value,
      `${of('snp-user').value} against ${of('normal-user').value} Gbit/s`,
      [of('snp-user'), of('normal-user')],
    ),
    copyingAsDear: predicate(
      'with several queues a normal VM with bounce buffers carries as much as the confidential one, within 2%',
      Math.abs(of('normal-bounce').value / of('snp-multiqueue').value - 1) <= 0.02,
      `${of('normal-bounce').value} against ${of('snp-multiqueue').value} Gbit/s`,
      [of('normal-bounce'), of('snp-multiqueue')],
    ),
    queuesHelp: predicate(
      'the confidential VM loses less with several queues than with one',
      several.value > one.value,
      `${several.value.toFixed(0)} % against ${one.value.toFixed(0)} %`,
      [one, several],
    ),
  };
}
