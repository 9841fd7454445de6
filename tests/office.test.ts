import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { openPrinter } from '../scripts/host/browser/printer.ts';
import type { Edition } from '../scripts/model/edition.ts';
import { pptx } from '../scripts/render/deck/pptx.ts';
import { browserOptions } from './engine/office/laid-out.ts';
import {
  brokenParts,
  hasProgram,
  type OfficeFile,
  openOffice,
  printWithLibreOffice,
  readText,
  shapesOf,
} from './support/office.ts';
import { buildFixture } from './support/whole.ts';

let bytes: Uint8Array;
let file: OfficeFile;
let edition: Edition;
let said: readonly string[];

beforeAll(async () => {
  const printer = await openPrinter(browserOptions);
  const built = await buildFixture('showcase', printer, [pptx]).finally(() => printer.close());
  ({ edition, said } = built);
  bytes = built.artifacts.find(({ path }) => path === 'deck.pptx')?.bytes ?? new Uint8Array();
  file = openOffice(bytes);
});

const slides = () => edition.slides.map((_, index) => file.text(`ppt/slides/slide${index + 1}.xml`));

describe('the PowerPoint file of a whole talk', () => {
  it('is made without a word', () => {
    expect(said.filter((line) => /office|vega|slide/.test(line))).toEqual([]);
  });

  it('has no dangling relationship, no part without a type and no shape twice', () => {
    expect(brokenParts(file)).toEqual([]);
  });

  it('has a slide for each of the talk, with its heading for a title and its notes', () => {
    for (const [index, slide] of edition.slides.entries()) {
      const shapes = shapesOf(slides()[index] ?? '');
      const titles = shapes.filter((shape) => shape.includes('type="title"'));
      expect(titles).toHaveLength(1);
      expect(squeezed(readText(titles[0] ?? '').join(''))).toBe(squeezed(words(slide.heading)));
      const notes = squeezed(readText(file.text(`ppt/notesSlides/notesSlide${index + 1}.xml`)).join(' '));
      expect(notes).toContain(squeezed(words(slide.notes).slice(0, 40)));
    }
  });

  it('says of every table, picture and chart what it shows', () => {
    const shown = slides().flatMap((slide) =>
      shapesOf(slide).filter((shape) => /^<p:(pic|graphicFrame)/.test(shape)),
    );
    expect(shown.length).toBeGreaterThan(4);
    for (const shape of shown) expect(shape).toMatch(/<p:cNvPr [^>]*descr="[^"]{8,}"/);
  });

  it('numbers every slide but titles and dividers: the talk by a field, its backup by their labels', () => {
    const numbered = slides().map((slide) => {
      const shape = shapesOf(slide).find((candidate) => candidate.includes('type="sldNum"')) ?? '';
      return [shape.includes('type="slidenum"'), readText(shape).join('').split(/\s/)[0]];
    });
    expect(numbered).toEqual(
      edition.slides.map(({ layout, label }) => {
        const isBare = layout.role === 'opening' || layout.role === 'divider';
        return isBare ? [false, ''] : [!label.startsWith('B'), label];
      }),
    );
  });

  it('opens in LibreOffice with every slide and its words (skipped where no soffice is)', async (context) => {
    if (!(await hasProgram('soffice'))) context.skip('no soffice');
    const pages = await pageTexts(await printWithLibreOffice(bytes));
    expect(pages).toHaveLength(edition.slides.length);
    for (const [index, slide] of slides().entries()) {
      const wanted = readText(slide)
        .map(squeezed)
        .filter((text) => text.length > 2);
      const missing = wanted.filter((text) => !pages[index]?.includes(text));
      expect([index + 1, missing]).toEqual([index + 1, []]);
    }
  });
});

/** Text of nodes without what slides leave out. */
function words(nodes: readonly object[]): string {
  return nodes.map(wordsIn).join(' ');
}

function wordsIn(node: object): string {
  const { type, value, children, label } = node as {
    type: string;
    value?: string;
    children?: object[];
    label?: string;
  };
  if (type === 'citation') return '';
  return value ?? children?.map(wordsIn).join('') ?? label ?? '';
}

/** Without spaces and quotation marks, which are set and broken differently. */
function squeezed(text: string): string {
  return text.replace(/[\s\u00a0\u202f\u2060'"‘’“”]+/g, '');
}

async function pageTexts(pdf: Uint8Array): Promise<readonly string[]> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const pages = Array.from({ length: document.numPages }, async (_, index) => {
    const { items } = await (await document.getPage(index + 1)).getTextContent();
    return squeezed(items.map((item) => ('str' in item ? item.str : '')).join(''));
  });
  return Promise.all(pages);
}
