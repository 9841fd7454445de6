// Where the placement of chapters says that things come to stand, they are printed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../../../scripts/host/browser/browser.ts';
import { placeChapters } from '../../../scripts/host/browser/placed-chapters.ts';
import type { Cache } from '../../../scripts/model/artifact.ts';
import { noCache } from '../../../scripts/model/cache.ts';
import { type Placement, placeFigures } from '../../../scripts/print/page/pages/place-figures.ts';
import { fillHeads, type HeadPlace } from '../../../scripts/print/page/pages/running-heads.ts';
import { startPlacement } from '../../../scripts/print/page/pages/start-placement.ts';
import { linkReferences } from '../../../scripts/print/page/references.ts';
import { writeDocument } from '../../../scripts/print/page/write-document.ts';
import { readDestinations } from '../../../scripts/print/pdf/destinations.ts';
import { readPdf } from '../../../scripts/print/pdf/objects.ts';
import { root } from '../../support/project.ts';
import { cacheFolder, printPage, sheet } from './printing.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ cacheFolder });
});
afterAll(() => browser.close());

const style = `@page { size: 210mm 297mm; margin: 20mm }
  :root { --page-height: 256.9mm; --sheet-height: 297mm; orphans: 2; widows: 2 } main { break-before: page }
  .chapter, .prose { width: 170mm } p, table { margin: 0 0 8px; font-size: 16px; line-height: 24px } h2 { break-after: avoid }
  .prose > p:has(+ .table-figure) { break-after: avoid } tr { break-inside: avoid }
  .figure, .table-figure { break-inside: avoid; margin: 0 } .table-figure.broken { break-inside: auto } .chapter.new-page { break-before: page }`;

/** Chapters of headings, paragraphs, figures and tables whose sizes look random and are the same in every run. */
function chapters(): { readonly html: string; readonly ids: readonly string[] } {
  let state = 11;
  const ids: string[] = [];
  const upTo = (most: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return 1 + (state % most);
  };
  const named = () => {
    ids.push(`id-${ids.length}`);
    return ids.at(-1);
  };
  const words = () =>
    `<p>${'A line of words that goes on to its end and is followed by the next one. '.repeat(upTo(12))}</p>`;
  const row = '<tr><td>cell</td><td>another cell</td></tr>';
  const blocks = [
    () => `<h2 id="${named()}">Heading</h2>${words()}`,
    () =>
      `${words()}<figure class="figure" id="${named()}" style="height: ${60 + 10 * upTo(9)}mm">Figure</figure>`,
    () =>
      `${words()}<figure class="table-figure" id="${named()}"><table>${row.repeat(3 + upTo(24))}</table></figure>`,
    words,
  ];
  const chapter = () =>
    `<section class="chapter" id="${named()}"><header class="opener"><h1>Chapter</h1></header><div class="prose">${Array.from({ length: 6 + upTo(14) }, () => blocks[upTo(4) - 1]?.() ?? '').join('')}</div></section>`;
  return { html: Array.from({ length: 9 }, chapter).join(''), ids };
}

it('headings, figures and tables stand on the pages that were known before the print', async () => {
  const { html, ids } = chapters();
  const tab = await browser.newPage();
  await tab.emulateMediaType('print');
  await tab.evaluate(writeDocument(sheet('pages', `<p>Cover</p><main>${html}</main>`, style)));
  await tab.evaluate(linkReferences(ids));
  await tab.evaluate(startPlacement(ids));
  const { moved, places } = (await tab.evaluate(placeFigures([], ids))) as Placement;
  const { byId, pages } = readDestinations(readPdf(await tab.pdf({ preferCSSPageSize: true, tagged: true })));
  await tab.close();
  const first = (byId.get('id-0') ?? 0) - (places.find(({ id }) => id === 'id-0')?.page ?? 0);
  expect(places.map(({ id }) => id).sort()).toEqual([...ids].sort());
  for (const { id, page } of places) expect([id, page + first]).toEqual([id, byId.get(id)]);
  // Figures moved and tables broke, so that this holds for more than running text.
  expect([pages > 20, moved.length > 2]).toEqual([true, true]);
});

/** Where the elements of one chapter are expected, and on which page they are printed. */
async function placeOne(prose: string, ids: readonly string[]) {
  const chapter = `<section class="chapter" id="one"><div class="prose">${prose}</div></section>`;
  const tab = await browser.newPage();
  await tab.emulateMediaType('print');
  await tab.evaluate(writeDocument(sheet('pages', `<p>Cover</p><main>${chapter}</main>`, style)));
  await tab.evaluate(linkReferences(ids));
  await tab.evaluate(startPlacement(ids));
  const { places, emptied } = (await tab.evaluate(placeFigures([], ids))) as Placement;
  const { byId } = readDestinations(readPdf(await tab.pdf({ preferCSSPageSize: true, tagged: true })));
  await tab.close();
  return ids.map((id) => ({
    expected: places.find((place) => place.id === id),
    printed: { id, page: byId.get(id) },
    emptied,
  }));
}

it('running heads name the first section that begins on a page, and else the one that goes on there', async () => {
  const body = `<main>${['a', 'b'].map((id) => `<section class="chapter" id="${id}"><h1 class="chapter-title">${id.toUpperCase()}</h1><div class="prose">${[1, 2, 3].map((part) => `<h2 class="head-2" id="${id}${part}">${id}.${part}</h2>`).join('')}</div></section>`).join('')}</main>`;
  const places: readonly HeadPlace[] = [
    ['a', 1],
    ['a1', 1],
    ['a2', 2],
    ['a3', 2],
    ['b', 4],
    ['b1', 4],
    ['b2', 5],
  ];
  const tab = await browser.newPage();
  await tab.evaluate(writeDocument(sheet('pages', body)));
  await tab.evaluate(fillHeads(places, 5));
  const css = await tab.evaluate('document.getElementById("running-heads").textContent');
  await tab.close();
  const [chapters, sections] = [...String(css).matchAll(/symbols: ([^}]*) \}/gu)].map(([, names = '']) =>
    [...names.matchAll(/"([^"]*)"/gu)].map(([, name]) => name),
  );
  expect(chapters).toEqual(['\u00a0', 'A', 'A', 'A', 'B']);
  expect(sections).toEqual(['\u00a0', 'a.2', 'a.3', 'a.3', 'b.2']);
});

it('a page that would count as mostly empty gets room tighter than readers overlook at once, a fuller one keeps its room', async () => {
  // Only room that is tighter than usual makes the second block lower: by a quarter at the first such step.
  const blocks = (first: number) =>
    `<div style="height: ${first}px"></div><div id="second" style="break-inside: avoid; height: calc(400px + min(0, var(--air, 0) + 0.15) * 2000px)"></div>`;
  const pageOf = async (first: number) => (await placeOne(blocks(first), ['second']))[0]?.printed.page;
  expect(await pageOf(640)).toBe(1);
  expect(await pageOf(760)).toBe(2);
});

it('the end of a chapter has its page before the print, though nothing stands in it', async () => {
  const blocks = '<div style="height: 800px"></div><div style="height: 400px"></div>';
  const [end] = await placeOne(`${blocks}<p class="chapter-end" id="end"></p>`, ['end']);
  expect(end?.expected?.page).toBe(1);
});

it('a chapter that leaves more than a quarter of a page empty is known before the print', async () => {
  const emptied = async (first: number) =>
    (
      await placeOne(
        `<div style="height: ${first}px"></div><div style="break-inside: avoid; height: 800px" id="second"></div>`,
        ['second'],
      )
    )[0]?.emptied;
  expect([await emptied(600), await emptied(850)]).toEqual([['one'], []]);
});

it('chapters that were placed before are placed in the same way, and not laid out again', async () => {
  const { html, ids } = chapters();
  const records = new Map<string, Uint8Array>();
  const cache: Cache = {
    get: async (key: string) => records.get(key),
    put: async (key: string, bytes: Uint8Array) => void records.set(key, bytes),
  };
  /** What a placement says, the document that it leaves, and how many chapters it had no record of. */
  const place = async (body: string, own = cache) => {
    const page = printPage(sheet('pages', `<p>Cover</p><main>${body}</main>`, style), 'pages');
    const tab = await browser.newPage();
    await tab.emulateMediaType('print');
    await tab.evaluate(writeDocument(page.html));
    await tab.evaluate(linkReferences(ids));
    const before = records.size;
    const places = await placeChapters(tab, page, { gaps: [], wanted: ids }, own);
    // A second placement of the same document begins where the first did.
    const seen = records.size;
    expect(await placeChapters(tab, page, { gaps: [], wanted: ids }, own)).toEqual(places);
    expect(records.size).toBe(seen);
    const left = await tab.evaluate('document.querySelector("main").outerHTML');
    await tab.close();
    return { placed: { places, left }, without: records.size - before };
  };
  const first = await place(html);
  expect(first.without).toBe(9);
  expect(await place(html)).toEqual({ placed: first.placed, without: 0 });
  // A word that leaves the lines as they are touches its own chapter and the one before it.
  const middle = html.indexOf('A line of words', Math.floor(html.length / 2));
  const edited = `${html.slice(0, middle)}A line of woods${html.slice(middle + 15)}`;
  const again = await place(edited);
  expect(again.without).toBe(2);
  expect(again.placed).toEqual((await place(edited, noCache)).placed);
  // Text that is longer moves all chapters behind it.
  const longer = edited.replace('<p>', `<p>${'More words that make it long. '.repeat(40)}`);
  expect((await place(longer)).placed).toEqual((await place(longer, noCache)).placed);
});

it.each([100, 300, 400])('a long list begins where it is expected behind %i px of text', async (height) => {
  const items = Array.from({ length: 800 }, (_, index) => `<li><p><b>${index}</b> <i>item</i></p></li>`);
  const section = (id: string, body: string) =>
    `<section class="chapter" id="${id}"><header class="opener"><h1>Chapter</h1></header><div class="prose">${body}</div></section>`;
  const html = section('one', `<p style="height: ${height}px">Text</p>`) + section('list', items.join(''));
  const tab = await browser.newPage();
  await tab.emulateMediaType('print');
  const opening = `${style} .opener { break-inside: avoid; break-after: avoid; height: 14em } li { break-inside: avoid }`;
  await tab.evaluate(writeDocument(sheet('pages', `<main>${html}</main>`, opening)));
  await tab.evaluate(linkReferences(['one', 'list']));
  await tab.evaluate(startPlacement(['one', 'list']));
  const { places } = (await tab.evaluate(placeFigures([], ['one', 'list']))) as Placement;
  // Nothing is left of the copy with which the room for the opening was measured.
  expect(await tab.evaluate('document.querySelectorAll(".chapter").length')).toBe(2);
  const { byId } = readDestinations(readPdf(await tab.pdf({ preferCSSPageSize: true, tagged: true })));
  await tab.close();
  const printed = ['one', 'list'].map((id) => ({ id, page: byId.get(id) }));
  expect(places).toEqual(printed);
  expect(byId.get('list')).toBe(height === 100 ? 0 : 1);
});

it.each([
  ['report-print.css', '@page {', '210mm', '297mm'],
  ['report-print.css', '@page {', '8.5in', '11in'],
  ['volumes.css', '@page brief {', '210mm', '297mm'],
  ['volumes.css', '@page brief {', '8.5in', '11in'],
])('the page height of %s is that of a printed %s page of %s by %s', async (file, rule, width, height) => {
  const text = readFileSync(join(root, 'templates/styles', file), 'utf8');
  const css = text.slice(text.indexOf(rule));
  const [, pageHeight = ''] = /--page-height: (.+);/u.exec(css) ?? [];
  const [, top = '', bottom = ''] = /margin: (\S+) .+ (\S+);/u.exec(css) ?? [];
  const pagesOf = async (blockHeight: string) => {
    const block = `<div style="height: 10px"></div><div style="height: calc(${blockHeight} - 10px); break-inside: avoid"></div>`;
    const sheetStyle = `@page { size: ${width} ${height}; margin: ${top} 20mm ${bottom} } :root { --sheet-height: ${height}; --page-height: ${pageHeight} }`;
    const tab = await browser.newPage();
    await tab.evaluate(writeDocument(sheet('pages', block.repeat(3), sheetStyle)));
    const { pages } = readDestinations(readPdf(await tab.pdf({ preferCSSPageSize: true, tagged: true })));
    await tab.close();
    return pages;
  };
  expect(await pagesOf('var(--page-height)')).toBe(3);
  // A quarter of a pixel more, and the lower block of each pair begins a page of its own.
  expect(await pagesOf('(var(--page-height) + 0.25px)')).toBeGreaterThan(3);
});
