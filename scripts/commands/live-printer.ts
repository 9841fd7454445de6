import { parentPort, workerData } from 'node:worker_threads';
import { openPresenter } from '../io/marp.ts';
import { openPrinter } from '../io/printer.ts';
import type { JobNews, MadeNews } from '../live/news.ts';
import { openPacker } from '../live/packer.ts';
import type { ThreadData } from './live-threads.ts';
import { openResults } from './results.ts';

const { root, browser } = workerData as ThreadData;

/** The thread that prints, so that a document on its way to paper does not keep the next change waiting. */
const packer = openPacker({
  open: () => openPrinter(browser),
  cache: await openResults(root),
  present: openPresenter().present,
  tell: (news: MadeNews) => parentPort?.postMessage(news),
  clock: () => performance.now(),
});
parentPort?.on('message', (job: JobNews | 'close') => {
  if (job === 'close') void packer.close().finally(() => parentPort?.postMessage('closed'));
  else void packer.pack(job);
});
