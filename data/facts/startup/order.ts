// Predicates on which of two starts faster within one experiment.
import {
  type Amount,
  allGreater,
  amount,
  between,
  type Data,
  ends,
  type FactTree,
  greater,
  type Predicate,
  predicate,
  type Quantity,
  ratio,
} from '#facts';
import { percentile } from './boot.ts';

/** Monitors whose boot was timed from their own start, from the fastest to the slowest. */
const fromOwnStart = ['cloud-hypervisor', 'firecracker', 'qemu-qboot', 'qemu'] as const;

/** Rows of pods with their own kernel, with the times that the project's tests expect. */
const pods = ['kata-clh-ci', 'kata-stratovirt-ci', 'kata-qemu-ci'];

/** Predicates on which of two starts faster within one experiment. */
export function orderPredicates(data: Data): FactTree {
  const of = (id: string) => amount(data.row('startup-times', id), { label: id });
  const median = (monitor: string) => percentile(data, monitor, 1, 'p50');
  return {
    bootRangesApart: rangesApart(data),
    microvmTypeLagged: greater(median('qemu-microvm'), median('qemu'), {
      by: 2,
      label: 'QEMU’s microvm machine type booted less than half as fast as its default in 2019',
    }),
    microvmTypeLeads: greater(of('unikraft-qemu-kuenzer'), of('unikraft-qemu-microvm-kuenzer'), {
      label: 'QEMU’s microvm machine type booted a unikernel faster than its default in 2021',
    }),
    unikernelsStartFirst: allGreater(
      [of('docker-manco')],
      [of('lightvm-noop-manco'), of('lightvm-daytime-manco')],
      'on one host, a unikernel on LightVM starts faster than a Docker container',
    ),
    crunFirst: everyGreater(
      'crun starts a container faster than runc in each source that timed both',
      ['youki', 'crun'].map((by) => [of(`runc-${by}-readme`), of(`crun-${by}-readme`)] as const),
    ),
    kernelInTenths: predicate(
      'a pod with a kernel of its own starts in tenths of a second by its project’s tests, a microVM as measured',
      [...pods.map(of), median('firecracker')].every(
        (start) => ends(start).low >= 100 && ends(start).high < 1000,
      ),
      [...pods.map(of), median('firecracker')].map((start) => `${ends(start).high} ms`).join(', '),
      [...pods.map(of), median('firecracker')],
    ),
    gvisorNear: between(
      ratio(of('docker-gvisor-python-young'), of('docker-runc-python-young')),
      { least: 0.85, most: 1.15 },
      'a Python image starts in gVisor within 15 % of its time under runc',
    ),
    trimmingHelps: greater(of('debian-xen-manco'), of('tinyx-xen-manco'), {
      label: 'on one hypervisor, a trimmed Linux starts faster than Debian',
    }),
  };
}

function rangesApart(data: Data): Predicate {
  const extremes = (monitor: string): readonly [Quantity, Quantity] => [
    percentile(data, monitor, 1, 'min'),
    percentile(data, monitor, 1, 'max'),
  ];
  const ranges = fromOwnStart.map(extremes);
  const meeting = ranges.filter(
    ([, slowest], index) => slowest.value >= (ranges[index + 1]?.[0].value ?? Number.POSITIVE_INFINITY),
  );
  return predicate(
    'the slowest boot of each monitor is faster than the fastest of the next',
    meeting.length === 0,
    ranges.map(([fastest, slowest]) => `${fastest.value}–${slowest.value} ms`).join(', '),
    ranges.flat(),
  );
}

/** Whether the first amount of each pair lies above the second. */
function everyGreater(label: string, pairs: readonly (readonly [Amount, Amount])[]): Predicate {
  const checked = pairs.map(([a, b]) => greater(a, b));
  const holds = checked.every((pair) => pair.holds);
  return predicate(label, holds, checked.map(({ because }) => because).join('; '), pairs.flat());
}
