import { Worker } from 'node:worker_threads';
import type { BuilderNews, JobNews, MadeNews, ShownPages } from '../../dev/events.ts';
import type { HostData } from '../session/host.ts';

/** The threads that build and print. They load the pipeline's code when they start, so that it can change. */
export interface Threads {
  prefer(pages: ShownPages): void;
  /** Ends the threads and the browser. */
  end(): Promise<void>;
}

/** Whoever listens to the threads. */
export interface Listener {
  tell(news: Exclude<BuilderNews, JobNews> | MadeNews): void;
  /** A thread ended by an error, usually in code that has just been changed. */
  fail(error: Error): void;
}

/** Starts the threads; what is built goes straight on to be printed. */
export function startThreads(data: HostData, listener: Listener): Threads {
  const open = (file: string) =>
    new Worker(new URL(file, import.meta.url), {
      workerData: data,
      resourceLimits: { maxYoungGenerationSizeMb: 96 },
    });
  const [builder, printer] = [open('./live-builder.ts'), open('./live-printer.ts')];
  let isEnding = false;
  for (const thread of [builder, printer]) {
    thread.on('error', (error: Error) => {
      if (!isEnding) listener.fail(error);
    });
  }
  builder.on('message', (news: BuilderNews) => {
    if (isEnding) return;
    if (news.kind === 'job') printer.postMessage(news);
    else listener.tell(news);
  });
  printer.on('message', (news: MadeNews | 'closed') => {
    if (!isEnding && news !== 'closed') listener.tell(news);
  });
  return {
    prefer: (pages) => builder.postMessage(pages),
    end: async () => {
      isEnding = true;
      await Promise.all([builder.terminate(), closed(printer).then(() => printer.terminate())]);
    },
  };
}

const patience = 3000;

/** A printer ends its browser, and with it the browser's files, when it is asked to; one that hangs is not waited for. */
function closed(printer: Worker): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, patience);
  printer.once('exit', () => resolve());
  printer.on('message', (news) => {
    if (news === 'closed') resolve();
  });
  printer.postMessage('close');
  return promise.finally(() => clearTimeout(timer));
}
