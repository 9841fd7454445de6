// Writes the shapes of a slide.
import type { Element } from 'xast';
import type {
  NumberItem,
  OfficeItem,
  OfficeLayout,
  OfficeSlide,
  PictureItem,
  Placeholder,
  TextItem,
} from '../../model/deck/presentation.ts';
import type { Sides } from '../../model/deck/slide-boxes.ts';
import { backgroundElement, numberField, placeholderElement } from './layouts.ts';
import { decorative, filledBox, masterColours, position, rectangle, treeStart } from './shapes.ts';
import { tableElement } from './tables.ts';
import { bodyProperties, paragraphStyle, paragraphs, type TextTools } from './text.ts';
import { solid, vocabularies, x } from './xml.ts';

/** What writing the shapes of a slide needs. */
export interface SlideTools extends TextTools {
  readonly layout: OfficeLayout;
  /** Ids of the relationships of an item: to its image and its SVG, or to its chart. */
  readonly linksOf: (item: OfficeItem) => readonly string[];
}

/** The part of a slide. Throws when an item names a placeholder that its layout does not have. */
export function slidePart(slide: OfficeSlide, tools: SlideTools): Element {
  const shapes = slide.items.map((item, index) => shapeOf(item, index + 2, slide, tools));
  return x(
    'p:sld',
    { ...vocabularies.a, ...vocabularies.r, ...vocabularies.p },
    x('p:cSld', backgroundElement(slide.background, tools.paint), x('p:spTree', treeStart(), shapes)),
    masterColours(),
  );
}

function shapeOf(item: OfficeItem, id: number, slide: OfficeSlide, tools: SlideTools): Element {
  switch (item.kind) {
    case 'text':
      return textShape(item, id, tools);
    case 'fill':
      return filledBox(item, id, item.name, tools.paint);
    case 'number':
      return numberShape(item, id, slide, tools);
    case 'picture':
      return pictureShape(item, id, tools);
    case 'table':
      return graphicFrame(item, id, 'table', tableElement(item, tools), tools);
    case 'chart':
      return graphicFrame(item, id, 'chart', chartElement(item, tools), tools);
  }
}

function chartElement(item: OfficeItem, tools: SlideTools): Element {
  return x('c:chart', { ...vocabularies.c, 'r:id': tools.linksOf(item)[0] });
}

function graphicFrame(
  item: Extract<OfficeItem, { kind: 'table' | 'chart' }>,
  id: number,
  vocabulary: 'table' | 'chart',
  content: Element,
  tools: SlideTools,
): Element {
  return x(
    'p:graphicFrame',
    x(
      'p:nvGraphicFramePr',
      x('p:cNvPr', { id, name: item.name, descr: item.alt }),
      x('p:cNvGraphicFramePr', x('a:graphicFrameLocks', { noGrp: 1 })),
      properties(item, tools),
    ),
    position('p:xfrm', item.box),
    x(
      'a:graphic',
      x('a:graphicData', { uri: `http://schemas.openxmlformats.org/drawingml/2006/${vocabulary}` }, content),
    ),
  );
}

function placeholderOf({ placeholder }: OfficeItem, { layout }: SlideTools): Placeholder | undefined {
  if (placeholder === undefined) return undefined;
  const found = layout.placeholders.find(({ name }) => name === placeholder);
  if (found === undefined)
    throw new Error(`Unexpected placeholder \`${placeholder}\` on a slide of the layout \`${layout.name}\``);
  return found;
}

function properties(item: OfficeItem, tools: SlideTools): Element {
  const placeholder = placeholderOf(item, tools);
  return placeholder === undefined ? x('p:nvPr') : x('p:nvPr', placeholderElement(placeholder));
}

function textShape(item: TextItem, id: number, tools: SlideTools): Element {
  const isFree = item.placeholder === undefined;
  const outline =
    item.box === undefined ? [] : [position('a:xfrm', item.box), ...(isFree ? [rectangle()] : [])];
  const levels = isFree ? Math.max(0, ...item.paragraphs.map(({ level = 0 }) => level)) + 1 : 0;
  const noFill = isFree ? [x('a:noFill')] : [];
  return x(
    'p:sp',
    x(
      'p:nvSpPr',
      x('p:cNvPr', { id, name: item.name }),
      isFree ? x('p:cNvSpPr', { txBox: 1 }) : x('p:cNvSpPr', x('a:spLocks', { noGrp: 1 })),
      properties(item, tools),
    ),
    x('p:spPr', ...outline, ...(item.fill === undefined ? noFill : [solid(item.fill, tools.paint)])),
    x(
      'p:txBody',
      bodyProperties(item.anchor, item.isShrinking, item.inset),
      x(
        'a:lstStyle',
        Array.from({ length: levels }, (_, level) =>
          paragraphStyle(`a:lvl${level + 1}pPr`, item.style, tools, item.align),
        ),
      ),
      paragraphs(item.paragraphs, item.style, tools),
    ),
  );
}

function pictureShape(item: PictureItem, id: number, tools: SlideTools): Element {
  const [image, svg] = tools.linksOf(item);
  return x(
    'p:pic',
    x(
      'p:nvPicPr',
      x('p:cNvPr', { id, name: item.name, descr: item.alt }, item.alt === '' ? decorative() : null),
      x(
        'p:cNvPicPr',
        x('a:picLocks', { noGrp: item.placeholder === undefined ? null : 1, noChangeAspect: 1 }),
      ),
      properties(item, tools),
    ),
    x(
      'p:blipFill',
      x('a:blip', { 'r:embed': image }, svg === undefined ? null : x('a:extLst', svgBlip(svg))),
      item.crop === undefined ? null : x('a:srcRect', cropOf(item.crop)),
      x('a:stretch', x('a:fillRect')),
    ),
    x('p:spPr', position('a:xfrm', item.box), rectangle()),
  );
}

/** Thousandths of a percent. */
function cropOf({ left, top, right, bottom }: Sides): Record<string, number> {
  const share = (part: number) => Math.round(part * 100_000);
  return { l: share(left), t: share(top), r: share(right), b: share(bottom) };
}

function svgBlip(link: string): Element {
  return x(
    'a:ext',
    { uri: '{96DAC541-7B7A-43D3-8B79-37D633B846F1}' },
    x('asvg:svgBlip', {
      'xmlns:asvg': 'http://schemas.microsoft.com/office/drawing/2016/SVG/main',
      'r:embed': link,
    }),
  );
}

/** The number of a slide with the words around it: in "3 of 42" the 3 is a field. */
function numberShape(item: NumberItem, id: number, slide: OfficeSlide, tools: SlideTools): Element {
  const { language } = tools;
  const words = (text: string) =>
    text === '' ? null : x('a:r', x('a:rPr', { lang: language }), x('a:t', text));
  return x(
    'p:sp',
    x(
      'p:nvSpPr',
      x('p:cNvPr', { id, name: item.name }),
      x('p:cNvSpPr', x('a:spLocks', { noGrp: 1 })),
      properties(item, tools),
    ),
    x(
      'p:spPr',
      item.box === undefined ? null : position('a:xfrm', item.box),
      item.fill === undefined ? null : solid(item.fill, tools.paint),
    ),
    x(
      'p:txBody',
      item.inset === undefined ? x('a:bodyPr') : bodyProperties(item.anchor, false, item.inset),
      x('a:lstStyle'),
      x(
        'a:p',
        words(item.before),
        item.isCounted ? numberField(language, `${slide.number}`) : null,
        words(item.after),
      ),
    ),
  );
}
