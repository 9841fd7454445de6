// Prints a page until the page numbers in its text are those of its pages.
import type { Page } from 'puppeteer-core';
import { Failure } from '../../messages/failure.ts';
import { slideSizes } from '../../model/manner/look.ts';
import type { PageNumbers, PrintPage } from '../../model/page.ts';
import { fillHeads, type HeadPlace, headIds } from '../../print/page/pages/running-heads.ts';
import { fillReferences, linkReferences } from '../../print/page/references.ts';
import { type Destinations, readDestinations } from '../../print/pdf/destinations.ts';
import { labelsOf } from '../../print/pdf/labels.ts';
import { type PdfFile, readPdf } from '../../print/pdf/objects.ts';

/** Page labels by the id of what stands on the page. */
type Labels = ReadonlyMap<string, string>;

const mostPrints = 4;

/** The ids of what has a page number somewhere in a document. */
export interface Numbered {
  /** Of the elements that references lead to. */
  readonly ids: readonly string[];
  /** Of the headings that running heads name. */
  readonly heads: readonly string[];
}

/** Finds what is numbered, and has the browser record its pages. */
export async function findNumbered(tab: Page, { mainMatter, targets = [] }: PrintPage): Promise<Numbered> {
  const heads = (await tab.evaluate(headIds())) as readonly string[];
  const extra = [...(mainMatter === undefined ? [] : [mainMatter]), ...targets, ...heads];
  return { heads, ids: (await tab.evaluate(linkReferences(extra))) as readonly string[] };
}

/**
 * Prints until the page numbers in the text are those of the pages. Where `expected` does not have all of them, a first print
 * only finds them out: unpainted and without tags it takes half the time. Throws a `Failure` when they still change after
 * `mostPrints` prints.
 */
export async function printStable(
  tab: Page,
  page: PrintPage,
  { heads, ids }: Numbered,
  expected: Pages,
): Promise<StablePrint> {
  const hasReferences = ids.length > 0 || heads.length > 0;
  const fill = async (labels: Labels, look: 'painted' | 'unpainted') => {
    await tab.evaluate(fillReferences([...labels, ...(page.numbers ?? [])], look));
    const places = heads.flatMap((id) => placeOf(labels.get(headKey(id)), id));
    await tab.evaluate(fillHeads(places, Math.max(0, ...places.map(([, at]) => at)) + pagesAfterLastHead));
  };
  const labelsIn = (pages: Pages) =>
    new Map([...labelsOf(pages, ids, page.mainMatter), ...headLabels(pages, heads, page)]);
  const needed = [...ids, ...heads, ...(page.mainMatter === undefined ? [] : [page.mainMatter])];
  const isExpected = needed.every((id) => expected.byId.has(id));
  let labels: Labels = isExpected ? labelsIn(expected) : new Map();
  if (hasReferences && !isExpected) {
    await fill(labels, 'unpainted');
    labels = labelsIn(readDestinations(await printOnce(tab, page, false)));
  }
  for (let print = 1; print < mostPrints; print += 1) {
    await fill(labels, 'painted');
    const file = await printOnce(tab, page, true);
    const destinations = readDestinations(file);
    const printed = labelsIn(destinations);
    if (sameLabels(labels, printed) || !hasReferences)
      return { file, destinations, labels: printed, ids, numbers: numbersOf(destinations, page) };
    labels = printed;
  }
  throw new Failure(
    `The page numbers in \`${page.path}\` never settle: they still changed after ${mostPrints} prints`,
    {
      help: 'a page number that gets wider moves the text behind it to another page: shorten a sentence or heading that refers to a page',
    },
  );
}

/** On which pages elements stand. */
type Pages = Pick<Destinations, 'byId'>;

/** A print whose page numbers are right. `numbers` are those of the elements to which other volumes lead. */
export interface StablePrint {
  readonly file: PdfFile;
  readonly destinations: Destinations;
  readonly labels: Labels;
  readonly ids: readonly string[];
  readonly numbers: PageNumbers;
}

/** Pages behind the one on which the last chapter begins, at most. */
const pagesAfterLastHead = 300;

const headKey = (id: string): string => `head of ${id}`;

/** The places of headings, kept with the labels: a heading that moves is a reason to print again. */
function headLabels(
  { byId }: Pages,
  heads: readonly string[],
  { mainMatter }: PrintPage,
): [string, string][] {
  const mainPage = mainMatter === undefined ? 0 : (byId.get(mainMatter) ?? 0);
  return heads.flatMap((id): [string, string][] => {
    const at = byId.get(id);
    return at === undefined ? [] : [[headKey(id), `${at - mainPage + 1}`]];
  });
}

function placeOf(label: string | undefined, id: string): readonly HeadPlace[] {
  return label === undefined ? [] : [[id, Number(label)]];
}

function numbersOf(destinations: Destinations, { targets = [], mainMatter, path }: PrintPage): PageNumbers {
  const labels = labelsOf(destinations, targets, mainMatter);
  return [...destinations.byId.keys()].flatMap((id): readonly (readonly [string, string])[] => {
    const label = labels.get(id);
    return label === undefined ? [] : [[`${path}#${id}`, label]];
  });
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
