// What the search of the HTML edition says of its results, in the browser: how many, for which words, and what it does not find.
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../../scripts/host/browser/browser.ts';
import { type PageFile, writeMinimalPage } from '../../support/page-file.ts';
import { cacheFolder } from './printing.ts';

const letters = 'abcdefghijklmnopqrstuvwxyzabcdefghijklmn';
const many = [...letters].map((letter) => `The kernel of host ${letter} shows how a call is answered.`);
const overlay = {
  'content/03-many.md': `# Many\n\n${many.join('\n\n')}\n\nA zebra costs much, and an otter does not.\n\nOnly the antelope has words for paper.\n`,
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

async function open(): Promise<Page> {
  const tab = await browser.newPage();
  await tab.setViewport({ width: 1280, height: 800 });
  await tab.goto(file.address);
  await tab.keyboard.press('/');
  return tab;
}

async function find(tab: Page, words: string) {
  await tab.$eval('.search-words', (input) => {
    (input as HTMLInputElement).value = '';
  });
  await tab.type('.search-words', words);
  await tab.waitForSelector('.search-hits[aria-busy="false"]');
  return tab.evaluate(() => ({
    status: document.querySelector('.search-status')?.textContent ?? '',
    hits: [...document.querySelectorAll('.search-hits a')].map(({ textContent }) => textContent ?? ''),
    marks: [...new Set([...document.querySelectorAll('.search mark')].map(({ textContent }) => textContent))],
  }));
}

describe('the search', () => {
  it('says how many results there are beyond those that it shows', async () => {
    const tab = await open();
    const { status, hits } = await find(tab, 'kernel');
    expect([status, hits.length]).toEqual(['The first 30 of 40', 30]);
    expect((await find(tab, 'zebra')).status).toBe('1 found');
    await tab.close();
  });

  it('names words that nothing has, and says where no place has all words', async () => {
    const tab = await open();
    expect((await find(tab, 'kernel xyzzy')).status).toBe('Nothing has “xyzzy”. The first 30 of 40');
    expect((await find(tab, 'xyzzy')).status).toBe('Nothing found. Try fewer or other words.');
    const apart = await find(tab, 'zebra antelope');
    expect(apart.status).toBe('Nothing has all of the words; these have some. 2 found');
    expect(apart.hits).toHaveLength(2);
    await tab.close();
  });

  it('leaves small words out where there are others, and marks whole words', async () => {
    const tab = await open();
    const question = await find(tab, 'how much does a zebra cost');
    expect(question.hits).toEqual([expect.stringContaining('A zebra costs much')]);
    expect(question.marks).toEqual(['zebra', 'costs']);
    const alone = await find(tab, 'how');
    expect([alone.hits.length, alone.marks]).toEqual([30, expect.not.arrayContaining(['shows'])]);
    expect(
      await tab.$$eval('.search mark', (marks) =>
        marks.map(({ previousSibling }) => previousSibling?.textContent?.at(-1)),
      ),
    ).not.toContain('s');
    await tab.close();
  });

  it('finds what is shown: no hidden words, no names of files and rows', async () => {
    const tab = await browser.newPage();
    // Nothing is read before the page has been changed.
    await tab.evaluateOnNewDocument('window.requestIdleCallback = () => 0');
    await tab.goto(file.address);
    await tab.$$eval('main .prose p', (all) => {
      const hidden = document.createElement('span');
      hidden.hidden = true;
      hidden.textContent = ' quagga';
      all.find(({ textContent }) => textContent?.includes('zebra'))?.append(hidden);
    });
    await tab.keyboard.press('/');
    expect((await find(tab, 'quagga')).hits).toEqual([]);
    const [name = ''] = await tab.$$eval('.ledger .code-name', (all) =>
      all.map(({ textContent }) => textContent ?? ''),
    );
    expect(name).toBe('boot-times');
    await find(tab, 'small monitor');
    const numbers = await tab.$$eval('.hit-number', (all) => all.map(({ textContent }) => textContent ?? ''));
    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers.join()).not.toContain(name);
    await tab.close();
  });

  it('holds the focus while it is open', async () => {
    const tab = await open();
    await find(tab, 'zebra');
    const inside = () => tab.evaluate(() => document.activeElement?.closest('.search') !== null);
    await tab.keyboard.down('Shift');
    await tab.keyboard.press('Tab');
    await tab.keyboard.up('Shift');
    expect(await tab.evaluate(() => document.activeElement?.closest('.search-hits') !== null)).toBe(true);
    for (const _ of [1, 2, 3, 4]) {
      await tab.keyboard.press('Tab');
      expect(await inside()).toBe(true);
    }
    await tab.keyboard.press('Escape');
    expect(await tab.$eval('.search', (dialog) => dialog.matches(':popover-open'))).toBe(false);
    await tab.close();
  });
});
