// Starts and ends the threads of the preview.
import { Worker } from 'node:worker_threads';
import type { ArtifactsEvent, BuilderEvent, PrintJob, VisiblePages } from '../../dev/events.ts';
import { type OpenBuilder, renewedBuilder } from '../../dev/renewal.ts';
import type { HostData } from '../session/host.ts';

/** The threads that build and print. They load the program's code when they start, so that new threads run new code. */
export interface Threads {
  prioritize(pages: VisiblePages): void;
  /** Ends the threads and the browser. */
  end(): Promise<void>;
}

/** What is called with the events of the threads. */
export interface Listener {
  onEvent(event: Exclude<BuilderEvent, PrintJob> | ArtifactsEvent): void;
  /** A thread ended by an error, usually in code that has just been changed. */
  onError(error: Error): void;
}

/** Starts the threads; print jobs go from the one that builds to the one that prints. */
export function startThreads(data: HostData, listener: Listener): Threads {
  const open = (file: string) =>
    new Worker(new URL(file, import.meta.url), {
      workerData: data,
      resourceLimits: { maxYoungGenerationSizeMb: 24 },
    });
  let isEnding = false;
  const start = (file: string) => {
    const thread = open(file);
    thread.on('error', (error: Error) => {
      if (!isEnding) listener.onError(error);
    });
    return thread;
  };
  const printer = start('./live-printer.ts');
  const openBuilder: OpenBuilder = (onEvent) => {
    const thread = start('./live-builder.ts');
    thread.on('message', onEvent);
    return { prioritize: (pages) => thread.postMessage(pages), end: () => thread.terminate() };
  };
  const builder = renewedBuilder(openBuilder, (event) => {
    if (isEnding) return;
    if (event.kind === 'job') printer.postMessage(event);
    else listener.onEvent(event);
  });
  printer.on('message', (event: ArtifactsEvent | 'closed') => {
    if (!isEnding && event !== 'closed') listener.onEvent(event);
  });
  return {
    prioritize: (pages) => builder.prioritize(pages),
    end: async () => {
      isEnding = true;
      await Promise.all([builder.end(), closed(printer).then(() => printer.terminate())]);
    },
  };
}

const closeTimeoutInMs = 700;

/** Tells the printer to end its browser and remove the browser's files; resolves when it has, or after a timeout. */
function closed(printer: Worker): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, closeTimeoutInMs);
  printer.once('exit', () => resolve());
  printer.on('message', (event) => {
    if (event === 'closed') resolve();
  });
  printer.postMessage('close');
  return promise.finally(() => clearTimeout(timer));
}
