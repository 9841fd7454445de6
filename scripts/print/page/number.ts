// Reads inside the browser the number that the style sheet writes on a slide.
/// <reference lib="dom" />
import type { TextBlock } from '../../model/deck/slide-boxes.ts';
import { portable } from './page-source.ts';
import type { TypeTools } from './type.ts';

/** An expression for the browser: the function `readNumber`. */
export function numberSource(): string {
  return portable(readNumber, []);
}

/** The number that the style sheet writes in `::after` of a slide, if that is positioned; otherwise `undefined`. */
export function readNumber(section: HTMLElement, tools: TypeTools): TextBlock | undefined {
  const style = getComputedStyle(section, '::after');
  if (!/absolute|fixed/u.test(style.position) || !section.hasAttribute('data-marpit-pagination'))
    return undefined;
  const written = style.content.replace(
    /attr\(([\w-]+)\)/gu,
    (_, name) => `"${section.getAttribute(name) ?? ''}"`,
  );
  const text = [...written.matchAll(/"([^"]*)"/gu)].map(([, words = '']) => words).join('');
  const side = (name: string) => Number.parseFloat(style.getPropertyValue(name)) || 0;
  const padding = tools.sidesOf(style, 'padding');
  const frame = tools.boxOf(section.getBoundingClientRect());
  const [width, height] = [side('width'), side('height')];
  const right = frame.width - side('right') - padding.right;
  const bottom = frame.height - side('bottom') - padding.bottom;
  const look = tools.lookOf(style);
  const ground = tools.colourOf(style.backgroundColor);
  const lineHeight = Number.parseFloat(style.lineHeight) || height;
  return {
    kind: 'text',
    slot: 'number',
    isShown: text !== '',
    box: { x: right - width, y: bottom - height, width, height },
    indent: 0,
    text,
    look,
    pieces: [{ length: text.replace(/\s/gu, '').length, look }],
    lineHeight,
    align: 'right',
    lineStarts: [],
    isBalanced: false,
    ink: { left: right - width, right },
    ...(ground === undefined ? {} : { fill: { colour: ground, padding } }),
  };
}
