import type { Palette } from '../../model/project.ts';
import type { Judged } from '../charts/labels.ts';
import { type Painted, texts } from '../charts/scene.ts';
import type { SpecFinding } from '../finding.ts';
import { tokenOf } from '../tokens.ts';
import { difference, visions } from './colour.ts';
import { isLoud } from './contrasts.ts';

/** CIEDE2000 below which two colours are easily confused. */
const least = 10;

/** What is painted in one colour by marks of one type in the data. */
interface ColourGroup {
  readonly colour: string;
  readonly items: readonly Painted[];
}

/**
 * Pairs of colours of like marks that some readers cannot tell apart, and that nothing else tells apart: no shape, no
 * dash, no label in the same colour, no row or column of their own on an axis of names.
 */
export function indistinctColours(
  judged: Judged,
  palette: Palette,
  bands: readonly ('x' | 'y')[],
): readonly SpecFinding[] {
  const words = texts(judged.items).filter(({ mark }) => mark.role === 'mark');
  const labelled = new Set(words.flatMap(({ item }) => coloursNamedBy(item.fill, palette)));
  return likeMarks(judged.items, palette).flatMap((series) =>
    pairs(series).flatMap(([a, b]) => {
      const confused = visions.filter((vision) => difference(a.colour, b.colour, vision) < least);
      const isToldApart =
        (labelled.has(a.colour) && labelled.has(b.colour)) ||
        !sharesLook(a, b) ||
        bands.some((axis) => isApartOn(axis, a, b));
      if (confused.length === 0 || isToldApart) return [];
      const names = [a, b].map(({ colour }) => `\`--${tokenOf(colour, palette) ?? colour}\``);
      const finding: SpecFinding = {
        rule: 'indistinct-colours',
        pointer: judged.placeOf(b.items[0]?.mark.name),
        reason: `Unexpected ${names.join(' beside ')} (${confused.join(', ')}) on ${judged.surface}, expected colours that all readers tell apart`,
        help: 'label both directly in their colours, or tell them apart by shape, dash or position too',
      };
      return [finding];
    }),
  );
}

/** Items in loud colours, by kind of mark and then by colour. */
function likeMarks(items: readonly Painted[], palette: Palette): readonly (readonly ColourGroup[])[] {
  const kinds = new Map<string, Map<string, Painted[]>>();
  for (const painted of items) {
    const { mark, item } = painted;
    const isStroked = mark.marktype === 'line' || mark.marktype === 'rule';
    const colour = isStroked ? item.stroke : item.fill;
    if (mark.role !== 'mark' || mark.marktype === 'text' || !isLoud(colour, palette)) continue;
    const colours = kinds.get(mark.marktype) ?? new Map<string, Painted[]>();
    kinds.set(mark.marktype, colours);
    const key = colour.toLowerCase();
    colours.set(key, [...(colours.get(key) ?? []), painted]);
  }
  return [...kinds.values()].map((colours) =>
    [...colours].map(([colour, found]) => ({ colour, items: found })),
  );
}

/** The colours of marks that words in a colour name: words in teal are darker than its marks, words in black name any grey. */
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

function sharesLook(a: ColourGroup, b: ColourGroup): boolean {
  const looks = new Set(a.items.map(lookOf));
  return b.items.some((painted) => looks.has(lookOf(painted)));
}

function isApartOn(axis: 'x' | 'y', a: ColourGroup, b: ColourGroup): boolean {
  const middle = ({ box }: Painted) =>
    Math.round(axis === 'x' ? (box.x1 + box.x2) / 2 : (box.y1 + box.y2) / 2);
  const places = new Set(a.items.map(middle));
  return b.items.every((painted) => !places.has(middle(painted)));
}
