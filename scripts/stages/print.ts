import { createHash } from 'node:crypto';
import type { VFileMessage } from 'vfile-message';
import type { Printed, Cache, Checked, Printer, PrintPage } from '../model.ts';
import { decodePrint, encodePrint } from '../printing/record.ts';

/** The PDFs of the pages, all printed at the same time, with what is wrong with their layout. What was printed before is not printed again. */
export async function print(
  pages: readonly PrintPage[],
  printer: Printer,
  cache: Cache,
): Promise<Checked<readonly Printed[]>> {
  const version = await printer.version();
  const printed = await Promise.all(pages.map((page) => printCached(page, printer, cache, version)));
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
): Promise<Checked<Printed>> {
  const { document, form, html, mainMatter, path } = page;
  const key = digest([version, path, form, document, mainMatter ?? null, html]);
  // Messages say where things were written, which changes with the lines above: then the page is looked at again.
  const keyWithOrigins = digest([key, [...page.origins]]);
  const known = decodePrint(await cache.get(key)) ?? decodePrint(await cache.get(keyWithOrigins));
  if (known !== undefined) return known;
  const printed = await printer.print(page);
  await cache.put(printed.messages.length === 0 ? key : keyWithOrigins, encodePrint(printed));
  return printed;
}

function digest(inputs: readonly unknown[]): string {
  return `print-${createHash('sha256').update(JSON.stringify(inputs)).digest('hex')}`;
}
