// Prints pages as PDF, through the cache.
import type { VFileMessage } from 'vfile-message';
import type { Cache, Printed, Printer } from '../model/artifact.ts';
import { cacheKey } from '../model/cache.ts';
import type { PrintPage } from '../model/page.ts';
import type { Checked } from '../model/sources.ts';
import { decodePrint, encodePrint } from './print-record.ts';

/**
 * The PDFs of the pages, in their order and printed at the same time, with messages about their layout. Pages that are in
 * the cache are not printed again. Rejects when `signal` aborts.
 */
export async function print(
  pages: readonly PrintPage[],
  printer: Printer,
  cache: Cache,
  signal?: AbortSignal,
): Promise<Checked<readonly Printed[]>> {
  const version = await printer.version();
  const printed = await Promise.all(pages.map((page) => printCached(page, printer, cache, version, signal)));
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
): Promise<Checked<Printed>> {
  const { document, form, html, mainMatter, path } = page;
  const key = cacheKey('print', [version, path, form, document, mainMatter ?? null, html]);
  // Messages have positions in the sources, so a page with messages is printed again when these change.
  const keyWithOrigins = cacheKey('print', [key, [...page.origins]]);
  const known = decodePrint(await cache.get(key)) ?? decodePrint(await cache.get(keyWithOrigins));
  if (known !== undefined) return known;
  signal?.throwIfAborted();
  const printed = await printer.print(page, signal);
  await cache.put(printed.messages.length === 0 ? key : keyWithOrigins, encodePrint(printed));
  return printed;
}
