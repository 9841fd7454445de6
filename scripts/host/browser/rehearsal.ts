/// <reference lib="dom" />
import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer-core';
import { type BrowserOptions, launchBrowser } from './browser.ts';

/** How a presentation behaved when it was opened from its file, with everything else out of reach. */
export interface Rehearsal {
  /** Addresses that it asked for beyond its own file. */
  readonly requests: readonly string[];
  /** Families that it brings and uses. */
  readonly families: readonly string[];
  /** Families that it names first somewhere and does not bring, or that do not load. */
  readonly missing: readonly string[];
  readonly slides: number;
  /** Whether the presenter view came up with notes and the next slide. */
  readonly canPresent: boolean;
  /** Width divided by height of a slide. */
  readonly ratio: number;
}

/** Opens a deck and its presenter view from a file in a headless browser. Throws `BrowserError` when there is none. */
export async function rehearse(file: string, options: BrowserOptions): Promise<Rehearsal> {
  const browser = await launchBrowser(options);
  try {
    const requests = new Set<string>();
    const [audience, presenter] = [await browser.newPage(), await browser.newPage()];
    for (const page of [audience, presenter]) await confine(page, pathToFileURL(file), requests);
    await audience.goto(addressOf(file));
    await presenter.goto(addressOf(file, { view: 'presenter' }));
    await audience.evaluate('document.fonts.ready.then(() => undefined)');
    const shown = await audience.evaluate(inspectDeck);
    const canPresent = await presenter.evaluate(inspectPresenter);
    return { ...shown, canPresent, requests: [...requests] };
  } finally {
    await browser.close();
  }
}

/** The address of a deck in a file, in one of its views. */
export function addressOf(file: string, query: Readonly<Record<string, string>> = {}): string {
  const address = pathToFileURL(file);
  address.search = new URLSearchParams(query).toString();
  return address.href;
}

/** Lets the page have its own file, whatever the view, and nothing else. */
async function confine(page: Page, own: URL, requests: Set<string>): Promise<void> {
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const address = new URL(request.url());
    const isOwn = address.protocol === own.protocol && address.pathname === own.pathname;
    if (isOwn || address.protocol === 'data:') return void request.continue();
    requests.add(request.url());
    void request.abort('blockedbyclient');
  });
}

/** Runs inside the page: what the slides look like, and which of their fonts are there. */
function inspectDeck(): Omit<Rehearsal, 'requests' | 'canPresent'> {
  const plain = (family: string | undefined) => (family ?? '').trim().replaceAll('"', '');
  const slides = [...document.querySelectorAll<SVGSVGElement>('[data-marpit-svg]')];
  const hasText = (element: Element) =>
    [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
    );
  const texts = slides.flatMap((slide) => [...slide.querySelectorAll('*')]).filter(hasText);
  const used = [
    ...new Set(texts.map((text) => plain(getComputedStyle(text).fontFamily.split(',')[0]))),
  ].sort();
  const fonts = [...document.fonts].filter(({ status }) => status !== 'error');
  const brought = new Set(fonts.map(({ family }) => plain(family)));
  const box = slides[0]?.viewBox.baseVal;
  return {
    slides: slides.length,
    ratio: box === undefined ? 0 : box.width / box.height,
    families: used.filter((family) => brought.has(family)),
    missing: used.filter((family) => !brought.has(family)),
  };
}

function inspectPresenter(): boolean {
  const next = document.querySelector('.bespoke-marp-presenter-next');
  const note = document.querySelector('.bespoke-marp-presenter-note-wrapper > .bespoke-marp-note');
  return next !== null && note !== null;
}
