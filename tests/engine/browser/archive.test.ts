// What PDF/UA-1 and PDF/A-2a demand of printed files, as far as it can be read from them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPrinter } from '../../../scripts/host/browser/printer.ts';
import type { Printer } from '../../../scripts/model/artifact.ts';
import { kidsOf } from '../../../scripts/print/pdf/list-bodies.ts';
import { typeOf } from '../../../scripts/print/pdf/structure.ts';
import { unpacked } from '../print/skia.ts';
import { cacheFolder } from './printing.ts';
import { published } from './published.ts';

/** Lists of every kind, tables with empty and missing cells, a footnote, a link, a picture of data, and notes with a list. */
const section = `# Booting a guest

The small monitor takes {{duration boot.small}} [@author2020], which is a short time.[^one] See [@fig:boot-times] and [@tbl:boot-times], and [the page of the authors](https://example.org/).

[^one]: A footnote.

- an item of *plain* words
- an item

  of two paragraphs

1. an item
   - with a list in it
     - and another
2. with \`code\`

| monitor | | remark |
| --- | --- | --- |
| small | | none |
| large |

::chart{#boot-times}

::table{#boot-times}

:::slide{layout=chart minutes=4}
# The small monitor boots first

::chart{#boot-times}

<!--
Say:

- one thing
- another
-->
:::

:::slide{layout=chart-text minutes=1}
# Two things to see

::chart{#boot-times}

- the small monitor
- the large one, which is **slower**
:::

:::slide{layout=table minutes=1}
# What the table leaves out

| monitor | remark |
| --- | --- |
| small | |
:::
`;

type Objects = ReadonlyMap<number, string>;
const files = ['report.pdf', 'evidence.pdf', 'brief.pdf', 'deck.pdf', 'handout.pdf', 'speaker.pdf'];

const brief = `---
volume: brief
answer: The small monitor boots first.
---

# In brief

It takes {{duration boot.small}} [@author2020], as [@sec:boot] says.

::chart{#boot-times}

- one thing
- another

| monitor | remark |
| --- | --- |
| small | fast |
`;
const printed = new Map<string, Objects>();
let printer: Printer;

beforeAll(async () => {
  printer = await openPrinter({ cacheFolder });
  const { artifacts } = await published(
    { 'content/02-boot.md': section, 'content/03-brief.md': brief },
    printer,
  );
  for (const path of files) {
    const bytes = artifacts.find((artifact) => artifact.path === path)?.bytes;
    if (bytes !== undefined) printed.set(path, unpacked(bytes));
  }
});
afterAll(async () => printer.close());

const objectsOf = (path: string): Objects => printed.get(path) ?? new Map();
const elements = (path: string, type?: string) =>
  [...objectsOf(path)].filter(
    ([, object]) =>
      object.startsWith('<</Type /StructElem') && (type === undefined || typeOf(object) === type),
  );
const childTypes = (path: string, element: string) =>
  kidsOf(element).map((kid) =>
    /^\d+ 0 R$/.test(kid) ? typeOf(objectsOf(path).get(Number.parseInt(kid, 10)) ?? '') : kid,
  );
const rowsOf = (path: string, element: string): readonly string[] =>
  kidsOf(element)
    .filter((kid) => kid.endsWith(' 0 R'))
    .map((kid) => objectsOf(path).get(Number.parseInt(kid, 10)) ?? '')
    .flatMap((child) => (typeOf(child) === 'TR' ? [child] : rowsOf(path, child)));

/** Levels of the headings in the order of reading. */
function headingLevels(path: string, object = rootOf(path)): readonly number[] {
  const level = /^H([1-6])$/.exec(typeOf(object))?.[1];
  const below = kidsOf(object)
    .filter((kid) => /^\d+ 0 R$/.test(kid))
    .flatMap((kid) => headingLevels(path, objectsOf(path).get(Number.parseInt(kid, 10)) ?? ''));
  return level === undefined ? below : [Number(level), ...below];
}
const rootOf = (path: string): string => elements(path, 'Document')[0]?.[1] ?? '';

describe.each(files)('%s', (path) => {
  it('begins its headings with one of the first level, and skips none', () => {
    const levels = headingLevels(path);
    expect(levels[0]).toBe(1);
    for (const [index, level] of levels.entries())
      expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
  });

  it('holds nothing in the items of lists but labels and bodies', () => {
    const items = elements(path, 'LI');
    expect(items.length).toBeGreaterThan(1);
    for (const [, item] of items) {
      expect(childTypes(path, item).filter((type) => type !== 'Lbl' && type !== 'LBody')).toEqual([]);
      expect(kidsOf(item)).not.toEqual([]);
    }
  });

  it('gives every row of a table as many cells', () => {
    const tables = elements(path, 'Table');
    expect(tables.length).toBeGreaterThan(0);
    for (const [, table] of tables) {
      const widths = rowsOf(path, table).map((row) => kidsOf(row).length);
      expect(widths.length).toBeGreaterThan(1);
      expect(new Set(widths).size).toBe(1);
    }
  });

  it('says what each head cell heads, and what each figure shows', () => {
    for (const [, cell] of elements(path, 'TH')) expect(cell).toContain('/Scope /');
    const figures = elements(path, 'Figure');
    // The evidence has figures only where a chapter of it shows some.
    expect(figures.length).toBeGreaterThan(path === 'evidence.pdf' ? -1 : 0);
    for (const [, figure] of figures) expect(figure).toMatch(/\n\/Alt [(<]/);
  });

  it('knows every type of element, or says what it stands for', () => {
    const root =
      [...objectsOf(path).values()].find((object) => object.startsWith('<</Type /StructTreeRoot')) ?? '';
    const known =
      /^(?:Document|Part|Art|Sect|Div|BlockQuote|Caption|TOC|TOCI|Index|NonStruct|P|H[1-6]?|L|LI|Lbl|LBody|Table|TR|TH|TD|THead|TBody|TFoot|Span|Quote|Note|Reference|Code|Link|Annot|Figure|Formula|Form)$/;
    const types = new Set(elements(path).map(([, element]) => typeOf(element)));
    for (const type of types) if (!known.test(type)) expect(root).toContain(`/${type} /`);
  });

  it('leads from marked content to an element that has it', () => {
    const all = objectsOf(path);
    for (const [number, item] of elements(path, 'LBody'))
      for (const kid of kidsOf(item).filter((one) => /^\d+$/.test(one))) {
        const page = all.get(Number(/\/Pg (\d+) 0 R/.exec(item)?.[1])) ?? '';
        const key = Number(/\/StructParents (\d+)/.exec(page)?.[1]);
        const tree = [...all.values()].find((object) => object.startsWith('<</Type /ParentTree')) ?? '';
        const list = all.get(Number(new RegExp(`[[ \\n]${key} (\\d+) 0 R`).exec(tree)?.[1])) ?? '';
        expect(Number.parseInt(list.match(/\d+ 0 R/g)?.[Number(kid)] ?? '', 10)).toBe(number);
      }
  });

  it('describes its links, and shows them in print', () => {
    const links = [...objectsOf(path).values()].filter((object) => object.includes('/Subtype /Link'));
    for (const link of links) {
      expect(link).toContain('/Contents ');
      expect(Number(/\/F (\d+)/.exec(link)?.[1]) & 0b111).toBe(0b100);
    }
  });

  it('embeds every font, with the characters that its glyphs stand for', () => {
    const all = [...objectsOf(path).values()];
    const described = all.filter((object) => object.includes('/Type /FontDescriptor'));
    expect(described.length).toBeGreaterThan(0);
    for (const font of described) expect(font).toMatch(/\/FontFile[23]? \d+ 0 R/);
    for (const font of all.filter((object) => object.includes('/Subtype /Type0')))
      expect(font).toMatch(/\/ToUnicode \d+ 0 R/);
  });

  it('claims the standards, with title, language, colours and marks', () => {
    const all = [...objectsOf(path).values()];
    const catalogue = all.find((object) => object.includes('/Type /Catalog')) ?? '';
    for (const entry of ['/Marked true', '/Lang ', '/OutputIntents [', '/DisplayDocTitle true'])
      expect(catalogue).toContain(entry);
    const xmp = all.find((object) => object.includes('/Subtype /XML')) ?? '';
    for (const words of ['<pdfuaid:part>1<', '<pdfaid:part>2<', '<pdfaid:conformance>A<', '<dc:title>'])
      expect(xmp).toContain(words);
    for (const forbidden of ['/JavaScript', '/Launch', '/LZWDecode', '/Encrypt', '/Interpolate true'])
      expect(all.some((object) => object.includes(forbidden))).toBe(false);
  });
});
