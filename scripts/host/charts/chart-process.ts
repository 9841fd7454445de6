// The process that runs charts, one task after the other, with a thread that ends it when a task takes too long.
import { Worker } from 'node:worker_threads';
import { localRunner } from '../../draw/charts/runner.ts';
import type { Fonts } from '../../draw/type/fonts.ts';
import { idleCollector } from '../process/idle-collector.ts';
import type { ChartAnswer, ChartTask } from './tasks.ts';

const runner = localRunner();
/** Whether a task is under way, in memory that the watching thread reads while this one is busy. */
const busy = new Int32Array(new SharedArrayBuffer(4));
const watched = { busy, seconds: Number(process.argv[2]) };
new Worker(new URL('./watch-thread.ts', import.meta.url), { workerData: watched }).unref();
let fonts: Fonts = [];
const collectWhenIdle = idleCollector(2000);

const answer = (message: ChartAnswer) => process.send?.(message);

async function execute(task: Exclude<ChartTask, { kind: 'fonts' }>): Promise<unknown> {
  if (task.kind === 'inspect') return runner.inspect(task.inspected);
  return runner.paint(task.composed, task.palette, fonts);
}

process.on('message', async (task: ChartTask) => {
  if (task.kind === 'fonts') {
    fonts = task.fonts;
    return;
  }
  Atomics.add(busy, 0, 1);
  try {
    answer({ kind: 'result', result: await execute(task) });
  } catch (error) {
    answer({ kind: 'error', stack: String((error instanceof Error && error.stack) || error) });
  } finally {
    Atomics.add(busy, 0, 1);
    collectWhenIdle();
  }
});
process.on('disconnect', () => process.exit());
answer({ kind: 'ready' });
