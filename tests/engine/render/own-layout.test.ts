// A layout that a project adds works in HTML, PDF and PowerPoint without other changes.
import { join, posix } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { resolveBrowser } from '../../../scripts/host/browser/browser.ts';
import { openPrinter } from '../../../scripts/host/browser/printer.ts';
import { present } from '../../../scripts/host/marp/marp.ts';
import type { SlideLayout } from '../../../scripts/model/deck/slide-layout.ts';
import { deck } from '../../../scripts/render/deck/deck.ts';
import { layoutsOf, slideLayouts } from '../../../scripts/render/deck/layouts/index.ts';
import { pptx } from '../../../scripts/render/deck/pptx.ts';
import { minimalProject } from '../../support/check.ts';
import { openOffice, readText } from '../../support/office.ts';
import { minimalTopics } from '../../support/topics.ts';
import { buildProject, type Whole } from '../../support/whole.ts';

/** A layout that only this project has: words at the left, a quotation on a band at the right. */
const aside: SlideLayout = {
  name: 'text-quote',
  title: 'Text and quotation',
  role: 'content',
  minutes: 1.5,
  frame: { section: true, sources: true, number: true },
  slots: [
    { name: 'words', takes: ['paragraph', 'other'], least: 1, figures: 'slide-half', rows: 5 },
    { name: 'saying', takes: ['quote'], least: 1, most: 1, figures: 'slide-half', rows: 5 },
  ],
  expects: 'words and one block quote',
};

const partial = `{{!-- reads: slot --}}
{{> slide-frame}}

{{{slot.heading}}}

<div class="columns">
<div>

{{{slot.words}}}

</div>
<div>

{{{slot.saying}}}

</div>
</div>

{{{slot.notes}}}
`;

const style = `
section.text-quote .columns { grid-template-columns: 400px 600px }
section.text-quote .columns > div:last-child { padding: 40px; background: var(--ink) }
section.text-quote blockquote p { color: var(--paper); font-size: 44px; line-height: 56px }
`;

const section = `# Sayings

:::slide{layout=text-quote}
# Somebody said it best

> Boot it and see

Nobody else was asked.

<!-- Pause here. -->
:::
`;

function project(): Record<string, string> {
  const files = minimalProject();
  const theme = 'templates/styles/deck.css';
  return {
    ...files,
    'content/03-sayings.md': section,
    'templates/partials/slide-text-quote.hbs': partial,
    [theme]: `${files[theme]}${style}`,
  };
}

interface Word {
  readonly text: string;
  readonly x: number;
  readonly size: number;
}

async function wordsOn(bytes: Uint8Array, page: number): Promise<readonly Word[]> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const { items } = await (await document.getPage(page)).getTextContent();
  return items.flatMap((item) =>
    'str' in item && item.str.trim() !== ''
      ? [{ text: item.str, x: Number(item.transform[4]) / 0.75, size: item.height / 0.75 }]
      : [],
  );
}

const chromePath = process.env.CHROME_PATH ?? '';
const browser = {
  cacheFolder: join(import.meta.dirname, '../../../.cache/browser'),
  ...(chromePath === '' ? {} : { chromePath }),
};

describe.skipIf((await resolveBrowser(browser)) === undefined)(
  'a layout of a record, a partial and a few rules of style',
  () => {
    let whole: Whole;
    const bytesOf = (path: string) =>
      whole.artifacts.find((made) => made.path === path)?.bytes ?? new Uint8Array();
    const textOf = (path: string) => new TextDecoder().decode(bytesOf(path));

    beforeAll(async () => {
      const printer = await openPrinter(browser);
      whole = await buildProject(project(), {
        topics: minimalTopics,
        printer,
        outputs: [deck, pptx],
        present,
        layouts: layoutsOf([...slideLayouts.values(), aside]),
      }).finally(() => printer.close());
    });
    const slide = () => whole.edition.slides.find(({ layout }) => layout.name === aside.name);

    it('is read without a message', () => {
      expect(whole.said).toEqual([]);
      expect(slide()).toMatchObject({ minutes: 1.5, section: 'Sayings' });
      expect(Object.keys(slide()?.slots ?? {})).toEqual(['words', 'saying']);
    });

    it('is in the HTML with its class, its words and its rules', () => {
      const html = textOf('deck.html');
      expect(html).toMatch(/<section [^>]*class="text-quote"/);
      expect(html).toContain('<p>Boot it and see</p>');
      expect(html).toContain('text-quote .columns');
      expect(textOf('deck.md')).toContain('<!-- _class: text-quote -->');
    });

    it('is printed at the places that its rules set', async () => {
      const words = await wordsOn(bytesOf('deck.pdf'), slide()?.number ?? 0);
      const find = (text: string) => words.find((word) => word.text.includes(text));
      expect(find('Nobody')?.x).toBeCloseTo(60, -1);
      expect(find('Boot it')?.x).toBeCloseTo(60 + 400 + 40 + 40, -1);
      expect(find('Boot it')?.size).toBeCloseTo(44, 0);
    });

    it('is a slide layout of the PowerPoint file, and its slide holds every word', () => {
      const file = openOffice(bytesOf('deck.pptx'));
      const masters = file.paths.filter((path) => /^ppt\/slideLayouts\/[^/]+\.xml$/.test(path));
      const own = masters.find((path) => file.text(path).includes(`<p:cSld name="${aside.title}"`));
      expect(own).toBeDefined();
      const number = slide()?.number ?? 0;
      expect(file.text(`ppt/slides/_rels/slide${number}.xml.rels`)).toContain(posix.basename(own ?? ''));
      const said = readText(file.text(`ppt/slides/slide${number}.xml`)).join(' ');
      for (const words of ['Somebody said it best', 'Boot it and see', 'Nobody else was asked.'])
        expect(said).toContain(words);
    });
  },
);
