// Checks that readers with any kind of colour vision can tell marks of different colours apart.
import type { Palette } from '../../model/project.ts';
import type { CheckedDrawing } from '../charts/labels.ts';
import { type Painted, texts } from '../charts/scene.ts';
import type { SpecFinding } from '../finding.ts';
import { tokenOf } from '../tokens.ts';
import { difference, visions } from './colour.ts';
import { isStrong } from './contrasts.ts';

/** CIEDE2000 difference below which two colours are easily confused. */
const least = 10;

/** The items that marks of one type paint in one colour. */
interface ColourGroup {
  readonly colour: string;
  readonly items: readonly Painted[];
}

/**
 * Pairs of colours of marks of one type that some readers cannot tell apart, unless something else does: a shape, a dash,
 * a label in the same colour, or a row or column of their own on one of the axes `bands`.
 */
export function indistinctColours(
  drawing: CheckedDrawing,
  palette: Palette,
  bands: readonly ('x' | 'y')[],
): readonly SpecFinding[] {
  const words = texts(drawing.items).filter(({ mark }) => mark.role === 'mark');
  const labelled = new Set(words.flatMap(({ item }) => coloursNamedBy(item.fill, palette)));
  return byTypeAndColour(drawing.items, palette).flatMap((series) =>
    pairs(series).flatMap(([a, b]) => {
      const confused = visions.filter((vision) => difference(a.colour, b.colour, vision) < least);
      const isToldApart =
        (labelled.has(a.colour) && labelled.has(b.colour)) ||
        !shareLook(a, b) ||
        bands.some((axis) => isApartOn(axis, a, b));
      if (confused.length === 0 || isToldApart) return [];
      const names = [a, b].map(({ colour }) => `\`--${tokenOf(colour, palette) ?? colour}\``);
      const finding: SpecFinding = {
        rule: 'indistinct-colours',
        pointer: drawing.placeOf(b.items[0]?.mark.name),
        reason: `Unexpected ${names.join(' beside ')} (${confused.join(', ')}) on ${drawing.surface}, expected colours that all readers tell apart`,
        help: 'label both directly in their colours, or tell them apart by shape, dash or position too',
      };
      return [finding];
    }),
  );
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
    colours.set(key, [...(colours.get(key) ?? []), painted]);
  }
  return [...kinds.values()].map((colours) =>
    [...colours].map(([colour, found]) => ({ colour, items: found })),
  );
}

/** The colours of marks that words in a colour refer to: words in teal are darker than its marks, black words refer to any grey. */
function coloursNamedBy(colour: string | undefined, palette: Palette): readonly string[] {
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

const lookOf = ({ item }: Painted): string => `${item.shape ?? ''}/${item.strokeDash?.join(' ') ?? ''}`;

function shareLook(a: ColourGroup, b: ColourGroup): boolean {
  const looks = new Set(a.items.map(lookOf));
  return b.items.some((painted) => looks.has(lookOf(painted)));
}

function isApartOn(axis: 'x' | 'y', a: ColourGroup, b: ColourGroup): boolean {
  const middle = ({ box }: Painted) =>
    Math.round(axis === 'x' ? (box.x1 + box.x2) / 2 : (box.y1 + box.y2) / 2);
  const places = new Set(a.items.map(middle));
  return b.items.every((painted) => !places.has(middle(painted)));
}
