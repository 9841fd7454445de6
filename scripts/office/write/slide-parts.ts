// Writes a slide with its charts, pictures and notes as parts.
import type { OfficeItem, OfficeSlide, Presentation } from '../../model/deck/presentation.ts';
import { sha256 } from '../../model/digest.ts';
import { officeChart } from './charts/charts.ts';
import { workbookBytes } from './charts/workbook.ts';
import { chartType, showType } from './media-types.ts';
import { notesPart } from './notes.ts';
import type { Link, Part } from './package.ts';
import { slidePart } from './slides.ts';
import type { TextTools } from './text.ts';

/** The parts of a slide: itself, its charts and pictures, and its notes. Throws when its layout does not exist. */
export function slideParts(
  slide: OfficeSlide,
  presentation: Presentation,
  tools: TextTools,
): readonly Part[] {
  const { layouts, slides, language, gridColour } = presentation;
  const index = slides.indexOf(slide) + 1;
  const layout = layouts.find(({ name }) => name === slide.layout);
  if (layout === undefined) throw new Error(`Unexpected layout \`${slide.layout}\``);
  const links: Link[] = [
    {
      id: 'rId1',
      type: 'slideLayout',
      target: `ppt/slideLayouts/slideLayout${layouts.indexOf(layout) + 1}.xml`,
    },
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
    layout,
    linkTo: (address) => link('hyperlink', address, true),
    jumpTo: (number) => link('slide', `ppt/slides/slide${number}.xml`),
    linksOf: (item) =>
      (shown.get(item) ?? []).filter(({ isShown }) => isShown).map(({ part, type }) => link(type, part.path)),
  });
  return [
    { path: `ppt/slides/slide${index}.xml`, type: `${showType}.slide+xml`, content, links },
    ...[...shown.values()].flat().map(({ part }) => part),
    notesSlidePart(slide, index, tools),
  ];
}

/** A function that adds a relationship to the list, unless it has one with the same target, and returns its id. */
function linker(links: Link[]): (type: string, target: string, isExternal?: boolean) => string {
  return (type, target, isExternal = false) => {
    const known = links.find((link) => link.target === target);
    if (known !== undefined) return known.id;
    const id = `rId${links.length + 1}`;
    links.push({ id, type, target, isExternal });
    return id;
  };
}

/** A part that belongs to an item of a slide. */
interface ItemPart {
  readonly part: Part;
  /** Type of the relationship to it. */
  readonly type: string;
  /** Whether the slide itself refers to it. */
  readonly isShown: boolean;
}

function partsOf(
  item: OfficeItem,
  name: string,
  tools: Parameters<typeof officeChart>[1],
): readonly ItemPart[] {
  if (item.kind === 'picture') return pictureParts(item);
  if (item.kind !== 'chart') return [];
  const { chart, sheet } = officeChart(item, tools);
  const workbook = `ppt/embeddings/chart${name}.xlsx`;
  const part: Part = {
    path: `ppt/charts/chart${name}.xml`,
    type: chartType,
    content: chart,
    links: [{ id: 'rId1', type: 'package', target: workbook }],
  };
  return [
    { part, type: 'chart', isShown: true },
    { part: { path: workbook, content: workbookBytes(sheet) }, type: 'package', isShown: false },
  ];
}

function pictureParts({ image, svg }: Extract<OfficeItem, { kind: 'picture' }>): readonly ItemPart[] {
  const file = (ending: string, content: Uint8Array | string): ItemPart => {
    const name = sha256(content).slice(0, 16);
    return { part: { path: `ppt/media/${name}.${ending}`, content }, type: 'image', isShown: true };
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
  return {
    path: `ppt/notesSlides/notesSlide${index}.xml`,
    type: `${showType}.notesSlide+xml`,
    content,
    links,
  };
}
