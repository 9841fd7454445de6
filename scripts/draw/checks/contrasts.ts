// Checks the contrast of texts and marks with what is painted under them (WCAG 2.2).
import type { Palette } from '../../model/project.ts';
import { colourUnder, faded, type Point } from '../charts/backgrounds.ts';
import type { CheckedDrawing } from '../charts/labels.ts';
import { type Painted, textOf } from '../charts/scene.ts';
import type { SpecFinding } from '../finding.ts';
import { tokenOf } from '../tokens.ts';
import { blend, type Colour, contrast, hexOf, parseColour } from './wcag.ts';

/** Least contrast ratios of WCAG 2.2: 1.4.3 for text, 1.4.11 for graphical objects. */
const least = { text: 4.5, mark: 3 };

/** Tokens of lines, backgrounds and scales, which never carry a fact alone: they may be pale. */
const paleTokens = new Set([
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

/** Points may lie over points, so only labels are compared with a point below them. */
const paintedUnderMark = new Set(['rect', 'area', 'arc']);
const paintedUnderText = new Set([...paintedUnderMark, 'symbol']);

/** Colours of tokens are written `#rrggbb`; those that Vega mixes for a scale are written `rgb(…)`. */
const isToken = (colour: unknown): colour is string => /^#[0-9a-f]{6}$/i.test(String(colour));

/** Whether a colour is that of a token which is not one of `paleTokens`: a hue or ink. */
export function isStrong(colour: unknown, palette: Palette): colour is string {
  return isToken(colour) && !paleTokens.has(tokenOf(colour, palette) ?? '');
}

/** Texts and marks that are too pale for what lies under them. */
export function lowContrasts(drawing: CheckedDrawing, palette: Palette): readonly SpecFinding[] {
  const paper = parseColour(palette.get('paper') ?? '') ?? [255, 255, 255, 1];
  return drawing.items.flatMap((painted, index) => {
    const required = requirementOf(painted, palette);
    if (required === undefined) return [];
    const under = colourUnder(drawing.items.slice(0, index), middleOf(painted), required.over, paper);
    const best = bestContrast(painted, required.colours, under);
    return best >= required.least ? [] : [findingOf(painted, best, required.least, under, drawing)];
  });
}

/** The contrast that one of the colours has to reach against marks of the types `over`. */
interface Requirement {
  readonly colours: readonly Colour[];
  readonly over: ReadonlySet<string>;
  readonly least: number;
}

/** The contrast that a text or a mark of data needs; `undefined` for axes and frames. */
function requirementOf(painted: Painted, palette: Palette): Requirement | undefined {
  const { item, mark } = painted;
  if (mark.marktype === 'text') {
    return textOf(item) === ''
      ? undefined
      : { colours: coloursOf([item.fill]), over: paintedUnderText, least: least.text };
  }
  if (mark.role !== 'mark') return undefined;
  return { colours: strongColours(painted, palette), over: paintedUnderMark, least: least.mark };
}

const middleOf = ({ box }: Painted): Point => [(box.x1 + box.x2) / 2, (box.y1 + box.y2) / 2];

/** The highest contrast that any of the colours has; infinite for an item without a colour of its own. */
function bestContrast(painted: Painted, colours: readonly Colour[], under: Colour): number {
  if (colours.length === 0) return Number.POSITIVE_INFINITY;
  const opacity = opacityOf(painted);
  return Math.max(...colours.map((colour) => contrast(blend(faded(colour, opacity), under), under)));
}

const coloursOf = (written: readonly unknown[]): readonly Colour[] =>
  written.map((colour) => parseColour(String(colour))).filter((colour) => colour !== undefined);

/** The colours of fill and stroke; none when one of them is a pale token, since the item is then meant to be pale. */
function strongColours({ item, mark }: Painted, palette: Palette): readonly Colour[] {
  const stroked = (item.strokeWidth ?? 1) > 0 ? [item.stroke] : [];
  const colours = mark.marktype === 'line' || mark.marktype === 'rule' ? stroked : [item.fill, ...stroked];
  const tokens = colours.filter(isToken);
  return tokens.every((colour) => isStrong(colour, palette)) ? coloursOf(tokens) : [];
}

const opacityOf = ({ item }: Painted): number =>
  (item.opacity ?? 1) * (item.fillOpacity ?? item.strokeOpacity ?? 1);

function findingOf(
  painted: Painted,
  best: number,
  wanted: number,
  below: Colour,
  drawing: CheckedDrawing,
): SpecFinding {
  const { item, mark } = painted;
  const colour = item.fill ?? item.stroke ?? '';
  const what = mark.marktype === 'text' ? `label \`${textOf(item)}\`` : `${mark.marktype}`;
  return {
    rule: 'low-contrast',
    pointer: drawing.placeOf(mark.name),
    reason: `Unexpected ${what} in ${colour} on ${hexOf(below)} (${best.toFixed(1)}:1) on ${drawing.surface}, expected ${wanted}:1`,
    help: 'use a darker token: `var(--text)`, `var(--muted)`, `var(--teal-text)` for words in teal',
  };
}
