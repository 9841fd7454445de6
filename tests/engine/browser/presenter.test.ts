// What a presented deck counts and times beside Marp's own script, in the real browser.
/// <reference lib="dom" />
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../../scripts/host/browser/browser.ts';
import { addressOf } from '../../../scripts/host/browser/rehearsal.ts';
import { readFonts } from '../../../scripts/host/fonts.ts';
import { present } from '../../../scripts/host/marp/marp.ts';
import type { Edition } from '../../../scripts/model/edition.ts';
import { presentPage } from '../../../scripts/render/deck/deck.ts';
import { sampleEdition } from '../../support/edition.ts';
import { deckKit } from '../../support/slides.ts';
import { cacheFolder } from './printing.ts';

declare const window: Window & { ahead: number; copied?: string };

const { slides } = sampleEdition;
const talk = slides.filter(({ layout }) => layout.role !== 'backup');
const firstTimed = talk.findIndex(({ layout }) => layout.name === 'chart');
let folder = '';
let browser: Browser;
let faults: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presenter-test-'));
  browser = await launchBrowser({ cacheFolder });
  await writeDeck('deck.html', sampleEdition);
  await writeDeck('public.html', { ...sampleEdition, isPublic: true });
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});
afterEach(() => expect(faults).toEqual([]));

async function writeDeck(name: string, edition: Edition): Promise<void> {
  const page = presentPage(edition, deckKit(edition, await readFonts()));
  await writeFile(join(folder, name), (await present(page)).bytes);
}

/** A window of the deck whose clock can be moved, and which notes what the policy refuses and what scripts throw. */
async function open(query: Record<string, string> = {}, name = 'deck.html'): Promise<Page> {
  faults = [];
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 720 });
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (line) => {
    if (line.type() === 'error') faults.push(line.text());
  });
  await page.evaluateOnNewDocument(() => {
    window.ahead = 0;
    const now = performance.now.bind(performance);
    performance.now = () => now() + window.ahead;
    Object.defineProperty(navigator, 'clipboard', {
      value: {
        writeText: async (text: string) => {
          window.copied = text;
        },
      },
    });
  });
  await page.goto(addressOf(join(folder, name), query));
  await page.waitForFunction(() => document.querySelector('.bespoke-marp-active') !== null);
  // Until then, another slide is the one of the address.
  await new Promise((resolve) => setTimeout(resolve, 600));
  return page;
}

const textOf = (page: Page, selector: string): Promise<string> =>
  page.evaluate((one) => document.querySelector(one)?.textContent ?? '', selector);
const goTo = (page: Page, index: number): Promise<void> =>
  page.evaluate((number) => {
    location.hash = `#${number}`;
  }, index + 1);
/** Moves the clock on by minutes and waits until the panel shows it. */
async function pass(page: Page, minutes: number): Promise<void> {
  await page.evaluate((more) => {
    window.ahead += more * 60_000;
  }, minutes);
  await new Promise((resolve) => setTimeout(resolve, 400));
}

describe('the counter', () => {
  it('counts the slides of the talk, and names backup slides by their labels', async () => {
    const page = await open();
    const counter = '[data-bespoke-marp-osc="page"]';
    const bar = () =>
      page.evaluate(() => document.querySelector<HTMLElement>('.bespoke-progress-bar')?.style.flexBasis);
    expect(await textOf(page, counter)).toBe(`1 of ${talk.length}`);
    expect(await bar()).toBe('0%');
    await goTo(page, talk.length - 1);
    await page.waitForFunction(
      (one, text) => document.querySelector(one)?.textContent === text,
      {},
      counter,
      `${talk.length} of ${talk.length}`,
    );
    expect(await bar()).toBe('100%');
    await goTo(page, talk.length);
    await page.waitForFunction((one) => document.querySelector(one)?.textContent === 'B1', {}, counter);
    expect(await bar()).toBe('100%');
  });

  it('does the same in the presenter view', async () => {
    const page = await open({ view: 'presenter' });
    const counter = '.bespoke-marp-presenter-info-page';
    expect(await textOf(page, counter)).toBe(`1 of ${talk.length}`);
    await goTo(page, talk.length);
    await page.waitForFunction((one) => document.querySelector(one)?.textContent === 'B1', {}, counter);
  });
});

describe('the clock', () => {
  it('starts when the first slide is left, and says how the talk stands to its plan', async () => {
    const page = await open({ view: 'presenter' });
    await pass(page, 3);
    expect(await textOf(page, '.talk-whole')).toMatch(/^Talk 0:00 /);
    await goTo(page, firstTimed);
    const from = talk
      .slice(0, firstTimed)
      .reduce((sum, { minutes, priority }) => sum + (priority === 'could' ? 0 : minutes), 0);
    const own = talk[firstTimed]?.minutes ?? 0;
    expect(from).toBeGreaterThan(1);
    await pass(page, 0);
    expect(await textOf(page, '.talk-whole')).toMatch(new RegExp(`${from - 1}:5\\d|${from}:00 ahead`));
    await pass(page, from + own / 2);
    expect(await textOf(page, '.talk-whole')).toContain('on time');
    await pass(page, own / 2 + 1);
    expect(await textOf(page, '.talk-whole')).toMatch(/1:0\d behind/);
    expect(await textOf(page, '.talk-slide')).toMatch(/ over$/);
    await page.keyboard.press('s');
    const stopped = await textOf(page, '.talk-whole');
    await pass(page, 5);
    expect(await textOf(page, '.talk-whole')).toBe(stopped);
  });

  it('has no plan in a public edition', async () => {
    const page = await open({ view: 'presenter' }, 'public.html');
    expect(await page.evaluate(() => document.getElementById('talk-plan')?.dataset.plan)).not.toContain(
      'minutes',
    );
    await goTo(page, firstTimed);
    await pass(page, 1);
    expect(await textOf(page, '.talk-whole')).toMatch(/^Talk 1:0\d $/);
  });
});

describe('a rehearsal', () => {
  it('records the time of each slide, shows it beside the plan, and hands it out', async () => {
    const page = await open({ view: 'presenter' });
    await page.keyboard.press('r');
    await goTo(page, firstTimed);
    await pass(page, 2);
    await goTo(page, firstTimed + 1);
    await pass(page, 1);
    await page.keyboard.press('r');
    const rows = await page.evaluate(() =>
      [...document.querySelectorAll('.talk-dialog tr')].map((row) =>
        [...row.children].map((cell) => cell.textContent),
      ),
    );
    expect(rows[0]).toEqual(['Slide', 'Planned', 'Taken', 'Difference']);
    expect(rows).toHaveLength(talk.length + 2);
    expect(rows[firstTimed + 1]?.[2]).toMatch(/^2:0\d$/);
    expect(rows[firstTimed + 2]?.[2]).toMatch(/^1:0\d$/);
    expect(rows.at(-1)?.[2]).toMatch(/^3:0\d$/);
    await page.click('.talk-dialog .talk-buttons button:nth-child(2)');
    const kept = JSON.parse((await page.evaluate(() => window.copied)) ?? '');
    expect(kept.slides[firstTimed]).toMatchObject({
      slide: talk[firstTimed]?.label,
      plannedSeconds: 60 * (talk[firstTimed]?.minutes ?? 0),
    });
    expect(Math.floor(kept.slides[firstTimed].seconds / 10)).toBe(12);
    await page.click('.talk-dialog .talk-buttons button:nth-child(1)');
    expect(await page.evaluate(() => window.copied)).toMatch(
      /^# .*\n\n\| Slide \| Planned \| Taken \| Difference \|\n/,
    );
    expect(await page.evaluate(() => document.querySelector('.talk-said')?.textContent)).toBe('Copied');

    // The next one stands beside it, also in a window that is opened later.
    const later = await open({ view: 'presenter' });
    await later.keyboard.press('r');
    await later.keyboard.press('r');
    const head = await later.evaluate(() =>
      [...document.querySelectorAll('.talk-dialog tr:first-child > *')].map((cell) => cell.textContent),
    );
    expect(head.at(-1)).toBe('Time before');
    await later.click('.talk-dialog .talk-buttons button:nth-child(5)');
    await later.click('.talk-dialog .talk-buttons button:nth-child(5)');
    expect(await textOf(later, '.talk-dialog p')).toContain('No rehearsal');
  });
});

describe('the keys', () => {
  it('are listed, and turn no slide while the list is open', async () => {
    const page = await open();
    await page.keyboard.press('?');
    expect(await textOf(page, '.talk-dialog dl')).toContain('presenter view');
    await page.keyboard.press('ArrowRight');
    expect(await textOf(page, '[data-bespoke-marp-osc="page"]')).toBe(`1 of ${talk.length}`);
    await page.keyboard.press('Escape');
    expect(await page.$('.talk-dialog')).toBeNull();
    expect(
      await page.evaluate(
        () => document.querySelector<HTMLElement>('.bespoke-marp-overview')?.dataset.open ?? '',
      ),
    ).toBe('');
    await page.keyboard.press('ArrowRight');
    expect(await textOf(page, '[data-bespoke-marp-osc="page"]')).toBe(`2 of ${talk.length}`);
  });
});
