// The printed deck, compared with the PDF that Marp CLI makes.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { marpCli } from '@marp-team/marp-cli';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { resolveBrowser } from '../../../scripts/host/browser/browser.ts';
import { openPrinter } from '../../../scripts/host/browser/printer.ts';
import { readFonts } from '../../../scripts/host/fonts.ts';
import type { Artifact } from '../../../scripts/model/artifact.ts';
import type { PresentPage, PrintPage } from '../../../scripts/model/page.ts';
import type { Checked } from '../../../scripts/model/sources.ts';
import { deck } from '../../../scripts/render/deck/deck.ts';
import { marpOptions } from '../../../scripts/render/deck/marp.ts';
import { sampleEdition } from '../../support/edition.ts';
import { deckKit } from '../../support/slides.ts';

const root = join(import.meta.dirname, '../../..');
const chromePath = process.env.CHROME_PATH ?? '';
const browserOptions = {
  cacheFolder: join(root, '.cache/browser'),
  ...(chromePath === '' ? {} : { chromePath }),
};
const pages = await deck.render(sampleEdition, deckKit(sampleEdition, await readFonts()));
const printPage = pages.find((page): page is PrintPage => page.kind === 'print');
const presentPage = pages.find((page): page is PresentPage => page.kind === 'present');

/** Words on each page, in alphabetical order, since the order of a page's parts is the printer's business. */
async function wordsOf(bytes: Uint8Array): Promise<readonly string[]> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const numbers = Array.from({ length: document.numPages }, (_, index) => index + 1);
  return Promise.all(
    numbers.map(async (number) => {
      const { items } = await (await document.getPage(number)).getTextContent();
      const text = items.map((item) => ('str' in item ? item.str : '')).join(' ');
      return text.split(/\s+/).filter(Boolean).sort().join(' ');
    }),
  );
}

/** The same slides as a PDF made by Marp CLI alone, with its own browser run. */
async function printWithMarp(page: PresentPage, folder: string): Promise<Uint8Array> {
  const browser = await resolveBrowser(browserOptions);
  Object.assign(process.env, browser.environment);
  const paths = ['deck.md', 'deck.css', 'marp.config.json', 'deck.pdf'].map((name) => join(folder, name));
  const [markdown = '', theme = '', configuration = '', pdf = ''] = paths;
  await writeFile(markdown, page.markdown);
  await writeFile(theme, page.theme);
  const settings = {
    engine: join(root, 'scripts/host/marp/marp-engine.ts'),
    options: {
      ...marpOptions,
      drawings: Object.fromEntries(page.drawings),
      pictures: Object.fromEntries(page.pictures),
    },
    themeSet: ['deck.css'],
    browserPath: browser.path,
  };
  await writeFile(configuration, JSON.stringify(settings));
  await marpCli(['--config-file', configuration, markdown, '--pdf', '--output', pdf]);
  return readFile(pdf);
}

describe('deck.pdf', () => {
  let printed: Checked<Artifact>;
  beforeAll(async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    if (printPage === undefined) throw new Error('The deck has lost its page to print');
    const printer = await openPrinter(browserOptions);
    printed = await printer.print(printPage).finally(() => printer.close());
  });
  afterAll(() => vi.restoreAllMocks());

  it('has nothing wrong with its layout', () => {
    expect(printed.messages.map((found) => `${found.ruleId}: ${found.reason}`)).toEqual([]);
  });

  it('has a bookmark for every slide', async () => {
    const document = await getDocument({ data: new Uint8Array(printed.value.bytes), verbosity: 0 }).promise;
    const outline = await document.getOutline();
    const headings = sampleEdition.slides.map(({ heading }) =>
      heading.map((node) => ('value' in node ? node.value : '')).join(''),
    );
    expect(outline.map(({ title }) => title.trim())).toEqual(headings);
  });

  it('numbers the slides of the talk up to its last, and backup slides by their labels', async () => {
    const document = await getDocument({ data: new Uint8Array(printed.value.bytes), verbosity: 0 }).promise;
    const talk = sampleEdition.slides.filter(({ layout }) => layout.role !== 'backup');
    const numbered = sampleEdition.slides.filter(({ layout }) => layout.frame.number);
    expect(numbered.some(({ layout }) => layout.role === 'backup')).toBe(true);
    for (const { label, number, layout } of numbered) {
      const { items } = await (await document.getPage(number)).getTextContent();
      const text = items.map((item) => ('str' in item ? item.str : '')).join('');
      expect(text).toContain(layout.role === 'backup' ? label : `${label} of ${talk.length}`);
      expect(text).not.toContain(`of ${sampleEdition.slides.length}`);
    }
  });

  it('names each drawing for those who do not see it', async () => {
    const document = await getDocument({ data: new Uint8Array(printed.value.bytes), verbosity: 0 }).promise;
    const tree = JSON.stringify(await (await document.getPage(5)).getStructTree());
    expect(tree).toContain('"alt":"What boot-medians shows"');
    expect(tree).toContain('"alt":"What vmm-overhead shows"');
  });

  it('says on every page what the PDF of Marp CLI says', async () => {
    if (presentPage === undefined) throw new Error('The deck has lost its presentation');
    const folder = await mkdtemp(join(tmpdir(), 'deck-test-'));
    try {
      const marp = await wordsOf(await printWithMarp(presentPage, folder));
      expect(await wordsOf(printed.value.bytes)).toEqual(marp);
      expect(marp).toHaveLength(sampleEdition.slides.length);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
