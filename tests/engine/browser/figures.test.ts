// Figures and tables of the HTML edition in the browser, opened from disk: the drawing that fits, the row of a mark, files, sorting.
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';
import { PNG } from 'pngjs';
import type { Page } from 'puppeteer-core';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../../scripts/host/browser/browser.ts';
import { report } from '../../../scripts/render/report/report.ts';
import { minimalRun } from '../../support/run.ts';
import { cacheFolder } from './printing.ts';

const data = 'data/benchmarks/boot-times.json';
const table = 'templates/tables/boot-times.json';
const makers = ['Ash & Sons', 'Birch', 'Cedar'];

/** The dataset of the minimal project with a maker and eighteen rows more, whose names are long and would be markup. */
function withManyRows(): string {
  const dataset = JSON.parse(readFileSync(join(import.meta.dirname, '../../fixtures/minimal', data), 'utf8'));
  const more = Array.from({ length: 18 }, (_, index) => ({
    id: `other-${index}`,
    monitor: `Monitor <b>${index}</b> of a long name`,
    time: ((index * 7) % 18) * 500 + 130,
  }));
  dataset.data = [...dataset.data, ...more].map((row, index) => ({ ...row, maker: makers[index % 3] }));
  const maker = { name: 'maker', type: 'string', title: 'Maker', description: 'Who makes it.' };
  dataset.schema.fields.push(maker);
  return JSON.stringify(dataset);
}

const overlay = {
  [data]: withManyRows(),
  [table]: JSON.stringify({
    title: 'Boot times',
    dataset: 'boot-times',
    columns: [{ field: 'monitor' }, { field: 'time' }],
    choices: ['maker'],
  }),
};

const opened = launchBrowser({ cacheFolder });
const complaints: string[] = [];
let folder: string;
let address: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'figures-'));
  const { outputs } = await minimalRun(overlay, { outputs: [report], only: 'screen' }).rendered();
  for (const page of outputs.flatMap(({ pages }) => pages))
    if (page.kind === 'text') await writeFile(join(folder, page.path), page.text);
  address = pathToFileURL(join(folder, 'report.html')).href;
});

afterAll(async () => {
  await (await opened).close();
  await rm(folder, { recursive: true, force: true });
});

async function open({ width = 1280, script = true, hash = '' } = {}): Promise<Page> {
  const page = await (await opened).newPage();
  page.on('console', (entry) => complaints.push(entry.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.setJavaScriptEnabled(script);
  await page.setViewport({ width, height: 800 });
  await page.goto(`${address}${hash}`);
  return page;
}

/** Class, width and smallest type of the drawings that are shown, in CSS pixels of the screen. */
const drawings = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<SVGSVGElement>('.drawing svg')]
      .filter((svg) => svg.getClientRects().length > 0)
      .map((svg) => {
        const { width } = svg.getBoundingClientRect();
        const scale = width / svg.viewBox.baseVal.width;
        const sizes = [...svg.querySelectorAll('text')].map((text) =>
          Number.parseFloat(getComputedStyle(text).fontSize),
        );
        const column = svg.parentElement?.getBoundingClientRect().width ?? 0;
        return {
          name: svg.className.baseVal,
          fills: Math.abs(width - column) < 1,
          least: scale * Math.min(...sizes),
        };
      }),
  );

describe('on paper', () => {
  it('has the wide drawing of a figure alone, and tables without what sorts and filters them', async () => {
    const page = await open({ width: 390 });
    await page.emulateMediaType('print');
    expect((await drawings(page)).map(({ name }) => name)).toEqual(['wide']);
    const shown = (selector: string) =>
      page.$$eval(selector, (all) => all.filter((one) => one.getClientRects().length > 0).length);
    expect(await shown('.table-tools')).toBe(0);
    expect(await shown('.figure-data')).toBe(0);
    const borders = await page.$$eval('.table-figure .sort', (all) =>
      all.map((one) => getComputedStyle(one).borderTopWidth),
    );
    expect(new Set(borders)).toEqual(new Set(['0px']));
    await page.close();
  });
});

describe('a table that is wider than its column', () => {
  it.each([390, 768, 1280])('says at %i px that it scrolls, where it does', async (width) => {
    const page = await open({ width });
    const hints = await page.$$eval('.table-figure > .scroll', (regions) =>
      regions.map((region) => [
        region.scrollWidth > region.clientWidth,
        getComputedStyle(region, '::before').content.includes('scroll'),
      ]),
    );
    expect(hints.length).toBeGreaterThan(0);
    for (const [isCut, says] of hints) expect(says).toBe(isCut);
    const widened = await page.$eval('.table-figure > .scroll', async (region) => {
      region.append(Object.assign(document.createElement('div'), { className: 'probe' }));
      (region.querySelector('table') as HTMLElement).style.minWidth = '3000px';
      (region as HTMLElement).style.overflowX = 'auto';
      (region as HTMLElement).style.width = '90%';
      await new Promise((done) => setTimeout(done, 200));
      return getComputedStyle(region, '::before').content;
    });
    expect(widened).toContain('scroll sideways');
    await page.close();
  });
});

describe('a figure', () => {
  it.each([
    [360, 'narrow'],
    [390, 'narrow'],
    [768, 'wide'],
    [1440, 'wide'],
  ])(
    'fills a window of %i px with its %s drawing in legible type, with a script or without',
    async (width, name) => {
      for (const script of [true, false]) {
        const page = await open({ width, script });
        await page.setJavaScriptEnabled(true);
        const [shown, ...others] = await drawings(page);
        expect(others).toEqual([]);
        expect(shown).toMatchObject({ name, fills: true });
        expect(shown?.least).toBeGreaterThanOrEqual(12);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
        await page.close();
      }
    },
  );

  it.each([390, 1280])(
    'says the row of a mark under the pointer, also after its data were sorted (%i px)',
    async (width) => {
      const page = await open({ width });
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
        document.querySelector<HTMLElement>('.figure .sort')?.click();
      });
      const mark = await page.evaluateHandle(() => {
        const all = [...document.querySelectorAll('.drawing [data-r="1"]')];
        return all.find((one) => one.getBoundingClientRect().width > 0) as Element;
      });
      await mark.scrollIntoView();
      await mark.hover();
      const said = () =>
        page.evaluate(() =>
          document.querySelector<HTMLElement>('.tooltip:not([hidden])')?.innerText.split('\n'),
        );
      expect(await said()).toEqual(['Large', 'Boot time', '480\u00a0ms']);
      await page.keyboard.press('Escape');
      expect(await said()).toBeUndefined();
      await page.close();
    },
  );

  it('gives its data, its drawing as well-formed SVG and as PNG of twice the size, its address and its citation', async () => {
    const page = await open();
    const files = await page.evaluate(async () => {
      const blobs: Blob[] = [];
      const create = URL.createObjectURL;
      URL.createObjectURL = (blob) => {
        blobs.push(blob as Blob);
        return create(blob as Blob);
      };
      const copied: string[] = [];
      Object.defineProperty(navigator, 'clipboard', {
        value: { writeText: async (text: string) => copied.push(text) },
      });
      for (const button of document.querySelectorAll<HTMLElement>('.figure-tools button')) {
        button.click();
        while (blobs.length + copied.length === 0) await new Promise(requestAnimationFrame);
      }
      while (blobs.length < 2 || copied.length < 3) await new Promise(requestAnimationFrame);
      const bytes = await Promise.all(
        blobs.map(async (blob) => [...new Uint8Array(await blob.arrayBuffer())]),
      );
      const csv = document.querySelector<HTMLAnchorElement>('.figure .download')?.href ?? '';
      return { types: blobs.map(({ type }) => type), bytes, copied, csv };
    });
    expect(files.types).toEqual(['image/svg+xml', 'image/png']);
    const svg = Buffer.from(files.bytes[0] ?? []).toString('utf8');
    const parser = new SaxesParser();
    parser.on('error', (error) => {
      throw error;
    });
    parser.write(svg).close();
    expect(svg).toMatch(/The<\/tspan><tspan[^>]*> small<\/tspan>.*Source:<\/tspan>/su);
    expect(svg).not.toMatch(/class=|var\(|data-r/);
    const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
    const png = PNG.sync.read(Buffer.from(files.bytes[1] ?? []));
    expect([png.width, png.height]).toEqual([2 * Number(width), 2 * Number(height)]);
    expect(new Set(png.data).size).toBeGreaterThan(20);
    const [head, ...rows] = parse(decodeURIComponent(files.csv.replace(/^[^,]*,/, ''))) as string[][];
    expect(head).toEqual(['Monitor', 'Boot time (ms)']);
    expect(rows).toHaveLength(20);
    expect(rows[1]).toEqual(['Large', '480']);
    const [link, bibtex = '', csl = ''] = files.copied;
    expect(link).toBe(`${address}#fig-boot-times`);
    expect(bibtex).toMatch(
      /^@misc\{fig-boot-times-[^,]+,\n {2}author = \{\{.+\}\},\n {2}title = \{\{The small monitor boots first\}\},/,
    );
    expect(JSON.parse(csl)).toMatchObject([{ type: 'graphic', title: 'The small monitor boots first' }]);
    await page.close();
  });
});

/** Names, order and count of the shown rows of the table, and the address. */
const table1 = (page: Page) =>
  page.evaluate(() => {
    const rows = [...document.querySelectorAll<HTMLTableRowElement>('.table-figure tbody tr')].filter(
      (row) => !row.hidden,
    );
    const sorted = document.querySelector('.table-figure [aria-sort]');
    return {
      first: rows[0]?.cells[0]?.textContent,
      count: rows.length,
      said: document.querySelector('.table-figure output')?.textContent,
      sorted: [sorted?.textContent ?? null, sorted?.getAttribute('aria-sort') ?? null],
      hash: decodeURIComponent(location.hash),
    };
  });

describe('controls in a row', () => {
  it.each(['.figure-tools', 'thead'])(
    'are one tab stop, and arrow keys move between them: %s',
    async (row) => {
      const page = await open();
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
      await page.waitForSelector(`${row} button`);
      const stops = () =>
        page.evaluate(
          (name) =>
            [
              ...(document.querySelector(`${name}:has(button)`)?.querySelectorAll<HTMLElement>('a, button') ??
                []),
            ].map((control) => [control.tabIndex, control === document.activeElement]),
          row,
        );
      const before = await stops();
      expect(before.length).toBeGreaterThan(1);
      expect(before.map(([tabIndex]) => tabIndex)).toEqual(before.map((_, index) => (index === 0 ? 0 : -1)));
      await page.focus(`${row}:has(button) :is(a, button)`);
      await page.keyboard.press('ArrowLeft');
      const after = await stops();
      expect(after.map(([tabIndex]) => tabIndex === 0)).toEqual(
        before.map((_, index) => index === before.length - 1),
      );
      expect(after.at(-1)).toEqual([0, true]);
      await page.close();
    },
  );
});

describe('a table', () => {
  it('is sorted and filtered by keyboard, and again by its address', async () => {
    const page = await open();
    await page.waitForSelector('.table-figure .sort');
    await page.focus('.table-figure th:nth-child(2) .sort');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    // The title of a column may have a colon of its own.
    expect(await page.$eval('.table-figure select option', ({ textContent }) => textContent)).toBe(
      'Maker (all)',
    );
    await page.select('.table-figure select', 'Ash & Sons');
    await page.focus('.table-figure input');
    await page.keyboard.type('long');
    const wanted = {
      first: 'Monitor <b>10</b> of a long name',
      count: 6,
      said: '6 of 20 rows',
      sorted: ['Boot\u00a0time ms', 'descending'],
      hash: '#tbl-boot-times?sort=-Boot+time+ms&q=long&.Maker=Ash+&+Sons',
    };
    expect(await table1(page)).toEqual(wanted);
    const again = await open({ hash: await page.evaluate(() => location.hash) });
    expect(await table1(again)).toEqual(wanted);
    expect(
      await again.evaluate(() =>
        document.querySelector('.table-figure input')?.matches(':placeholder-shown'),
      ),
    ).toBe(false);
    await page.close();
    await again.close();
  });

  it('is a plain table without a script', async () => {
    const page = await open({ script: false });
    await page.setJavaScriptEnabled(true);
    expect(await table1(page)).toMatchObject({ first: 'Small', count: 20, sorted: [null, null] });
    expect(
      await page.evaluate(() => document.querySelectorAll('main button, main input, main select').length),
    ).toBe(0);
    await page.close();
  });

  it('makes nothing that the policy of the page forbids', () => {
    expect(complaints).toEqual([]);
  });
});
