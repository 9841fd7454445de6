import type { Element } from 'xast';
import type {
  Form,
  Holder,
  OfficeItem,
  OfficeSlide,
  PictureItem,
  TextItem,
  TypeStyle,
} from '../presentation.ts';
import { decorative, numberField, placeholder } from './forms.ts';
import { masterColours, position, rectangle, treeStart } from './shapes.ts';
import { tableElement } from './tables.ts';
import { bodyProperties, paragraphStyle, paragraphs, type TextTools } from './text.ts';
import { solid, vocabularies, x } from './xml.ts';

/** What the shapes of a slide are written with. */
export interface SlideTools extends TextTools {
  readonly form: Form;
  /** Ids of the relationships to what an item shows: its image and vectors, or its chart. */
  readonly linksOf: (item: OfficeItem) => readonly string[];
  /** How many slides are counted. */
  readonly total: number;
}

/** A slide. */
export function slidePart(slide: OfficeSlide, tools: SlideTools): Element {
  const shapes = slide.items.map((item, index) => shapeOf(item, index + 2, tools));
  const number = tools.form.holders.find(({ kind }) => kind === 'number');
  const counted = number === undefined ? [] : [numberShape(number, slide, shapes.length + 2, tools)];
  return x(
    'p:sld',
    { ...vocabularies.a, ...vocabularies.r, ...vocabularies.p },
    x('p:cSld', x('p:spTree', treeStart(), shapes, counted)),
    masterColours(),
  );
}

function shapeOf(item: OfficeItem, id: number, tools: SlideTools): Element {
  if (item.kind === 'text') return textShape(item, id, tools);
  if (item.kind === 'picture') return pictureShape(item, id, tools);
  const [name, content] = item.kind === 'table' ? tableContent(item, tools) : chartContent(item, tools);
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
      x('a:graphicData', { uri: `http://schemas.openxmlformats.org/drawingml/2006/${name}` }, content),
    ),
  );
}

function tableContent(
  item: Extract<OfficeItem, { kind: 'table' }>,
  tools: SlideTools,
): readonly [string, Element] {
  return ['table', tableElement(item, tools)];
}

function chartContent(item: OfficeItem, tools: SlideTools): readonly [string, Element] {
  return ['chart', x('c:chart', { ...vocabularies.c, 'r:id': tools.linksOf(item)[0] })];
}

function holderOf({ holder }: OfficeItem, { form }: SlideTools): Holder | undefined {
  if (holder === undefined) return undefined;
  const found = form.holders.find(({ name }) => name === holder);
  if (found === undefined)
    throw new Error(`Unexpected placeholder \`${holder}\` on a slide of the form \`${form.name}\``);
  return found;
}

function properties(item: OfficeItem, tools: SlideTools): Element {
  const holder = holderOf(item, tools);
  return holder === undefined ? x('p:nvPr') : x('p:nvPr', placeholder(holder));
}

const plain: TypeStyle = { font: 'sans', size: 24, lineHeight: 30, isBold: false, colour: '#000000' };

function textShape(item: TextItem, id: number, tools: SlideTools): Element {
  const holder = holderOf(item, tools);
  const style = item.style ?? holder?.style ?? plain;
  const outline =
    item.box === undefined
      ? []
      : [position('a:xfrm', item.box), ...(holder === undefined ? [rectangle()] : [])];
  const fill =
    item.fill === undefined ? (holder === undefined ? [x('a:noFill')] : []) : [solid(item.fill, tools.paint)];
  const list =
    holder === undefined || item.style !== undefined
      ? [paragraphStyle('a:lvl1pPr', style, tools, item.align)]
      : [];
  return x(
    'p:sp',
    x(
      'p:nvSpPr',
      x('p:cNvPr', { id, name: item.name }),
      holder === undefined ? x('p:cNvSpPr', { txBox: 1 }) : x('p:cNvSpPr', x('a:spLocks', { noGrp: 1 })),
      properties(item, tools),
    ),
    x('p:spPr', ...outline, ...fill),
    x(
      'p:txBody',
      bodyProperties(item.anchor ?? (holder === undefined ? 'top' : undefined), item.inset),
      x('a:lstStyle', ...list),
      paragraphs(item.paragraphs, style, tools),
    ),
  );
}

function pictureShape(item: PictureItem, id: number, tools: SlideTools): Element {
  const [image, vectors] = tools.linksOf(item);
  return x(
    'p:pic',
    x(
      'p:nvPicPr',
      x('p:cNvPr', { id, name: item.name, descr: item.alt }, item.alt === '' ? decorative() : null),
      x('p:cNvPicPr', x('a:picLocks', { noGrp: item.holder === undefined ? null : 1, noChangeAspect: 1 })),
      properties(item, tools),
    ),
    x(
      'p:blipFill',
      x('a:blip', { 'r:embed': image }, vectors === undefined ? null : x('a:extLst', svgBlip(vectors))),
      x('a:stretch', x('a:fillRect')),
    ),
    x('p:spPr', position('a:xfrm', item.box), rectangle()),
  );
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

/** "3 of 42", of which the 3 is a field. */
function numberShape(holder: Holder, slide: OfficeSlide, id: number, tools: SlideTools): Element {
  const { language, total } = tools;
  return x(
    'p:sp',
    x(
      'p:nvSpPr',
      x('p:cNvPr', { id, name: holder.name }),
      x('p:cNvSpPr', x('a:spLocks', { noGrp: 1 })),
      x('p:nvPr', placeholder(holder)),
    ),
    x('p:spPr'),
    x(
      'p:txBody',
      x('a:bodyPr'),
      x('a:lstStyle'),
      x(
        'a:p',
        numberField(language, `${slide.number}`),
        x('a:r', x('a:rPr', { lang: language }), x('a:t', ` of ${total}`)),
      ),
    ),
  );
}
