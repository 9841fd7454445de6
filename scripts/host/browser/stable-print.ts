// Prints a page until the page numbers in its text are those of its pages.
import type { Page } from 'puppeteer-core';
import { Failure } from '../../messages/failure.ts';
import { slideSizes } from '../../model/manner/look.ts';
import type { PrintPage } from '../../model/page.ts';
import { fillReferences, linkReferences } from '../../print/page/references.ts';
import { type Destinations, readDestinations } from '../../print/pdf/destinations.ts';
import { labelsOf } from '../../print/pdf/labels.ts';
import { type PdfFile, readPdf } from '../../print/pdf/objects.ts';

/** Page labels by the id of what stands on the page. */
export type Labels = ReadonlyMap<string, string>;

const mostPrints = 4;

/**
 * Prints until the page numbers in the text are those of the pages. The first print only finds them out: unpainted and
 * without tags it takes half the time. `ids` are those of the references. Throws a `Failure` when they still change after `mostPrints` prints.
 */
export async function printStable(
  tab: Page,
  page: PrintPage,
  lastLabels: Labels | undefined,
): Promise<{ file: PdfFile; labels: Labels; ids: readonly string[] }> {
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
    if (sameLabels(labels, printed) || !hasReferences) return { file, labels: printed, ids };
    labels = printed;
  }
  throw new Failure(
    `The page numbers in \`${page.path}\` never settle: they still changed after ${mostPrints} prints`,
    {
      help: 'a page number that gets wider moves the text behind it to another page: shorten a sentence or heading that refers to a page',
    },
  );
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
