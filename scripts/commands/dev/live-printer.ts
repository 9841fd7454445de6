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
parentPort?.on('message', (message: MessagePort | 'close') => {
  if (message === 'close') void queue.close().finally(() => parentPort?.postMessage('closed'));
  else takeJobs(message);
});

/** Prints the jobs that come through a port; each thread that builds has one of its own. */
function takeJobs(port: MessagePort): void {
  port.on('message', (job: PrintJob) => {
    port.postMessage('taken');
    void queue.print(job).finally(collectWhenIdle);
  });
}
