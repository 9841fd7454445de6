import { colourUnder } from './backgrounds.ts';
import { blend, contrast, isHex } from './colour.ts';
import type { Finding } from './finding.ts';
import type { Judged } from './labels.ts';
import { type Painted, textOf } from './scene.ts';
import { type Palette, tokenOf } from './tokens.ts';

/** WCAG 2.2: 1.4.3 for text, 1.4.11 for graphical objects. */
const least = { text: 4.5, mark: 3 };

/** Tokens for what frames the data: never the sole carrier of a fact, so they may be pale. */
const quiet = new Set([
  'paper',
  'context',
  'rule',
  'grid',
  'tint',
  'seq-1',
  'seq-2',
  'seq-3',
  'seq-4',
  'seq-5',
]);

/** Whether a colour is a hue or ink, and no context grey or step of a scale. */
export function isLoud(colour: unknown, palette: Palette): colour is string {
  return isHex(colour) && !quiet.has(tokenOf(colour, palette) ?? '');
}

/** Texts and marks that are too pale for what lies under them. */
export function lowContrasts(judged: Judged, palette: Palette): readonly Finding[] {
  const paper = palette.get('paper') ?? '#ffffff';
  const { items } = judged;
  return items.flatMap((painted, index) => {
    const { mark, box } = painted;
    const isText = mark.marktype === 'text';
    if (isText ? textOf(painted.item) === '' : mark.role !== 'mark') return [];
    const below = colourUnder(items, index, [(box.x1 + box.x2) / 2, (box.y1 + box.y2) / 2], paper);
    const colours = isText ? [painted.item.fill] : strong(painted, palette);
    const ratios = colours
      .filter(isHex)
      .map((colour) => contrast(blend(colour, opacityOf(painted), below), below));
    const best = Math.max(...ratios);
    const wanted = isText ? least.text : least.mark;
    if (ratios.length === 0 || best >= wanted) return [];
    return [describe(painted, best, wanted, below, judged)];
  });
}

/** Fill and stroke, unless one of them is meant to be quiet. */
function strong({ item, mark }: Painted, palette: Palette): readonly unknown[] {
  const stroked = (item.strokeWidth ?? 1) > 0 ? [item.stroke] : [];
  const colours = mark.marktype === 'line' || mark.marktype === 'rule' ? stroked : [item.fill, ...stroked];
  return colours.filter(isHex).every((colour) => isLoud(colour, palette)) ? colours : [];
}

const opacityOf = ({ item }: Painted): number =>
  (item.opacity ?? 1) * (item.fillOpacity ?? item.strokeOpacity ?? 1);

function describe(painted: Painted, best: number, wanted: number, below: string, judged: Judged): Finding {
  const { item, mark } = painted;
  const colour = item.fill ?? item.stroke ?? '';
  const what = mark.marktype === 'text' ? `label \`${textOf(item)}\`` : `${mark.marktype}`;
  return {
    rule: 'low-contrast',
    pointer: judged.viewOf(mark.name),
    reason: `Unexpected ${what} in ${colour} on ${below} (${best.toFixed(1)}:1) on ${judged.surface}, expected ${wanted}:1`,
    help: 'use a darker token: `var(--text)`, `var(--muted)`, `var(--teal-text)` for words in teal',
  };
}
