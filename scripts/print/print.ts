// Prints pages as PDF, through the cache.
import type { VFileMessage } from 'vfile-message';
import type { Cache, Printed, Printer } from '../model/artifact.ts';
import { cacheKey } from '../model/cache.ts';
import type { PageNumbers, PrintPage } from '../model/page.ts';
import type { Checked } from '../model/sources.ts';
import { decodePrint, encodePrint } from './print-record.ts';

/**
 * The PDFs of the pages, in their order, with messages about their layout. They are printed at the same time, but for those
 * that show page numbers of another, which begin when these are known. Pages that are in
 * the cache are not printed again. Rejects when `signal` aborts.
 */
export async function print(
  pages: readonly PrintPage[],
  printer: Printer,
  cache: Cache,
  signal?: AbortSignal,
): Promise<Checked<readonly Printed[]>> {
  const version = await printer.version();
  const all: Promise<Checked<Printed>>[] = [];
  const numbersOf = new Map<string, Promise<PageNumbers>>();
  for (const page of pages) {
    const before = page.after === undefined ? undefined : numbersOf.get(page.after);
    const numbers = Promise.withResolvers<PageNumbers>();
    const printing = (async () => {
      const ready = before === undefined ? page : { ...page, numbers: await before };
      return printCached(ready, printer, cache, version, signal, numbers.resolve);
    })();
    printing.then(({ value }) => numbers.resolve(value.numbers ?? []), numbers.reject);
    numbers.promise.catch(() => undefined);
    all.push(printing);
    numbersOf.set(page.path, numbers.promise);
  }
  const printed = await Promise.all(all);
  return {
    value: printed.map(({ value }) => value),
    messages: printed.flatMap(({ messages }): readonly VFileMessage[] => messages),
  };
}

async function printCached(
  page: PrintPage,
  printer: Printer,
  cache: Cache,
  version: string,
  signal: AbortSignal | undefined,
  onNumbers: (numbers: PageNumbers) => void,
): Promise<Checked<Printed>> {
  const { document, form, html, isLoose = false, mainMatter, numbers, path, targets } = page;
  const volume = [mainMatter ?? null, targets ?? null, numbers ?? null];
  const key = cacheKey('print', [version, path, form, isLoose, document, ...volume, html]);
  // Messages have positions in the sources, so a page with messages is printed again when these change.
  const keyWithOrigins = cacheKey('print', [key, [...page.origins]]);
  const known = decodePrint(await cache.get(key)) ?? decodePrint(await cache.get(keyWithOrigins));
  if (known !== undefined) return known;
  signal?.throwIfAborted();
  const printed = await printer.print(page, { signal, onNumbers, cache });
  await cache.put(printed.messages.length === 0 ? key : keyWithOrigins, encodePrint(printed));
  return printed;
}
