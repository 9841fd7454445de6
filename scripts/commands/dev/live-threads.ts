// Starts and ends the threads of the preview.
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
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

/** What the host of a preview is opened from, and the variant of the edition that it shows, if any. */
export interface PreviewData extends HostData {
  readonly variant?: string | undefined;
}

/** What the thread that builds is started with: where it sends its print jobs, beside what its host is opened from. */
export interface BuilderData extends PreviewData {
  readonly jobs: MessagePort;
}

/** Starts the threads; print jobs go straight from the one that builds to the one that prints, since they take 30 MB. */
export function startThreads(data: PreviewData, listener: Listener): Threads {
  let isEnding = false;
  const start = (file: string, workerData: HostData, transferList: MessagePort[] = []) => {
    const thread = new Worker(new URL(file, import.meta.url), {
      workerData,
      transferList,
      resourceLimits: { maxYoungGenerationSizeMb: 24 },
    });
    thread.on('error', (error: Error) => {
      if (!isEnding) listener.onError(error);
    });
    return thread;
  };
  const printer = start('./live-printer.ts', data);
  const openBuilder: OpenBuilder = (onEvent) => {
    const { port1, port2 } = new MessageChannel();
    printer.postMessage(port2, [port2]);
    const builderData: BuilderData = { ...data, jobs: port1 };
    const thread = start('./live-builder.ts', builderData, [port1]);
    thread.on('message', onEvent);
    return { prioritize: (pages) => thread.postMessage(pages), end: () => thread.terminate() };
  };
  const builder = renewedBuilder(openBuilder, (event) => {
    if (!isEnding && event.kind !== 'job') listener.onEvent(event);
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
