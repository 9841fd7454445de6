// A printer that replaces its browser after a crash.
import type { Printer } from '../model/artifact.ts';

/** Opens a printer at its first use. When its browser crashes, it is replaced, and prints that failed are repeated once. */
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
    // Several prints may lose the same browser: only the first of them replaces it.
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
        inspect: (page, signal) => use((printer) => printer.inspect(page, signal), signal),
        print: (page, options) => use((printer) => printer.print(page, options), options?.signal),
        close: async () => {},
      };
    },
    close: async () => {
      if (opened !== undefined) await drop(opened);
    },
  };
}
