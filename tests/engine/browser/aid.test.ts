// Decision aids in the open page: answers narrow the tables of their block, and the address says with what answers.
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../../scripts/host/browser/browser.ts';
import { openPrinter } from '../../../scripts/host/browser/printer.ts';
import { report } from '../../../scripts/render/report/report.ts';
import { minimalRun } from '../../support/run.ts';
import { cacheFolder } from './printing.ts';
import { published } from './published.ts';

const question = (id: string, label: string, ...options: string[]) => ({
  id,
  label,
  options: options.map((option) => ({ id: option, label: option, detail: `more of ${option}` })),
});
const hostile = '<img src=x onerror=alert()>';
const aid = {
  title: 'Which rows fit?',
  column: 'Situation',
  questions: [
    question('load', 'What load?', 'steady', 'bursts'),
    question('start', 'What starts?', 'guest', 'nothing'),
  ],
  rows: {
    'Always on': { fits: { load: ['steady'] }, reason: `It starts once. ${hostile}` },
    'Now and then': { fits: { load: ['bursts'], start: ['guest'] }, reason: 'It starts often.' },
    'Nothing to start': { fits: { start: ['nothing'] }, reason: 'It is not there.' },
    'Both the smallest and the largest guests of the house': { fits: {}, reason: 'It is always right.' },
  },
};
const blocks = `Our advice:

| Situation | First choice | Number |
| --- | --- | --- |
| Always on | the large monitor | {{duration boot.large}} |
| Now and then [@author2020] | the small monitor | {{duration boot.small}} |

| Rule | Says |
| --- | --- |
| House | first the small one |

The rest:

| Situation | First choice |
| --- | --- |
| Nothing to start | none, see [the summary](#summary) |
`;
const rest =
  '\n| Situation | Advice |\n| --- | --- |\n| Both the *smallest* and the largest guests of the house | ask |\n';
const overlay = {
  'templates/aids/decision.json': JSON.stringify(aid),
  'content/03-choosing.md': `# Choosing\n\n:::aid{#decision}\n\n${blocks}${rest}\n:::\n\nAfter it.\n`,
};
const plain = {
  'templates/aids/decision.json': null,
  'content/03-choosing.md': `# Choosing\n\n${blocks}${rest}\n\nAfter it.\n`,
};

let folder: string;
let browser: Browser;
let address: string;

beforeAll(async () => {
  const { outputs, messages } = await minimalRun(overlay, { outputs: [report], only: 'screen' }).rendered();
  expect(messages.map(String)).toEqual([]);
  folder = await mkdtemp(join(tmpdir(), 'aid-'));
  const page = outputs[0]?.pages.find(({ path }) => path === 'report.html');
  await writeFile(join(folder, 'report.html'), page?.kind === 'text' ? page.text : '');
  address = pathToFileURL(join(folder, 'report.html')).href;
  browser = await launchBrowser({ cacheFolder });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

/** What the browser complains about, over all pages that were opened. */
const complaints: string[] = [];

async function open({ hash = '', width = 1440, script = true } = {}): Promise<Page> {
  const tab = await browser.newPage();
  tab.on('pageerror', (error) => complaints.push(String(error)));
  tab.on('console', (entry) => complaints.push(entry.text()));
  await tab.setJavaScriptEnabled(script);
  await tab.setViewport({ width, height: 800 });
  await tab.goto(`${address}${hash}`);
  return tab;
}

const answer = (tab: Page, question: string, option: string) =>
  tab.click(`[data-question="${question}"] input[value="${option}"]`);
/** Words of what is seen of the tables: situations, reasons, and sentences in the place of tables. */
const seen = (tab: Page): Promise<string[]> =>
  tab.$$eval('tr[data-not] > td:first-child, .aid-reason, .aid-none', (all) =>
    all
      .filter((one) => one.checkVisibility() && (one as HTMLElement).offsetHeight > 0)
      .map(({ textContent }) => textContent.trim().replaceAll(/\s+/g, ' ')),
  );
const count = (tab: Page) => tab.$eval('.aid-count', ({ textContent }) => textContent);
const addressSoon = (tab: Page, hash: string) =>
  tab.waitForFunction((text: string) => location.hash === text, { timeout: 5000 }, hash);
const countSoon = (tab: Page, words: string) =>
  tab.waitForFunction(
    (text: string) => document.querySelector('.aid-count')?.textContent === text,
    { timeout: 5000 },
    words,
  );

const all = [
  'Always on',
  'Now and then [1]',
  'Nothing to start',
  'Both the smallest and the largest guests of the house',
];
const none = 'No row of this table fits your answers.';

describe('a decision aid', () => {
  it('shows every row, and no reason, before anything is answered', async () => {
    const tab = await open();
    expect(await seen(tab)).toEqual(all);
    expect(await count(tab)).toBe('Situations that fit: 4 of 4');
    expect(await tab.$eval('[data-clear]', (button) => button.checkVisibility())).toBe(false);
    await tab.close();
  });

  it('narrows its tables to the rows that fit, with their reasons as text, and leaves other tables alone', async () => {
    const tab = await open();
    await answer(tab, 'load', 'steady');
    expect(await seen(tab)).toEqual([
      'Always on',
      `It starts once. ${hostile}`,
      'Nothing to start',
      'It is not there.',
      'Both the smallest and the largest guests of the house',
      'It is always right.',
    ]);
    expect(await count(tab)).toBe('Situations that fit: 3 of 4');
    await answer(tab, 'load', 'bursts');
    await answer(tab, 'start', 'nothing');
    expect(await seen(tab)).toEqual([
      none,
      'Nothing to start',
      'It is not there.',
      'Both the smallest and the largest guests of the house',
      'It is always right.',
    ]);
    expect(await tab.$$eval('td', (cells) => cells.some((cell) => cell.textContent === 'House'))).toBe(true);
    expect(await tab.$$eval('.aid-reason img', ({ length }) => length)).toBe(0);
    await tab.close();
  });

  it('opens evidence in the rows that it leaves', async () => {
    const tab = await open({ hash: '#aid-decision?load=steady' });
    await tab.click('tr[data-not] a.n');
    expect(await tab.$eval('.card', (card) => card.checkVisibility())).toBe(true);
    await tab.close();
  });

  it('says its answers in the address, and takes them from there', async () => {
    const tab = await open();
    await answer(tab, 'load', 'bursts');
    await answer(tab, 'start', 'guest');
    await addressSoon(tab, '#aid-decision?load=bursts&start=guest');
    const rows = await seen(tab);
    const other = await open({ hash: await tab.evaluate(() => location.hash) });
    expect(await seen(other)).toEqual(rows);
    expect(await other.$eval('.aid', (form) => form.getBoundingClientRect().top)).toBeLessThan(400);
    await tab.close();
    await other.close();
  });

  it('takes no answer from an address that it does not have', async () => {
    const tab = await open({ hash: '#aid-decision?load=never&other=steady&start=guest' });
    expect(await count(tab)).toBe('Situations that fit: 3 of 4');
    expect(
      await tab.$$eval('.aid input:checked', (radios) =>
        radios.map((one) => (one as HTMLInputElement).value),
      ),
    ).toEqual(['', 'guest']);
    await tab.close();
  });

  it('has the answers again when the reader goes back and forward', async () => {
    const tab = await open({ hash: '#aid-decision?load=steady' });
    await tab.evaluate(() => {
      location.hash = '#aid-decision?start=nothing';
    });
    await countSoon(tab, 'Situations that fit: 3 of 4');
    expect(await seen(tab)).not.toContain('Now and then [1]');
    await tab.evaluate(() => {
      location.hash = '#aid-decision';
    });
    await countSoon(tab, 'Situations that fit: 4 of 4');
    await tab.goBack();
    await countSoon(tab, 'Situations that fit: 3 of 4');
    expect(await seen(tab)).toContain('Nothing to start');
    await tab.goBack();
    await tab.waitForFunction(() =>
      document
        .querySelector<HTMLInputElement>('[data-question="load"] [value="steady"]')
        ?.matches(':checked'),
    );
    expect(await seen(tab)).toContain('Always on');
    await tab.goForward();
    await tab.waitForFunction(() =>
      document.querySelector<HTMLInputElement>('[data-question="load"] [value=""]')?.matches(':checked'),
    );
    await tab.close();
  });

  it('gives all rows back when its answers are cleared, and the focus to its first question', async () => {
    const tab = await open({ hash: '#aid-decision?load=bursts&start=guest' });
    await tab.click('[data-clear]');
    expect(await seen(tab)).toEqual(all);
    expect(await tab.evaluate(() => document.activeElement?.closest('fieldset')?.dataset.question)).toBe(
      'load',
    );
    await addressSoon(tab, '#aid-decision');
    await tab.close();
  });

  it('works with the keyboard, one tab stop for each question', async () => {
    const tab = await open();
    await tab.focus('[data-question="load"] input');
    await tab.keyboard.press('ArrowRight');
    expect(await count(tab)).toBe('Situations that fit: 3 of 4');
    const ring = await tab.$eval(
      '.aid :focus-visible + span',
      (label) => getComputedStyle(label).outlineStyle,
    );
    expect(ring).toBe('solid');
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('ArrowLeft');
    const value = () => tab.evaluate(() => (document.activeElement as HTMLInputElement).value);
    expect(await value()).toBe('nothing');
    await tab.keyboard.press('Tab');
    expect(await tab.evaluate(() => document.activeElement?.matches('[data-clear]'))).toBe(true);
    await tab.keyboard.press('Enter');
    expect(await count(tab)).toBe('Situations that fit: 4 of 4');
    await tab.close();
  });

  it('says in a live region how many rows fit', async () => {
    const tab = await open();
    expect(await tab.$eval('.aid-count', ({ tagName }) => tagName)).toBe('OUTPUT');
    await tab.close();
  });

  it('leaves the keys of the page to it while a question has the focus', async () => {
    const tab = await open();
    await answer(tab, 'load', 'steady');
    await tab.keyboard.press('e');
    expect(await tab.$eval('html', (html) => html.classList.contains('shows-evidence'))).toBe(true);
    expect(await tab.$$eval('tr[hidden] a.n', (links) => links.some((link) => link.checkVisibility()))).toBe(
      false,
    );
    await tab.close();
  });
});

describe('what leads into a row that does not fit', () => {
  it('shows it: a link', async () => {
    const tab = await open({ hash: '#aid-decision?load=steady' });
    const id = await tab.$eval('tr[hidden] a.n, tr[hidden] .n', (number) => number.id);
    await tab.evaluate((to) => {
      location.hash = `#${to}`;
    }, id);
    await countSoon(tab, 'Situations that fit: 4 of 4');
    expect(await tab.$eval(`#${id}`, (number) => Math.abs(number.getBoundingClientRect().top) < 800)).toBe(
      true,
    );
    await tab.goBack();
    await countSoon(tab, 'Situations that fit: 3 of 4');
    await tab.close();
  });

  it('shows it: a result of the search, which finds rows but not the words of the aid', async () => {
    const tab = await open({ hash: '#aid-decision?load=steady' });
    await tab.keyboard.press('/');
    await tab.type('.search-words', 'now and then');
    await tab.click('.search-hits a');
    expect(await count(tab)).toBe('Situations that fit: 4 of 4');
    expect(await seen(tab)).toEqual(all);
    await tab.keyboard.press('/');
    for (const words of ['starts often', 'table fits your answers', 'which rows fit']) {
      await tab.$eval('.search-words', (field) => {
        (field as HTMLInputElement).value = '';
      });
      await tab.type('.search-words', words);
      const found = await tab.$$eval('.search-hits a', (hits) => hits.map(({ textContent }) => textContent));
      expect(found.join().toLowerCase()).not.toContain(words);
    }
    await tab.close();
  });
});

describe('on paper and without a script', () => {
  it('prints from the browser what is shown, and with what answers', async () => {
    const tab = await open({ hash: '#aid-decision?load=bursts&start=guest' });
    await tab.emulateMediaType('print');
    const printed = await tab.$eval('.aid', (form) => (form as HTMLElement).innerText);
    expect(printed.trim()).toBe(
      'Answers: What load? bursts · What starts? guest. Situations that fit: 2 of 4.',
    );
    expect(await seen(tab)).toEqual([
      'Now and then [1]',
      'It starts often.',
      none,
      'Both the smallest and the largest guests of the house',
      'It is always right.',
    ]);
    await tab.click('html');
    await tab.close();
  });

  it('prints all rows and nothing of the form where nothing is answered', async () => {
    const tab = await open();
    await tab.emulateMediaType('print');
    expect(await tab.$eval('.aid', (form) => form.checkVisibility())).toBe(false);
    expect(await seen(tab)).toEqual(all);
    await tab.close();
  });

  it.each(['screen', 'print'])(
    'has all rows, and nothing to answer, without its script: %s',
    async (medium) => {
      const tab = await open({ script: false, hash: '#aid-decision?load=steady' });
      await tab.emulateMediaType(medium);
      await tab.setJavaScriptEnabled(true);
      expect(await tab.$eval('.aid', (form) => form.checkVisibility())).toBe(false);
      expect(await seen(tab)).toEqual(all);
      await tab.close();
    },
  );

  it('changes nothing in print', async () => {
    const bodies = await Promise.all(
      [overlay, plain].map(async (files) => {
        const { outputs } = await minimalRun(files, { outputs: [report] }).rendered();
        const page = outputs[0]?.pages.find(({ path }) => path === 'report.pdf');
        const text = page?.kind === 'print' ? page.html : '';
        expect(text).toContain('Both the');
        // The line in which a table is written is part of its id.
        return text.replaceAll(/-table-\d+/g, '');
      }),
    );
    expect(bodies[0]).toBe(bodies[1]);
  });
});

describe('how it looks', () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

  it.each([
    [390, 'light'],
    [390, 'dark'],
    [1440, 'light'],
    [1440, 'dark'],
  ])('axe finds nothing at %i px in the %s theme', async (width, theme) => {
    const tab = await open({ width, hash: '#aid-decision?load=steady' });
    await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    await tab.evaluate(axe);
    const found = await tab.evaluate(
      'axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]))',
    );
    expect(found).toEqual([]);
    await tab.close();
  });

  it('keeps reasons in sight on a phone, and never widens the page', async () => {
    const tab = await open({ width: 390, hash: '#aid-decision?load=steady' });
    const right = await tab.$$eval('.aid-reason:not([hidden]) span', (all) =>
      Math.max(...all.map((one) => one.getBoundingClientRect().right)),
    );
    expect(right).toBeLessThanOrEqual(390);
    expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await tab.$eval('.aid', (form) => form.getBoundingClientRect().height)).toBeLessThan(400);
    await tab.close();
  });

  it('is looked at by the build, with its reasons', async () => {
    const printer = await openPrinter({ cacheFolder });
    try {
      const sheet = readFileSync(new URL('../../../templates/styles/aid.css', import.meta.url), 'utf8');
      const small = `${sheet}\n@media screen {\n  .prose .aid-reason span {\n    font-size: 9px;\n  }\n}\n`;
      const files = { ...overlay, 'templates/styles/aid.css': small };
      const { messages } = await published(files, printer);
      expect(messages.map(({ ruleId, reason }) => `${ruleId} ${reason}`)).toEqual([
        expect.stringContaining('small-screen-text Unexpected `span` “It starts once.'),
      ]);
    } finally {
      await printer.close();
    }
  });
});

it('made the browser complain about nothing', () => {
  expect(complaints).toEqual([]);
});
