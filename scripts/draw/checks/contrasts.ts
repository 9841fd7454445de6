import type { Palette } from '../../model/project.ts';
import { colourUnder, faded, type Point } from '../charts/backgrounds.ts';
import type { Judged } from '../charts/labels.ts';
import { type Painted, textOf } from '../charts/scene.ts';
import type { SpecFinding } from '../finding.ts';
import { tokenOf } from '../tokens.ts';
import { blend, type Colour, contrast, hexOf, parseColour } from './wcag.ts';

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

/** Tokens are written `#rrggbb`, what Vega mixes for a scale between two of them `rgb(…)`. */
const isToken = (colour: unknown): colour is string => /^#[0-9a-f]{6}$/i.test(String(colour));

/** Whether a colour is a hue or ink, and no context grey or step of a scale. */
export function isLoud(colour: unknown, palette: Palette): colour is string {
  return isToken(colour) && !quiet.has(tokenOf(colour, palette) ?? '');
}

/** Texts and marks that are too pale for what lies under them. */
export function lowContrasts(judged: Judged, palette: Palette): readonly SpecFinding[] {
  const paper = parseColour(palette.get('paper') ?? '') ?? [255, 255, 255, 1];
  return judged.items.flatMap((painted, index) => {
    const asked = askedOf(painted, palette);
    if (asked === undefined) return [];
    const under = colourUnder(judged.items.slice(0, index), middleOf(painted), asked.over, paper);
    const best = bestContrast(painted, asked.colours, under);
    return best >= asked.least ? [] : [describe(painted, best, asked.least, under, judged)];
  });
}

interface Asked {
  readonly colours: readonly Colour[];
  readonly over: ReadonlySet<string>;
  readonly least: number;
}

/** What is asked of a text or of a mark of data; nothing of what frames them. */
function askedOf(painted: Painted, palette: Palette): Asked | undefined {
  const { item, mark } = painted;
  if (mark.marktype === 'text') {
    return textOf(item) === ''
      ? undefined
      : { colours: coloursOf([item.fill]), over: paintedUnderText, least: least.text };
  }
  if (mark.role !== 'mark') return undefined;
  return { colours: strong(painted, palette), over: paintedUnderMark, least: least.mark };
}

const middleOf = ({ box }: Painted): Point => [(box.x1 + box.x2) / 2, (box.y1 + box.y2) / 2];

/** Of the colour that stands out most; nothing is asked of an item without a colour of its own. */
function bestContrast(painted: Painted, colours: readonly Colour[], under: Colour): number {
  if (colours.length === 0) return Number.POSITIVE_INFINITY;
  const opacity = opacityOf(painted);
  return Math.max(...colours.map((colour) => contrast(blend(faded(colour, opacity), under), under)));
}

const coloursOf = (written: readonly unknown[]): readonly Colour[] =>
  written.map((colour) => parseColour(String(colour))).filter((colour) => colour !== undefined);

/** Fill and stroke, unless one of them is meant to be quiet. */
function strong({ item, mark }: Painted, palette: Palette): readonly Colour[] {
  const stroked = (item.strokeWidth ?? 1) > 0 ? [item.stroke] : [];
  const colours = mark.marktype === 'line' || mark.marktype === 'rule' ? stroked : [item.fill, ...stroked];
  const tokens = colours.filter(isToken);
  return tokens.every((colour) => isLoud(colour, palette)) ? coloursOf(tokens) : [];
}

const opacityOf = ({ item }: Painted): number =>
  (item.opacity ?? 1) * (item.fillOpacity ?? item.strokeOpacity ?? 1);

function describe(
  painted: Painted,
  best: number,
  wanted: number,
  below: Colour,
  judged: Judged,
): SpecFinding {
  const { item, mark } = painted;
  const colour = item.fill ?? item.stroke ?? '';
  const what = mark.marktype === 'text' ? `label \`${textOf(item)}\`` : `${mark.marktype}`;
  return {
    rule: 'low-contrast',
    pointer: judged.placeOf(mark.name),
    reason: `Unexpected ${what} in ${colour} on ${hexOf(below)} (${best.toFixed(1)}:1) on ${judged.surface}, expected ${wanted}:1`,
    help: 'use a darker token: `var(--text)`, `var(--muted)`, `var(--teal-text)` for words in teal',
  };
}
