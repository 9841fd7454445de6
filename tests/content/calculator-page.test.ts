import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/host/browser/browser.ts';
import { diskWorld } from '../../scripts/host/disk/world.ts';
import type { PlacedCalculator } from '../../scripts/model/calculators/calculator.ts';
import { screenInspection, screenViews } from '../../scripts/print/page/inspect-screen.ts';
import { cacheFolder } from '../engine/browser/printing.ts';
import { type PageFile, writePage } from '../support/page-file.ts';
import { root } from '../support/project.ts';

const content: Readonly<Record<string, string>> = {
  'content/edition.yml':
    'id: "1"\ntitle: Costs\nsubtitle: Of an estate\ndescription: A page with a calculator.\nauthors: [A. Author]\nkeywords: [cost]\nlanguage: en\ndate: 2026-11-30\nlicence: CC-BY-4.0\ntalk:\n  minutes: 1\n',
  'content/10-cost.md': '# Costs\n\nWith other numbers:\n\n::calculator{#cost}\n',
};

let file: PageFile;
let browser: Browser;
let placed: PlacedCalculator;

beforeAll(async () => {
  const disk = await diskWorld(root);
  const world = {
    ...disk,
    read: async (path: string) => content[path] ?? disk.read(path),
    list: async (name: string) => (name === 'content' ? Object.keys(content) : disk.list(name)),
  };
  file = await writePage(world);
  placed = file.edition.calculators.get('cost')!;
  browser = await launchBrowser({ cacheFolder });
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await file?.remove();
});

async function open(fragment = '', width = 1440): Promise<{ tab: Page; errors: string[] }> {
  const tab = await browser.newPage();
  const errors: string[] = [];
  tab.on('pageerror', (error) => errors.push(String(error)));
  tab.on('console', (message) => errors.push(message.text()));
  await tab.setViewport({ width, height: 800 });
  await tab.goto(`${file.address}${fragment}`);
  return { tab, errors };
}

const texts = (tab: Page, selector: string) =>
  tab.$$eval(selector, (all) => all.map(({ textContent }) => textContent));
/** Two frames: the form computes once in each. */
const computed = (tab: Page) =>
  tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
const addressSoon = (tab: Page, part: string) =>
  tab.waitForFunction((text: string) => location.hash.includes(text), { timeout: 5000 }, part);
const set = (tab: Page, id: string, value: string, type = 'number') =>
  tab.$eval(
    `[data-input="${id}"] input[type="${type}"]`,
    (field, to) => {
      const input = field as HTMLInputElement;
      input.value = to;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    },
    value,
  );

describe('the calculator in the page', () => {
  it('opens with the results that were printed into it, and computes the same', async () => {
    const { tab, errors } = await open();
    const before = await texts(tab, '.calculator-results td, .calculator-says');
    expect(before).toContain(placed.view.tables.totals?.[0]?.[0]?.text);
    await set(tab, 'services', '60');
    await computed(tab);
    expect(await texts(tab, '.calculator-results td, .calculator-says')).not.toEqual(before);
    await tab.click('[data-reset]');
    await computed(tab);
    expect(await texts(tab, '.calculator-results td, .calculator-says')).toEqual(before);
    expect(errors).toEqual([]);
    await tab.close();
  });

  it('leaves the keys of the page to a slider, which takes no text, and not to a field', async () => {
    const { tab } = await open();
    const isSearching = () =>
      tab.$eval('.search-open', () => document.querySelector('.search:popover-open') !== null);
    await tab.focus('[data-input="services"] input[type="number"]');
    await tab.keyboard.press('/');
    expect(await isSearching()).toBe(false);
    await tab.focus('[data-input="services"] input[type="range"]');
    await tab.keyboard.press('/');
    expect(await isSearching()).toBe(true);
    await tab.close();
  });

  it('keeps the words of its cells legible while a field is invalid', async () => {
    const { tab } = await open();
    await set(tab, 'services', '5000');
    await computed(tab);
    expect(await tab.$eval('.calculator', (one) => one.classList.contains('stale'))).toBe(true);
    const view = screenViews.find(({ theme }) => theme === 'light')!;
    expect(await tab.evaluate(screenInspection(view, []))).toEqual([]);
    await tab.close();
  });

  it('changes only what differs', async () => {
    const { tab } = await open();
    const kept = await tab.evaluate(async () => {
      const results = document.querySelector('.calculator-results') as HTMLElement;
      const field = document.querySelector('[data-input="services"] input') as HTMLInputElement;
      const cells = [...results.querySelectorAll('td')];
      const before = cells.map(({ outerHTML }) => outerHTML);
      const targets: Node[] = [];
      const observer = new MutationObserver((records) => {
        targets.push(...records.map(({ target }) => target));
      });
      observer.observe(results, { subtree: true, childList: true, characterData: true, attributes: true });
      field.stepUp();
      field.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      return cells.map((cell, index) => [
        targets.some((one) => cell.contains(one)),
        cell.outerHTML !== before[index],
      ]);
    });
    const differing = kept.filter(([, differs]) => differs);
    expect(differing.length).toBeGreaterThan(2);
    expect(kept.filter(([isTouched, differs]) => isTouched !== differs)).toEqual([]);
    await tab.close();
  });

  it('carries a scenario in its address, there and back, and leads to the calculator', async () => {
    const { tab } = await open();
    await tab.select('[data-case]', 'windows');
    await set(tab, 'services', '220', 'range');
    await tab.$eval('[data-input="rank-functions"] input', (field) => {
      if (!(field as HTMLInputElement).checked) (field as HTMLInputElement).click();
    });
    await addressSoon(tab, 'rank-functions=1');
    await computed(tab);
    const results = await texts(tab, '.calculator-results td, .calculator-says');
    const link = await tab.$eval('[data-link]', (a) => (a as HTMLAnchorElement).hash);
    expect(link).toBe('#calculator-cost?From=windows&services=220&rank-functions=1');
    const other = await open(link);
    await computed(other.tab);
    expect(await texts(other.tab, '.calculator-results td, .calculator-says')).toEqual(results);
    expect(
      await other.tab.$eval(
        '[data-input="services"] input[type="number"]',
        (field) => (field as HTMLInputElement).value,
      ),
    ).toBe('220');
    expect(
      await other.tab.$eval('.calculator', (section) => Math.abs(section.getBoundingClientRect().top) < 120),
    ).toBe(true);
    await tab.close();
    await other.tab.close();
  });

  it('exports a scenario file', async () => {
    const { tab } = await open('#calculator-cost?services=80&busy=25');
    await computed(tab);
    const file = await tab.$eval('[data-export]', (a) => [
      (a as HTMLAnchorElement).download,
      (a as HTMLAnchorElement).href,
      (a as HTMLElement).hidden,
    ]);
    expect(file[0]).toBe('our-estate.json');
    expect(file[2]).toBe(false);
    expect(JSON.parse(decodeURIComponent(String(file[1]).replace(/^data:[^,]*,/, '')))).toEqual({
      $schema: '../../schema/scenario.schema.json',
      title: 'Our estate',
      from: 'midsize',
      values: { services: 80, busy: 25 },
    });
    await tab.close();
  });

  it('keeps the last number that can be used, and says between what bounds', async () => {
    const { tab } = await open();
    const before = await texts(tab, '.calculator-results td');
    await set(tab, 'services', '99999');
    await computed(tab);
    expect(await texts(tab, '.calculator-results td')).toEqual(before);
    const line = '[data-input="services"]';
    expect(
      await tab.$eval(`${line} input[type="number"]`, (field) => field.getAttribute('aria-invalid')),
    ).toBe('true');
    expect(
      await tab.$eval(`${line} .bounds`, (words) => [
        (words as HTMLElement).hidden,
        words.textContent?.trim(),
      ]),
    ).toEqual([false, 'Enter a number from 1 to 1,000.']);
    await tab.close();
  });

  it('marks results as not current while a field is invalid, and takes back what was typed on the way when it is left', async () => {
    const { tab } = await open('#calculator-cost?services=80');
    await computed(tab);
    const before = await texts(tab, '.calculator-results td, [data-says]');
    const field = '#calculator-cost-services';
    const isStale = () => tab.$eval('[data-stale]', (words) => words.checkVisibility());
    for (const typed of ['5000', '', '-3']) {
      await tab.click(field, { count: 3 });
      await tab.keyboard.press('Backspace');
      await tab.keyboard.type(typed);
      await computed(tab);
      const line = await tab.$eval(
        '.calculator-results td',
        (cell) => getComputedStyle(cell).textDecorationLine,
      );
      expect([await isStale(), line]).toEqual([true, 'line-through']);
      await tab.keyboard.press('Tab');
      await computed(tab);
      expect(await isStale()).toBe(false);
      expect(await tab.$eval(field, (input) => (input as HTMLInputElement).value)).toBe('80');
      expect(await texts(tab, '.calculator-results td, [data-says]')).toEqual(before);
    }
    await tab.click(field, { count: 3 });
    await tab.keyboard.type('120');
    await tab.keyboard.press('Tab');
    expect(await tab.$eval(field, (input) => (input as HTMLInputElement).value)).toBe('120');
    await tab.close();
  });

  it('speaks of a file only where one is offered, and names it in letters without accents', async () => {
    const { tab } = await open();
    const how = () =>
      tab.$$eval('[data-file] p', (all) =>
        all.map((one) => one.checkVisibility({ visibilityProperty: true })),
      );
    expect(await how()).toEqual([false, false]);
    await set(tab, 'services', '80');
    expect(await how()).toEqual([true, true]);
    await tab.$eval('[data-name]', (input) => {
      (input as HTMLInputElement).value = 'Été à Zürich 2026';
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
    expect(await tab.$eval('[data-export]', (a) => (a as HTMLAnchorElement).download)).toBe(
      'ete-a-zurich-2026.json',
    );
    await tab.close();
  });

  it('says why no platform can serve, and counts in thousands', async () => {
    const { tab } = await open('#calculator-cost?services=500');
    const rented = async () => (await texts(tab, '[data-table="bill"] tbody tr:first-child td')).join(' ');
    await computed(tab);
    expect(await rented()).toContain('1,500 ×');
    await set(tab, 'gpus', '4');
    await computed(tab);
    const [gpus] = placed.form.inputs.filter(({ id }) => id === 'gpus');
    expect(await texts(tab, '[data-says]')).toEqual([expect.stringContaining(`lower “${gpus?.title}”`)]);
    await tab.$$eval('[data-input^="rank-"] input:checked', (all) => {
      for (const one of all) (one as HTMLElement).click();
    });
    await computed(tab);
    const group = placed.form.inputs.find(({ id }) => id === 'rank-vm')?.group;
    expect(await texts(tab, '[data-says]')).toEqual([
      expect.stringContaining(`switch one on under “${group}”`),
    ]);
    await tab.close();
  });

  it.each([390, 1440])(
    'shows all digits of every number, and the ring of every slider, %i pixels wide',
    async (width) => {
      const { tab } = await open('', width);
      const cut = await tab.$$eval('.calculator [type="number"]', (all) => {
        for (const one of document.querySelectorAll('.calculator details'))
          (one as HTMLDetailsElement).open = true;
        return all.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).map(({ id }) => id);
      });
      expect(cut).toEqual([]);
      const room = await tab.$eval('.calculator [type="range"]', (slider) => {
        const form = slider.closest('form') as HTMLElement;
        const left = slider.getBoundingClientRect().left - form.getBoundingClientRect().left;
        return getComputedStyle(form).overflowY === 'auto' ? left : undefined;
      });
      expect(room ?? 4).toBeGreaterThanOrEqual(4);
      const notes = await tab.$$eval('.calculator caption .axes', (all) =>
        all.map((one) => [one.textContent?.length, one.getBoundingClientRect().right <= innerWidth]),
      );
      expect(notes.every(([length, isIn]) => Number(length) > 5 && isIn)).toBe(true);
      expect(notes).toHaveLength(placed.form.tables.length + placed.form.maps.length);
      await tab.close();
    },
  );

  it('has a label, a reason and a name for every field', async () => {
    const { tab } = await open();
    const unnamed = await tab.$$eval('.calculator :is(input, select)', (fields) =>
      fields
        .filter((field) => {
          const { labels } = field as HTMLInputElement;
          return (labels?.length ?? 0) === 0 && !field.getAttribute('aria-label');
        })
        .map(({ id }) => id),
    );
    expect(unnamed).toEqual([]);
    const reasons = await texts(tab, '.calculator-input .reason');
    expect(reasons).toHaveLength(placed.form.inputs.length);
    expect(reasons.every((reason) => (reason ?? '').trim().length > 3)).toBe(true);
    await tab.close();
  });

  it.each([390, 1440])('stays whole at the ends of all inputs, %i pixels wide', async (width) => {
    const { tab, errors } = await open('', width);
    await tab.$$eval('.calculator details', (all) => {
      for (const one of all) (one as HTMLDetailsElement).open = true;
    });
    for (const end of ['low', 'high'] as const) {
      for (const { id, kind, ...input } of placed.form.inputs)
        if (kind !== 'switch') await set(tab, id, String(input[end]));
      await computed(tab);
      const said = await texts(tab, '.calculator-results td');
      expect(said.filter((text) => /NaN|undefined|Infinity/.test(text ?? ''))).toEqual([]);
      const over = await tab.evaluate(() => ({
        page: document.documentElement.scrollWidth > innerWidth,
        out: [...document.querySelectorAll('.calculator *')]
          .filter((node) => node.closest('.scroll') === null)
          .filter((node) => node.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
          .map((node) => node.className || node.tagName),
      }));
      expect(over).toEqual({ page: false, out: [] });
    }
    expect(errors).toEqual([]);
    await tab.close();
  });

  it('can be read without its script', async () => {
    const tab = await browser.newPage();
    await tab.setJavaScriptEnabled(false);
    await tab.goto(file.address);
    const shown = await tab.$eval('.calculator', (section) => (section as HTMLElement).innerText);
    expect(shown).toContain(placed.view.says);
    expect(await tab.$eval('.calculator-form', (form) => getComputedStyle(form).display)).toBe('none');
    await tab.close();
  });

  describe.each(screenViews)('at $width px in the $theme theme', (view) => {
    const { width, theme } = view;

    it.each(['min', 'max'] as const)('fits its place with every input at its %s', async (end) => {
      const { tab } = await open('', width);
      await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
      const ends = await tab.$$eval(
        '.calculator-form input[type="number"]',
        (fields, name) =>
          fields.map((field) => {
            const input = field as HTMLInputElement;
            input.value = input[name];
            input.dispatchEvent(new Event('input', { bubbles: true }));
            return Number(input.value);
          }),
        end,
      );
      await computed(tab);
      expect(ends.length).toBeGreaterThan(30);
      const shown = await tab.$$eval('.calculator-form input[type="number"]', (fields) =>
        fields.map((field) => Number((field as HTMLInputElement).value)),
      );
      expect(shown).toEqual(ends);
      expect(await tab.evaluate(screenInspection(view, []))).toEqual([]);
      await tab.close();
    });
  });
});
