// The order of the ledger on paper, and what the heads of its pages say.
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../../../scripts/host/browser/browser.ts';
import { fillHeads, headIds } from '../../../scripts/print/page/pages/running-heads.ts';
import { sortByPage } from '../../../scripts/print/page/pages/sort-by-page.ts';
import { cacheFolder } from './printing.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ cacheFolder });
});
afterAll(() => browser.close());

const row = (id: string, at: string, group: string, size: string) =>
  `<li id="${id}" data-at="${at}" data-group="${group}" data-size="${size}"><p><strong>${id}</strong>: <span class="what">what ${id} is</span></p></li>`;

const html = `<main><section class="chapter" id="ledger"><h1 class="chapter-title">Ledger</h1>
<ol data-by-page="Report page {page}" data-heads="Report pages" data-see="see report page {page}" data-others="Elsewhere">
${row('time', 'a', '2 time', '0.9')}${row('share', 'a', '1', '0.4')}${row('many', 'a', '0', '30')}${row('few', 'a b', '0', '2')}${row('word', 'a', '', '')}${row('slide', '', '0', '1')}
</ol><p class="chapter-end" id="ledger-end"></p></section>
<section class="chapter" id="references"><h1 class="chapter-title">References</h1></section></main>`;

async function sorted(): Promise<Page> {
  const tab = await browser.newPage();
  await tab.setContent(html);
  await tab.evaluate(
    sortByPage([
      ['a', 'ii'],
      ['b', '7'],
    ]),
  );
  return tab;
}

it('is by pages, on each by kind of unit and size, and says on later pages where a number stands', async () => {
  const tab = await sorted();
  const lines = await tab.evaluate(() =>
    [...document.querySelectorAll('li')].map((one) => one.textContent?.trim()),
  );
  expect(lines).toEqual([
    'Report page ii',
    'few: what few is',
    'many: what many is',
    'share: what share is',
    'time: what time is',
    'word: what word is',
    'Report page 7',
    'few: what few is, see report page\u00a0ii',
    'Elsewhere',
    'slide: what slide is',
  ]);
});

it('is named in the heads of its pages by pages of the report, and a part that begins a page has no head of another', async () => {
  const tab = await sorted();
  const ids = (await tab.evaluate(headIds())) as readonly string[];
  expect(ids).toEqual([
    'ledger',
    'ledger-page-ii',
    'ledger-end-6',
    'ledger-page-7',
    'ledger-end-8',
    'ledger-page-others',
    'ledger-end',
    'references',
  ]);
  const headsWhere = async (end: number, entries = 2): Promise<string> => {
    const pages = [1, 1, entries, 2, 2, 2, end, 3];
    await tab.evaluate(
      fillHeads(
        ids.map((id, index) => [id, pages[index] ?? 1]),
        3,
      ),
    );
    return (await tab.evaluate(() => document.getElementById('running-heads')?.textContent)) ?? '';
  };
  expect(await headsWhere(2)).toMatch(/chapter-heads .*"\u00a0" "Ledger" "\u00a0" \}/u);
  expect(await headsWhere(2)).toContain('"Report pages ii–7"');
  // Entries that ended on the page before are not named.
  expect(await headsWhere(2, 1)).not.toContain('ii–7');
  expect(await headsWhere(2, 1)).toContain('"Report page 7"');
  // Where the ledger goes on above the next part, the page has its head.
  expect(await headsWhere(3)).toMatch(/chapter-heads .*"Ledger" "Ledger" \}/u);
});
