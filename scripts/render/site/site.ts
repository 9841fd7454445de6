// The site as outputs: what a build puts into a folder for any static host.
import type { Edition } from '../../model/edition.ts';
import type { Output } from '../../model/page.ts';
import { deck } from '../deck/deck.ts';
import { pptx } from '../deck/pptx.ts';
import { handout } from '../handout/handout.ts';
import { placedFigures } from '../report/contents.ts';
import { coverArt } from '../report/coverart.ts';
import { printPages } from '../report/print-page.ts';
import { report } from '../report/report.ts';
import { screenPage } from '../report/screen/screen-page.ts';
import { siteAddress } from './addresses.ts';
import { figureFiles } from './figure-files.ts';
import { hostFiles } from './host-files.ts';
import { siteHead } from './site-head.ts';

/** The page of the report under the name that hosts look for, and its volumes. */
const siteReport: Output = {
  name: 'site report',
  paths: ['index.html', 'report.pdf', 'evidence.pdf', 'brief.pdf'],
  drawings: report.drawings,
  render: async (edition, kit) => {
    const art = coverArt(edition, kit);
    const placed = atFolder(edition);
    const page = await screenPage(placed, kit, art, siteHead(placed));
    return [...printPages(edition, kit, art), page];
  },
};

/** The talk without the files that only authors need. */
const siteDeck: Output = {
  ...deck,
  name: 'site deck',
  paths: ['deck.html', 'deck.pdf'],
  render: async (edition, kit) =>
    (await deck.render(edition, kit)).filter(({ path }) => siteDeck.paths.includes(path)),
};

/** The figures, each with a page of its own, and what hosts and search engines look for. */
const siteFiles: Output = {
  name: 'site files',
  paths: ['figures/'],
  drawings: (edition) =>
    placedFigures(edition).flatMap(({ id }) => [
      { chart: id, surface: 'web' },
      { chart: id, surface: 'narrow' },
    ]),
  render: async (edition, kit) => {
    const placed = atFolder(edition);
    return [...(await figureFiles(placed, kit)), ...(await hostFiles(placed, kit))];
  },
};

/** The edition at the address of the folder where its own names another page, since that of a site is `index.html`. */
function atFolder(edition: Edition): Edition {
  const { url = '' } = edition.meta;
  if (!/\.x?html?$/i.test(url) || /\/index\.x?html?$/i.test(url)) return edition;
  return { ...edition, meta: { ...edition.meta, url: siteAddress(url, '.') } };
}

/** Everything in the site that is rendered. The edition has to be a public one. */
export const siteOutputs: readonly Output[] = [siteReport, siteDeck, pptx, handout, siteFiles];
