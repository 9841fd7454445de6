// The features of the HTML edition, in the browser, opened from disk.
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../../scripts/host/browser/browser.ts';
import { readFonts } from '../../../scripts/host/fonts.ts';
import { present } from '../../../scripts/host/marp/marp.ts';
import { bundlePageScript } from '../../../scripts/host/page-bundle.ts';
import { noCache } from '../../../scripts/model/cache.ts';
import type { Dataset } from '../../../scripts/model/data.ts';
import type { Edition } from '../../../scripts/model/edition.ts';
import type { PresentPage } from '../../../scripts/model/page.ts';
import { deck } from '../../../scripts/render/deck/deck.ts';
import { report } from '../../../scripts/render/report/report.ts';
import { sampleEdition } from '../../support/edition.ts';
import { sampleKit } from '../../support/kit.ts';
import { cacheFolder } from './printing.ts';

/** The sample edition with what rows say of their numbers, one part of it hostile. */
const hostile = '<img src=x onerror=alert(1)>';
const bootTimes = sampleEdition.datasets.get('boot-times') as Dataset;
const about = {
  conditions: `One host, kernel 6.1 ${hostile}`,
  caveat: 'The host ran nothing else.',
  statistic: 'median',
  n: 500,
  year: 2020,
  source: 'agache2020',
  where: 'table 2',
};
const edition: Edition = {
  ...sampleEdition,
  datasets: new Map([
    ...sampleEdition.datasets,
    ['boot-times', { ...bootTimes, rows: bootTimes.rows.map((row) => ({ ...row, ...about })) }],
  ]),
};

const opened = launchBrowser({ cacheFolder });
let folder: string;
let address: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'page-'));
  const kit = sampleKit(edition, report, await readFonts(), () => bundlePageScript(noCache));
  for (const page of await report.render(edition, kit, 'screen'))
    if (page.kind === 'text') await writeFile(join(folder, page.path), page.text);
  address = pathToFileURL(join(folder, 'report.html')).href;
});

afterAll(async () => {
  await (await opened).close();
  await rm(folder, { recursive: true, force: true });
});

/** What the browser complains about, over all pages that were opened. */
const complaints: string[] = [];

async function open({ width = 1280, script = true, hash = '' } = {}): Promise<Page> {
  const page = await (await opened).newPage();
  page.on('console', (entry) => complaints.push(entry.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    if (!/^(?:data|about|file):/.test(request.url())) complaints.push(request.url());
  });
  await page.setJavaScriptEnabled(script);
  await page.setViewport({ width, height: 800 });
  await page.goto(`${address}${hash}`);
  return page;
}

const number = '#startup a.n';
const shown = (page: Page) =>
  page.evaluate(() => {
    const card = document.querySelector<HTMLElement>('.card');
    return card === null || card.hidden ? undefined : card.innerText.replaceAll(/\s+/g, ' ');
  });
const cardOf = (page: Page, isOpen = true) =>
  page.waitForSelector('.card', isOpen ? { visible: true } : { hidden: true });
const focused = (page: Page) =>
  page.evaluate(() => [document.activeElement?.className, document.activeElement?.textContent?.slice(0, 12)]);

describe('the card of a number', () => {
  it('opens where a pointer rests, and closes where it leaves', async () => {
    const page = await open();
    await page.hover(number);
    await cardOf(page);
    const text = await shown(page);
    expect(text).toContain('160.9 ms');
    expect(text).toContain(
      `median, n = 500 · 2020 · One host, kernel 6.1 ${hostile} Caveat: The host ran nothing else. [1] Agache et al. 2020, table 2`,
    );
    expect(text).toContain('In the ledger');
    await page.mouse.move(5, 400);
    await cardOf(page, false);
    await page.close();
  });

  it('lists the rows of a number that was computed, with how', async () => {
    const page = await open();
    await page.click('a.n[href="#fact-startup.ratio"]');
    const text = await shown(page);
    expect(text).toContain('1.51 × QEMU to Firecracker, medians 1.514 = a ÷ b');
    expect(text).toMatch(/QEMU, median 243\.52 ms.*Firecracker, median 160\.85 ms/);
    await page.keyboard.press('Escape');
    expect(await shown(page)).toBeUndefined();
    await page.close();
  });

  it('stays at the lower edge of a phone, leads to the ledger, and makes no request', async () => {
    const page = await open({ width: 390 });
    await page.click(number);
    const box = await page.$eval('.card', (card) => {
      const { left, right, bottom } = card.getBoundingClientRect();
      return [left, right, bottom];
    });
    expect(box).toEqual([0, 390, 800]);
    await page.click('.card-foot a');
    expect(await shown(page)).toBeUndefined();
    expect(new URL(page.url()).hash).toMatch(/^#fact-startup/);
    expect(complaints).toEqual([]);
    await page.close();
  });
});

describe('the card of a number on a phone', () => {
  it('leaves the number and its paragraph in sight, wherever they were', async () => {
    const page = await open({ width: 390 });
    for (const height of [795, 600, 120]) {
      const found = await page.$eval(
        number,
        (link, to) => {
          scrollBy({ top: link.getBoundingClientRect().bottom - to, behavior: 'instant' });
          (link as HTMLElement).click();
          const card = document.querySelector('.card')?.getBoundingClientRect().top ?? 0;
          const bar = document.querySelector('.bar')?.getBoundingClientRect().bottom ?? 0;
          const around = (link.closest('p') ?? link).getBoundingClientRect();
          const own = link.getBoundingClientRect();
          const isWhole = around.height < card - bar - 20;
          const seen = isWhole ? around : own;
          return { isShown: card > 0 && card < innerHeight, isIn: seen.top >= bar && seen.bottom <= card };
        },
        height,
      );
      expect(found).toEqual({ isShown: true, isIn: true });
      await page.keyboard.press('Escape');
    }
    await page.close();
  });
});

describe('the search', () => {
  const hits = async (page: Page) => {
    await page.waitForSelector('.search-hits[aria-busy="false"]');
    return page.$$eval('.search-hits a', (links) =>
      links.map(({ innerText }) => innerText.replace(/\s+/g, ' ')),
    );
  };

  it('finds headings, text, captions, sources and numbers, with what stands around them', async () => {
    const page = await open();
    await page.keyboard.press('/');
    await page.keyboard.type('monitor boots');
    expect((await hits(page))[0]).toContain('Figure 1');
    expect(
      await page.$$eval('.search mark', (marks) => marks.map(({ textContent }) => textContent)),
    ).toContain('boots');
    const found = async (words: string): Promise<string> => {
      await page.$eval(
        '.search-words',
        (input, value) => {
          Object.assign(input, { value });
          input.dispatchEvent(new Event('input'));
        },
        words,
      );
      return (await hits(page)).join('\n');
    };
    expect(await found('memory overhead')).toContain('Number 2.5 MiB · Firecracker, memory overhead');
    expect(await found('lightweight virtualization')).toContain('Source');
    expect(await found('monitr')).toContain('monitor');
    expect(await found('xyzzy')).toBe('');
    expect(await page.$eval('.search-status', ({ textContent }) => textContent)).toContain('Nothing found');
    await page.close();
  });

  it('finds the same before the page has been read, in the end, as after it', async () => {
    const found: string[][] = [];
    for (const isSooner of [true, false]) {
      const page = await open();
      // No idle time: nothing has been read when the search is opened.
      if (isSooner) await page.evaluateOnNewDocument('window.requestIdleCallback = () => 0');
      await page.reload();
      if (!isSooner) await page.evaluate('new Promise((done) => setTimeout(done, 500))');
      const early = await page.evaluate(() => {
        document.querySelector<HTMLElement>('.search-open')?.click();
        const input = document.querySelector<HTMLInputElement>('.search-words');
        if (input !== null) input.value = 'memory';
        input?.dispatchEvent(new Event('input'));
        return document.querySelector('.search-hits')?.ariaBusy;
      });
      expect(early).toBe(String(isSooner));
      found.push(await hits(page));
      await page.close();
    }
    expect(found[0]?.length).toBeGreaterThan(2);
    expect(found[0]).toEqual(found[1]);
  });

  it('is used with keys alone: arrows, Enter to a place, Escape, and the way back', async () => {
    const page = await open();
    await page.keyboard.press('/');
    await page.keyboard.type('overhead');
    expect(await hits(page)).not.toEqual([]);
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate('document.activeElement.closest(".search-hits") !== null')).toBe(true);
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.querySelector(".search").matches(":popover-open")')).toBe(false);
    expect(await page.$eval('.gone-to', ({ textContent }) => textContent)).toMatch(/overhead/i);
    await page.waitForSelector('.way-back', { visible: true });
    expect(await page.evaluate('scrollY')).toBeGreaterThan(500);
    await page.click('.way-back');
    await page.waitForFunction('scrollY === 0');
    await page.keyboard.press('/');
    await page.keyboard.type('overhead');
    expect(await hits(page)).not.toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    expect(await page.evaluate('document.querySelector(".search").matches(":popover-open")')).toBe(false);
    await page.keyboard.press('/');
    await page.keyboard.press('Escape');
    expect(await page.evaluate('document.querySelector(".search").matches(":popover-open")')).toBe(false);
    await page.close();
  });
});

describe('the ways through the page', () => {
  it('lead from chapter to chapter and to the files that are made beside it', async () => {
    const page = await open({ width: 390 });
    const links = await page.$$eval('#startup .chapter-links a', (all) =>
      all.map((link) => link.getAttribute('href')),
    );
    expect(links).toEqual(['#summary', '#memory']);
    const files = await page.$$eval('.editions a', (all) => all.map((link) => link.getAttribute('href')));
    expect(files).toEqual(['report.pdf', 'evidence.pdf']);
    await page.close();
  });

  it('name the files on paper, where there is nothing to press', async () => {
    const page = await open();
    await page.emulateMediaType('print');
    const printed = await page.$$eval('.editions a', (all) =>
      all.map((link) => [link.checkVisibility(), getComputedStyle(link, '::after').content]),
    );
    expect(printed).toContainEqual([true, '": report.pdf;"']);
    expect(await page.$eval('.bar', (bar) => bar.checkVisibility())).toBe(false);
    await page.close();
  });

  it('fold the contents above the text, and open them at its side', async () => {
    const isOpen = async (width: number): Promise<boolean[]> => {
      const page = await open({ width });
      const fold = '.contents-fold';
      const first = await page.$eval(fold, (details) => (details as HTMLDetailsElement).open);
      if (width < 1000) await page.click('.bar-contents');
      const then = await page.$eval(fold, (details) => (details as HTMLDetailsElement).open);
      await page.close();
      return [first, then];
    };
    expect([await isOpen(390), await isOpen(1440)]).toEqual([
      [false, true],
      [true, true],
    ]);
  });
});

describe('with the keyboard alone', () => {
  it('numbers are reached in evidence mode only, opened, read and left', async () => {
    const page = await open();
    const stops = () =>
      page.evaluate(
        () =>
          [...document.querySelectorAll<HTMLElement>('a.n[href], .ledger a')].filter(
            ({ tabIndex }) => tabIndex >= 0,
          ).length,
      );
    expect(await stops()).toBe(0);
    await page.keyboard.press('e');
    expect(await stops()).toBeGreaterThan(10);
    expect(await page.$eval('.evidence-mode', (button) => button.ariaPressed)).toBe('true');
    await page.focus(number);
    await cardOf(page);
    const described = await page.$eval(
      number,
      (link) => document.getElementById(link.getAttribute('aria-describedby') ?? '')?.textContent,
    );
    expect(described).toContain('Firecracker, median');
    await page.keyboard.press('Enter');
    expect((await focused(page))[0]).toBe('card');
    await page.keyboard.press('Tab');
    expect((await focused(page))[0]).toBe('card-close');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toEqual(['n', '160.9\u00a0ms']);
    expect(await shown(page)).toBeUndefined();
    await page.keyboard.press('e');
    expect(await stops()).toBe(0);
    await page.close();
  });

  it('a card that a key has opened stays when the pointer rests elsewhere or the page moves under it', async () => {
    const page = await open();
    await page.keyboard.press('e');
    await page.click(number);
    await page.keyboard.press('Escape');
    const wait = () => page.evaluate('new Promise((done) => setTimeout(done, 400))');
    // What the pointer was about to open stays closed.
    await wait();
    expect(await shown(page)).toBeUndefined();
    await page.keyboard.press('Tab');
    await cardOf(page);
    await page.mouse.move(700, 790);
    await page.mouse.move(5, 500);
    await wait();
    expect(await shown(page)).toBeDefined();
    await page.mouse.move(4, 400);
    await page.keyboard.press('Enter');
    await wait();
    expect((await focused(page))[0]).toBe('card');
    await page.close();
  });

  it('contents are one stop, at the place that is read, and arrow keys go through them', async () => {
    const page = await open({ width: 1440 });
    const stops = () =>
      page.$$eval('.contents a', (links) =>
        links.filter(({ tabIndex }) => tabIndex === 0).map(({ hash }) => hash),
      );
    const [first] = await page.$$eval('.contents a', (links) => links.map(({ hash }) => hash));
    expect(await stops()).toEqual([first]);
    await page.focus('.contents a');
    await page.keyboard.press('ArrowDown');
    const [second] = await stops();
    expect(second).not.toBe(first);
    expect(await page.evaluate(() => (document.activeElement as HTMLAnchorElement).hash)).toBe(second);
    await page.keyboard.press('Home');
    expect(await stops()).toEqual([first]);
    await page.keyboard.press('End');
    expect(await page.evaluate(() => document.activeElement?.checkVisibility())).toBe(true);
    await page.evaluate(() => document.getElementById('startup')?.scrollIntoView());
    await page.waitForSelector('.contents a[aria-current]');
    expect(await stops()).toEqual(
      await page.$$eval('.contents a[aria-current]', (links) => links.map(({ hash }) => hash)),
    );
    await page.close();
  });

  it('links from chapter to chapter are one stop, at first to the next, and each is one in evidence mode', async () => {
    const page = await open();
    const stops = () =>
      page.$$eval('.chapter-links', (rows) => {
        const row = rows.find(({ children }) => children.length === 2);
        return [...(row?.querySelectorAll('a') ?? [])].map(({ tabIndex }) => tabIndex);
      });
    expect(await stops()).toEqual([-1, 0]);
    await page.focus('.chapter-links a[tabindex="-1"]');
    expect(await stops()).toEqual([0, -1]);
    await page.keyboard.press('ArrowRight');
    expect(await stops()).toEqual([-1, 0]);
    await page.keyboard.press('e');
    expect(await stops()).toEqual([0, 0]);
    await page.keyboard.press('e');
    expect(await stops()).toEqual([-1, 0]);
    await page.close();
  });

  it('regions are tab stops where they scroll, and nowhere else', async () => {
    const stops = async (width: number): Promise<number> => {
      const page = await open({ width });
      await page.$$eval('details', (all) => {
        for (const details of all) details.open = true;
      });
      await page.waitForFunction(
        () =>
          new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(true)))),
      );
      const found = await page.$$eval('main [tabindex="0"]', (regions) =>
        regions.map(
          (region) => region.scrollWidth > region.clientWidth || region.scrollHeight > region.clientHeight,
        ),
      );
      expect(found).not.toContain(false);
      await page.close();
      return found.length;
    };
    expect(await stops(1440)).toBeLessThan(await stops(320));
  });
});

describe('the line on keys', () => {
  it.each([320, 600, 1440])('is seen by who comes by keyboard only (%i px)', async (width) => {
    const page = await open({ width });
    /** How much of it is in the window: nothing, a part, or all. */
    const seen = () =>
      page.$eval('#keys', (line) => {
        const { left, right } = line.getBoundingClientRect();
        if (!line.checkVisibility({ visibilityProperty: true }) || right <= 0) return 'nothing';
        return left >= 0 && right <= innerWidth ? 'all' : 'a part';
      });
    expect(await seen()).toBe('nothing');
    await page.keyboard.press('Tab');
    expect(await seen()).toBe('all');
    await page.close();
  });
});

describe('axe', () => {
  const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

  /** What axe finds: the rule and the elements that break it. */
  async function findings(page: Page): Promise<unknown> {
    await page.evaluate(source);
    return page.evaluate(
      'axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]))',
    );
  }

  it.each([
    [390, 'light'],
    [390, 'dark'],
    [1440, 'light'],
    [1440, 'dark'],
  ])('finds nothing at %i px in the %s theme, with a card and evidence mode open', async (width, theme) => {
    const page = await open({ width });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    await page.keyboard.press('e');
    await page.click(number);
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.keyboard.type('monitor');
    expect(await findings(page)).toEqual([]);
    await page.close();
  });

  it('finds nothing in the talk', async () => {
    const pages = await deck.render(edition, sampleKit(edition, deck, await readFonts()));
    const talk = pages.find((page): page is PresentPage => page.kind === 'present');
    const { bytes } = await present(talk as PresentPage);
    await writeFile(join(folder, 'deck.html'), bytes);
    const page = await (await opened).newPage();
    await page.goto(pathToFileURL(join(folder, 'deck.html')).href);
    expect(await findings(page)).toEqual([]);
    await page.close();
  });
});

describe('without its script', () => {
  it('all is there to read, numbers lead to the ledger, and nothing waits to be pressed', async () => {
    const page = await open({ script: false });
    await page.setJavaScriptEnabled(true);
    const buttons = await page.$$eval('button', (all) => all.map((button) => button.checkVisibility()));
    expect(buttons).not.toContain(true);
    expect(
      await page.$eval(
        number,
        (link) => document.getElementById(link.getAttribute('href')?.slice(1) ?? '')?.textContent,
      ),
    ).toContain('160.9 ms');
    await page.close();
  });
});
