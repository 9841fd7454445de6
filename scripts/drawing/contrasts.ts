import { colourUnder, type Point } from './backgrounds.ts';
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

/** Points may cover points; a label on a point must be readable on it. */
const paintedUnderMark = new Set(['rect', 'area', 'arc']);
const paintedUnderText = new Set([...paintedUnderMark, 'symbol']);

/** Whether a colour is a hue or ink, and no context grey or step of a scale. */
export function isLoud(colour: unknown, palette: Palette): colour is string {
  return isHex(colour) && !quiet.has(tokenOf(colour, palette) ?? '');
}

/** Texts and marks that are too pale for what lies under them. */
export function lowContrasts(judged: Judged, palette: Palette): readonly Finding[] {
  const paper = palette.get('paper') ?? '#ffffff';
  return judged.items.flatMap((painted, index) => {
    const asked = askedOf(painted, palette);
    if (asked === undefined) return [];
    const under = colourUnder(judged.items.slice(0, index), middleOf(painted), asked.over, paper);
    const best = bestContrast(painted, asked.colours.filter(isHex), under);
    return best >= asked.least ? [] : [describe(painted, best, asked.least, under, judged)];
  });
}

interface Asked {
  readonly colours: readonly unknown[];
  readonly over: ReadonlySet<string>;
  readonly least: number;
}

/** What is asked of a text or of a mark of data; nothing of what frames them. */
function askedOf(painted: Painted, palette: Palette): Asked | undefined {
  const { item, mark } = painted;
  if (mark.marktype === 'text') {
    return textOf(item) === ''
      ? undefined
      : { colours: [item.fill], over: paintedUnderText, least: least.text };
  }
  if (mark.role !== 'mark') return undefined;
  return { colours: strong(painted, palette), over: paintedUnderMark, least: least.mark };
}

const middleOf = ({ box }: Painted): Point => [(box.x1 + box.x2) / 2, (box.y1 + box.y2) / 2];

/** Of the colour that stands out most; nothing is asked of an item without a colour of its own. */
function bestContrast(painted: Painted, colours: readonly string[], under: string): number {
  if (colours.length === 0) return Number.POSITIVE_INFINITY;
  return Math.max(...colours.map((colour) => contrast(blend(colour, opacityOf(painted), under), under)));
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
    pointer: judged.placeOf(mark.name),
    reason: `Unexpected ${what} in ${colour} on ${below} (${best.toFixed(1)}:1) on ${judged.surface}, expected ${wanted}:1`,
    help: 'use a darker token: `var(--text)`, `var(--muted)`, `var(--teal-text)` for words in teal',
  };
}
