// Makes marks that are almost transparent as opaque as they must be to be seen.

import type { Palette } from '../../model/project.ts';
import { type Painted, pathTypes } from '../charts/scene.ts';
import { bestContrast, opacityOf, paperOf, requirementOf, seenAt, undersOf } from '../checks/contrasts.ts';

/**
 * Makes translucent marks among others, in place, as opaque as they must be to be seen, where that is enough: those whose full
 * colour stands out. A mark that stands alone is left as it is, and is checked as such.
 */
export function strengthen(items: readonly Painted[], palette: Palette): void {
  if (items.filter(({ mark }) => mark.role === 'mark').length < 2) return;
  const underneath = undersOf(items, paperOf(palette));
  for (const [index, painted] of items.entries()) {
    if (!isTranslucent(painted)) continue;
    const required = requirementOf(painted, palette);
    if (required === undefined || required.colours.length === 0) continue;
    const under = underneath(painted, index, required);
    const reached = (opacity: number) => bestContrast(required.colours, under, opacity);
    if (reached(1) >= required.least) raise(painted, (opacity) => reached(opacity) >= seenAt(painted));
  }
}

const isTranslucent = (painted: Painted): boolean =>
  painted.mark.role === 'mark' &&
  painted.mark.marktype !== 'text' &&
  opacityOf(painted) > 0 &&
  opacityOf(painted) < 1;

/** Gives a mark the least opacity with which it is seen, if it has less. */
function raise(painted: Painted, isSeen: (opacity: number) => boolean): void {
  const own = opacityOf(painted);
  if (isSeen(own)) return;
  const enough = steps.find((opacity) => opacity > own && isSeen(opacity)) ?? 1;
  const { item, mark } = painted;
  for (const one of pathTypes.has(mark.marktype) ? mark.items : [item])
    one.opacity = ((one.opacity ?? 1) * enough) / own;
}

/** The degrees of opacity that are tried. */
const steps = Array.from({ length: 20 }, (_, index) => (index + 1) / 20);
