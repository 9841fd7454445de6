// The PowerPoint file of a presentation: parts, relationships, text, accessibility.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import type { DocumentInfo } from '../../../scripts/model/page.ts';
import { embeddedOpenType } from '../../../scripts/office/write/fonts.ts';
import { refuseIllFormed } from '../../../scripts/office/write/well-formed.ts';
import { writePresentation } from '../../../scripts/office/write/write.ts';
import { trueType } from '../../../scripts/read/fonts/true-type.ts';
import { brokenParts, openOffice, readText, shapesOf } from '../../support/office.ts';
import { samplePresentation } from './sample.ts';

const document: DocumentInfo = {
  creator: 'boot-report',
  title: 'Less & more',
  authors: ['A. Author', 'B. Author'],
  subject: 'A sample',
  keywords: ['one', 'two'],
  language: 'en-GB',
  date: '2026-11-20T00:00:00Z',
};
const bytes = writePresentation(samplePresentation, { document, application: 'tests 1' });
const file = openOffice(bytes);
const slide = file.text('ppt/slides/slide1.xml');

describe('a PowerPoint file', () => {
  it('has no dangling relationship, no part without a type and no shape twice', () => {
    expect(brokenParts(file)).toEqual([]);
  });

  it('is the same bytes twice, with no date but that of the document', () => {
    expect(
      Buffer.from(writePresentation(samplePresentation, { document, application: 'tests 1' })).equals(
        Buffer.from(bytes),
      ),
    ).toBe(true);
    expect([...new Set(file.text('docProps/core.xml').match(/\d{4}-\d\d-\d\dT[\d:]+Z/g))]).toEqual([
      '2026-11-20T00:00:00Z',
    ]);
  });

  it('says what it is and who wrote it', () => {
    const core = file.text('docProps/core.xml');
    for (const part of ['Less &#x26; more', 'A. Author; B. Author', 'one, two', 'en-GB'])
      expect(core).toContain(part);
  });

  it('keeps what ends a section of characters in XML, on slides and in notes', () => {
    const text = 'if [[ -n "$x" ]]>/dev/null && a < b';
    const paragraphs = [{ runs: [{ text }] }];
    const slides = samplePresentation.slides.map((one) => ({
      ...one,
      notes: paragraphs,
      items: one.items.map((item) => (item.name === 'Title' ? { ...item, paragraphs } : item)),
    }));
    const made = writePresentation({ ...samplePresentation, slides }, { document, application: 'tests 1' });
    for (const path of ['ppt/slides/slide1.xml', 'ppt/notesSlides/notesSlide1.xml']) {
      const xml = openOffice(made).text(path);
      expect(readText(xml)).toContain(text);
      expect(xml).toContain(']]&#x3E;');
    }
  });

  it('is refused, with the name of the part, where a character may not stand in XML', () => {
    expect(() => refuseIllFormed('ppt/slides/slide1.xml', '<a>\u0001</a>')).toThrow('ppt/slides/slide1.xml');
    for (const text of ['<a>', '<a b=c/>', '<a>]]></a>', '<x:a/>', '<a/><b/>', '<a>&nbsp;</a>', '']) {
      expect(() => refuseIllFormed('part.xml', text)).toThrow('no well-formed XML');
    }
    const title = { ...document, title: 'a\u0001b' };
    expect(() => writePresentation(samplePresentation, { document: title, application: 'tests 1' })).toThrow(
      'docProps/core.xml',
    );
  });

  it('puts titles into placeholders for titles, where they inherit place and look', () => {
    const [, title = ''] = shapesOf(slide);
    expect(title).toContain('<p:ph type="title"/>');
    expect(readText(title)).toEqual(['Less & more']);
    expect(title).toContain('<p:spPr/>');
    expect(title).not.toContain('sz=');
    expect(title).toContain('<a:normAutofit/>');
  });

  it('keeps levels, bullets, numbers, line ends, fonts and links of text', () => {
    const [, , text = ''] = shapesOf(slide);
    expect(text).toContain('<a:buChar char="–"/>');
    expect(text).toContain('marL="342900" indent="-171450"');
    expect(text).toContain('lvl="1"');
    expect(text).toContain('<a:buAutoNum type="arabicPeriod"/>');
    expect(text).toMatch(/<a:br>.*second line/s);
    expect(text).toContain('typeface="JetBrains Mono"');
    const id = /<a:hlinkClick r:id="([^"]*)"/.exec(text)?.[1];
    expect(file.text('ppt/slides/_rels/slide1.xml.rels')).toContain(
      `Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://example.org/a?b=1&#x26;c=2" TargetMode="External"`,
    );
  });

  it('says in words what tables and pictures show', () => {
    const said = [...slide.matchAll(/ descr="([^"]*)"/g)].map(([, words]) => words);
    expect(said).toEqual(['Table: times', 'What &#x22;it&#x22; shows']);
    expect(slide).toContain('<a:tblPr firstRow="1">');
  });

  it('keeps the vectors of a picture beside its pixels, once for both slides', () => {
    expect(slide).toMatch(/<a:blip r:embed="rId\d+">.*<asvg:svgBlip [^>]*r:embed="rId\d+"/s);
    expect(file.paths.filter((path) => path.startsWith('ppt/media/'))).toHaveLength(2);
  });

  it('carries the notes, point by point', () => {
    const notes = file.text('ppt/notesSlides/notesSlide1.xml');
    expect(readText(notes)).toEqual(['Say < this >', 'a point']);
    expect(notes).toContain('<a:buChar');
  });

  it('numbers slides by a field and groups them by section', () => {
    expect(slide).toMatch(/type="slidenum".*<a:t>1<\/a:t>.*<a:t> of 2<\/a:t>/s);
    const show = file.text('ppt/presentation.xml');
    expect([...show.matchAll(/<p14:section name="([^"]*)"/g)].map(([, name]) => name)).toEqual([
      'Start &#x26; stop',
      'Another',
    ]);
  });

  it('takes colours and fonts from its theme', () => {
    expect(slide).not.toContain('srgbClr');
    const theme = file.text('ppt/theme/theme1.xml');
    expect(theme).toContain('<a:accent2><a:srgbClr val="C2500A"/></a:accent2>');
    expect(theme).toContain('<a:latin typeface="Inter" panose="020B0604020202020204"');
  });

  it('tells screen readers of what only adorns that there is nothing to read', () => {
    const [rule = ''] = shapesOf(slide);
    expect(rule).toMatch(/name="Rule".*<adec:decorative [^>]*val="1"/s);
  });

  it('refuses a placeholder or a layout that does not exist', () => {
    const [first, second] = samplePresentation.slides;
    const title = first?.items[1];
    const write = (change: object) => () =>
      writePresentation(
        { ...samplePresentation, slides: [{ ...first, ...change }, second] as never },
        { document, application: '' },
      );
    expect(write({ layout: 'Other' })).toThrow('`Other`');
    expect(write({ items: [{ ...title, placeholder: 'Nowhere' }] })).toThrow('`Nowhere`');
  });
});

describe('embedded fonts', () => {
  const { family, path } = { family: 'Inter', path: '@fontsource/inter/files/inter-latin' };
  const fileOf = (weight: number) =>
    trueType(readFileSync(createRequire(import.meta.url).resolve(`${path}-${weight}-normal.woff2`))) ??
    new Uint8Array();
  const files = [
    { family, face: 'regular', bytes: fileOf(400) },
    { family, face: 'bold', bytes: fileOf(700) },
    { family: 'Unused', face: 'regular', bytes: fileOf(400) },
  ] as const;
  const made = openOffice(
    writePresentation(samplePresentation, { document, application: 'tests 1', fonts: files }),
  );
  const show = made.text('ppt/presentation.xml');

  it('are listed with their faces where text has them, and no others', () => {
    expect(samplePresentation.theme.fonts.has(family)).toBe(true);
    expect(brokenParts(made)).toEqual([]);
    expect(show).toContain('embedTrueTypeFonts="1"');
    expect(show).toMatch(
      /<p:embeddedFontLst><p:embeddedFont><p:font typeface="Inter"[^>]*\/><p:regular r:id="rId\d+"\/><p:bold r:id="rId\d+"\/><\/p:embeddedFont><\/p:embeddedFontLst><p:extLst>/,
    );
    expect(show).not.toContain('Unused');
    expect(made.text('[Content_Types].xml')).toContain(
      'Extension="fntdata" ContentType="application/x-fontdata"',
    );
    expect(file.text('ppt/presentation.xml')).not.toContain('embed');
  });

  it('are Embedded OpenType: a header that says what the font is, and the font', () => {
    const data = embeddedOpenType(fileOf(700));
    const view = new DataView(data.buffer);
    const [size, fontSize, version, flags] = [0, 4, 8, 12].map((at) => view.getUint32(at, true));
    expect([size, version, flags]).toEqual([data.length, 0x00020001, 0]);
    expect(view.getUint32(28, true)).toBe(700);
    expect(view.getUint16(34, true)).toBe(0x504c);
    const names: string[] = [];
    let at = 80;
    for (let count = 0; count < 4; count++) {
      const length = view.getUint16(at + 2, true);
      names.push(new TextDecoder('utf-16le').decode(data.subarray(at + 4, at + 4 + length)));
      at += 4 + length;
    }
    expect(names.slice(0, 2)).toEqual(['Inter', 'Bold']);
    expect(view.getUint32(at)).toBe(0);
    expect(Buffer.compare(Buffer.from(data.subarray(at + 4)), Buffer.from(fileOf(700)))).toBe(0);
    expect(data.length - at - 4).toBe(fontSize);
  });
});

describe('links and tabs', () => {
  it('lead to a slide by a jump to its part, and put cells of notes at places', () => {
    const runs = [{ text: 'backup B1', jump: 1 }];
    const notes = [{ runs: [{ text: 'a\tb' }], tabs: [96, 192] }];
    const slides = samplePresentation.slides.map((one) => ({
      ...one,
      notes,
      items: one.items.map((item) => (item.name === 'Title' ? { ...item, paragraphs: [{ runs }] } : item)),
    }));
    const made = openOffice(
      writePresentation({ ...samplePresentation, slides }, { document, application: 'tests 1' }),
    );
    expect(brokenParts(made)).toEqual([]);
    const [, id] = /<a:hlinkClick r:id="(rId\d+)" action="ppaction:\/\/hlinksldjump"\/>/.exec(
      made.text('ppt/slides/slide1.xml'),
    ) ?? ['', ''];
    expect(made.text('ppt/slides/_rels/slide1.xml.rels')).toMatch(
      new RegExp(`Id="${id}" Type="[^"]*/relationships/slide" Target="[^"]*slides/slide1\\.xml"`),
    );
    expect(made.text('ppt/notesSlides/notesSlide1.xml')).toContain(
      '<a:tabLst><a:tab pos="914400" algn="l"/><a:tab pos="1828800" algn="l"/></a:tabLst>',
    );
  });
});
