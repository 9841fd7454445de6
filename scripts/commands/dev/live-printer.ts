// The thread of the preview that prints, so that printing does not hold up the next change.
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { ArtifactsEvent, PrintJob } from '../../dev/events.ts';
import { openPrintQueue } from '../../dev/print-queue.ts';
import { idleCollector } from '../../host/process/idle-collector.ts';
import { type HostData, openHost } from '../session/host.ts';

const queue = openPrintQueue({
  host: await openHost(workerData as HostData),
  emit: (event: ArtifactsEvent) => parentPort?.postMessage(event),
  clock: () => performance.now(),
});
const collectWhenIdle = idleCollector(2000);
const print = (job: PrintJob) => void queue.print(job).finally(collectWhenIdle);
parentPort?.on('message', (message: MessagePort | 'close') => {
  if (message === 'close') void queue.close().finally(() => parentPort?.postMessage('closed'));
  // Each thread that builds has a port of its own.
  else message.on('message', print);
});
