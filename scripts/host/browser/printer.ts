// Prints pages to PDF in a browser and inspects their layout.
import { availableParallelism } from 'node:os';
import type { Page } from 'puppeteer-core';
import { exitCodes, Failure } from '../../messages/failure.ts';
import type { Cache, Printed, Printer, PrintOptions } from '../../model/artifact.ts';
import { noCache } from '../../model/cache.ts';
import type { DeckBoxes } from '../../model/deck/slide-boxes.ts';
import { sha256 } from '../../model/digest.ts';
import type { PrintPage } from '../../model/page.ts';
import type { Checked } from '../../model/sources.ts';
import { fewAtOnce } from '../../model/tasks/few-at-once.ts';
import { boxesSource } from '../../print/page/boxes.ts';
import { type LayoutFinding, placeFinding } from '../../print/page/layout-finding.ts';
import type { NotedPlace } from '../../print/page/pages/page-notes.ts';
import { smallestType } from '../../print/page/pages/smallest-type.ts';
import { sortByPage } from '../../print/page/pages/sort-by-page.ts';
import { writeDocument } from '../../print/page/write-document.ts';
import type { Destinations } from '../../print/pdf/destinations.ts';
import { finish } from '../../print/pdf/finish.ts';
import { measurePages, type PageMeasure } from '../../print/pdf/measure.ts';
import { emptyShare, mostlyEmptyPages } from '../../print/pdf/page-fill.ts';
import { shrinkage, usualWidth } from '../../print/pdf/shrink.ts';
import { type BlockedNetwork, blockNetwork } from './blocked-network.ts';
import { type BrowserOptions, launchBrowser } from './browser.ts';
import { inspectPage } from './page-inspection.ts';
import { placeChapters } from './placed-chapters.ts';
import { inspectScreens, screenTab } from './screen-inspection.ts';
import { findNumbered, printStable, type StablePrint } from './stable-print.ts';
import { BrowserLost, type WatchedBrowser, watchBrowser } from './watched-browser.ts';

/** The browser to print with, and a signal that ends it. */
export interface PrinterOptions extends BrowserOptions {
  /** Kills the browser when it aborts. */
  readonly signal?: AbortSignal;
  /** For so many seconds the browser may do nothing while it has work to do; 20 if absent. */
  readonly idleLimit?: number;
}

/**
 * Starts a browser that prints any number of pages. Those that are given first are printed first, as many at a time as there are
 * processors: more would only slow down the longest. Throws `BrowserError` when there is none. A browser
 * that ends or gets stuck is replaced once for each print; then the print rejects with a `Failure`.
 */
export async function openPrinter(options: PrinterOptions): Promise<Printer> {
  const few = fewAtOnce(Math.max(2, availableParallelism()));
  let current = openSession(options);
  await current;
  const use = async <T>(work: (session: Session) => Promise<T>, signal?: AbortSignal): Promise<T> => {
    const first = current;
    try {
      return await duringSession(await first, work);
    } catch (error) {
      for (const one of [signal, options.signal]) one?.throwIfAborted();
      if (!(error instanceof BrowserLost)) throw error;
      // Several prints may lose the same browser: the first of them replaces it.
      if (current === first) current = openSession(options);
      return duringSession(await current, work).catch(explainLoss);
    }
  };
  return {
    print: (page, options = {}) =>
      few(() =>
        use(
          async ({ nextTab }) =>
            untilAborted(await nextTab(), options.signal, (tab) => printPage(tab, page, options)),
          options.signal,
        ),
      ),
    inspect: (page, signal) =>
      use(
        async ({ watched }) =>
          untilAborted(await screenTab(watched), signal, ({ tab }) => inspectScreens(tab, page)),
        signal,
      ),
    version: () => use(({ watched }) => watched.browser.version()),
    close: async () => {
      const session = await current.catch(() => undefined);
      await session?.watched.close();
    },
  };
}

/** A running browser, and how to get its tabs. */
interface Session {
  readonly watched: WatchedBrowser;
  readonly nextTab: () => Promise<Tab>;
}

async function openSession(options: PrinterOptions): Promise<Session> {
  const watched = watchBrowser(await launchBrowser(options, options.signal), options.idleLimit);
  return { watched, nextTab: tabs(watched) };
}

function duringSession<T>(session: Session, work: (session: Session) => Promise<T>): Promise<T> {
  return session.watched.during(() => work(session));
}

function explainLoss(error: unknown): never {
  if (!(error instanceof BrowserLost)) throw error;
  throw new Failure(`The browser could not print, also when it was started again: ${error.message}`, {
    exitCode: exitCodes.browser,
    help: 'often there is too little memory: end other programs, or set CHROME_PATH to another browser',
    cause: error,
  });
}

/** A tab of the browser, with its network blocked. */
interface Tab {
  readonly tab: Page;
  readonly network: BlockedNetwork;
}

const usualDocuments = 2;

/** A function that gives a new tab at each call. Two are opened in advance, while the documents are still rendered. */
function tabs(watched: WatchedBrowser): () => Promise<Tab> {
  const open = async (): Promise<Tab> => {
    const tab = await watched.openTab();
    // A document that is laid out for print from the start need not be styled again for every print.
    const [network] = await Promise.all([blockNetwork(tab), tab.emulateMediaType('print')]);
    return { tab, network };
  };
  const ready = Array.from({ length: usualDocuments }, open);
  for (const tab of ready) tab.catch(() => undefined);
  return () => ready.pop() ?? open();
}

/** Runs `work`, and closes its tab when the signal aborts, so that whatever it awaits rejects. */
async function untilAborted<T>(
  tab: Tab,
  signal: AbortSignal | undefined,
  work: (tab: Tab) => Promise<T>,
): Promise<T> {
  const close = () => void tab.tab.close().catch(() => undefined);
  signal?.addEventListener('abort', close, { once: true });
  if (signal?.aborted === true) close();
  try {
    signal?.throwIfAborted();
    return await work(tab);
  } finally {
    signal?.removeEventListener('abort', close);
  }
}

async function printPage(
  { tab, network }: Tab,
  page: PrintPage,
  { cache, onNumbers }: PrintOptions,
): Promise<Checked<Printed>> {
  try {
    await tab.evaluate(writeDocument(page.html));
    if (page.numbers !== undefined) await tab.evaluate(sortByPage(page.numbers));
    const print = await printFilled(tab, page, cache);
    const { labels, ids, numbers } = print;
    onNumbers?.(numbers);
    const { value, messages } = await check(tab, page, print, network);
    const unnumbered = ids.filter((id) => !labels.has(id)).map(unnumberedReference);
    return {
      value: numbers.length === 0 ? value : { ...value, numbers },
      messages: [...messages, ...unnumbered.map((finding) => placeFinding(finding, page))],
    };
  } finally {
    await tab.close().catch(() => undefined);
  }
}

const mostPlacements = 4;

const nothingPlaced = { places: [], emptied: [] };

/** A print whose pages are filled as well as they can be, with its measurements. */
interface FilledPrint extends StablePrint {
  readonly measures: readonly PageMeasure[];
  readonly emptyPages: readonly LayoutFinding[];
}

/**
 * Prints pages that are filled. Figures are placed before page numbers are known and pages are broken; where a page is left
 * mostly empty, as they are laid out or as they are printed, they are placed once more, otherwise and among the numbers. What is printed depends on the page alone, not on
 * what was printed before: the cache only saves placing unchanged chapters again.
 */
async function printFilled(tab: Page, page: PrintPage, cache: Cache = noCache): Promise<FilledPrint> {
  const numbered = await findNumbered(tab, page);
  const { mainMatter } = page;
  const wanted = [...numbered.ids, ...numbered.heads, ...(mainMatter === undefined ? [] : [mainMatter])];
  const gaps: string[] = [];
  for (let placement = 1; ; placement += 1) {
    const placed =
      page.form === 'pages' ? await placeChapters(tab, page, { gaps, wanted }, cache) : nothingPlaced;
    const isLast = placement === mostPlacements;
    gaps.push(...placed.emptied);
    if (placed.emptied.length > 0 && !isLast) continue;
    const print = await printStable(tab, page, numbered, pagesOf(placed.places));
    const measures = measurePages(print.file);
    const emptyPages = mostlyEmptyPages(measures, print.destinations, page);
    if (emptyPages.length === 0 || isLast) return { ...print, measures, emptyPages };
    gaps.push(...emptyPages.flatMap(({ origin }) => origin ?? []));
  }
}

function pagesOf(places: readonly NotedPlace[]): Pick<Destinations, 'byId'> {
  return { byId: new Map(places.map(({ id, page }) => [id, page])) };
}

/** The finding for an element of the document whose page is not known. */
function unnumberedReference(id: string): LayoutFinding {
  return {
    rule: 'unresolved-reference',
    origin: id,
    reason: `Unexpected reference to \`${id}\` without a page number, expected the page of the element`,
    help: 'is it shown? What the style sheet hides has no page',
  };
}

/** The finished file, and the findings about its layout as messages. */
async function check(
  tab: Page,
  page: PrintPage,
  { file, destinations, measures, emptyPages }: FilledPrint,
  network: BlockedNetwork,
): Promise<Checked<Printed>> {
  const inspecting = inspectPage(tab, page, {
    file,
    shrunk: shrinkage(measures),
    width: usualWidth(measures) ?? 794,
    requests: [...network.requests],
  });
  // The browser inspects the layout while this thread finishes the file.
  const [found, bytes] = await Promise.all([inspecting, (async () => finish(file, page))()]);
  const findings = [...found, ...emptyPages];
  const layout =
    page.form === 'pages'
      ? {
          layout: {
            empty: emptyShare(measures, destinations, page.mainMatter),
            smallestType: (await tab.evaluate(smallestType())) as number,
          },
        }
      : {};
  const boxes = page.form === 'slides' ? { boxes: (await tab.evaluate(boxesSource())) as DeckBoxes } : {};
  return {
    value: { path: page.path, bytes, sha256: sha256(bytes), pages: destinations.pages, ...layout, ...boxes },
    messages: findings.map((finding) => placeFinding(finding, page)),
  };
}
