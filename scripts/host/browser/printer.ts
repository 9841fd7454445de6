// Prints pages to PDF in a browser and inspects their layout.
import type { Browser, Page } from 'puppeteer-core';
import type { Printed, Printer } from '../../model/artifact.ts';
import type { DeckBoxes } from '../../model/deck/slide-boxes.ts';
import { sha256 } from '../../model/digest.ts';
import { slideSizes } from '../../model/manner/look.ts';
import type { PrintPage } from '../../model/page.ts';
import type { Checked } from '../../model/sources.ts';
import { boxesSource } from '../../print/page/boxes.ts';
import { placeFinding } from '../../print/page/layout-finding.ts';
import { placeFigures } from '../../print/page/place-figures.ts';
import { fillReferences, linkReferences } from '../../print/page/references.ts';
import { writeDocument } from '../../print/page/write-document.ts';
import { type Destinations, readDestinations } from '../../print/pdf/destinations.ts';
import { finish } from '../../print/pdf/finish.ts';
import { labelsOf } from '../../print/pdf/labels.ts';
import { measurePages } from '../../print/pdf/measure.ts';
import { type PdfFile, readPdf } from '../../print/pdf/objects.ts';
import { mostlyEmptyPages } from '../../print/pdf/page-fill.ts';
import { shrinkage, usualWidth } from '../../print/pdf/shrink.ts';
import { type BlockedNetwork, blockNetwork } from './blocked-network.ts';
import { type BrowserOptions, launchBrowser } from './browser.ts';
import { inspectPage } from './page-inspection.ts';

/** The browser to print with, and a signal that ends it. */
export interface PrinterOptions extends BrowserOptions {
  /** Kills the browser when it aborts. */
  readonly signal?: AbortSignal;
}

/** Starts a browser that prints any number of pages, several at a time. Throws `BrowserError` when there is none. */
export async function openPrinter(options: PrinterOptions): Promise<Printer> {
  const browser = await launchBrowser(options, options.signal);
  // Page labels of the last print of each path: in a preview they save the first of two prints.
  const lastLabels = new Map<string, Labels>();
  const nextTab = tabs(browser);
  return {
    print: async (page, signal) =>
      untilAborted(await nextTab(), signal, (tab) => printPage(tab, page, lastLabels)),
    version: () => browser.version(),
    close: () => browser.close(),
  };
}

type Labels = ReadonlyMap<string, string>;

/** A tab of the browser, with its network blocked. */
interface Tab {
  readonly tab: Page;
  readonly network: BlockedNetwork;
}

const usualDocuments = 2;

/** A function that gives a new tab at each call. Two are opened in advance, while the documents are still rendered. */
function tabs(browser: Browser): () => Promise<Tab> {
  const open = async (): Promise<Tab> => {
    const tab = await browser.newPage();
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
  lastLabels: Map<string, Labels>,
): Promise<Checked<Printed>> {
  try {
    await tab.evaluate(writeDocument(page.html));
    if (page.form === 'pages') await tab.evaluate(placeFigures());
    const { file, labels } = await printStable(tab, page, lastLabels.get(page.path));
    lastLabels.set(page.path, labels);
    return await check(tab, page, file, network);
  } finally {
    await tab.close().catch(() => undefined);
  }
}

/** The finished file, and the findings about its layout as messages. */
async function check(
  tab: Page,
  page: PrintPage,
  file: PdfFile,
  network: BlockedNetwork,
): Promise<Checked<Printed>> {
  const destinations = readDestinations(file);
  const measures = measurePages(file);
  const inspecting = inspectPage(tab, page, {
    file,
    shrunk: shrinkage(measures),
    width: usualWidth(measures) ?? 794,
    requests: [...network.requests],
  });
  // The browser inspects the layout while this thread finishes the file.
  const [found, bytes] = await Promise.all([inspecting, (async () => finish(file, page))()]);
  const findings = [...found, ...mostlyEmptyPages(measures, destinations, page)];
  const boxes = page.form === 'slides' ? { boxes: (await tab.evaluate(boxesSource())) as DeckBoxes } : {};
  return {
    value: { path: page.path, bytes, sha256: sha256(bytes), pages: destinations.pages, ...boxes },
    messages: findings.map((finding) => placeFinding(finding, page)),
  };
}

const mostPrints = 4;

/**
 * Prints until the page numbers in the text are those of the pages. The first print only finds them out: unpainted and
 * without tags it takes half the time. Throws when they still change after `mostPrints` prints.
 */
async function printStable(
  tab: Page,
  page: PrintPage,
  lastLabels: Labels | undefined,
): Promise<{ file: PdfFile; labels: Labels }> {
  const extra = page.mainMatter === undefined ? [] : [page.mainMatter];
  const ids = (await tab.evaluate(linkReferences(extra))) as readonly string[];
  const hasReferences = ids.length > 0;
  const labelsIn = (destinations: Destinations) => labelsOf(destinations, ids, page.mainMatter);
  let labels: Labels = lastLabels ?? new Map();
  if (hasReferences && lastLabels === undefined) {
    await tab.evaluate(fillReferences(labels, 'unpainted'));
    labels = labelsIn(readDestinations(await printOnce(tab, page, false)));
  }
  for (let print = 1; print < mostPrints; print += 1) {
    await tab.evaluate(fillReferences(labels, 'painted'));
    const file = await printOnce(tab, page, true);
    const printed = labelsIn(readDestinations(file));
    if (sameLabels(labels, printed) || !hasReferences) return { file, labels: printed };
    labels = printed;
  }
  throw new Error(`The page numbers in ${page.path} still change after ${mostPrints} prints`);
}

function sameLabels(a: Labels, b: Labels): boolean {
  return a.size === b.size && [...a].every(([id, label]) => b.get(id) === label);
}

async function printOnce(tab: Page, page: PrintPage, isFinal: boolean): Promise<PdfFile> {
  const { width, height } = page.slide ?? slideSizes['16:9'];
  const size = page.form === 'slides' ? { width, height } : { format: 'a4' as const };
  const bytes = await tab.pdf({
    ...size,
    preferCSSPageSize: true,
    printBackground: true,
    tagged: isFinal,
    outline: isFinal,
    timeout: 0,
  });
  return readPdf(bytes);
}
