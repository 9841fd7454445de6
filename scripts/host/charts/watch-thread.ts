// Ends its process when a task takes longer than a chart may, or when nobody waits for it any more. It is a thread, because the thread of the task may be blocked.
import { workerData } from 'node:worker_threads';
import { timeoutSignal } from './tasks.ts';

const { busy, seconds } = workerData as {
  /** Odd while a task is under way; every beginning and end adds one. */
  readonly busy: Int32Array;
  /** Processor time that a task may take. */
  readonly seconds: number;
};
const intervalInMs = 200;
/** Elapsed time that a task may take, in multiples of processor time. */
const patience = 12;

interface Start {
  readonly count: number;
  readonly time: number;
  readonly computed: number;
}

/** Processor time of the whole process in seconds. */
function computed(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

const now = (): Start => ({
  count: Atomics.load(busy, 0),
  time: performance.now(),
  computed: computed(),
});

const parent = process.ppid;
let start = now();
setInterval(() => {
  const current = now();
  if (current.count !== start.count || current.count % 2 === 0) {
    start = current;
    return;
  }
  const isOver =
    process.ppid !== parent ||
    current.computed - start.computed > seconds ||
    current.time - start.time > patience * seconds * 1000;
  if (isOver) process.kill(process.pid, timeoutSignal);
}, intervalInMs);
