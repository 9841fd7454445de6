import { createHash } from 'node:crypto';
import type { Element } from 'xast';
import type { DocumentInfo } from '../model.ts';
import type { OfficeItem, OfficeSlide, Presentation } from '../presentation.ts';
import { officeChart } from './charts.ts';
import { formPart, masterPart } from './forms.ts';
import { notesMasterPart, notesPage, notesPart } from './notes.ts';
import { type Link, type Part, zipParts } from './package.ts';
import { appPart, corePart } from './properties.ts';
import { slidePart } from './slides.ts';
import type { TextTools } from './text.ts';
import { themePart } from './theme.ts';
import { workbookBytes } from './workbook.ts';
import { emu, paintWith, vocabularies, x } from './xml.ts';

const office = 'application/vnd.openxmlformats-officedocument';
const show = `${office}.presentationml`;

/** What a presentation says about itself. */
export interface WriteOptions {
  readonly document: DocumentInfo;
  readonly application: string;
}

/** A PowerPoint file. The same presentation gives the same bytes. */
export function writePresentation(presentation: Presentation, options: WriteOptions): Uint8Array {
  const tools = toolsFor(presentation);
  const parts = [
    ...presentation.slides.flatMap((slide) => slideParts(slide, presentation, tools)),
    ...presentation.forms.map(
      (form, index): Part => ({
        path: `ppt/slideLayouts/slideLayout${index + 1}.xml`,
        type: `${show}.slideLayout+xml`,
        content: formPart(form, tools),
        links: [{ id: 'rId1', type: 'slideMaster', target: 'ppt/slideMasters/slideMaster1.xml' }],
      }),
    ),
    ...masterParts(presentation, tools),
    presentationPart(presentation),
    {
      path: 'ppt/presProps.xml',
      type: `${show}.presProps+xml`,
      content: x('p:presentationPr', { ...vocabularies.p }),
    },
    {
      path: 'ppt/viewProps.xml',
      type: `${show}.viewProps+xml`,
      content: x('p:viewPr', { ...vocabularies.p }),
    },
    {
      path: 'ppt/tableStyles.xml',
      type: `${show}.tableStyles+xml`,
      content: x('a:tblStyleLst', { ...vocabularies.a, def: '{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}' }),
    },
    {
      path: 'docProps/core.xml',
      type: 'application/vnd.openxmlformats-package.core-properties+xml',
      content: corePart(options.document),
    },
    {
      path: 'docProps/app.xml',
      type: `${office}.extended-properties+xml`,
      content: appPart(options.application, presentation.slides.length),
    },
  ];
  return zipParts(distinct(parts), [
    { id: 'rId1', type: 'officeDocument', target: 'ppt/presentation.xml' },
    {
      id: 'rId2',
      type: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
      target: 'docProps/core.xml',
    },
    { id: 'rId3', type: 'extended-properties', target: 'docProps/app.xml' },
  ]);
}

function toolsFor({ theme, language }: Presentation): TextTools {
  const linkTo = (): never => {
    throw new Error('Unexpected link outside of slides');
  };
  return { theme, paint: paintWith(theme), language, linkTo };
}

/** An image that stands on several slides is one part. */
function distinct(parts: readonly Part[]): readonly Part[] {
  return [...new Map(parts.map((part) => [part.path, part])).values()];
}

// ---------------------------------------------------------------- slides

function slideParts(slide: OfficeSlide, presentation: Presentation, tools: TextTools): readonly Part[] {
  const { forms, slides, language, gridColour } = presentation;
  const index = slides.indexOf(slide) + 1;
  const form = forms.find(({ name }) => name === slide.form);
  if (form === undefined) throw new Error(`Unexpected form \`${slide.form}\``);
  const links: Link[] = [
    { id: 'rId1', type: 'slideLayout', target: `ppt/slideLayouts/slideLayout${forms.indexOf(form) + 1}.xml` },
    { id: 'rId2', type: 'notesSlide', target: `ppt/notesSlides/notesSlide${index}.xml` },
  ];
  const link = linker(links);
  const shown = new Map(
    slide.items.map((item, at) => [
      item,
      partsOf(item, `${index}-${at + 1}`, { paint: tools.paint, language, gridColour }),
    ]),
  );
  const content = slidePart(slide, {
    ...tools,
    form,
    total: slides.length,
    linkTo: (address) => link('hyperlink', address, true),
    linksOf: (item) =>
      (shown.get(item) ?? []).filter(({ isShown }) => isShown).map(({ part, type }) => link(type, part.path)),
  });
  return [
    { path: `ppt/slides/slide${index}.xml`, type: `${show}.slide+xml`, content, links },
    ...[...shown.values()].flat().map(({ part }) => part),
    notesSlidePart(slide, index, tools),
  ];
}

/** Adds relationships, each once, and gives their ids. */
function linker(links: Link[]): (type: string, target: string, isExternal?: boolean) => string {
  return (type, target, isExternal = false) => {
    const known = links.find((link) => link.target === target);
    if (known !== undefined) return known.id;
    const id = `rId${links.length + 1}`;
    links.push({ id, type, target, isExternal });
    return id;
  };
}

interface Shown {
  readonly part: Part;
  readonly type: string;
  /** The slide itself refers to it. */
  readonly isShown: boolean;
}

function partsOf(item: OfficeItem, name: string, tools: Parameters<typeof officeChart>[1]): readonly Shown[] {
  if (item.kind === 'picture') return pictureParts(item);
  if (item.kind !== 'chart') return [];
  const { chart, sheet } = officeChart(item, tools);
  const workbook = `ppt/embeddings/chart${name}.xlsx`;
  const part: Part = {
    path: `ppt/charts/chart${name}.xml`,
    type: `${office}.drawingml.chart+xml`,
    content: chart,
    links: [{ id: 'rId1', type: 'package', target: workbook }],
  };
  return [
    { part, type: 'chart', isShown: true },
    { part: { path: workbook, content: workbookBytes(sheet) }, type: 'package', isShown: false },
  ];
}

function pictureParts({ image, svg }: Extract<OfficeItem, { kind: 'picture' }>): readonly Shown[] {
  const file = (ending: string, content: Uint8Array | string): Shown => {
    const digest = createHash('sha256').update(content).digest('hex').slice(0, 16);
    return { part: { path: `ppt/media/${digest}.${ending}`, content }, type: 'image', isShown: true };
  };
  return [file(image.type, image.bytes), ...(svg === undefined ? [] : [file('svg', svg)])];
}

function notesSlidePart(slide: OfficeSlide, index: number, tools: TextTools): Part {
  const links: Link[] = [
    { id: 'rId1', type: 'notesMaster', target: 'ppt/notesMasters/notesMaster1.xml' },
    { id: 'rId2', type: 'slide', target: `ppt/slides/slide${index}.xml` },
  ];
  const link = linker(links);
  const linkTo = (address: string) => link('hyperlink', address, true);
  const content = notesPart(slide, { ...tools, linkTo });
  return { path: `ppt/notesSlides/notesSlide${index}.xml`, type: `${show}.notesSlide+xml`, content, links };
}

// ---------------------------------------------------------------- what slides share

function masterParts(presentation: Presentation, tools: TextTools): readonly Part[] {
  const layouts = presentation.forms.map(
    (_, index): Link => ({
      id: `rId${index + 1}`,
      type: 'slideLayout',
      target: `ppt/slideLayouts/slideLayout${index + 1}.xml`,
    }),
  );
  const theme = (number: number): Part => ({
    path: `ppt/theme/theme${number}.xml`,
    type: `${office}.theme+xml`,
    content: themePart(presentation.theme),
  });
  const themeLink = (number: number, id: string): Link => ({
    id,
    type: 'theme',
    target: `ppt/theme/theme${number}.xml`,
  });
  return [
    {
      path: 'ppt/slideMasters/slideMaster1.xml',
      type: `${show}.slideMaster+xml`,
      content: masterPart(
        presentation,
        layouts.map(({ id }) => id),
        tools,
      ),
      links: [...layouts, themeLink(1, `rId${layouts.length + 1}`)],
    },
    {
      path: 'ppt/notesMasters/notesMaster1.xml',
      type: `${show}.notesMaster+xml`,
      content: notesMasterPart(tools),
      links: [themeLink(2, 'rId1')],
    },
    theme(1),
    theme(2),
  ];
}

const firstSlideId = 256;

function presentationPart(presentation: Presentation): Part {
  const { slides, width, height } = presentation;
  const links: Link[] = [
    { id: 'rId1', type: 'slideMaster', target: 'ppt/slideMasters/slideMaster1.xml' },
    { id: 'rId2', type: 'notesMaster', target: 'ppt/notesMasters/notesMaster1.xml' },
    ...['presProps', 'viewProps', 'tableStyles'].map(
      (name, index): Link => ({ id: `rId${index + 3}`, type: name, target: `ppt/${name}.xml` }),
    ),
    { id: 'rId6', type: 'theme', target: 'ppt/theme/theme1.xml' },
    ...slides.map(
      (_, index): Link => ({
        id: `rId${index + 7}`,
        type: 'slide',
        target: `ppt/slides/slide${index + 1}.xml`,
      }),
    ),
  ];
  const content = x(
    'p:presentation',
    { ...vocabularies.a, ...vocabularies.r, ...vocabularies.p, saveSubsetFonts: 1 },
    x('p:sldMasterIdLst', x('p:sldMasterId', { id: 2_147_483_648, 'r:id': 'rId1' })),
    x('p:notesMasterIdLst', x('p:notesMasterId', { 'r:id': 'rId2' })),
    x(
      'p:sldIdLst',
      slides.map((_, index) => x('p:sldId', { id: firstSlideId + index, 'r:id': `rId${index + 7}` })),
    ),
    x('p:sldSz', { cx: emu(width), cy: emu(height) }),
    x('p:notesSz', { cx: emu(notesPage.width), cy: emu(notesPage.height) }),
    x('p:extLst', sections(slides)),
  );
  return { path: 'ppt/presentation.xml', type: `${show}.presentation.main+xml`, content, links };
}

/** The parts of the talk, by which the program groups the slides. */
function sections(slides: readonly OfficeSlide[]): Element {
  const groups: { name: string; ids: number[] }[] = [];
  for (const [index, { section }] of slides.entries()) {
    if (groups.at(-1)?.name !== section) groups.push({ name: section, ids: [] });
    groups.at(-1)?.ids.push(firstSlideId + index);
  }
  return x(
    'p:ext',
    { uri: '{521415D9-36F7-43E2-AB2F-B90AF26B5E84}' },
    x(
      'p14:sectionLst',
      { 'xmlns:p14': 'http://schemas.microsoft.com/office/powerpoint/2010/main' },
      groups.map(({ name, ids }, index) =>
        x(
          'p14:section',
          { name, id: guid(`${index} ${name}`) },
          x(
            'p14:sldIdLst',
            ids.map((id) => x('p14:sldId', { id })),
          ),
        ),
      ),
    ),
  );
}

/** An id made of a text, the same each time. */
function guid(text: string): string {
  const digest = createHash('sha256').update(text).digest('hex').toUpperCase();
  const part = (from: number, to: number) => digest.slice(from, to);
  return `{${part(0, 8)}-${part(8, 12)}-4${part(13, 16)}-8${part(17, 20)}-${part(20, 32)}}`;
}
