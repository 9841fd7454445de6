// Opens a finished presentation without a network and checks that it works.
/// <reference lib="dom" />
import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer-core';
import { type BrowserOptions, launchBrowser } from './browser.ts';
import { type WatchedBrowser, watchBrowser } from './watched-browser.ts';

/** What was found when a presentation was opened from its file, with all other requests blocked. */
export interface Rehearsal {
  /** Addresses that it requested beside its own file. */
  readonly requests: readonly string[];
  /** Font families that it embeds and uses. */
  readonly families: readonly string[];
  /** Font families that it uses and does not embed, or that do not load. */
  readonly missing: readonly string[];
  readonly slides: number;
  /** Whether the presenter view comes up, with the next slide. */
  readonly canPresent: boolean;
  /** Whether it shows notes; an edition for the public has none. */
  readonly hasNotes: boolean;
  /** Width divided by height of a slide. */
  readonly ratio: number;
}

/** Opens a deck and its presenter view from a file in a headless browser. Throws `BrowserError` when there is none; ends when `signal` aborts. */
export async function rehearse(
  file: string,
  options: BrowserOptions,
  signal?: AbortSignal,
): Promise<Rehearsal> {
  const watched = watchBrowser(await launchBrowser(options, signal));
  try {
    return await watched.during(() => rehearseIn(watched, file));
  } finally {
    await watched.close();
  }
}

async function rehearseIn({ openTab }: WatchedBrowser, file: string): Promise<Rehearsal> {
  const requests = new Set<string>();
  const [audience, presenter] = [await openTab(), await openTab()];
  for (const page of [audience, presenter]) await confine(page, pathToFileURL(file), requests);
  await audience.goto(addressOf(file));
  await presenter.goto(addressOf(file, { view: 'presenter' }));
  await audience.evaluate('document.fonts.ready.then(() => undefined)');
  const shown = await audience.evaluate(inspectDeck);
  return { ...shown, ...(await presenter.evaluate(inspectPresenter)), requests: [...requests] };
}

/** The address of a deck in a file, in one of its views. */
export function addressOf(file: string, query: Readonly<Record<string, string>> = {}): string {
  const address = pathToFileURL(file);
  address.search = new URLSearchParams(query).toString();
  return address.href;
}

/** Blocks every request but those for the page's own file, in any view. */
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

/** Runs in the page: the number and shape of the slides, and which of their fonts are embedded. */
function inspectDeck(): Omit<Rehearsal, 'requests' | 'canPresent' | 'hasNotes'> {
  const unquoted = (family: string | undefined) => (family ?? '').trim().replaceAll('"', '');
  const slides = [...document.querySelectorAll<SVGSVGElement>('[data-marpit-svg]')];
  const hasText = (element: Element) =>
    [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
    );
  const texts = slides.flatMap((slide) => [...slide.querySelectorAll('*')]).filter(hasText);
  const used = [
    ...new Set(texts.map((text) => unquoted(getComputedStyle(text).fontFamily.split(',')[0]))),
  ].sort();
  const fonts = [...document.fonts].filter(({ status }) => status !== 'error');
  const embedded = new Set(fonts.map(({ family }) => unquoted(family)));
  const box = slides[0]?.viewBox.baseVal;
  return {
    slides: slides.length,
    ratio: box === undefined ? 0 : box.width / box.height,
    families: used.filter((family) => embedded.has(family)),
    missing: used.filter((family) => !embedded.has(family)),
  };
}

/** Runs in the presenter view. */
function inspectPresenter(): Pick<Rehearsal, 'canPresent' | 'hasNotes'> {
  const next = document.querySelector('.bespoke-marp-presenter-next');
  const notes = document.querySelector('.bespoke-marp-presenter-note-wrapper');
  return {
    canPresent: next !== null && notes !== null,
    hasNotes: notes?.querySelector(':scope > .bespoke-marp-note') != null,
  };
}
