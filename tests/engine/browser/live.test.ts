// The live preview, from saving a file to what a page shows.
import { readFileSync, writeFileSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { withClientScript } from '../../../scripts/dev/hub.ts';
import { launchBrowser } from '../../../scripts/host/browser/browser.ts';
import { deadlineInMs, edit, type Preview, startPreview } from '../../support/preview.ts';
import { childrenOf } from '../../support/processes.ts';
import { browserEnvironment, copyProgram, runCli, smallProject } from '../../support/project.ts';
import { cacheFolder } from './printing.ts';

const dataset = 'data/benchmarks/boot-times.json';
const section = 'content/10-monitors.md';
let project = '';
let program = '';
let preview: Preview;
let browser: Browser;

beforeAll(async () => {
  [project, program] = await Promise.all([smallProject(), copyProgram()]);
  await edit(project, section, 'It says all there is to say.', longText());
  [preview, browser] = await Promise.all([
    startPreview(project, { program, env: await browserEnvironment() }),
    launchBrowser({ cacheFolder }),
  ]);
  await preview.says(/report\.pdf \d+ pages/u);
});

afterAll(async () => {
  await browser?.close();
  await preview?.end();
  for (const folder of [project, program]) await rm(folder, { recursive: true, force: true });
});

/** Text that is long enough to scroll, with words that tests look for and an element whose state readers change. */
function longText(): string {
  const paragraphs = Array.from(
    { length: 60 },
    (_, index) => `Paragraph ${'i'.repeat(index + 1)} stands here.`,
  );
  return ['It says all there is to say.', ...paragraphs].join('\n\n');
}

afterEach(async () => {
  for (const page of await browser.pages()) await page.close();
});

/** Opens a page with a marker that is lost when it is loaded again. */
async function open(path: string): Promise<Page> {
  const page = await browser.newPage();
  page.setDefaultTimeout(deadlineInMs);
  await page.goto(`${preview.url}${path}`);
  await page.evaluate('window.isUnchanged = true');
  return page;
}

/** Saves another boot time, or a mistake in its place. */
const saveTime = (time: string, how: 'write' | 'rename' = 'write') =>
  edit(project, dataset, timeOf, time, how);
const timeOf = /(?<="id": "small".*"time": )[^ }]*/u;

const polling = 20;
const showing = (page: Page, words: string) =>
  page.waitForFunction((text) => document.body.textContent.includes(text), { polling }, words);
/** Waits until the table behind the figure, or the slide that is shown, has this time. */
const timeIs = (page: Page, time: string) =>
  page.waitForFunction(
    (text) => document.querySelector('#fig-boot-times, .bespoke-marp-active')?.textContent?.includes(text),
    { polling },
    time,
  );
const isUnchanged = (page: Page) => page.evaluate('window.isUnchanged === true');

/** Waits until the panel shows these words, or nothing; gives its text. */
async function panelText(page: Page, words: string): Promise<string> {
  const handle = await page.waitForFunction(
    (text) => {
      const panel = document.querySelector('live-panel')?.shadowRoot?.querySelector<HTMLElement>('.error');
      const shown = panel?.hidden === false ? (panel.querySelector('pre')?.textContent ?? '') : '';
      return (text === '' ? shown === '' : shown.includes(text)) ? { shown } : undefined;
    },
    { polling },
    words,
  );
  return ((await handle.jsonValue()) as { shown: string }).shown;
}

const paperIs = (page: Page, colour: string) =>
  page.waitForFunction(
    (wanted) => getComputedStyle(document.body).getPropertyValue('--paper').trim() === wanted,
    { polling },
    colour,
  );

describe('what is served', () => {
  test('is what a build makes, byte for byte, but for one script', async () => {
    const output = join(project, 'dist');
    expect((await runCli(['build'], { cwd: project, env: await browserEnvironment() })).stderr).not.toContain(
      'error',
    );
    for (const path of ['report.html', 'deck.html']) {
      const [built, response] = await Promise.all([
        readFile(join(output, path), 'utf8'),
        fetch(`${preview.url}${path}`),
      ]);
      const served = await response.text();
      const version = /version=([0-9a-f]+)/u.exec(served)?.[1] ?? '';
      expect(served).toBe(withClientScript(built, path, version));
    }
    for (const path of ['report.pdf', 'deck.pdf', 'deck.md']) {
      const [built, response] = await Promise.all([
        readFile(join(output, path)),
        fetch(`${preview.url}${path}`),
      ]);
      expect(Buffer.from(await response.arrayBuffer()).equals(built), path).toBe(true);
    }
    await rm(output, { recursive: true });
  });

  test('is refused to other hosts, methods, origins and paths', async () => {
    const { hostname, port } = new URL(preview.url);
    expect(hostname).toBe('127.0.0.1');
    const status = async (path: string, init: RequestInit = {}) =>
      (await fetch(`${preview.url}${path}`, init)).status;
    expect(await status('package.json')).toBe(404);
    expect(await status('content/edition.yml')).toBe(404);
    expect(await status('report.html', { method: 'POST' })).toBe(405);
    expect(await status('report.html', { headers: { Origin: 'http://evil.example' } })).toBe(403);
    expect(await rawStatus(Number(port), 'GET /report.html', 'evil.example')).toBe(403);
    expect(await rawStatus(Number(port), 'GET /../package.json', `127.0.0.1:${port}`)).toBe(404);
    expect(
      await rawStatus(Number(port), 'GET /-/live', `127.0.0.1:${port}`, upgrade('http://evil.example')),
    ).toBe(403);
    const own = upgrade(`http://127.0.0.1:${port}`);
    expect(await rawStatus(Number(port), 'GET /-/live', `127.0.0.1:${port}`, own)).toBe(101);
  });
});

const upgrade = (origin: string) =>
  `Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nOrigin: ${origin}\r\n`;

/** The status of a request that no client would send, over a plain connection. */
async function rawStatus(port: number, request: string, host: string, headers = ''): Promise<number> {
  const { connect } = await import('node:net');
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const socket = connect(port, '127.0.0.1', () => {
    socket.write(`${request} HTTP/1.1\r\nHost: ${host}\r\n${headers}\r\n`);
  });
  socket.once('data', (data) => {
    resolve(Number(/^HTTP\/1\.1 (\d+)/u.exec(String(data))?.[1]));
    socket.destroy();
  });
  socket.once('error', reject);
  return promise;
}

describe('the report', () => {
  test('shows a new value in place: scroll, open details, focus and theme stay', async () => {
    const page = await open('report.html');
    await page.evaluate(() => {
      // From the theme of the system to light, and to dark.
      for (const _ of [1, 2]) document.querySelector<HTMLElement>('.theme')?.click();
      for (const details of document.querySelectorAll('details')) details.open = true;
      document.querySelector<HTMLElement>('figure [tabindex], figure a, figure summary')?.focus();
      scrollTo({ top: 900, behavior: 'instant' });
    });
    const state = () =>
      page.evaluate(() => ({
        scroll: Math.round(scrollY),
        open: [...document.querySelectorAll('details')].map(({ open }) => open),
        focus: document.activeElement?.tagName,
        theme: document.documentElement.dataset.theme,
        label: document.querySelector('.theme')?.textContent,
      }));
    const before = await state();
    expect(before).toMatchObject({ scroll: 900, theme: 'dark', label: 'Dark' });
    expect(before.open.length).toBeGreaterThan(0);
    expect(before.focus).not.toBe('BODY');
    await page.evaluate(() => {
      Object.assign(window, {
        kept: document.querySelector('details'),
        paragraph: document.querySelector('p'),
      });
    });
    await saveTime('126');
    await timeIs(page, '126');
    expect(await state()).toEqual(before);
    const words = (shown: Page) => shown.evaluate(() => document.querySelector('main')?.textContent);
    expect(await words(page)).toBe(await words(await open('report.html')));
    await page.bringToFront();
    expect(await page.evaluate('document.contains(kept) && document.contains(paragraph)')).toBe(true);
    expect(await isUnchanged(page)).toBe(true);
    await page.evaluate(() => localStorage.clear());
  });

  test('shows new words and other styles without being loaded again, under its own policy', async () => {
    const page = await open('report.html');
    await edit(project, section, 'It says all', 'It told all');
    await showing(page, 'It told all there is to say.');
    await edit(project, 'templates/styles/tokens.css', /--paper: #ffffff/u, '--paper: #fffaf5');
    await paperIs(page, '#fffaf5');
    expect(await page.evaluate(() => document.fonts.check('16px "Source Serif 4"'))).toBe(true);
    await edit(project, 'templates/styles/tokens.css', '--paper: #fffaf5', '--paper: #ffffff');
    await paperIs(page, '#ffffff');
    expect(await isUnchanged(page)).toBe(true);
  });

  test('is loaded again when its own script is another: what ran cannot be undone', async () => {
    const page = await open('report.html');
    await edit(project, 'templates/layouts/report-web.hbs', '<script>', '<script>void 0;');
    const isLoadedAgain = () => page.waitForFunction('window.isUnchanged === undefined', { polling });
    await isLoadedAgain();
    await page.evaluate('window.isUnchanged = true');
    await edit(project, 'templates/layouts/report-web.hbs', '<script>void 0;', '<script>');
    await isLoadedAgain();
  });
});

describe('saving', () => {
  test('by renaming another file over it shows as writing does', async () => {
    const page = await open('report.html');
    for (const time of ['131', '132', '133']) {
      await saveTime(time, 'rename');
      await timeIs(page, time);
    }
    expect(await isUnchanged(page)).toBe(true);
  });

  test('many times in a row ends with the last, and is told as one', async () => {
    const page = await open('report.html');
    await page.evaluate(() => {
      Object.assign(window, { swaps: 0 });
      document.addEventListener('live:swapped', () =>
        Object.assign(window, { swaps: Reflect.get(window, 'swaps') + 1 }),
      );
    });
    const mark = preview.mark();
    const file = join(project, dataset);
    const text = readFileSync(file, 'utf8');
    for (let time = 140; time < 170; time += 1) writeFileSync(file, text.replace(timeOf, `${time}`));
    await timeIs(page, '169');
    expect(await page.evaluate('swaps')).toBeLessThanOrEqual(2);
    await preview.says(/report\.pdf \d+ pages/u, mark);
    expect(preview.said().slice(mark)).not.toContain('error');
  });
});

describe('mistakes', () => {
  test('lie over the last good page with the words of the terminal, until they are mended', async () => {
    const page = await open('report.html');
    await saveTime('125');
    await timeIs(page, '125');
    const mark = preview.mark();
    await saveTime('');
    const words = await panelText(page, '[json-syntax]');
    await preview.says(/json-syntax/u, mark);
    expect(preview.said().slice(mark)).toContain(words);
    await timeIs(page, '125');
    await saveTime('127');
    await timeIs(page, '127');
    await panelText(page, '');
    expect(await isUnchanged(page)).toBe(true);
  });

  test('of deleted and renamed files come and go', async () => {
    const page = await open('report.html');
    const chart = join(project, 'templates/charts/boot-times.vl.json');
    await rename(chart, join(project, 'templates/charts/boots.vl.json'));
    await panelText(page, '[unknown-chart]');
    await rename(join(project, 'templates/charts/boots.vl.json'), chart);
    await panelText(page, '');
    const text = await readFile(join(project, section), 'utf8');
    await rm(join(project, section));
    await writeFile(join(project, 'content/20-added.md'), '# Added\n\nA chapter that came later.\n');
    await showing(page, 'A chapter that came later.');
    await rm(join(project, 'content/20-added.md'));
    await writeFile(join(project, section), text);
    await showing(page, 'all there is to say.');
    await panelText(page, '');
    expect(await isUnchanged(page)).toBe(true);
  });

  test('show on pages that are opened only now', async () => {
    await saveTime('');
    const page = await open('report.html');
    await panelText(page, '[json-syntax]');
    await saveTime('125');
    await panelText(page, '');
  });
});

describe('the deck', () => {
  const current = (page: Page) =>
    page.evaluate(() => ({
      hash: location.hash,
      words: document.querySelector('.bespoke-marp-active h1')?.textContent,
      page: document.querySelector('[data-bespoke-marp-osc="page"]')?.textContent,
    }));
  const ready = (page: Page) => page.waitForSelector('.bespoke-marp-active h1');

  test('shows a new value on the slide it is at', async () => {
    const page = await open('deck.html#4');
    await ready(page);
    const before = await current(page);
    await saveTime('171');
    await timeIs(page, '171');
    expect(await current(page)).toEqual(before);
    expect(await isUnchanged(page)).toBe(true);
  });

  test('stays on its slide when slides come and go before it, and knows how many there are', async () => {
    const page = await open('deck.html#3');
    await ready(page);
    const before = await current(page);
    const slide = '\n:::slide{layout=statement}\n# A slide that came later\n\nIt says so.\n:::\n';
    const file = join(project, section);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(':::slide', `${slide.trim()}\n\n:::slide`));
    await showing(page, 'A slide that came later');
    expect(await current(page)).toMatchObject({ words: before.words, hash: '#4' });
    await page.keyboard.press('ArrowLeft');
    await page.waitForFunction(() => location.hash === '#3', { polling });
    expect((await current(page)).words).toBe('A slide that came later');
    await page.keyboard.press('ArrowRight');
    await writeFile(file, text);
    await page.waitForFunction(() => !document.body.textContent.includes('that came later'), { polling });
    expect(await current(page)).toEqual(before);
    expect(await isUnchanged(page)).toBe(true);
  });

  test('keeps the timer and the notes of the presenter view, and the window of the next slide', async () => {
    const page = await open('deck.html?view=presenter#3');
    await page.waitForSelector('.bespoke-marp-presenter-info-timer');
    await edit(
      project,
      section,
      '::chart{#boot-times}\n:::',
      '::chart{#boot-times}\n\n<!--\nSay this.\n-->\n:::',
    );
    await page.waitForFunction(
      () => document.querySelector('.bespoke-marp-note.active')?.textContent?.includes('Say this.'),
      { polling },
    );
    await page.waitForFunction(
      () => document.querySelector('.bespoke-marp-presenter-info-timer')?.textContent !== '00:00:00',
      { polling },
    );
    expect(await isUnchanged(page)).toBe(true);
    expect(page.frames().map((frame) => new URL(frame.url()).search)).toContain('?view=next');
  });
});

test('the overview lists figures, facts and artifacts, and what is typed into its filter stays', async () => {
  const page = await open('');
  await showing(page, 'deck.pdf');
  await page.type('#filter', 'no such fact');
  const drawing = await page.$eval('#figure-boot-times svg', (svg) => svg.outerHTML);
  await saveTime('181');
  await page.waitForFunction(
    (before) => document.querySelector('#figure-boot-times svg')?.outerHTML !== before,
    { polling },
    drawing,
  );
  expect(await page.$eval('#filter', (input) => (input as HTMLInputElement).value)).toBe('no such fact');
  expect(await isUnchanged(page)).toBe(true);
});

describe('the process', () => {
  test('starts the pipeline again when its code changes, and shows mistakes in it until they are mended', async () => {
    const page = await open('report.html');
    const module = 'scripts/render/report/report.ts';
    const code = await readFile(join(program, module), 'utf8');
    await writeFile(join(program, module), `${code}\nconst const`);
    await panelText(page, 'SyntaxError');
    await writeFile(join(program, module), code);
    const words = 'scripts/facts/language/english.ts';
    await edit(program, words, "references: 'References'", "references: 'Further reading'");
    await showing(page, 'Further reading');
    await panelText(page, '');
    expect(await isUnchanged(page)).toBe(true);
  });

  test('replaces a browser that crashed, and prints again', async () => {
    const pids = () => childrenOf(preview.child.pid);
    const start = preview.mark();
    await saveTime('190');
    await preview.says(/report\.pdf \d+ pages/u, start);
    const before = await pids();
    expect(before.length).toBeGreaterThan(0);
    for (const pid of before) process.kill(pid, 'SIGKILL');
    const mark = preview.mark();
    await saveTime('191');
    await preview.says(/report\.pdf \d+ pages/u, mark);
    expect(await pids()).not.toEqual(before);
  });

  test.skipIf(process.platform !== 'linux')(
    'has few pools of memory, and is still the one started',
    async () => {
      const environment = await readFile(`/proc/${preview.child.pid}/environ`, 'utf8');
      expect(environment.split('\0')).toContain('MALLOC_ARENA_MAX=2');
    },
  );

  test('ends at once with Ctrl-C, with its browser, and pages say that it has', async () => {
    const page = await open('report.html');
    const code = await preview.end();
    expect(code).toBe(0);
    await page.waitForFunction(
      () => {
        const panel = document.querySelector('live-panel')?.shadowRoot?.querySelector<HTMLElement>('.lost');
        return panel?.hidden === false;
      },
      { polling },
    );
    await expect(fetch(preview.url)).rejects.toThrow();
  });
});
