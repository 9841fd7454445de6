// The reader's moves through the HTML edition, in the browser: jumps, the way back, and where they stand and what has the focus after each.
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../../scripts/host/browser/browser.ts';
import { type PageFile, writeMinimalPage } from '../../support/page-file.ts';
import { cacheFolder } from './printing.ts';

const filler =
  `${'Words that are only here to be long, and that no one has to read. '.repeat(12)}\n\n`.repeat(4);
const question = { id: 'load', label: 'What load?', options: ['steady', 'bursts'] };
const aid = {
  title: 'Which rows fit?',
  column: 'Situation',
  questions: [
    { ...question, options: question.options.map((id) => ({ id, label: id, detail: `more of ${id}` })) },
  ],
  rows: {
    'Always on': { fits: { load: ['steady'] }, reason: 'It starts once.' },
    'Now and then': { fits: { load: ['bursts'] }, reason: 'It starts often.' },
  },
};
const advice = '| Situation | Choice |\n| --- | --- |\n| Always on | large |\n| Now and then | small |\n';
const overlay = {
  'templates/aids/decision.json': JSON.stringify(aid),
  'content/03-near.md': `# Near\n\n${filler}The first link leads to [@sec:far]. It takes {{duration boot.large}} there.\n\n${filler}## Within\n\n${filler}The other leads to [@tbl:boot-times].\n\n${filler}:::aid{#decision}\n\n${advice}\n:::\n\n${filler}`,
  'content/04-far.md': `# Far\n\n${filler}## Inside\n\n${filler}A third leads to [@sec:near].\n\n${filler}${filler}`,
};

let file: PageFile;
let browser: Browser;

beforeAll(async () => {
  file = await writeMinimalPage(overlay);
  browser = await launchBrowser({ cacheFolder });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await file?.remove();
});

/** What the browser complains about, over all pages that were opened. */
const complaints: string[] = [];

async function open({ width = 1440, hash = '' } = {}): Promise<Page> {
  const tab = await browser.newPage();
  tab.on('pageerror', (error) => complaints.push(String(error)));
  await tab.setViewport({ width, height: 800 });
  await tab.goto(`${file.address}${hash}`);
  return tab;
}

const pause = (tab: Page, milliseconds = 100) =>
  tab.evaluate((time) => new Promise((done) => setTimeout(done, time)), milliseconds);
/** What has the focus, in words. */
const focus = (tab: Page) =>
  tab.evaluate(() => (document.activeElement?.textContent ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, 20));
const place = (tab: Page) => tab.evaluate(() => Math.round(scrollY));
/** Brings a link of a chapter into the middle of the window, and says where that is. */
async function see(tab: Page, link: string): Promise<number> {
  await tab.$eval(link, (one) => one.scrollIntoView({ block: 'center' }));
  await pause(tab);
  return place(tab);
}
/** Waits until the page stands at a height. */
const stands = (tab: Page, at: number) =>
  tab.waitForFunction((y: number) => Math.abs(scrollY - y) < 2, { timeout: 4000 }, at);
/** Waits until an element has the focus. */
const focuses = (tab: Page, selector: string) =>
  tab.waitForFunction((text: string) => document.activeElement?.matches(text), { timeout: 4000 }, selector);
const button = (tab: Page) =>
  tab.$eval('.way-back', (one) => (one.checkVisibility() ? (one.textContent ?? '') : ''));
const buttonSays = (tab: Page, words: string) =>
  tab.waitForFunction(
    (text: string) => {
      const found = document.querySelector('.way-back');
      return text === (found?.checkVisibility() ? found.textContent : '');
    },
    { timeout: 4000 },
    words,
  );

const toFar = '#near a.xref[href="#far"]';
const toTable = '#near a.xref[href="#tbl-boot-times"]';

describe('the way back', () => {
  it('leads to the place that was left once, and never out of the page', async () => {
    const tab = await open();
    const from = await see(tab, toFar);
    await tab.click(toFar);
    await buttonSays(tab, 'Back to 2 Near');
    // A second press at once changes nothing.
    await tab.$eval('.way-back', (one) => {
      (one as HTMLElement).click();
      (one as HTMLElement).click();
    });
    await stands(tab, from);
    await pause(tab);
    expect([await button(tab), tab.url()]).toEqual(['', file.address]);
    await tab.goForward();
    await pause(tab);
    await tab.goBack();
    await stands(tab, from);
    expect(await button(tab)).toBe('');
    await tab.close();
  });

  it('leads place by place to where the reader was, not to the head of the chapter', async () => {
    const tab = await open({ width: 390 });
    const first = await see(tab, toFar);
    await tab.click(toFar);
    await buttonSays(tab, 'Back to 2 Near');
    const third = '#far a.xref[href="#near"]';
    const second = await see(tab, third);
    await tab.click(third);
    await buttonSays(tab, 'Back to 3.1 Inside');
    await tab.goBack();
    await stands(tab, second);
    await tab.goBack();
    await stands(tab, first);
    await tab.goForward();
    await stands(tab, second);
    await tab.reload();
    await stands(tab, second);
    await tab.close();
  });

  it('leads to where the reader was, also once a control has been used, and a link still to its control', async () => {
    const tab = await open();
    await tab.click('[data-question="load"] input[value="steady"]');
    await tab.waitForFunction(() => location.hash === '#aid-decision?load=steady');
    const from = await see(tab, toTable);
    await tab.click(toTable);
    await buttonSays(tab, 'Back to 2.1 Within');
    await tab.$eval('[data-question="load"] input[value="bursts"]', (radio) =>
      (radio as HTMLElement).click(),
    );
    await tab.waitForFunction(() => location.hash === '#aid-decision?load=bursts');
    await tab.goBack();
    await stands(tab, from);
    await pause(tab);
    expect(await place(tab)).toBe(from);
    await tab.goForward();
    await pause(tab);
    expect(await tab.evaluate(() => location.hash)).toBe('#aid-decision?load=bursts');
    await tab.close();
    const other = await open({ hash: '#aid-decision?load=steady' });
    expect(await other.$eval('form.aid', (form) => form.getBoundingClientRect().top)).toBeLessThan(400);
    await other.close();
  });

  it('is shown after a link to the place that the address has already', async () => {
    const tab = await open({ hash: '#far' });
    const from = await see(tab, toFar);
    await tab.click(toFar);
    await buttonSays(tab, 'Back to 2 Near');
    await tab.click('.way-back');
    await stands(tab, from);
    await tab.close();
  });

  it('names the place of a number whose card led away', async () => {
    const tab = await open();
    const number = '#near a.n';
    await tab.$eval(number, (one) => one.scrollIntoView({ block: 'end' }));
    await tab.click(number);
    await tab.click('.card-foot > a');
    await buttonSays(tab, 'Back to 2 Near');
    await tab.click('.way-back');
    await focuses(tab, number);
    await tab.close();
  });

  it.each([320, 390, 700, 1440])('covers nothing but the bar, %i pixels wide', async (width) => {
    const tab = await open({ width });
    await see(tab, toFar);
    await tab.click(toFar);
    await tab.waitForSelector('.way-back', { visible: true });
    const found = await tab.evaluate(() => {
      const shown = [...document.querySelectorAll('.bar > :not(.keys)')].filter((one) =>
        one.checkVisibility(),
      );
      const boxes = shown.map((one) => one.getBoundingClientRect());
      const bar = document.querySelector('.bar')?.getBoundingClientRect() ?? new DOMRect();
      return {
        names: shown.map(({ className }) => className),
        isInBar: boxes.every(({ top, bottom }) => top >= bar.top && bottom <= bar.bottom),
        isLegible: (document.querySelector('.way-back')?.clientWidth ?? 0) > 100,
        isInRow: boxes.slice(1).every(({ left }, index) => left >= (boxes[index]?.right ?? 0)),
        isWhole: boxes.every(({ right }) => right <= innerWidth),
      };
    });
    expect(found).toEqual({
      names: expect.arrayContaining(['way-back-box']),
      isInBar: true,
      isLegible: true,
      isInRow: true,
      isWhole: true,
    });
    await tab.close();
  });

  it('is not shown to who skips to the text', async () => {
    const tab = await open();
    await tab.setViewport({ width: 1440, height: 200 });
    await tab.focus('.skip');
    await tab.keyboard.press('Enter');
    await pause(tab);
    expect([await button(tab), await tab.evaluate(() => document.activeElement?.id)]).toEqual(['', 'text']);
    expect(await place(tab)).toBeGreaterThan(200);
    await tab.close();
  });

  it('goes when it is closed, and when the reader has read on', async () => {
    const tab = await open();
    for (const end of ['Escape', 'button', 'reading']) {
      await see(tab, toFar);
      await tab.click(toFar);
      await tab.waitForSelector('.way-back', { visible: true });
      if (end === 'Escape') await tab.keyboard.press('Escape');
      if (end === 'button') await tab.click('.way-back-close');
      if (end === 'reading') await tab.evaluate(() => scrollBy(0, -2.2 * innerHeight));
      await buttonSays(tab, '');
    }
    await tab.close();
  });
});

describe('with the keyboard alone', () => {
  it('a jump takes the focus along, the key b brings it back to the link', async () => {
    const tab = await open();
    await see(tab, toFar);
    await tab.focus(toFar);
    await tab.keyboard.press('Enter');
    await tab.waitForSelector('.way-back', { visible: true });
    expect(await focus(tab)).toBe('3 Far');
    await tab.keyboard.press('Tab');
    expect(await tab.evaluate(() => document.activeElement?.closest('#far') !== null)).toBe(true);
    await tab.keyboard.press('b');
    await buttonSays(tab, '');
    await focuses(tab, toFar);
    expect(await tab.$eval('.keys', ({ textContent }) => textContent)).toContain('b goes back');
    await tab.close();
  });

  it('the button itself and the browser bring it back, too; the tab order goes on from there', async () => {
    const tab = await open();
    for (const press of ['Enter', 'history']) {
      const from = await see(tab, toFar);
      await tab.focus(toFar);
      await tab.keyboard.press('Enter');
      await tab.waitForSelector('.way-back', { visible: true });
      await tab.focus('.way-back');
      if (press === 'Enter') await tab.keyboard.press('Enter');
      else await tab.goBack();
      await stands(tab, from);
      await focuses(tab, toFar);
    }
    await tab.close();
  });

  it('the way back from a result of the search leads the focus to the place, not to the result', async () => {
    const tab = await open();
    const from = await see(tab, toFar);
    await tab.keyboard.press('/');
    await tab.keyboard.type('inside');
    await tab.waitForSelector('.search-hits[aria-busy="false"] a');
    await tab.keyboard.press('Enter');
    await tab.waitForSelector('.way-back', { visible: true });
    expect(await focus(tab)).toContain('Inside');
    await tab.keyboard.press('b');
    await stands(tab, from);
    await pause(tab);
    expect(await focus(tab)).toBe('2 Near');
    await tab.close();
  });
});

it('made the browser complain about nothing', () => {
  expect(complaints).toEqual([]);
});
