// The report as an output: `report.pdf` and its edition for the screen, `report.html`.
import type { Output } from '../../model/page.ts';
import { placedFigures } from './contents.ts';
import { coverArt } from './coverart.ts';
import { printPage } from './print-page.ts';
import { screenPage } from './screen-page.ts';

/** `report.pdf` and `report.html`, from the same partials. */
export const report: Output = {
  name: 'report',
  paths: ['report.html', 'report.pdf'],
  drawings: (edition, only) =>
    placedFigures(edition).flatMap(({ id }) => [
      ...(only === 'screen' ? [] : [{ chart: id, surface: 'a4' as const }]),
      { chart: id, surface: 'web' as const },
    ]),
  render: (edition, kit, only) => {
    const art = coverArt(edition, kit);
    const screen = screenPage(edition, kit, art);
    return only === 'screen' ? [screen] : [printPage(edition, kit, art), screen];
  },
};
