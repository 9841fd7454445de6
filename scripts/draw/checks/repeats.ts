// Finds names that have one look, since a scale has fewer looks than names.
import type { CheckedDrawing } from '../charts/labels.ts';
import type { Scene } from '../charts/run.ts';
import { type Painted, pathTypes } from '../charts/scene.ts';
import type { SpecFinding } from '../finding.ts';
import { type ColourScale, colourScales, keyOf, shownBy } from '../legends/shown.ts';
import { isApartOn, seenLook, sharePanel } from './distinctness.ts';

/** The items that show one name. */
interface NameGroup {
  readonly name: string;
  readonly colour: string;
  readonly items: readonly Painted[];
}

/**
 * Names of a scale that one look stands for, where both names are in one panel and neither an axis of names in `bands`, a header
 * nor a label tells them apart.
 */
export function repeatedLooks(
  scene: Scene,
  drawing: CheckedDrawing,
  bands: readonly ('x' | 'y')[],
): readonly SpecFinding[] {
  const byItem = new Map(drawing.items.map((painted) => [painted.item, painted]));
  return colourScales(scene).flatMap((colourScale) => {
    const { scale, uses } = colourScale;
    if (new Set(scale.domain().map(scale)).size === scale.domain().length) return [];
    const alike = uses
      .filter(({ isNamed, type }) => !isNamed && type !== 'text')
      .map(({ mark }) => pairOf(groupsOf(scene, colourScale, mark, byItem), bands));
    const first = alike.find((pair) => pair !== undefined);
    if (first === undefined) return [];
    const [a, b] = first;
    return [
      {
        rule: 'indistinct-colours' as const,
        pointer: drawing.placeOf(b.items[0]?.mark.name),
        reason: `Unexpected look of \`${a.name}\` for \`${b.name}\` too on ${drawing.surface}, expected one for each of ${scale.domain().length} names`,
        help: 'show fewer names (`filter`), give each a row, column or panel, or label the marks directly',
      },
    ];
  });
}

/** Two names that look the same, the first that are found. */
function pairOf(
  groups: readonly NameGroup[],
  bands: readonly ('x' | 'y')[],
): readonly [NameGroup, NameGroup] | undefined {
  for (const same of Map.groupBy(groups, lookKey).values())
    for (const [index, a] of same.entries())
      for (const b of same.slice(index + 1))
        if (sharePanel(a, b) && !bands.some((axis) => isApartOn(axis, a, b))) return [a, b];
  return undefined;
}

function lookKey({ colour, items }: NameGroup): string {
  const [first] = items;
  return JSON.stringify([colour, first && seenLook(first)]);
}

function groupsOf(
  { root }: Scene,
  { name, uses }: ColourScale,
  markName: string,
  byItem: ReadonlyMap<object, Painted>,
): readonly NameGroup[] {
  const shown = shownBy(root, name, uses).filter(({ mark }) => mark.name === markName);
  const seen = shown.flatMap(({ item, mark, value }) => {
    const painted = byItem.get(pathTypes.has(mark.marktype) ? (mark.items[0] ?? item) : item);
    return painted === undefined ? [] : [{ painted, value: keyOf(value) }];
  });
  return [...Map.groupBy(seen, ({ value }) => value)].map(([value, all]) => {
    const items = all.map(({ painted }) => painted);
    const { fill, stroke } = items[0]?.item ?? {};
    return { name: value, colour: `${fill} ${stroke}`, items };
  });
}
