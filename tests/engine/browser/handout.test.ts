// Slides on paper as the browser lays them out: pictures of slides, scaled down.
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../../scripts/host/browser/browser.ts';
import { readFonts } from '../../../scripts/host/fonts.ts';
import type { Output } from '../../../scripts/model/page.ts';
import { writeDocument } from '../../../scripts/print/page/write-document.ts';
import { handout } from '../../../scripts/render/handout/handout.ts';
import { speaker } from '../../../scripts/render/handout/speaker.ts';
import { sampleEdition } from '../../support/edition.ts';
import { line } from '../../support/prose.ts';
import { deckKit } from '../../support/slides.ts';
import { cacheFolder } from './printing.ts';

/** The sample edition with chart titles of two lines, whose second has tails. */
const edition = {
  ...sampleEdition,
  slides: sampleEdition.slides.map((slide) =>
    slide.layout.name === 'chart'
      ? {
          ...slide,
          heading: line`Nothing keeps the paging of a pod from jumping into the pages of any other group`,
        }
      : slide,
  ),
};

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ cacheFolder });
}, 60_000);
afterAll(() => browser?.close());

async function open(output: Output): Promise<Page> {
  const pages = await output.render(edition, deckKit(edition, await readFonts()));
  const html = pages.flatMap((page) => (page.kind === 'print' ? [page.html] : [])).join('');
  const page = await browser.newPage();
  await page.emulateMediaType('print');
  await page.evaluate(writeDocument(html));
  return page;
}

describe.each([handout, speaker])('slides on paper', (output) => {
  it(`show the tails of titles of two lines in ${output.paths[0]}`, async () => {
    const page = await open(output);
    const titles = await page.$$eval('.frame section > h1', (found) =>
      found.map((title) => {
        const words = document.createRange();
        words.selectNodeContents(title);
        const tops = [...words.getClientRects()].map(({ top }) => Math.round(top));
        const below = words.getBoundingClientRect().bottom - title.getBoundingClientRect().bottom;
        const isCut = below > 0 && getComputedStyle(title).overflowY !== 'visible';
        return { text: title.textContent, lines: new Set(tops).size, isCut };
      }),
    );
    await page.close();
    expect(titles.filter(({ lines }) => lines === 2)).not.toEqual([]);
    expect(titles.filter(({ isCut }) => isCut)).toEqual([]);
  });

  it(`frames pictures from edge to edge of the text and apart from it in ${output.paths[0]}`, async () => {
    const page = await open(output);
    const frames = await page.$$eval('.entry.picture > .frame', (found) =>
      found.map((frame) => {
        const box = frame.getBoundingClientRect();
        const edges = document.querySelector('.head')?.getBoundingClientRect();
        const above = frame.previousElementSibling?.getBoundingClientRect().bottom ?? -100;
        const below = frame.nextElementSibling?.getBoundingClientRect().top ?? box.bottom + 100;
        const sides = [box.left - (edges?.left ?? 0), box.right - (edges?.right ?? 0)];
        return { sides, above: box.top - above, below: below - box.bottom };
      }),
    );
    await page.close();
    expect(frames).not.toEqual([]);
    for (const { sides, above, below } of frames) {
      expect(sides).toEqual([0, 0]);
      expect(above).toBeGreaterThan(6);
      expect(below).toBeGreaterThan(8);
    }
  });
});
