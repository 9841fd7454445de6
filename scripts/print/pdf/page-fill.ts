// Finds pages of a printed PDF that are mostly empty.
import type { PrintPage } from '../../model/page.ts';
import type { LayoutFinding } from '../page/layout-finding.ts';
import type { Destinations } from './destinations.ts';
import { mainPageOf, pageLabel } from './labels.ts';
import type { PageMeasure } from './measure.ts';

/** Share of the height of a page. */
const leastFilled = 0.75;

/**
 * Pages that are more than a quarter empty, as when a figure or table begins on the next page. The cover, the last page, the
 * last one before the main matter and those before and after a page across may be. Slides and loose pages have no such
 * findings.
 */
export function mostlyEmptyPages(
  measures: readonly PageMeasure[],
  destinations: Destinations,
  page: Pick<PrintPage, 'form' | 'isLoose' | 'mainMatter' | 'origins'>,
): readonly LayoutFinding[] {
  if (page.form !== 'pages' || page.isLoose === true) return [];
  const mainPage = mainPageOf(destinations, page.mainMatter);
  return judgedPages(measures, mainPage).flatMap(({ filled, index }): readonly LayoutFinding[] => {
    if (filled >= leastFilled) return [];
    const origin = lastOrigin(destinations, page.origins, index);
    return [
      {
        rule: 'page-mostly-empty',
        ...(origin === undefined ? {} : { origin }),
        reason: `Unexpected page ${pageLabel(index, mainPage)} that is only ${Math.round(filled * 100)} % full, expected at least ${leastFilled * 100} %`,
        help: 'move the figure or table that starts the next page, or make it smaller',
      },
    ];
  });
}

/** The share of all pages that may be judged which is empty, from 0 to 1, to three digits. */
export function emptyShare(
  measures: readonly PageMeasure[],
  destinations: Destinations,
  mainMatter: string | undefined,
): number {
  const judged = judgedPages(measures, mainPageOf(destinations, mainMatter));
  const sum = judged.reduce((empty, { filled }) => empty + 1 - filled, 0);
  return judged.length === 0 ? 0 : Math.round((1000 * sum) / judged.length) / 1000;
}

/** The pages that have to be full, with their indices. */
function judgedPages(
  measures: readonly PageMeasure[],
  mainPage: number,
): readonly { readonly filled: number; readonly index: number }[] {
  return measures.flatMap(({ filled, width }, index) => {
    const next = measures[index + 1];
    const before = measures[index - 1];
    const isCover = index === 0 && mainPage > 0;
    // A page of another size always begins a new sheet.
    const isBesideAcross =
      haveOtherSizes(next?.width, width) ||
      (before !== undefined && haveOtherSizes(before.width, width) && index > 1);
    return next === undefined || isCover || index === mainPage - 1 || isBesideAcross
      ? []
      : [{ filled, index }];
  });
}

/** Whether two pages have other sizes, by their widths in CSS pixels; with mirrored margins widths are rounded otherwise. */
function haveOtherSizes(one: number | undefined, other: number | undefined): boolean {
  return one === undefined || other === undefined ? one !== other : Math.abs(one - other) > 8;
}

/** The last element with a known origin that begins on the page or before it. */
function lastOrigin(
  { byId }: Destinations,
  origins: PrintPage['origins'],
  index: number,
): string | undefined {
  return [...byId].filter(([id, at]) => at <= index && origins.has(id)).at(-1)?.[0];
}
