// The thread of the preview that prints, so that printing does not hold up the next change.
import { parentPort, workerData } from 'node:worker_threads';
import type { ArtifactsEvent, PrintJob } from '../../dev/events.ts';
import { openPrintQueue } from '../../dev/print-queue.ts';
import { openPresenter } from '../../host/marp/marp.ts';
import { idleCollector } from '../../host/process/idle-collector.ts';
import { type HostData, openHost } from '../session/host.ts';

const queue = openPrintQueue({
  host: { ...(await openHost(workerData as HostData)), present: openPresenter().present },
  emit: (event: ArtifactsEvent) => parentPort?.postMessage(event),
  clock: () => performance.now(),
});
const collectWhenIdle = idleCollector(2000);
parentPort?.on('message', (job: PrintJob | 'close') => {
  if (job === 'close') void queue.close().finally(() => parentPort?.postMessage('closed'));
  else void queue.print(job).finally(collectWhenIdle);
});
