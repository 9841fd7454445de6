// Finds pages of a printed PDF that are mostly empty.
import type { PrintPage } from '../../model/page.ts';
import type { LayoutFinding } from '../page/layout-finding.ts';
import type { Destinations } from './destinations.ts';
import { mainPageOf, pageLabel } from './labels.ts';
import type { PageMeasure } from './measure.ts';

/** Share of the height of a page. */
const leastFilled = 0.45;

/**
 * Pages of the main matter that are less than 45 % full although their chapter continues, as when a figure or table begins on
 * the next page. Slides have no such findings.
 */
export function mostlyEmptyPages(
  measures: readonly PageMeasure[],
  destinations: Destinations,
  page: Pick<PrintPage, 'form' | 'mainMatter' | 'origins'>,
): readonly LayoutFinding[] {
  if (page.form !== 'pages') return [];
  const mainPage = mainPageOf(destinations, page.mainMatter);
  return measures.flatMap(({ filled, width }, index): readonly LayoutFinding[] => {
    const next = measures[index + 1];
    // A page of another size always begins a new sheet, as a chapter does.
    const goesOn = next !== undefined && next.width === width && !destinations.chapters.has(index + 1);
    if (filled >= leastFilled || index < mainPage || !goesOn) return [];
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

/** The last element with a known origin that begins on the page or before it. */
function lastOrigin(
  { byId }: Destinations,
  origins: PrintPage['origins'],
  index: number,
): string | undefined {
  return [...byId].filter(([id, at]) => at <= index && origins.has(id)).at(-1)?.[0];
}
