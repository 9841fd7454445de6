// Prints pages as PDF, through the cache.
import type { VFileMessage } from 'vfile-message';
import type { Cache, Printed, Printer } from '../model/artifact.ts';
import { cacheKey, jsonEntry } from '../model/cache.ts';
import type { PageNumbers, PrintPage } from '../model/page.ts';
import type { Checked } from '../model/sources.ts';
import { awaitedLater } from '../model/tasks/lazy.ts';
import { decodePrint, encodePrint } from './print-record.ts';

/**
 * The PDFs of the pages, in their order, with messages about their layout. They are printed at the same time, also those that
 * show page numbers of another: with the numbers of its last print, and again where these turn out to be others. Pages that
 * are in the cache are not printed again. `onHanded` is called once the browser has all of them but those that wait for the numbers
 * of another. Rejects when `signal` aborts.
 */
export async function print(
  pages: readonly PrintPage[],
  printer: Printer,
  cache: Cache,
  signal?: AbortSignal,
  onHanded: () => void = () => {},
): Promise<Checked<readonly Printed[]>> {
  const version = await printer.version();
  const handed = pages.map(() => Promise.withResolvers<void>());
  void Promise.all(handed.map(({ promise }) => promise)).then(onHanded);
  const all: Promise<Checked<Printed>>[] = [];
  const numbersOf = new Map<string, LaterNumbers>();
  for (const [index, page] of pages.entries()) {
    const tools = { printer, cache, version, signal, onHanded: handed[index]?.resolve };
    const shown = page.after === undefined ? undefined : numbersOf.get(page.after);
    const later = Promise.withResolvers<PageNumbers>();
    const printing =
      shown === undefined ? printCached(page, tools, later.resolve) : printAfter(page, shown, tools);
    printing.then(({ value }) => later.resolve(value.numbers ?? []), later.reject);
    printing.finally(tools.onHanded).catch(() => undefined);
    later.promise.catch(() => undefined);
    all.push(printing);
    numbersOf.set(page.path, { page, numbers: later.promise });
  }
  const printed = await Promise.all(all);
  return {
    value: printed.map(({ value }) => value),
    messages: printed.flatMap(({ messages }): readonly VFileMessage[] => messages),
  };
}

interface PrintTools {
  readonly printer: Printer;
  readonly cache: Cache;
  /** Of the browser. */
  readonly version: string;
  readonly signal: AbortSignal | undefined;
  /** Called when the printer has the page. */
  readonly onHanded: (() => void) | undefined;
}

/** A page, and its page numbers once it is printed. */
interface LaterNumbers {
  readonly page: PrintPage;
  readonly numbers: Promise<PageNumbers>;
}

/**
 * Prints a page that shows page numbers of another. Where that one was printed before, this begins at once with its last
 * numbers, which most changes leave as they are.
 */
async function printAfter(
  page: PrintPage,
  shown: LaterNumbers,
  tools: PrintTools,
): Promise<Checked<Printed>> {
  const { cache, signal } = tools;
  const key = lastNumbersKey(shown.page);
  const last = jsonEntry<PageNumbers>(await cache.get(key));
  const attempt = new AbortController();
  const either = AbortSignal.any([attempt.signal, ...(signal === undefined ? [] : [signal])]);
  if (last === undefined) tools.onHanded?.();
  const early =
    last === undefined
      ? undefined
      : awaitedLater(printCached({ ...page, numbers: last }, { ...tools, signal: either }));
  const numbers = await shown.numbers.catch((error: unknown) => {
    attempt.abort(error);
    throw error;
  });
  if (early !== undefined && JSON.stringify(last) === JSON.stringify(numbers)) return early;
  attempt.abort(new Error('The page numbers are others than those of the last print'));
  await cache.put(key, Buffer.from(JSON.stringify(numbers)));
  return printCached({ ...page, numbers }, tools);
}

/** The key of the last page numbers of a document, by what it is and looks like. */
function lastNumbersKey({ document, html, path }: PrintPage): string {
  const style = html.slice(0, Math.max(0, html.indexOf('</head>')));
  return cacheKey('last page numbers', [path, document.title, style]);
}

async function printCached(
  page: PrintPage,
  { printer, cache, version, signal, onHanded }: PrintTools,
  onNumbers?: (numbers: PageNumbers) => void,
): Promise<Checked<Printed>> {
  const { document, form, html, isLoose = false, mainMatter, numbers, path, targets } = page;
  const volume = [mainMatter ?? null, targets ?? null, numbers ?? null];
  const key = cacheKey('print', [version, path, form, isLoose, document, ...volume, html]);
  // Messages have positions in the sources, so a page with messages is printed again when these change.
  const keyWithOrigins = cacheKey('print', [key, [...page.origins]]);
  const known = decodePrint(await cache.get(key)) ?? decodePrint(await cache.get(keyWithOrigins));
  if (known !== undefined) return known;
  signal?.throwIfAborted();
  const printing = printer.print(page, { signal, onNumbers, cache });
  onHanded?.();
  const printed = await printing;
  await cache.put(printed.messages.length === 0 ? key : keyWithOrigins, encodePrint(printed));
  return printed;
}
