// Gives background pictures at the side of slides their widths, which authors choose freely.
import type { Edition } from '../../model/edition.ts';
import type { BackgroundArea } from '../../model/markdown.ts';

/** The class of an area of that width: `share-40`. */
export function shareClass({ share }: BackgroundArea): string {
  return `share-${share}`.replace('.', '_');
}

/** CSS rules for the widths of all areas in the talk; empty without background pictures at a side. */
export function backgroundStyle({ slides }: Edition): string {
  const areas = slides
    .flatMap(({ backgrounds = [] }) => backgrounds.slice(0, 1))
    .flatMap(({ data }) => data?.placement?.background ?? [])
    .filter(({ side }) => side !== 'full');
  const rules = areas.map((area) => `section:has(> .${shareClass(area)}) { --share: ${area.share}% }`);
  return [...new Set(rules)].sort().join('\n');
}
