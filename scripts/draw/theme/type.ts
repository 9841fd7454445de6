// Sizes in ems of a surface.
import type { Frame } from '../surfaces.ts';

/** Sizes of a surface in CSS pixels, from multiples of its `em`. */
export const sizer = (frame: Frame) => (factor: number) => Math.round(frame.em * factor * 100) / 100;
