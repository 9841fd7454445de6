// Prints and writes what the preview has built, one job after the other.
import type { Presenter } from '../model/artifact.ts';
import { type FinishHost, finish } from '../pipeline.ts';
import type { ArtifactsEvent, PrintJob } from './events.ts';
import { formatError, formatForPreview, throwIfStopped } from './problems.ts';
import { restartingPrinter } from './restarting-printer.ts';

/** What a print queue needs from outside. */
export interface PrintQueueContext {
  /** Its printer is opened once, and again when its browser has crashed. */
  readonly host: Omit<FinishHost, 'present'>;
  readonly emit: (event: ArtifactsEvent) => void;
  /** Milliseconds from an arbitrary start. */
  readonly clock: () => number;
}

/** Makes the artifacts of jobs, with a browser that stays open. */
export interface PrintQueue {
  /** Makes the artifacts of this job and aborts the one before, if it still runs. Never rejects. */
  print(job: PrintJob): Promise<void>;
  close(): Promise<void>;
}

/** A print queue that emits the artifacts of each job, or the error that kept it from making them. */
export function openPrintQueue({ host, emit, clock }: PrintQueueContext): PrintQueue {
  const printer = restartingPrinter(host.printer);
  let running = new AbortController();
  const make = async (job: PrintJob, signal: AbortSignal) => {
    const { value: artifacts, messages } = await finish(
      job.outputs,
      { ...host, printer: printer.ready, present: presenterOf(job) },
      signal,
    );
    throwIfStopped(messages, job.texts);
    return { artifacts, warnings: formatForPreview(messages, job.texts) };
  };
  return {
    print: async (job) => {
      running.abort();
      running = new AbortController();
      const { signal } = running;
      const start = clock();
      const emitResult = (result: Omit<ArtifactsEvent, 'kind' | 'milliseconds'>) => {
        if (!signal.aborted) emit({ kind: 'artifacts', milliseconds: clock() - start, ...result });
      };
      try {
        const { artifacts, warnings } = await make(job, signal);
        emitResult(warnings === undefined ? { artifacts } : { artifacts, warnings });
      } catch (error) {
        emitResult({ artifacts: [], error: formatError(error) });
      }
    },
    close: () => {
      running.abort();
      return printer.close();
    },
  };
}

/** Gives the presentations that came with the job. */
function presenterOf({ presented }: PrintJob): Presenter {
  return async ({ path }) => {
    const made = presented.find((artifact) => artifact.path === path);
    if (made === undefined) throw new Error(`Unexpected presentation \`${path}\`, expected one of the job`);
    return made;
  };
}
