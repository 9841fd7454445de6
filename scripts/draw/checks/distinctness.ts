// Checks that readers with any kind of colour vision can tell marks of different colours apart.
import type { Palette } from '../../model/project.ts';
import { faded } from '../charts/backgrounds.ts';
import type { CheckedDrawing } from '../charts/labels.ts';
import { type Painted, texts } from '../charts/scene.ts';
import type { SpecFinding } from '../finding.ts';
import { tokenOf } from '../tokens.ts';
import { difference, visions } from './colour.ts';
import { isStrong, opacityOf, paperOf } from './contrasts.ts';
import { lookAlike, seenDashes } from './dashes.ts';
import { followLegend } from './stacks.ts';
import { blend, hexOf, parseColour } from './wcag.ts';

/** CIEDE2000 difference below which two colours are easily confused. */
const least = 10;

/** The items that marks of one type paint in one colour. */
export interface ColourGroup {
  readonly colour: string;
  readonly items: readonly Painted[];
}

/**
 * Pairs of colours of marks of one type that some readers cannot tell apart, unless something else does: a shape, a dash, a
 * texture, a label in the same colour, a panel of their own, or a row or column of their own on one of the axes `bands`. Without
 * colour, the place in a stack that follows the legend tells them apart too.
 */
export function indistinctColours(
  drawing: CheckedDrawing,
  palette: Palette,
  bands: readonly ('x' | 'y')[],
): readonly SpecFinding[] {
  const words = texts(drawing.items).filter(({ mark }) => mark.role === 'mark');
  const labelled = new Set(words.flatMap(({ item }) => coloursNamedBy(item.fill, palette)));
  return byTypeAndColour(drawing.items, palette).flatMap((series) => {
    const shapes = series.flatMap(({ items }) => items);
    const isOrdered = followLegend(shapes, drawing.items);
    return pairs(series).flatMap(([a, b]) => {
      const confused = visions.filter(
        (vision) =>
          !(isOrdered && vision === 'greyscale') &&
          difference(a.colour, b.colour, vision) < least &&
          difference(seenColour(a, palette), seenColour(b, palette), vision) < least,
      );
      const isToldApart =
        (labelled.has(a.colour) && labelled.has(b.colour)) ||
        !shareLook(a, b) ||
        !sharePanel(a, b) ||
        bands.some((axis) => isApartOn(axis, a, b));
      if (confused.length === 0 || isToldApart) return [];
      const names = [a, b].map(({ colour }) => `\`--${tokenOf(colour, palette) ?? colour}\``);
      const finding: SpecFinding = {
        rule: 'indistinct-colours',
        pointer: drawing.placeOf(b.items[0]?.mark.name),
        reason: `Unexpected ${names.join(' beside ')} (${confused.join(', ')}) on ${drawing.surface}, expected colours that all readers tell apart`,
        help: 'take `var(--category-1)` to `var(--category-5)`, label both directly in their colours, or tell them apart by shape, dash or position too',
      };
      return [finding];
    });
  });
}

/** The colour of a group as it is seen on paper, where all of it is equally translucent; otherwise its full colour. */
function seenColour({ colour, items }: ColourGroup, palette: Palette): string {
  const [opacity = 1, ...others] = new Set(items.map(opacityOf));
  const own = parseColour(colour);
  if (own === undefined || others.length > 0) return colour;
  return hexOf(blend(faded(own, opacity), paperOf(palette)));
}

/** Lines of one colour with dashes that differ in the spec and look the same as they are drawn. */
export function indistinctDashes(drawing: CheckedDrawing): readonly SpecFinding[] {
  const lines = drawing.items.filter(
    ({ mark }) => mark.role === 'mark' && (mark.marktype === 'line' || mark.marktype === 'rule'),
  );
  const groups = Map.groupBy(lines, ({ item, origin }) => `${item.stroke} ${origin.join()}`);
  return [...groups.values()].flatMap((group) => {
    const kinds = [
      ...new Map(group.map((line) => [JSON.stringify(line.item.strokeDash ?? []), line])).values(),
    ];
    const alike = kinds.flatMap((a, index) =>
      kinds.slice(index + 1).filter((b) => lookAlike(seenDashes(a.item), seenDashes(b.item))),
    );
    const [first] = alike;
    if (first === undefined) return [];
    const dash = JSON.stringify(first.item.strokeDash ?? []);
    const finding: SpecFinding = {
      rule: 'indistinct-dashes',
      pointer: drawing.placeOf(first.mark.name),
      reason: `Unexpected dash ${dash} that looks like that of another line on ${drawing.surface}, expected dashes that readers tell apart`,
      help: 'delete the dashes, make the gaps longer than the line is wide, or take `"strokeCap": "butt"`',
    };
    return [finding];
  });
}

/** Items in strong colours, by type of mark and then by colour. */
function byTypeAndColour(items: readonly Painted[], palette: Palette): readonly (readonly ColourGroup[])[] {
  const kinds = new Map<string, Map<string, Painted[]>>();
  for (const painted of items) {
    const { mark, item } = painted;
    const isStroked = mark.marktype === 'line' || mark.marktype === 'rule';
    const colour = isStroked ? item.stroke : item.fill;
    if (mark.role !== 'mark' || mark.marktype === 'text' || !isStrong(colour, palette)) continue;
    const colours = kinds.get(mark.marktype) ?? new Map<string, Painted[]>();
    kinds.set(mark.marktype, colours);
    const key = colour.toLowerCase();
    const found = colours.get(key);
    if (found === undefined) colours.set(key, [painted]);
    else found.push(painted);
  }
  return [...kinds.values()].map((colours) =>
    [...colours].map(([colour, found]) => ({ colour, items: found })),
  );
}

/** The colours of marks that words in a colour refer to: words in teal are darker than its marks, black words refer to any grey. */
export function coloursNamedBy(colour: string | undefined, palette: Palette): readonly string[] {
  if (colour === undefined) return [];
  const token = tokenOf(colour, palette) ?? '';
  const named = neutrals.includes(token) ? neutrals : [token.replace(/-text$/, '')];
  return [colour.toLowerCase(), ...named.flatMap((name) => palette.get(name) ?? [])];
}

const neutrals: readonly string[] = ['ink', 'text', 'muted'];

const pairs = (series: readonly ColourGroup[]): readonly (readonly [ColourGroup, ColourGroup])[] =>
  series.flatMap((a, index) =>
    series.slice(index + 1).map((b): readonly [ColourGroup, ColourGroup] => [a, b]),
  );

function shareLook(a: ColourGroup, b: ColourGroup): boolean {
  const [one, other] = [looksOf(a), looksOf(b)];
  return one.some((look) =>
    other.some(
      ({ shape, texture, dashes }) =>
        shape === look.shape && texture === look.texture && lookAlike(dashes, look.dashes),
    ),
  );
}

export interface SeenLook {
  readonly shape: string;
  readonly texture: number;
  readonly dashes: readonly number[];
}

/** The shape, texture and dashes of an item as they can be seen. */
export function seenLook({ item, box }: Pick<Painted, 'item' | 'box'>): SeenLook {
  return {
    shape: (item.size ?? leastShape) < leastShape ? '' : (item.shape ?? ''),
    texture: Math.min(box.x2 - box.x1, box.y2 - box.y1) < leastTexture ? 0 : (item.texture ?? 0),
    dashes: seenDashes(item),
  };
}

/** The shapes, textures and dashes of a group, each once. */
function looksOf({ items }: ColourGroup): readonly SeenLook[] {
  const looks = items.map(seenLook);
  return [...new Map(looks.map((look) => [JSON.stringify(look), look])).values()];
}

/** Smaller points have no shape that can be seen, and thinner fills no texture. Square pixels, and pixels. */
const leastShape = 12;
const leastTexture = 4;

/** Whether marks of both groups stand in one panel. */
export function sharePanel(a: ColourGroup, b: ColourGroup): boolean {
  const panels = new Set(a.items.map(({ origin }) => origin.join()));
  return b.items.some(({ origin }) => panels.has(origin.join()));
}

export function isApartOn(axis: 'x' | 'y', a: ColourGroup, b: ColourGroup): boolean {
  const middle = ({ box }: Painted) =>
    Math.round(axis === 'x' ? (box.x1 + box.x2) / 2 : (box.y1 + box.y2) / 2);
  const places = new Set(a.items.map(middle));
  return b.items.every((painted) => !places.has(middle(painted)));
}
