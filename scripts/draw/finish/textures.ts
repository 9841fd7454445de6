// Textures that lie over fills, so that they can be told apart without colour.
import type { Palette } from '../../model/project.ts';
import { painted, type SceneItem, type SceneMark } from '../charts/scene.ts';
import { round } from '../svg.ts';

/**
 * Lays the textures of a chart over its marks, in place, in the colour of the paper, and takes them away from behind its
 * labels. The colour below stays, for programs that do not know patterns. Returns the numbers of those that it uses.
 */
export function addTextures(root: SceneMark, lw: number): ReadonlySet<number> {
  const used = new Set(painted(root).flatMap(({ item }) => item.texture ?? []));
  if (used.size > 0) {
    clearLabels(root, lw);
    layTextures(root);
  }
  return used;
}

function layTextures(parent: SceneMark): void {
  for (const group of parent.items) {
    const marks = group.items ?? [];
    for (const mark of marks) if (mark.marktype === 'group') layTextures(mark);
    group.items = marks.flatMap((mark) => {
      const items = mark.items.filter(({ texture }) => texture !== undefined).map(textured);
      return items.length === 0 ? [mark] : [mark, { ...mark, name: `${mark.name}_texture`, items }];
    });
  }
}

const textured = (item: SceneItem): SceneItem => ({
  ...item,
  fill: `url(#${textureId(item.texture ?? 1)})`,
  stroke: undefined,
});

/** Gives each label on a textured mark a ground in the colour of the mark. */
function clearLabels(root: SceneMark, lw: number): void {
  const items = painted(root);
  const marks = items.filter(({ item }) => item.texture !== undefined);
  for (const { item, mark, box } of items) {
    if (mark.marktype !== 'text' || mark.role !== 'mark') continue;
    const [x, y] = [(box.x1 + box.x2) / 2, (box.y1 + box.y2) / 2];
    const under = marks.findLast(
      (one) => x >= one.box.x1 && x <= one.box.x2 && y >= one.box.y1 && y <= one.box.y2,
    );
    if (under === undefined) continue;
    item.stroke = under.item.fill;
    item.strokeWidth = 2 * lw;
  }
}

/** The id of a texture in the SVG of a drawing. */
export const textureId = (number: number): string => `texture${number}`;

/** The definitions of textures for the SVG of a drawing. */
export function textureDefinitions(numbers: ReadonlySet<number>, palette: Palette, lw: number): string {
  const paper = palette.get('paper') ?? '#ffffff';
  const side = round(5 * lw);
  const wide = round(1.6 * lw);
  const drawn = [...numbers].toSorted().map((number) => {
    const open = `<pattern id="${textureId(number)}" patternUnits="userSpaceOnUse" width="${side}" height="${side}"`;
    const bar = `<rect width="${wide}" height="${side}" fill="${paper}"/>`;
    if (number === 1) return `${open} patternTransform="rotate(45)">${bar}</pattern>`;
    if (number === 2)
      return `${open}><circle cx="${round(side / 2)}" cy="${round(side / 2)}" r="${round(1.3 * lw)}" fill="${paper}"/></pattern>`;
    return `${open} patternTransform="rotate(-45)">${bar}<rect width="${side}" height="${wide}" fill="${paper}"/></pattern>`;
  });
  return drawn.length === 0 ? '' : `<defs>${drawn.join('')}</defs>`;
}
