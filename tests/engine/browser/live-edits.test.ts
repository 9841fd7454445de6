// Pages that stay open in the preview show what a page shows that is opened now, whatever is edited and wherever they are.
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../../scripts/host/browser/browser.ts';
import { deadlineInMs, edit, type Preview, startPreview } from '../../support/preview.ts';
import { browserEnvironment, copyProgram, smallProject } from '../../support/project.ts';
import { fc } from '../../support/properties.ts';
import { cacheFolder } from './printing.ts';

let project = '';
let program = '';
let preview: Preview;
let browser: Browser;

beforeAll(async () => {
  [project, program] = await Promise.all([smallProject(), copyProgram()]);
  [preview, browser] = await Promise.all([
    startPreview(project, { program, env: await browserEnvironment() }),
    launchBrowser({ cacheFolder }),
  ]);
  await preview.says(/report\.html/u);
});

afterAll(async () => {
  await browser?.close();
  await preview?.end();
  for (const folder of [project, program]) await rm(folder, { recursive: true, force: true });
});

afterEach(async () => {
  for (const page of await browser.pages()) await page.close();
});

interface WrittenSlide {
  readonly heading: string;
  readonly text: string;
  readonly notes: string;
}

interface Written {
  readonly title: string;
  readonly slides: readonly WrittenSlide[];
  readonly isBroken: boolean;
}

let last = 0;
/** A word that no text has yet. */
const word = () => {
  last += 1;
  return [...String(last)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
};
const newSlide = (): WrittenSlide => ({ heading: `Slide ${word()}`, text: `Says ${word()}.`, notes: '' });

async function save({ title, slides, isBroken }: Written): Promise<void> {
  const blocks = slides.map(
    ({ heading, text, notes }) =>
      `:::slide{layout=statement minutes=1}\n# ${heading}\n\n${text}\n${notes === '' ? '' : `\n<!--\n${notes}\n-->\n`}:::\n`,
  );
  const body = `# ${title}\n\nAs [@fig:boot-times] shows.\n\n::chart{#boot-times}\n`;
  const mistake = isBroken ? '\n::chart{#no-such-chart}\n' : '';
  await writeFile(join(project, 'content/10-monitors.md'), [body, mistake, ...blocks].join('\n'));
}

async function open(path: string): Promise<Page> {
  const page = await browser.newPage();
  page.setDefaultTimeout(deadlineInMs);
  await page.goto(`${preview.url}${path}`, { waitUntil: 'load' });
  await page.evaluate('window.isUnchanged = true');
  return page;
}

/** What a page shows: every slide and note in order, or the text of the report. */
const textOf = () =>
  [...document.querySelectorAll('[data-marpit-svg] > foreignObject > section, main, .bespoke-marp-note')]
    .filter((element) => element.getAttribute('data-content') === null)
    .map((element) => element.textContent.replace(/\s+/gu, ' ').trim())
    .sort()
    .join('\n');

/** Waits until an open page shows what a new one shows, which may be opened a moment before its file is written anew. */
async function followsFreshPage(page: Page, path: string, attempts = 3): Promise<void> {
  const fresh = await open(path);
  const expected = await fresh.evaluate(textOf);
  await fresh.close();
  await page.bringToFront();
  await page
    .waitForFunction(`(${textOf})() === ${JSON.stringify(expected)}`, { polling: 50, timeout: 8000 })
    .catch(() => undefined);
  // A page that is just loading again shows nothing that could be read.
  const shown = await page.evaluate(textOf).catch(() => undefined);
  if (shown !== expected && attempts > 1) return followsFreshPage(page, path, attempts - 1);
  expect(shown).toBe(expected);
}

/** The slide that the deck is at: exactly one is shown, and it is the one of the address. */
const place = () => {
  const slides = [...document.querySelectorAll('[data-marpit-svg]')];
  const shown = slides.filter((slide) => slide.classList.contains('bespoke-marp-active'));
  const number = shown[0] === undefined ? 0 : slides.indexOf(shown[0]) + 1;
  return {
    shown: shown.length,
    number,
    hash: Number(location.hash.slice(1) || '1'),
    heading: shown[0]?.querySelector('h1')?.textContent,
  };
};

const saved = async (written: Written) => {
  const mark = preview.mark();
  await save(written);
  await preview.says(/ {2}\d+ ms|error:/u, mark);
};

describe('a deck whose current slide lies in what changes', () => {
  const start: Written = {
    title: 'Monitors',
    slides: ['One', 'Two', 'Three'].map((heading) => ({ heading, text: `${heading} says so.`, notes: '' })),
    isBroken: false,
  };
  const [one, two, three] = start.slides as [WrittenSlide, WrittenSlide, WrittenSlide];
  const added = { heading: 'Added', text: 'It came later.', notes: '' };
  const changed = { ...two, text: 'It says more.' };
  test.each([
    ['changed, and one is inserted before it', [one, added, changed, three], 'Two'],
    ['changed, and one is inserted after it', [one, changed, added, three], 'Two'],
    ['deleted', [one, three], 'Three'],
    ['deleted with all after it', [one], 'One'],
    ['the only one left, with other words', [{ ...two, text: 'Alone.' }], 'Two'],
    ['moved to the end and one is added', [one, three, added, changed], 'Two'],
    ['renamed, and one is deleted', [{ ...two, heading: 'Second' }, three], 'Second'],
  ])('stays on it when it is %s', async (_, slides, heading) => {
    await saved(start);
    const page = await open('deck.html');
    const at = await page.evaluate(
      () => [...document.querySelectorAll('h1')].findIndex((title) => title.textContent === 'Two') + 1,
    );
    for (let step = 1; step < at; step += 1) await page.keyboard.press('ArrowRight');
    await page.waitForFunction(
      () => document.querySelector('.bespoke-marp-active h1')?.textContent === 'Two',
    );
    await saved({ ...start, slides });
    await followsFreshPage(page, 'deck.html');
    expect(await page.evaluate(place)).toMatchObject({ shown: 1, heading });
    expect(await page.evaluate('window.isUnchanged === true')).toBe(true);
    const { number, hash } = await page.evaluate(place);
    expect(hash).toBe(number);
  });
});

const edits: readonly ((written: Written, at: number) => Promise<Written> | Written)[] = [
  (written, at) => ({
    ...written,
    slides: written.slides.map((slide, index) =>
      index === at % written.slides.length ? { ...slide, text: `Now ${word()}.` } : slide,
    ),
  }),
  (written, at) => ({
    ...written,
    slides: written.slides.toSpliced(at % (written.slides.length + 1), 0, newSlide()),
  }),
  (written, at) =>
    written.slides.length < 2
      ? written
      : { ...written, slides: written.slides.toSpliced(at % written.slides.length, 1) },
  (written) => ({ ...written, slides: written.slides.toReversed() }),
  (written, at) => ({ ...written, slides: [written.slides[at % written.slides.length] ?? newSlide()] }),
  (written) => ({ ...written, title: `Monitors ${word()}` }),
  (written) => ({ ...written, isBroken: !written.isBroken }),
  (written, at) => ({
    ...written,
    slides: written.slides.map((slide, index) =>
      index === at % written.slides.length ? { ...slide, notes: `Note ${word()}.` } : slide,
    ),
  }),
  async (written, at) => {
    await edit(
      project,
      'data/benchmarks/boot-times.json',
      /(?<="id": "small".*"time": )[^ }]*/u,
      `${130 + at + (last % 50)}`,
    );
    return written;
  },
  async (written) => {
    await edit(
      project,
      'templates/styles/tokens.css',
      /--paper: #[0-9a-f]+/u,
      `--paper: #fffff${(last % 9) + 1}`,
    );
    return { ...written, title: `Monitors ${word()}` };
  },
];

test('after any edits, steps and mistakes, open pages show what new ones show', async () => {
  const step = fc.record({
    edits: fc.array(fc.tuple(fc.nat(edits.length - 1), fc.nat(9)), { minLength: 1, maxLength: 3 }),
    key: fc.constantFrom('ArrowRight', 'ArrowLeft', 'End', 'Home'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 4 }), async (steps) => {
      let written: Written = { title: 'Monitors', slides: [newSlide(), newSlide()], isBroken: false };
      await saved(written);
      const deck = await open('deck.html');
      const presenter = await open('deck.html?view=presenter');
      const report = await open('report.html');
      for (const { edits: some, key } of steps) {
        await deck.bringToFront();
        await deck.keyboard.press(key);
        for (const [which, at] of some) written = (await edits[which]?.(written, at)) ?? written;
        await save(written);
      }
      written = { ...written, isBroken: false, title: `Monitors ${word()}` };
      await saved(written);
      const hidesError = () =>
        document.querySelector('live-panel')?.shadowRoot?.querySelector<HTMLElement>('.error')?.hidden ===
        true;
      await report.waitForFunction((title) => document.body.textContent.includes(title), {}, written.title);
      for (const [page, path] of [
        [deck, 'deck.html'],
        [presenter, 'deck.html?view=presenter'],
        [report, 'report.html'],
      ] as const) {
        await followsFreshPage(page, path);
        // The preview says that all is well after it has sent what is new.
        await page.waitForFunction(hidesError, { timeout: 10_000 });
      }
      const { shown, number, hash } = await deck.evaluate(place);
      expect({ shown, hash }).toEqual({ shown: 1, hash: number });
      for (const page of [deck, presenter, report]) await page.close();
    }),
    { numRuns: 4, seed: 20261120, endOnFailure: true },
  );
  expect(preview.said()).not.toContain('could not be changed in place');
}, 120_000);

test('a page whose script fails is loaded again, and says so there and in the terminal', async () => {
  const written: Written = { title: 'Monitors', slides: [newSlide()], isBroken: false };
  await saved(written);
  const page = await open('deck.html');
  await page.evaluate(() => {
    Element.prototype.isEqualNode = () => {
      throw new TypeError('no nodes are equal');
    };
  });
  const mark = preview.mark();
  await save({ ...written, title: `Monitors ${word()}` });
  await preview.says(/deck\.html could not be changed in place .*: TypeError: no nodes are equal/u, mark);
  await page.waitForFunction(
    () =>
      document
        .querySelector('live-panel')
        ?.shadowRoot?.querySelector('.notice')
        ?.textContent?.includes('no nodes are equal'),
    { polling: 20 },
  );
  await followsFreshPage(page, 'deck.html');
});

test('a page that was asleep catches up', async () => {
  const written: Written = { title: 'Monitors', slides: [newSlide(), newSlide()], isBroken: false };
  await saved(written);
  const page = await open('deck.html');
  const session = await page.createCDPSession();
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  await saved({ ...written, slides: [...written.slides, newSlide()] });
  await session.send('Page.setWebLifecycleState', { state: 'active' });
  await followsFreshPage(page, 'deck.html');
});

test('a page that is opened before anything is built shows why, then the document, and outlives the preview', async () => {
  const written: Written = { title: 'Monitors', slides: [newSlide()], isBroken: true };
  await save(written);
  await preview.end();
  const env = await browserEnvironment();
  preview = await startPreview(project, { program, env });
  const page = await open('deck.html');
  await page.waitForFunction(
    () => document.querySelector('live-panel')?.shadowRoot?.textContent?.includes('[unknown-chart]'),
    { polling: 20 },
  );
  await save({ ...written, isBroken: false });
  await page.waitForSelector('.bespoke-marp-active h1');
  await preview.end();
  await save({ ...written, isBroken: false, slides: [newSlide(), newSlide()] });
  preview = await startPreview(project, { program, env, args: ['--port', new URL(preview.url).port] });
  await preview.says(/ {2}\d+ ms/u);
  await followsFreshPage(page, 'deck.html');
});
