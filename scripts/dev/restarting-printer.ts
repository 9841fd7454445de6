import type { Printer } from '../model/artifact.ts';

/** Opens a printer at its first use. One whose browser has crashed is replaced, and the work that it lost is done again. */
export function restartingPrinter(open: () => Promise<Printer>): {
  readonly ready: () => Promise<Printer>;
  readonly close: () => Promise<void>;
} {
  let opened: Promise<Printer> | undefined;
  const current = (): Promise<Printer> => {
    opened ??= open();
    return opened;
  };
  const drop = async (broken: Promise<Printer>): Promise<void> => {
    // Two prints lose the same browser: only the first of them may replace it.
    if (opened === broken) opened = undefined;
    const printer = await broken.catch(() => undefined);
    await printer?.close().catch(() => undefined);
  };
  const use = async <T>(work: (printer: Printer) => Promise<T>, signal?: AbortSignal): Promise<T> => {
    const first = current();
    try {
      return await work(await first);
    } catch {
      signal?.throwIfAborted();
      await drop(first);
      return work(await current());
    }
  };
  return {
    ready: async () => {
      await use(async (printer) => printer);
      return {
        version: () => use((printer) => printer.version()),
        print: (page, signal) => use((printer) => printer.print(page, signal), signal),
        close: async () => {},
      };
    },
    close: async () => {
      if (opened !== undefined) await drop(opened);
    },
  };
}
