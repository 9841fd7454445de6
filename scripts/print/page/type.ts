// The type of text on slides, as the browser reports it.
/// <reference lib="dom" />
// Reads inside the browser how text is set: fonts, sizes, colours, lines.
import type { Align, Box, FontMeasure, Look, Sides, StyledText } from '../../model/deck/slide-boxes.ts';
import { portable } from './page-source.ts';

/** What reading a slide measures with. */
export interface TypeTools {
  /** A rectangle of the screen on the slide. */
  boxOf(rect: { x: number; y: number; width: number; height: number }): Box;
  /** A colour as it is seen on the slide; `undefined` where it is transparent. */
  colourOf(css: string): string | undefined;
  lookOf(style: CSSStyleDeclaration): Look;
  sidesOf(style: CSSStyleDeclaration, what: 'padding' | 'border'): Sides;
  /** The area of an element inside its padding, or with its border. */
  areaOf(element: Element, edge: 'content' | 'border'): Box;
  /** Text nodes of one block with their type. */
  setText(nodes: readonly Text[], block: Element): StyledText;
  /** Where the lines of text nodes begin and end, as they are painted. */
  rectsOf(nodes: readonly Text[]): readonly DOMRect[];
  /** Width of words in the type of an element. */
  widthOf(words: string, style: CSSStyleDeclaration): number;
  fontOf(family: string): FontMeasure;
}

/** An expression for the browser: a function that makes the tools for a slide. */
export function typeSource(): string {
  return portable(makeTypeTools, [
    roundTo,
    mixer,
    measurer,
    lookIn,
    genericIn,
    sidesIn,
    insideOf,
    alignIn,
    piecesOf,
    lineStartsOf,
    rectsIn,
  ]);
}

export function makeTypeTools(section: HTMLElement, zoom: number): TypeTools {
  const origin = section.getBoundingClientRect();
  const pixel = (value: number) => roundTo(value / zoom);
  const ground = mixer('#ffffff')(getComputedStyle(section).backgroundColor) ?? '#ffffff';
  const colourOf = mixer(ground);
  const pen = measurer();
  const generics = new Map<string, FontMeasure['generic']>();
  const lookOf = (style: CSSStyleDeclaration) => {
    const look = lookIn(style, colourOf(style.color) ?? ground);
    generics.set(look.family, genericIn(style.fontFamily));
    return look;
  };
  const boxOf: TypeTools['boxOf'] = ({ x, y, width, height }) => ({
    x: pixel(x - origin.x),
    y: pixel(y - origin.y),
    width: pixel(width),
    height: pixel(height),
  });
  return {
    boxOf,
    areaOf: (element, edge) => {
      const outer = boxOf(element.getBoundingClientRect());
      return edge === 'border' ? outer : insideOf(outer, getComputedStyle(element));
    },
    colourOf,
    lookOf,
    sidesOf: sidesIn,
    setText: (nodes, block) => {
      const style = getComputedStyle(block);
      const lineHeight = Number.parseFloat(style.lineHeight);
      const { family, size } = lookOf(style);
      const { ascent, descent } = pen.font(family);
      return {
        text: nodes.map(({ data }) => data).join(''),
        look: lookOf(style),
        pieces: piecesOf(nodes, lookOf),
        lineHeight: roundTo(Number.isNaN(lineHeight) ? size * (ascent + descent) : lineHeight),
        align: alignIn(style),
        lineStarts: lineStartsOf(nodes),
        isBalanced: style.getPropertyValue('text-wrap-style') === 'balance',
      };
    },
    rectsOf: rectsIn,
    widthOf: (words, style) => roundTo(pen.width(words, style)),
    fontOf: (family) => ({ ...pen.font(family), generic: generics.get(family) ?? 'sans' }),
  };
}

function roundTo(value: number, digits = 2): number {
  const rounded = Number(value.toFixed(digits));
  return rounded === 0 ? 0 : rounded;
}

/** Turns any CSS colour into what it gives on a ground. */
function mixer(ground: string): (css: string) => string | undefined {
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('Unexpected browser without a canvas');
  const known = new Map<string, string | undefined>();
  const paint = (colours: readonly string[]) => {
    context.clearRect(0, 0, 1, 1);
    for (const colour of colours) {
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
    }
    return [...context.getImageData(0, 0, 1, 1).data];
  };
  return (css) => {
    if (!known.has(css)) {
      const isClear = paint([css])[3] === 0;
      const channels = paint([ground, css]).slice(0, 3);
      const hex = channels.map((channel) => channel.toString(16).padStart(2, '0')).join('');
      known.set(css, isClear ? undefined : `#${hex}`);
    }
    return known.get(css);
  };
}

function measurer() {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) throw new Error('Unexpected browser without a canvas');
  return {
    width: (words: string, style: CSSStyleDeclaration) => {
      context.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      return context.measureText(words).width;
    },
    font: (family: string) => {
      context.font = `1000px "${family}"`;
      const { fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText('x');
      return {
        ascent: roundTo(fontBoundingBoxAscent / 1000, 4),
        descent: roundTo(fontBoundingBoxDescent / 1000, 4),
      };
    },
  };
}

/** The last resort of a list of families. */
function genericIn(families: string): FontMeasure['generic'] {
  if (/monospace/u.test(families)) return 'mono';
  return /(?<!sans-)serif/u.test(families) ? 'serif' : 'sans';
}

function lookIn(style: CSSStyleDeclaration, colour: string): Look {
  const families = style.fontFamily.split(',').map((name) => name.trim().replaceAll('"', ''));
  return {
    family: families[0] ?? '',
    size: roundTo(Number.parseFloat(style.fontSize)),
    weight: Number(style.fontWeight),
    isItalic: style.fontStyle !== 'normal',
    colour,
    spacing: roundTo(Number.parseFloat(style.letterSpacing) || 0, 3),
  };
}

function sidesIn(style: CSSStyleDeclaration, what: 'padding' | 'border'): Sides {
  const side = (name: string) =>
    roundTo(
      Number.parseFloat(
        style.getPropertyValue(what === 'padding' ? `padding-${name}` : `border-${name}-width`),
      ) || 0,
    );
  return { left: side('left'), right: side('right'), top: side('top'), bottom: side('bottom') };
}

function insideOf(outer: Box, style: CSSStyleDeclaration): Box {
  const [border, padding] = [sidesIn(style, 'border'), sidesIn(style, 'padding')];
  return {
    x: outer.x + border.left + padding.left,
    y: outer.y + border.top + padding.top,
    width: outer.width - border.left - border.right - padding.left - padding.right,
    height: outer.height - border.top - border.bottom - padding.top - padding.bottom,
  };
}

function alignIn({ textAlign, direction }: CSSStyleDeclaration): Align {
  const isLeftward = direction === 'rtl';
  if (textAlign === 'justify') return 'justify';
  if (textAlign.endsWith('center')) return 'center';
  if (textAlign.endsWith('left') || textAlign.endsWith('right'))
    return textAlign.endsWith('left') ? 'left' : 'right';
  return (textAlign === 'end') === isLeftward ? 'left' : 'right';
}

function piecesOf(
  nodes: readonly Text[],
  lookOf: (style: CSSStyleDeclaration) => Look,
): readonly { length: number; look: Look }[] {
  const pieces: { length: number; look: Look }[] = [];
  for (const node of nodes) {
    const length = node.data.replace(/[\s\u2060]/gu, '').length;
    if (length === 0 || node.parentElement === null) continue;
    const look = lookOf(getComputedStyle(node.parentElement));
    const last = pieces.at(-1);
    if (last !== undefined && JSON.stringify(last.look) === JSON.stringify(look)) last.length += length;
    else pieces.push({ length, look });
  }
  return pieces;
}

/** How many characters stand before the second line, the third and so on. Lines end between words. */
function lineStartsOf(nodes: readonly Text[]): readonly number[] {
  const starts: number[] = [];
  const range = document.createRange();
  let count = 0;
  let bottom: number | undefined;
  for (const node of nodes) {
    for (const { 0: word, index } of node.data.matchAll(/[^\s\u2060]+/gu)) {
      range.setStart(node, index);
      range.setEnd(node, index + 1);
      const rect = range.getBoundingClientRect();
      if (bottom !== undefined && rect.top + rect.height / 2 > bottom) {
        starts.push(count);
        bottom = rect.bottom;
      }
      bottom = Math.max(bottom ?? rect.bottom, rect.bottom);
      count += word.length;
    }
  }
  return starts;
}

function rectsIn(nodes: readonly Text[]): readonly DOMRect[] {
  const range = document.createRange();
  return nodes.flatMap((node) => {
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
  });
}
