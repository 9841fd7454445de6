// Checks the contrast of texts and marks with what is painted under them (WCAG 2.2).
import type { Palette } from '../../model/project.ts';
import { colourUnder, faded, pointOn } from '../charts/backgrounds.ts';
import type { CheckedDrawing } from '../charts/labels.ts';
import { nearby } from '../charts/nearby.ts';
import { type Box, overlap, type Painted, textOf } from '../charts/scene.ts';
import type { SpecFinding } from '../finding.ts';
import { tokenOf } from '../tokens.ts';
import { blend, type Colour, contrast, hexOf, parseColour } from './wcag.ts';

/**
 * Least contrast ratios of WCAG 2.2: 1.4.3 for text, 1.4.11 for graphical objects. A translucent mark among others, such as
 * a band about a line or one of many points that lie on each other, needs it in its full colour, and must still be
 * seen: a ground may be as faint as a tint.
 */
const least = { text: 4.5, mark: 3, seen: 1.25, ground: 1.15 };

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
  'middle',
  'warm-1',
]);

/** Points may lie over points, so only labels are compared with a point below them. */
export const paintedUnderMark: ReadonlySet<string> = new Set(['rect', 'area', 'arc']);
export const paintedUnderText: ReadonlySet<string> = new Set([...paintedUnderMark, 'symbol']);

/** Colours of tokens are written `#rrggbb`; those that Vega mixes for a scale are written `rgb(…)`. */
const isToken = (colour: unknown): colour is string => /^#[0-9a-f]{6}$/i.test(String(colour));

/** Whether a colour is that of a token which is not one of `paleTokens`: a hue or ink. */
export function isStrong(colour: unknown, palette: Palette): colour is string {
  return isToken(colour) && !paleTokens.has(tokenOf(colour, palette) ?? '');
}

/** Texts and marks that are too pale for what lies under them. */
export function lowContrasts(drawing: CheckedDrawing, palette: Palette): readonly SpecFinding[] {
  const isAmongOthers = drawing.items.filter(({ mark }) => mark.role === 'mark').length > 1;
  const underneath = undersOf(drawing.items, paperOf(palette));
  return drawing.items.flatMap((painted, index) => {
    const required = requirementOf(painted, palette);
    if (required === undefined || required.colours.length === 0) return [];
    const under = underneath(painted, index, required);
    const best = bestContrast(required.colours, under, opacityOf(painted));
    const isMeant =
      isAmongOthers &&
      required.least === least.mark &&
      best >= seenAt(painted) &&
      bestContrast(required.colours, under, 1) >= required.least;
    return best >= required.least || isMeant
      ? []
      : [findingOf(painted, best, required.least, under, drawing)];
  });
}

/** The contrast at which a translucent mark among others is seen. */
export const seenAt = ({ mark }: Painted): number =>
  paintedUnderMark.has(mark.marktype) ? least.ground : least.seen;

type Underneath = (painted: Painted, index: number, required: Requirement) => Colour;

/** For an item, its place in the order of painting and what it needs, the colour that lies under it. */
export function undersOf(items: readonly Painted[], paper: Colour): Underneath {
  const underMark = groundsOf(items, paintedUnderMark);
  const underText = groundsOf(items, paintedUnderText);
  const casings = casingColours(items);
  return (painted, index, { over }) => {
    const grounds = over === paintedUnderText ? underText : underMark;
    const cased = casings.get(`${painted.mark.name}_casing`);
    if (cased !== undefined) return cased;
    const point = pointOn(painted);
    const [x, y] = point;
    const before = grounds(index, { x1: x, x2: x, y1: y, y2: y }).filter((one) => !isAlike(one, painted));
    return colourUnder(before, point, over, paper);
  };
}

/** Whether two items of one mark have one colour: where they overlap, they are meant to look like one. */
const isAlike = (a: Painted, b: Painted): boolean => a.mark === b.mark && a.item.fill === b.item.fill;

/** The colour of paper. */
export const paperOf = (palette: Palette): Colour =>
  parseColour(palette.get('paper') ?? '') ?? [255, 255, 255, 1];

/** The colours of the casings that lie right under lines, by the name of the casing. */
function casingColours(items: readonly Painted[]): ReadonlyMap<string, Colour> {
  return new Map(
    items.flatMap(({ mark: { name = '' }, item }) => {
      const colour = name.endsWith('_casing') ? parseColour(String(item.stroke ?? item.fill)) : undefined;
      return colour === undefined ? [] : [[name, colour] as const];
    }),
  );
}

/** For the place of an item in the order of painting and a box, the items of these types before it whose boxes share some of it. */
export function groundsOf(
  items: readonly Painted[],
  types: ReadonlySet<string>,
): (index: number, box: Box) => readonly Painted[] {
  const near = nearby(
    items.flatMap(({ box, mark }, index) => (types.has(mark.marktype) ? [{ box, index }] : [])),
  );
  return (before, area) =>
    near(area).flatMap((index) => {
      const painted = items[index];
      if (painted === undefined || index >= before) return [];
      const [across, down] = overlap(painted.box, area);
      return across >= 0 && down >= 0 ? [painted] : [];
    });
}

/** The contrast that one of the colours has to reach against marks of the types `over`. */
interface Requirement {
  readonly colours: readonly Colour[];
  readonly over: ReadonlySet<string>;
  readonly least: number;
}

/** The contrast that a text or a mark of data needs; `undefined` for axes and frames. */
export function requirementOf(painted: Painted, palette: Palette): Requirement | undefined {
  const { item, mark } = painted;
  if (mark.marktype === 'text') {
    return textOf(item) === ''
      ? undefined
      : { colours: coloursOf([item.fill]), over: paintedUnderText, least: least.text };
  }
  if (mark.role !== 'mark') return undefined;
  return { colours: strongColours(painted, palette), over: paintedUnderMark, least: least.mark };
}

/** The highest contrast that any of the colours has; infinite for an item without a colour of its own. */
export function bestContrast(colours: readonly Colour[], under: Colour, opacity: number): number {
  if (colours.length === 0) return Number.POSITIVE_INFINITY;
  return Math.max(...colours.map((colour) => contrast(blend(faded(colour, opacity), under), under)));
}

const coloursOf = (written: readonly unknown[]): readonly Colour[] =>
  written.map((colour) => parseColour(String(colour))).filter((colour) => colour !== undefined);

/** The colours of fill and outline; none when the mark itself has a pale token, since it is then meant to be pale. */
function strongColours({ item, mark }: Painted, palette: Palette): readonly Colour[] {
  const outline = (item.strokeWidth ?? 1) > 0 ? item.stroke : undefined;
  const isStroked = strokedTypes.has(mark.marktype) || !isPaint(item.fill);
  const own = isStroked ? outline : item.fill;
  if (!isStrong(own, palette)) return [];
  return coloursOf(isStroked ? [own] : [own, ...(isPaint(outline) ? [outline] : [])]);
}

const strokedTypes = new Set(['line', 'rule']);
const isPaint = (colour: unknown): colour is string => typeof colour === 'string' && colour !== 'transparent';

export const opacityOf = ({ item }: Painted): number =>
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
