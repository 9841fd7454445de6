import { parentPort, workerData } from 'node:worker_threads';
import type { JobNews, MadeNews } from '../../dev/events.ts';
import { openPacker } from '../../dev/print-queue.ts';
import { openPresenter } from '../../host/marp/marp.ts';
import { type HostData, openHost } from '../session/host.ts';

/** The thread that prints, so that a document on its way to paper does not keep the next change waiting. */
const packer = openPacker({
  host: { ...(await openHost(workerData as HostData)), present: openPresenter().present },
  tell: (news: MadeNews) => parentPort?.postMessage(news),
  clock: () => performance.now(),
});
parentPort?.on('message', (job: JobNews | 'close') => {
  if (job === 'close') void packer.close().finally(() => parentPort?.postMessage('closed'));
  else void packer.pack(job);
});
