import { distinct } from '../messages/distinct.ts';
import type { Cache, Presenter, Printer } from '../model.ts';
import { printingOnce } from '../print/printing-once.ts';
import { silent } from '../progress.ts';
import { finish, type Made } from '../publish.ts';
import { refuse, say, sayError } from './look.ts';
import type { JobNews, MadeNews } from './news.ts';
import { revivingPrinter } from './reviving.ts';

/** What printing and packing for a preview needs from outside. */
export interface PackerEffects {
  readonly open: () => Promise<Printer>;
  readonly cache: Cache;
  readonly present: Presenter;
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
export function openPacker({ open, cache, present, tell, clock }: PackerEffects): Packer {
  const printer = revivingPrinter(open);
  let running = new AbortController();
  const make = async (job: JobNews, signal: AbortSignal) => {
    const ready = printingOnce(until(printer.ready(), signal));
    ready.catch(() => undefined);
    const made = job.outputs.map(({ name, pages }) =>
      finish({ name }, pages, ready, { cache, present, progress: silent }),
    );
    const checked = await Promise.all(made);
    const messages = distinct(checked.flatMap((one) => one.messages));
    refuse(messages, job.texts);
    const artifacts: readonly Made[] = checked.flatMap(({ value }) => value);
    return { artifacts, notes: say(messages, job.texts) };
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
        tellOf({ artifacts: [], trouble: sayError(error) });
      }
    },
    close: () => {
      running.abort();
      return printer.close();
    },
  };
}

/** The printer, giving up its prints when the signal aborts. */
async function until(ready: Promise<Printer>, signal: AbortSignal): Promise<Printer> {
  const printer = await ready;
  return { ...printer, print: (page) => printer.print(page, signal) };
}
