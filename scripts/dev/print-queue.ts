import { type FinishHost, finish } from '../pipeline.ts';
import type { JobNews, MadeNews } from './events.ts';
import { formatError, formatForPreview, throwIfStopped } from './problems.ts';
import { restartingPrinter } from './restarting-printer.ts';

/** What printing and packing for a preview needs from outside. */
export interface PackerEffects {
  /** Its printer is opened once, and again when its browser has crashed. */
  readonly host: FinishHost;
  readonly tell: (news: MadeNews) => void;
  /** Milliseconds from an arbitrary start. */
  readonly clock: () => number;
}

/** Makes artifacts of what was built, again and again, with a browser that stays open. */
export interface Packer {
  /** Makes the artifacts of this job, in place of those that are still being made. Never rejects. */
  pack(job: JobNews): Promise<void>;
  close(): Promise<void>;
}

/** A packer that tells what it made, or why it could not. */
export function openPacker({ host, tell, clock }: PackerEffects): Packer {
  const printer = restartingPrinter(host.printer);
  let running = new AbortController();
  const make = async (job: JobNews, signal: AbortSignal) => {
    const { value: artifacts, messages } = await finish(
      job.outputs,
      { ...host, printer: printer.ready },
      signal,
    );
    throwIfStopped(messages, job.texts);
    return { artifacts, notes: formatForPreview(messages, job.texts) };
  };
  return {
    pack: async (job) => {
      running.abort();
      running = new AbortController();
      const { signal } = running;
      const start = clock();
      const tellOf = (news: Omit<MadeNews, 'kind' | 'milliseconds'>) => {
        if (!signal.aborted) tell({ kind: 'made', milliseconds: clock() - start, ...news });
      };
      try {
        const { artifacts, notes } = await make(job, signal);
        tellOf(notes === undefined ? { artifacts } : { artifacts, notes });
      } catch (error) {
        tellOf({ artifacts: [], trouble: formatError(error) });
      }
    },
    close: () => {
      running.abort();
      return printer.close();
    },
  };
}
