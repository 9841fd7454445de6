import type { VFileMessage } from 'vfile-message';
import type { Cache, Printed, Printer } from '../model/artifact.ts';
import { cacheKey } from '../model/cache.ts';
import type { PrintPage } from '../model/page.ts';
import type { Checked } from '../model/sources.ts';
import { decodePrint, encodePrint } from './print-record.ts';

/**
 * The PDFs of the pages, all printed at the same time, with what is wrong with their layout. What was
 * printed before is not printed again; nothing is when the signal aborts.
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
  // Messages say where things were written, which changes with the lines above: then the page is looked at again.
  const keyWithOrigins = cacheKey('print', [key, [...page.origins]]);
  const known = decodePrint(await cache.get(key)) ?? decodePrint(await cache.get(keyWithOrigins));
  if (known !== undefined) return known;
  signal?.throwIfAborted();
  const printed = await printer.print(page, signal);
  await cache.put(printed.messages.length === 0 ? key : keyWithOrigins, encodePrint(printed));
  return printed;
}
