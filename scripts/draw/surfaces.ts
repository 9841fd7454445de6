// The surfaces that charts and diagrams are drawn for, and their sizes.
import { leastType } from '../model/deck/least-type.ts';
import type { Surface } from '../model/drawing.ts';
import { type SlideSize, slideSizes } from '../model/manner/look.ts';

/** The text alternative of a figure on a surface. */
export function altOn(
  { alt, slideAlt = alt }: { readonly alt: string; readonly slideAlt?: string },
  surface: Surface,
): string {
  return surface === 'slide' || surface === 'slide-half' ? slideAlt : alt;
}

/** The area that a drawing fills, and its sizes of type and lines. Lengths are CSS pixels. */
export interface Frame {
  readonly width: number;
  /** Present where the height is limited; otherwise the spec says how high the chart is. */
  readonly height?: number;
  /** Font size of labels: the unit of every size in a spec. */
  readonly em: number;
  /** Width of a fine line. */
  readonly lw: number;
  /** The smallest font size that is allowed: 7.5 pt in print, `leastType` on slides. */
  readonly smallest: number;
  /** Whether the names of rows may stand above them, since the frame is narrow. */
  readonly isNarrow?: boolean;
}

/** The `em` for which the sizes in specs are written: that of the A4 column. */
export const specEm = 11;

/**
 * The frame of a surface: 160 mm wide on paper; the body of a slide, or half of it; the column of the web edition. A higher
 * slide has higher frames.
 */
export function frameOf(surface: Surface, slide: SlideSize = slideSizes['16:9']): Frame {
  const { height, ...frame } = frames[surface];
  const more = slide.height - slideSizes['16:9'].height;
  return height === undefined ? frame : { ...frame, height: height + more };
}

/** The frames where slides are as wide as most screens. */
export const frames: Readonly<Record<Surface, Frame>> = {
  a4: { width: 604.7, em: specEm, lw: 1, smallest: 10 },
  web: { width: 720, em: 13, lw: 1.1, smallest: 12.3 },
  narrow: { width: 320, em: 13, lw: 1.1, smallest: 12.3, isNarrow: true },
  slide: { width: 1160, height: 470, em: 28, lw: 1.9, smallest: leastType.chart },
  'slide-half': { width: 560, height: 430, em: 28, lw: 1.9, smallest: leastType.chart },
};

/** Whether a drawing stands in the web edition, whose theme decides its colours and in which type may be resized. */
export const isOnScreen = (surface: Surface): boolean => surface === 'web' || surface === 'narrow';
