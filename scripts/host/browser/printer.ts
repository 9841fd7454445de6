import type { Browser, Page } from 'puppeteer-core';
import type { Printed, Printer } from '../../model/artifact.ts';
import type { DeckBoxes } from '../../model/deck/slide-boxes.ts';
import { sha256 } from '../../model/digest.ts';
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
import { type BrowserOptions, launchBrowser } from './browser.ts';
import { blockNetwork, type NetworkWall } from './network-wall.ts';
import { inspectPage } from './page-inspection.ts';

/** How to print: which browser, and until when. */
export interface PrinterOptions extends BrowserOptions {
  /** Kills the browser when it aborts. */
  readonly signal?: AbortSignal;
}

/** Starts a browser that prints any number of pages, several at a time. Throws `BrowserError` when there is none. */
export async function openPrinter(options: PrinterOptions): Promise<Printer> {
  const browser = await launchBrowser(options, options.signal);
  // Page numbers of the last print of each path: in watch mode they save the first of two prints.
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

/** A tab with the network blocked. */
interface Tab {
  readonly tab: Page;
  readonly wall: NetworkWall;
}

const usualDocuments = 2;

/** Hands out fresh tabs, the first of which are opened ahead, while the documents are still being made. */
function tabs(browser: Browser): () => Promise<Tab> {
  const open = async (): Promise<Tab> => {
    const tab = await browser.newPage();
    // A document that is laid out for print from the start is not styled anew, twice, for every print.
    const [wall] = await Promise.all([blockNetwork(tab), tab.emulateMediaType('print')]);
    return { tab, wall };
  };
  const ready = Array.from({ length: usualDocuments }, open);
  for (const tab of ready) tab.catch(() => undefined);
  return () => ready.pop() ?? open();
}

/** Closes the tab under the work when nobody wants the result any more: whatever it waits for then fails. */
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
  { tab, wall }: Tab,
  page: PrintPage,
  lastLabels: Map<string, Labels>,
): Promise<Checked<Printed>> {
  try {
    await tab.evaluate(writeDocument(page.html));
    if (page.form === 'pages') await tab.evaluate(placeFigures());
    const { file, labels } = await printStable(tab, page, lastLabels.get(page.path));
    lastLabels.set(page.path, labels);
    return await check(tab, page, file, wall);
  } finally {
    await tab.close().catch(() => undefined);
  }
}

/** The printed file, and what its layout is found to lack. */
async function check(
  tab: Page,
  page: PrintPage,
  file: PdfFile,
  wall: NetworkWall,
): Promise<Checked<Printed>> {
  const destinations = readDestinations(file);
  const measures = measurePages(file);
  const inspecting = inspectPage(tab, page, {
    file,
    shrunk: shrinkage(measures),
    width: usualWidth(measures) ?? 794,
    requests: [...wall.requests],
  });
  // The browser looks at the layout while the bytes are finished here.
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
 * Prints until the page numbers in the text are those of the pages. The first print is only there to learn them: with
 * nothing painted and no tags it takes half the time.
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
  const size = page.form === 'slides' ? { width: 1280, height: 720 } : { format: 'a4' as const };
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
