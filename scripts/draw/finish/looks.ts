// Gives names that readers could not tell apart by colour alone another look beside it: a texture, a shape or a dash.
import type { Palette } from '../../model/project.ts';
import type { Scale, Scene } from '../charts/run.ts';
import type { SceneItem } from '../charts/scene.ts';
import { type ColourScale, colourScales, keyOf, shownBy } from '../legends/shown.ts';
import { dashPatterns } from '../theme/dashes.ts';
import { numbered } from '../theme/ranges.ts';

/** So many names differ by colour for every reader and in grey. */
const enough = 5;

/** What looks are made of. */
interface LookOptions {
  readonly palette: Palette;
  /** Width of a fine line in CSS pixels. */
  readonly lw: number;
}

/**
 * Gives the marks of a laid-out chart, in place, a look beside their colour: on scales of more than five names where a colour
 * stands for several names, or where `isConfused` says of a mark that some readers take its colours for each other. The first
 * five names stay plain. Where there are more names than colours, the first five colours return with each look. Marks whose
 * names stand at an axis, over a panel or in a label need none.
 */
export function giveLooks(
  scene: Scene,
  isConfused: (mark: string) => boolean,
  { palette, lw }: LookOptions,
): void {
  const colours = numbered('category', enough).flatMap((name) => palette.get(name) ?? []);
  const unclear = colourScales(scene).filter((colourScale) => needsLooks(colourScale, isConfused));
  for (const { name, scale, uses } of unclear) {
    const looks = looksOf(scale, isRepeated(scale) ? colours : []);
    for (const { item, mark, value, isFill } of shownBy(scene.root, name, uses)) {
      const look = looks.get(keyOf(value));
      if (look !== undefined) dress(item, isFill ? 'fill' : mark.marktype, look, lw);
    }
  }
}

function needsLooks({ scale, uses }: ColourScale, isConfused: (mark: string) => boolean): boolean {
  if (scale.domain().length <= enough) return false;
  return uses.some(({ mark, isNamed }) => !isNamed && (isRepeated(scale) || isConfused(mark)));
}

/** Whether a colour of a scale stands for several names. */
const isRepeated = (scale: Scale): boolean => new Set(scale.domain().map(scale)).size < scale.domain().length;

/** The look of a name: its number, 0 for the plain one, its colour by the scale, and another one that it gets instead. */
interface Look {
  readonly number: number;
  readonly given: unknown;
  readonly colour?: string | undefined;
}

function looksOf(scale: Scale, colours: readonly string[]): ReadonlyMap<string, Look> {
  const looks = scale.domain().map((value, index): [string, Look] => {
    const number = colours.length > 0 || index < mixed ? Math.floor(index / enough) : 2;
    return [
      keyOf(value),
      { number: Math.min(number, shapes.length - 1), given: scale(value), colour: colours[index % enough] },
    ];
  });
  return new Map(looks);
}

/** The last two of eight colours look alike in grey, so from this index on the look is another one. */
const mixed = 7;

/** Shapes of points by the number of the look. */
const shapes = ['circle', 'square', 'triangle-up', 'diamond'];

function dress(item: SceneItem, kind: string, { number, given, colour }: Look, lw: number): void {
  if (colour !== undefined && item.fill === given) item.fill = colour;
  if (colour !== undefined && item.stroke === given) item.stroke = colour;
  if (number === 0 || kind === 'text') return;
  if (kind === 'fill') item.texture = number;
  else if (kind === 'symbol' && isCircle(item)) item.shape = shapes[number];
  else if (item.strokeDash === undefined) {
    item.strokeDash = dashPatterns(lw)[number];
    item.strokeCap = 'butt';
  }
}

const isCircle = ({ shape = 'circle' }: SceneItem): boolean => shape === 'circle';
