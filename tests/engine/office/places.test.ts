// Places and styles in the PowerPoint file, compared with those in a real browser.
import { beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../../scripts/host/browser/browser.ts';
import { writeDocument } from '../../../scripts/print/page/write-document.ts';
import { sampleEdition } from '../../support/edition.ts';
import { shownBy } from '../../support/edition-slides.ts';
import { readText, shapesOf } from '../../support/office.ts';
import { prose } from '../../support/prose.ts';
import { browserOptions, type LaidOut, layOut } from './laid-out.ts';

/** An element as the browser itself describes it. */
interface BrowserElement {
  readonly words: string;
  readonly tag: string;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly size: number;
  readonly lineHeight: number;
  readonly colour: string;
}

/** A shape of text in the file, with what its placeholder says where it says nothing itself. */
interface Shape {
  readonly words: string;
  readonly box: BrowserElement['box'];
  readonly size: number;
  readonly colour: string;
}

const squeezed = (text: string) => text.replace(/[\s\u00a0\u2060]+/gu, '');

/** The elements of each slide that hold words, asked for without the code under test. */
async function elementsOf(html: string): Promise<readonly (readonly BrowserElement[])[]> {
  const browser = await launchBrowser(browserOptions);
  try {
    const tab = await browser.newPage();
    await tab.emulateMediaType('print');
    await tab.evaluate(writeDocument(html));
    return (await tab.evaluate(`[...document.querySelectorAll('section')].map((section) => {
      const start = section.getBoundingClientRect();
      return [...section.querySelectorAll('h1, h2, p, li, pre, footer')].filter((element) => element.textContent.trim() !== '' && element.querySelector('svg') === null).map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        const style = getComputedStyle(element);
        const [top, bottom] = ['Top', 'Bottom'].map((side) => parseFloat(style['padding' + side]) + parseFloat(style['border' + side + 'Width']));
        return {
          words: element.textContent, tag: element.localName, size: parseFloat(style.fontSize),
          lineHeight: parseFloat(style.lineHeight), colour: style.color,
          box: { x: x - start.x, y: y - start.y + top, width, height: height - top - bottom },
        };
      });
    })`)) as readonly (readonly BrowserElement[])[];
  } finally {
    await browser.close();
  }
}

function boxIn(xml: string): BrowserElement['box'] | undefined {
  const found = /<a:off x="(-?\d+)" y="(-?\d+)"\/><a:ext cx="(\d+)" cy="(\d+)"\/>/.exec(xml);
  if (found === null) return undefined;
  const [x = 0, y = 0, width = 0, height = 0] = found.slice(1).map((value) => Number(value) / 9525);
  return { x, y, width, height };
}

/** First of the sizes and colours in the parts given, the most particular first. */
function firstIn(parts: readonly string[], pattern: RegExp): string {
  return parts.flatMap((part) => pattern.exec(part)?.[1] ?? [])[0] ?? '';
}

function textShapes({ file }: LaidOut, index: number): readonly Shape[] {
  const layout = /slideLayout\d+\.xml/.exec(file.text(`ppt/slides/_rels/slide${index + 1}.xml.rels`))?.[0];
  const placeholders = shapesOf(file.text(`ppt/slideLayouts/${layout}`));
  return shapesOf(file.text(`ppt/slides/slide${index + 1}.xml`))
    .filter(
      (shape) => shape.startsWith('<p:sp>') && !shape.includes('type="sldNum"') && shape.includes('<a:t>'),
    )
    .map((shape) => {
      const role = /<p:ph [^>]*>/.exec(shape)?.[0];
      const held = role === undefined ? '' : (placeholders.find((other) => other.includes(role)) ?? '');
      const [run = ''] = /<a:rPr.*?<a:t>/s.exec(shape) ?? [];
      const [own = ''] = /<a:lstStyle>.*?<\/a:lstStyle>/s.exec(shape) ?? [];
      const box = boxIn(shape) ?? boxIn(held);
      if (box === undefined) throw new Error(`no place: ${shape}`);
      return {
        words: squeezed(readText(shape).join('')),
        box,
        size: Number(firstIn([run, own, held], / sz="(\d+)"/)) / 75,
        colour: firstIn([run, own, held], /<a:(?:schemeClr|srgbClr) val="(\w+)"/),
      };
    });
}

let deck: LaidOut;
let seen: readonly (readonly BrowserElement[])[];
beforeAll(async () => {
  deck = await layOut();
  seen = await elementsOf(deck.page.deck.html);
});

/** Every shape of text with the first of the elements whose words it holds; of several that read the same, the nearest. */
function pairs() {
  return sampleEdition.slides.flatMap((_, index) =>
    textShapes(deck, index).flatMap((shape) => {
      const distance = ({ box }: BrowserElement) =>
        Math.abs(box.x - shape.box.x) + Math.abs(box.y - shape.box.y);
      const [first] = (seen[index] ?? [])
        .filter(({ words }) => shape.words.startsWith(squeezed(words)))
        .toSorted((a, b) => distance(a) - distance(b));
      return first === undefined ? [] : [{ index, shape, first }];
    }),
  );
}

/** How much higher lines are set than the room that the browser gives them: what programs put above it, it shares out. */
const leading = ({ size, lineHeight }: BrowserElement) => Math.abs(lineHeight - size * 1.21) / 2;

describe('text in the PowerPoint file', () => {
  it('is found for every heading, paragraph, point and line of code that the browser shows', () => {
    const all = sampleEdition.slides.flatMap((_, index) => textShapes(deck, index));
    const words = all.map((shape) => shape.words).join('\n');
    for (const { words: wanted } of seen.flat()) expect(words).toContain(squeezed(wanted));
    expect(pairs().length).toBeGreaterThan(25);
  });

  it('stands within two pixels of where the browser has it', () => {
    const off = pairs().flatMap(({ index, shape, first }) => {
      // Code stands in its background, whose edges are further out than its words.
      const isCode = first.tag === 'pre';
      const isPoint = first.tag === 'li';
      const isLow = Math.abs(shape.box.y + (isCode ? 22 : 0) - first.box.y) > 2 + leading(first);
      const isAside = !isPoint && !isCode && Math.abs(shape.box.x - first.box.x) > 2;
      return isLow || isAside ? [[index + 1, shape.words, shape.box, first.box]] : [];
    });
    expect(off).toEqual([]);
  });

  it('has the size that the browser sets it in', () => {
    const off = pairs().filter(({ shape, first }) => Math.abs(shape.size - first.size) > 0.05);
    expect(off).toEqual([]);
  });

  it('has the colour that the browser sets it in', () => {
    const { colours } = deck.presentation.theme;
    const names: Record<string, string> = {
      ...colours,
      tx1: colours.dk1,
      bg1: colours.lt1,
      tx2: colours.dk2,
    };
    const hex = (css: string) =>
      `#${(css.match(/\d+/g) ?? []).map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`;
    const off = pairs()
      .filter(({ first }) => ['h1', 'h2', 'footer'].includes(first.tag))
      .filter(
        ({ shape, first }) => (names[shape.colour] ?? `#${shape.colour.toLowerCase()}`) !== hex(first.colour),
      );
    expect(off).toEqual([]);
  });

  it('is looked up within the slide', () => {
    for (const { items } of deck.presentation.slides)
      for (const { box } of items)
        if (box !== undefined)
          expect([box.x >= 0, box.y >= 0, box.x + box.width <= 1281, box.y + box.height <= 721]).toEqual([
            true,
            true,
            true,
            true,
          ]);
  });
});

describe('a change of the style sheet', () => {
  it('is in the PowerPoint file without a change of code', async () => {
    const changed = await layOut(sampleEdition, (css) =>
      css.concat(`
        section.chart h1 { font-size: 36px; color: #123456; }
        section:is(.two-charts, .chart-text) .columns { grid-template-columns: 500px 620px; }
        section.quote { background: #abcdef; }
        section.comparison .columns > div { border-top: 8px solid #c0ffee; }
        section.statement footer, section.statement header { display: none; }
        section::after { content: "Page " attr(data-marpit-pagination); }`),
    );
    const slide = (name: string) =>
      changed.presentation.slides[sampleEdition.slides.findIndex(({ layout }) => layout.name === name)];
    const layout = (name: string) => changed.presentation.layouts.find((one) => one.name === name);
    expect(layout('Chart')?.placeholders.find(({ kind }) => kind === 'title')?.style).toMatchObject({
      size: 36,
      colour: '#123456',
    });
    const pictures = (slide('two-charts')?.items ?? []).filter(({ kind }) => kind === 'picture');
    expect(pictures.map(({ box }) => [box?.x, box?.width])).toEqual([
      [60, 500],
      [600, 560],
    ]);
    expect(layout('Quote')?.background).toBe('#abcdef');
    expect(layout('Comparison')?.fills).toContainEqual({
      box: expect.objectContaining({ height: 8 }),
      colour: '#c0ffee',
    });
    expect(slide('statement')?.items.map(({ name }) => name)).not.toContain('Section');
    expect(changed.file.text('ppt/slides/slide4.xml')).toMatch(
      /<a:t>Page <\/a:t>.*type="slidenum".*<a:t>4</s,
    );
  });
});

describe('lists', () => {
  it('have the signs, indents and numbers of the browser', async () => {
    const body = prose`
      Words first.

      - one
        - deeper

      3. third`.children;
    const slides = sampleEdition.slides.map((slide) =>
      slide.layout.name === 'closing' ? { ...slide, ...shownBy('closing', body) } : slide,
    );
    const { presentation } = await layOut({ ...sampleEdition, slides });
    const items = presentation.slides.find(({ layout }) => layout === 'Closing')?.items ?? [];
    const text = items.find(({ name }) => name === 'Text');
    const set =
      text?.kind === 'text'
        ? text.paragraphs.map(({ level, indent, bullet }) => [level, indent, bullet?.sign])
        : [];
    expect(set).toEqual([
      [undefined, undefined, undefined],
      [undefined, 36, '–'],
      [1, 72, '–'],
      [undefined, 36, 3],
    ]);
  });
});
