// The printed report and its HTML edition.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../../scripts/host/browser/browser.ts';
import { openPrinter } from '../../../scripts/host/browser/printer.ts';
import { readFonts } from '../../../scripts/host/fonts.ts';
import { bundlePageScript } from '../../../scripts/host/page-bundle.ts';
import type { Artifact } from '../../../scripts/model/artifact.ts';
import { noCache } from '../../../scripts/model/cache.ts';
import type { PrintPage, TextPage } from '../../../scripts/model/page.ts';
import type { Checked } from '../../../scripts/model/sources.ts';
import { report } from '../../../scripts/render/report/report.ts';
import { sampleEdition } from '../../support/edition.ts';
import { sampleKit } from '../../support/kit.ts';
import { pageTexts, withPdf } from './described.ts';
import { cacheFolder, printPage, sheet } from './printing.ts';

const pages = await report.render(
  sampleEdition,
  sampleKit(sampleEdition, report, await readFonts(), () => bundlePageScript(noCache)),
);
const forPrint = pages.find((page): page is PrintPage => page.kind === 'print');
const forScreen = pages.find((page): page is TextPage => page.kind === 'text');
if (forPrint === undefined || forScreen === undefined) throw new Error('expected a print and a text page');

describe('report.pdf', () => {
  let printed: Checked<Artifact>;
  let texts: readonly string[];
  beforeAll(async () => {
    const printer = await openPrinter({ cacheFolder });
    try {
      printed = await printer.print(forPrint);
      texts = await pageTexts(printed.value.bytes);
    } finally {
      await printer.close();
    }
  });

  // The words of a note are on several lines, between which the file has no spaces.
  const bare = (text: string): string => text.replaceAll(/\s+/g, '');
  const pageWith = (words: string): number => texts.findIndex((text) => bare(text).includes(bare(words)));

  it('has nothing wrong with its layout', () => {
    // The sample has too little text to fill the page before its tall figure.
    const messages = printed.messages.filter(({ ruleId }) => ruleId !== 'page-mostly-empty');
    expect(messages.map(({ ruleId, reason }) => `${ruleId}: ${reason}`)).toEqual([]);
  });

  it('numbers the front matter in roman and the rest from one, as viewers do', async () => {
    const labels = (await withPdf(printed.value.bytes, (pdf) => pdf.getPageLabels())) ?? [];
    expect(labels.slice(0, 2)).toEqual(['i', 'ii']);
    for (const [index, text] of texts.entries())
      if (index > 0)
        expect(text).toMatch(
          new RegExp(`2026\\s*${labels[index]}$|${labels[index]}\\s*Edition|${labels[index]}$`),
        );
  });

  it('names the chapter and its section on each page', () => {
    const page = texts[pageWith('What would change our mind')] ?? '';
    expect(page).toContain('1 Start-up');
    expect(page).toContain('Edition 2026.1, data retrieved up to 20');
  });

  it('sets a footnote on the page of its reference', () => {
    expect(pageWith('Wall clock, from the request')).toBe(pageWith('runs its first process after'));
  });

  it('fills in the pages of references and contents', () => {
    expect(texts.join(' ')).not.toMatch(/page\s00/);
    expect(texts[pageWith('less than their reputation')]).toMatch(/Figure 1, page\s1/);
  });
});

describe('chapters and their figures', () => {
  const line =
    'Some words of text that fill a line and go on until there is no room left for any more of them. ';
  const text = (name: string, lines: number): string => `<p>${name} ${line.repeat(lines)}</p>`;
  const figure = '<figure class="figure" id="fig"><figcaption>The figure</figcaption></figure>';
  const style = `:root { --page-height: 257mm } .prose { width: 170mm } p { margin: 0 0 8px; font-size: 16px; line-height: 24px }
    .figure { break-inside: avoid; margin: 0; height: 120mm } .chapter.new-page { break-before: page }`;

  async function printed(body: string): Promise<string[]> {
    const printer = await openPrinter({ cacheFolder });
    try {
      const html = sheet(
        'pages',
        `<section class="chapter"><div class="prose">${body}</div></section>`,
        style,
      );
      return await pageTexts((await printer.print(printPage(html, 'pages'))).value.bytes);
    } finally {
      await printer.close();
    }
  }

  const lines = (count: number): string =>
    `<p>${Array.from({ length: count }, (_, index) => `Line ${index + 1}.`).join('<br>')}</p>`;

  it('run on, and begin a page where less than a quarter of one is left', async () => {
    const chapters = (count: number) =>
      printed(
        `${lines(count)}</div></section><section class="chapter"><div class="prose">${text('Second', 3)}`,
      );
    expect(await chapters(28)).toHaveLength(1);
    const [first, second] = await chapters(34);
    expect(first).not.toContain('Second');
    expect(second).toContain('Second');
  });

  it('get other room around their headings where the opening of the next one would leave a gap', async () => {
    const heads = `<h3>Head</h3><p>Words.</p>`.repeat(8);
    const next = `</div></section><section class="chapter" id="next"><header class="opener">Opening</header><div class="prose"><p>${line}</p>`;
    const own = `${style} h3 { margin: calc(24px * (1 + var(--air, 0))) 0 0; font-size: 16px; line-height: 24px } .opener { height: 110mm; break-inside: avoid; break-after: avoid }`;
    const gapsWith = async (css: string): Promise<number> => {
      const printer = await openPrinter({ cacheFolder });
      try {
        const body = `<section class="chapter"><div class="prose">${heads}${next}</div></section>`;
        const { messages } = await printer.print(printPage(sheet('pages', body, css), 'pages'));
        return messages.filter(({ ruleId }) => ruleId === 'page-mostly-empty').length;
      } finally {
        await printer.close();
      }
    };
    expect(await gapsWith(`${own} .prose > * { margin-top: 20px !important }`)).toBe(1);
    expect(await gapsWith(own)).toBe(0);
  });

  it('keep their leading where a few lines stand on another page', async () => {
    const [first = '', second = ''] = await printed(lines(42));
    expect(first).toContain('Line 40.');
    expect(second).toContain('Line 42.');
  });

  it('do not stand directly under a heading where text follows', async () => {
    const [first] = await printed(`<h2>Head</h2>${figure}${text('After', 2)}`);
    expect(first).toMatch(/Head.*After.*The figure/s);
  });

  it('let the text that follows fill the page they leave', async () => {
    const [first, second] = await printed(`${text('Before', 22)}${figure}${text('After', 30)}`);
    expect(first).toContain('After');
    expect(first).not.toContain('The figure');
    expect(second).toContain('The figure');
  });

  it('go before text where none follows that could fill the page', async () => {
    const [first] = await printed(
      `${text('One', 8)}${text('Two', 15)}${figure}<h2>Next</h2>${text('After', 4)}`,
    );
    expect(first).toContain('The figure');
    expect(first).toContain('Two');
    expect(first).not.toContain('Next');
  });

  it('do not go before the text with which a section begins', async () => {
    const pages = await printed(
      `${text('One', 6)}<h2>Head</h2>${text('Lead', 15)}${figure}<h2>Next</h2>${text('After', 4)}`,
    );
    const all = pages.join('\n');
    expect(all.indexOf('Lead')).toBeLessThan(all.indexOf('The figure'));
  });

  it('are tables that may be broken when they are long enough and nothing fills the gap', async () => {
    const rows = Array.from({ length: 12 }, (_, row) => `<tr><td>Row ${row + 1}</td></tr>`).join('');
    const table = `<div class="scroll"><table><tbody>${rows}</tbody></table></div>`;
    const css = '<style>.scroll:not(.broken) { break-inside: avoid } td { height: 10mm }</style>';
    const [first, second] = await printed(
      `${css}${text('Before', 22)}<h2>Head</h2>${table}${text('After', 4)}`,
    );
    expect(first).toContain('Row 2');
    expect(second).toContain('Row 12');
  });

  it('are tables that part from their lead where a large part of a page would stay empty', async () => {
    const table =
      '<figure class="table-figure" id="tab" style="height: 200mm; break-inside: avoid"><figcaption>The table</figcaption></figure>';
    const lead = text('Lead', 2).replace('<p>', '<p class="lead-in">');
    const rule = '<style>.lead-in { break-after: avoid }</style>';
    const [first, second] = await printed(`${text('One', 20)}${lead}${table}${rule}`);
    expect(first).toContain('Lead');
    expect(second).toContain('The table');
  });

  it('stay where they are when they fit', async () => {
    const [first] = await printed(`${text('Before', 8)}${figure}${text('After', 8)}`);
    expect(first).toMatch(/Before.*The figure.*After/s);
  });
});

describe('report.html', () => {
  const opened = launchBrowser({ cacheFolder });
  afterAll(async () => (await opened).close());

  /** The edition at a width, with everything that the browser complains about. */
  async function open(width: number, { script = true } = {}) {
    const page = await (await opened).newPage();
    const complaints: string[] = [];
    page.on('console', (entry) => complaints.push(entry.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => {
      if (!request.url().startsWith('data:') && !request.url().startsWith('about:'))
        complaints.push(request.url());
    });
    await page.setJavaScriptEnabled(script);
    await page.setViewport({ width, height: 800 });
    await page.setContent(forScreen?.text ?? '');
    return { page, complaints };
  }

  it.each([360, 768, 1280, 1680])(
    'is no wider than a window of %i px, and needs nothing from elsewhere',
    async (width) => {
      const { page, complaints } = await open(width);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      expect(complaints).toEqual([]);
      await page.close();
    },
  );

  it('has its fonts', async () => {
    const { page } = await open(1280);
    const families = await page.evaluate(
      'document.fonts.ready.then(() => [...new Set([...document.fonts].filter((font) => font.status === "loaded").map((font) => font.family.replaceAll(\'"\', "")))].sort())',
    );
    expect(families).toEqual(['Inter', 'JetBrains Mono', 'Source Serif 4']);
    await page.close();
  });

  it('takes the light theme, the dark one and that of the system at the press of a key', async () => {
    const { page } = await open(1280);
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
    const paper = 'getComputedStyle(document.documentElement).backgroundColor';
    const light = await page.evaluate(paper);
    await page.focus('.theme');
    await page.keyboard.press('Enter');
    const chosen = await page.evaluate(paper);
    await page.keyboard.press('Enter');
    const dark = await page.evaluate(paper);
    await page.keyboard.press('Enter');
    expect([light, chosen, dark, await page.evaluate(paper)]).toEqual([
      'rgb(255, 255, 255)',
      light,
      'rgb(20, 23, 27)',
      light,
    ]);
    await page.close();
  });

  it('follows a system set to dark, without any script', async () => {
    const { page } = await open(1280, { script: false });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    await page.setJavaScriptEnabled(true);
    expect(await page.evaluate('getComputedStyle(document.documentElement).backgroundColor')).toBe(
      'rgb(20, 23, 27)',
    );
    expect(await page.evaluate('document.querySelector(".theme").hidden')).toBe(true);
    await page.close();
  });

  it('marks the section that is being read', async () => {
    const { page } = await open(1280);
    await page.evaluate('document.getElementById("memory").scrollIntoView()');
    await page.waitForFunction('document.querySelector("[aria-current]")?.hash === "#memory"', {
      timeout: 5000,
    });
    await page.close();
  });

  it('lets the keyboard skip to the text', async () => {
    const { page } = await open(360);
    await page.keyboard.press('Tab');
    const skip =
      'document.activeElement.className + " " + (document.activeElement.getBoundingClientRect().left >= 0)';
    expect(await page.evaluate(skip)).toBe('skip true');
    await page.close();
  });
});
