// The HTML edition of the real content in the browser, with the keyboard.
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/host/browser/browser.ts';
import { writeDocument } from '../../scripts/print/page/write-document.ts';
import { cacheFolder } from '../engine/browser/printing.ts';
import { type PageFile, writePage } from '../support/page-file.ts';

let file: PageFile;
let browser: Browser;

beforeAll(async () => {
  file = await writePage();
  browser = await launchBrowser({ cacheFolder });
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await file?.remove();
});

/** Until all chapters have been laid out. */
const laidOut = (page: Page) => page.waitForSelector('html:not(.in-parts)');

async function open(width: number): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 900 });
  await page.goto(file.address);
  await laidOut(page);
  // Regions that scroll are stops once their size has been observed.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return page;
}

/** How many elements the Tab key reaches. */
const stops = (page: Page) =>
  page.evaluate(
    () =>
      [
        ...document.querySelectorAll<HTMLElement>(
          'a[href], button, input, select, textarea, summary, [tabindex]',
        ),
      ].filter((element) => element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true }))
        .length,
  );

describe('the page of the real content', () => {
  it.each([1024, 1440])('has fewer than 300 tab stops at %i px outside of evidence mode', async (width) => {
    const page = await open(width);
    expect(await stops(page)).toBeLessThan(300);
    await page.keyboard.press('e');
    expect(await stops(page)).toBeGreaterThan(1000);
    await page.close();
  });

  it('is laid out in parts, to the same places as at once', async () => {
    const placesOf = async (hash: string) => {
      const page = await browser.newPage();
      await page.setViewport({ width: 390, height: 800 });
      // Idle time begins when the test says so.
      await page.evaluateOnNewDocument(() => {
        const waiting: IdleRequestCallback[] = [];
        Object.assign(window, {
          requestIdleCallback: (run: IdleRequestCallback) => waiting.push(run),
          idle: () => {
            while (waiting.length > 0) waiting.shift()?.({ didTimeout: false, timeRemaining: () => 50 });
          },
        });
      });
      await page.goto(`${file.address}${hash}`);
      const isInParts = await page.evaluate(() => document.documentElement.classList.contains('in-parts'));
      await page.evaluate('idle()');
      await laidOut(page);
      await page.evaluate(() => scrollTo(0, 0));
      const places = await page.$$eval('.chapter, .head-2, figure', (all) =>
        all.map((one) => Math.round(one.getBoundingClientRect().top)),
      );
      await page.close();
      return { isInParts, places };
    };
    const parts = await placesOf('');
    const whole = await placesOf('#startup');
    expect([parts.isInParts, whole.isInParts]).toEqual([true, false]);
    expect(parts.places).toEqual(whole.places);
  });

  it('is whole at once where the build looks at it', async () => {
    const page = await browser.newPage();
    await page.evaluateOnNewDocument('window.requestIdleCallback = () => 0');
    await page.evaluate(writeDocument(await readFile(new URL(file.address), 'utf8')));
    const found = await page.evaluate(() => [
      document.documentElement.classList.contains('in-parts'),
      document.querySelectorAll('.grid thead .sort').length > 50,
    ]);
    expect(found).toEqual([false, true]);
    await page.close();
  });

  it('arrives where a link leads, also while it is laid out', async () => {
    const page = await browser.newPage();
    await page.evaluateOnNewDocument('window.requestIdleCallback = () => 0');
    await page.goto(file.address);
    const link = '.chapter-links a[href="#cost"]';
    await page.$eval(link, (a) => (a as HTMLElement).click());
    await laidOut(page);
    const top = await page.$eval('#cost', (chapter) => chapter.getBoundingClientRect().top);
    expect(Math.abs(top)).toBeLessThan(160);
    await page.close();
  });

  it('reaches every link of the text by Tab and arrow keys', async () => {
    const page = await open(1440);
    const unreached = await page.evaluate(() => {
      const links = [...document.querySelectorAll<HTMLAnchorElement>('.prose a.xref')].filter((link) =>
        link.checkVisibility(),
      );
      const reached = new Set<Element>();
      const press = (link: Element): void => {
        link.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true }),
        );
      };
      for (const stop of links.filter(({ tabIndex }) => tabIndex >= 0)) {
        stop.focus();
        for (let link = document.activeElement; link && !reached.has(link); link = document.activeElement) {
          reached.add(link);
          press(link);
        }
      }
      return links.filter((link) => !reached.has(link)).map(({ textContent }) => textContent);
    });
    expect(unreached).toEqual([]);
    await page.close();
  });
});
