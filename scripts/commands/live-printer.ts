import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { diskCache } from '../io/cache.ts';
import { openPresenter } from '../io/marp.ts';
import { openPrinter } from '../io/printer.ts';
import type { JobNews, MadeNews } from '../live/news.ts';
import { openPacker } from '../live/packer.ts';
import { cacheFolder } from './folders.ts';
import type { ThreadData } from './live-threads.ts';

const { root, browser } = workerData as ThreadData;

/** The thread that prints, so that a document on its way to paper does not keep the next change waiting. */
const packer = openPacker({
  open: () => openPrinter(browser),
  cache: diskCache(join(cacheFolder(root), 'results')),
  present: openPresenter().present,
  tell: (news: MadeNews) => parentPort?.postMessage(news),
  clock: () => performance.now(),
});
parentPort?.on('message', (job: JobNews | 'close') => {
  if (job === 'close') void packer.close().finally(() => parentPort?.postMessage('closed'));
  else void packer.pack(job);
});
