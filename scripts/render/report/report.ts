// The report as an output: its printed volumes, and its edition for the screen, `report.html`.
import { visit } from 'unist-util-visit';
import type { Edition } from '../../model/edition.ts';
import type { Output } from '../../model/page.ts';
import { chaptersIn } from '../shared/volumes.ts';
import { placedFigures } from './contents.ts';
import { coverArt } from './coverart.ts';
import { printPages } from './print-page.ts';
import { screenPage } from './screen/screen-page.ts';

/** The volumes `report.pdf`, `evidence.pdf` and `brief.pdf`, and `report.html`, which holds everything, from the same partials. */
export const report: Output = {
  name: 'report',
  paths: ['report.html', 'report.pdf', 'evidence.pdf', 'brief.pdf'],
  drawings: (edition, only) => [
    ...placedFigures(edition).flatMap(({ id }) => [
      ...(only === 'screen' ? [] : [{ chart: id, surface: 'a4' as const }]),
      { chart: id, surface: 'web' as const },
      { chart: id, surface: 'narrow' as const },
    ]),
    ...(only === 'screen' ? [] : briefFigures(edition)).map((id) => ({ chart: id, surface: 'a4' as const })),
  ],
  render: async (edition, kit, only) => {
    const art = coverArt(edition, kit);
    return [
      ...(only === 'screen' ? [] : printPages(edition, kit, art)),
      ...(only === 'print' ? [] : [await screenPage(edition, kit, art)]),
    ];
  },
  isInTwoParts: true,
};

/** The figures that the brief shows and the report does not. */
function briefFigures(edition: Edition): readonly string[] {
  const placed = new Set(placedFigures(edition).map(({ id }) => id));
  const found: string[] = [];
  for (const { body } of chaptersIn(edition, 'brief'))
    visit(body, 'figure', ({ id }) => {
      if (!placed.has(id)) found.push(id);
    });
  return found;
}
