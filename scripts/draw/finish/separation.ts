// Separates marks from what lies beside and under them with lines in the colour of the paper, and sets labels in a colour that can be read.
import type { Palette } from '../../model/project.ts';
import { colourUnder, type Point, pointOn } from '../charts/backgrounds.ts';
import {
  type Box,
  overlap,
  type Painted,
  painted,
  type SceneItem,
  type SceneMark,
  textOf,
} from '../charts/scene.ts';
import { groundsOf, isStrong, paintedUnderMark, paintedUnderText, paperOf } from '../checks/contrasts.ts';
import { blend, type Colour, contrast, hexOf, parseColour } from '../checks/wcag.ts';
import { tokenOf } from '../tokens.ts';

import { strengthen } from './strengthen.ts';

/** How the marks of a surface are separated. */
export interface Separation {
  readonly palette: Palette;
  /** Width of a fine line in CSS pixels. */
  readonly lw: number;
}

/**
 * Separates the marks of a laid-out chart, in place: fills of different hues that touch get an outline; lines, points and
 * ticks over a fill from which they do not stand out get a casing. Then labels that cannot be read where they stand get a
 * darker colour of the same name or on the same scale, or that of ink or paper.
 */
export function separate(root: SceneMark, separation: Separation): void {
  strengthen(painted(root), separation.palette);
  outline(painted(root), separation);
  const items = painted(root);
  const grounds = groundsOf(items, paintedUnderMark);
  const covered = items.filter((item, index) =>
    needsCasing(item, (point) => grounds(index, boxAt(point)), separation.palette),
  );
  const byMark = new Map(covered.map((item) => [item.mark, item]));
  addCasings(root, new Set(byMark.keys()), separation);
  const dressed = painted(root);
  const under = groundsOf(dressed, paintedUnderText);
  for (const [index, label] of dressed.entries())
    if (label.mark.marktype === 'text') recolour(label, under(index, label.box), separation.palette);
}

const boxAt = ([x, y]: Point): Box => ({ x1: x, y1: y, x2: x, y2: y });

/** Fills are thick enough for an outline from this many times its width. */
const thick = 6;
/** CSS pixels. */
const touching = 0.6;

function outline(items: readonly Painted[], { palette, lw }: Separation): void {
  const fills = items.filter(
    ({ item, mark }) =>
      (mark.marktype === 'rect' || mark.marktype === 'area') &&
      mark.role === 'mark' &&
      item.stroke === undefined &&
      isStrong(item.fill, palette),
  );
  const isBeside = (one: Painted) =>
    fills.some((other) => one.item.fill !== other.item.fill && areTouching(one, other));
  const separated = fills.filter((one) => isThickerThan(thick * lw, one) && isBeside(one));
  for (const item of separated.flatMap(itemsOf)) {
    item.stroke = palette.get('paper');
    item.strokeWidth = lw;
  }
}

/** The items that carry the look of a painted one: all points of an area. */
const itemsOf = ({ item, mark }: Painted): readonly SceneItem[] =>
  mark.marktype === 'area' ? mark.items : [item];

const isThickerThan = (least: number, { box: { x1, x2, y1, y2 } }: Painted): boolean =>
  Math.min(x2 - x1, y2 - y1) >= least;

function areTouching(a: Painted, b: Painted): boolean {
  const [across, down] = overlap(a.box, b.box);
  return Math.min(across, down) > -touching && Math.max(across, down) > touching;
}

const cased = new Set(['line', 'rule', 'symbol', 'rect']);

/** Whether a mark lies over a fill from which it does not stand out. */
function needsCasing(one: Painted, grounds: (point: Point) => readonly Painted[], palette: Palette): boolean {
  const { item, mark } = one;
  const isLine = mark.marktype === 'line' || mark.marktype === 'rule';
  const colour = isLine || item.fill === 'transparent' ? item.stroke : item.fill;
  const own = parseColour(String(colour));
  if (!cased.has(mark.marktype) || mark.role !== 'mark' || own === undefined) return false;
  if (!isLine && item.stroke !== undefined && item.fill !== 'transparent') return false;
  if (mark.marktype === 'rect' && isThickerThan(thin, one)) return false;
  const paper = paperOf(palette);
  const points = isLine && mark.marktype === 'line' ? everyPoint(one) : [pointOn(one)];
  return points.some((point) => {
    const under = colourUnder(grounds(point), point, paintedUnderMark, paper);
    return contrast(under, paper) > 1.2 && contrast(own, under) < 3 && contrast(paper, under) >= 1.5;
  });
}

/** Ticks and bars below this have no room for an outline inside. CSS pixels. */
const thin = 5;

function everyPoint(one: Painted): readonly (readonly [number, number])[] {
  const [dx, dy] = one.origin;
  return one.mark.items.map(({ x = 0, y = 0 }) => [x + dx, y + dy]);
}

/** Puts a casing, wider and in the colour of the paper, before each of the marks. */
function addCasings(root: SceneMark, covered: ReadonlySet<SceneMark>, separation: Separation): void {
  for (const group of root.items) {
    const marks = group.items ?? [];
    for (const mark of marks) if (mark.marktype === 'group') addCasings(mark, covered, separation);
    group.items = marks.flatMap((mark) => (covered.has(mark) ? [casing(mark, separation), mark] : [mark]));
  }
}

function casing(mark: SceneMark, { palette, lw }: Separation): SceneMark {
  const paper = palette.get('paper') ?? '#ffffff';
  const isFilled = mark.marktype === 'rect';
  const items = mark.items.map((item): SceneItem => {
    const opaque = { opacity: 1, strokeOpacity: 1, fillOpacity: 1 };
    const wide = item.stroke === undefined || item.stroke === 'transparent' ? 0 : (item.strokeWidth ?? 1);
    const line = { stroke: paper, strokeWidth: wide + 2 * lw, strokeDash: undefined };
    return { ...item, ...opaque, ...line, ...(isFilled && { fill: paper }) };
  });
  return { ...mark, name: `${mark.name}_casing`, items };
}

/** The colours under the left end, the middle and the right end of a label. */
function groundsAlong(
  label: Painted,
  before: readonly Painted[],
  palette: Palette,
): readonly [Colour, Colour, Colour] {
  const { x1, x2 } = label.box;
  const [middle, y] = pointOn(label);
  const at = (x: number) => colourUnder(before, [x, y], paintedUnderText, paperOf(palette));
  const inset = Math.min(2, (x2 - x1) / 4);
  return [at(x1 + inset), at(middle), at(x2 - inset)];
}

/** Colours of words that mean nothing but words. */
const neutrals = new Set(['ink', 'text', 'muted', 'paper']);
const readable = 4.5;
/** On a few colours neither ink nor paper can be read. */
const black = '#000000';

function recolour(label: Painted, before: readonly Painted[], palette: Palette): void {
  const { item } = label;
  if (textOf(item) === '') return;
  const own = parseColour(String(item.fill));
  if (own === undefined) return;
  const [left, under, right] = groundsAlong(label, before, palette);
  // A label over the edge of a fill cannot be read in either colour.
  if (hexOf(left) !== hexOf(under) || hexOf(right) !== hexOf(under)) return;
  if (contrast(own, under) >= readable) return;
  const token = tokenOf(item.fill ?? '', palette);
  const best = token === undefined ? deepened(own, under) : readableToken(token, under, palette);
  if (best !== undefined) item.fill = best;
}

function readableToken(token: string, under: Colour, palette: Palette): string | undefined {
  const isNeutral = neutrals.has(token);
  const others = isNeutral ? ['ink', 'paper'] : [`${token}-text`];
  const known = others.flatMap((name) => palette.get(name) ?? []);
  return readableOn(under, known) ?? (isNeutral ? readableOn(under, [black]) : undefined);
}

/** A colour that a scale mixed, with as little black or white in it as makes words readable. */
function deepened(own: Colour, under: Colour): string | undefined {
  const ground = contrast(white, under) < contrast(darkest, under) ? 0 : 255;
  const shades = shares.map((share) => blend([ground, ground, ground, share], own));
  const best = shades.find((shade) => contrast(shade, under) >= readable);
  return best && hexOf(best);
}

const white: Colour = [255, 255, 255, 1];
const darkest: Colour = [0, 0, 0, 1];

/** The shares of black or white that are tried. */
const shares = Array.from({ length: 20 }, (_, index) => (index + 1) / 20);

/** The colour of words that stands out most, of those that can be read on a ground. */
const readableOn = (under: Colour, colours: readonly string[]): string | undefined =>
  colours
    .map((colour) => ({ colour, reached: contrast(parseColour(colour) ?? under, under) }))
    .filter(({ reached }) => reached >= readable)
    .toSorted((a, b) => b.reached - a.reached)[0]?.colour;
