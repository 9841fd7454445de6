// Gives pictures their widths and heights by classes: the content security policy of the report allows no style attributes.
import { visit } from 'unist-util-visit';
import type { Edition } from '../../model/edition.ts';
import type { PicturePlacement } from '../../model/markdown.ts';

type Size = readonly [side: 'width' | 'height', length: string];

function sizesOf({ width, height }: PicturePlacement = {}): readonly Size[] {
  return [
    ...(width === undefined ? [] : [['width', width] as const]),
    ...(height === undefined ? [] : [['height', height] as const]),
  ];
}

/** The classes of a picture that was given a size. */
export function sizeClasses(placement: PicturePlacement | undefined): readonly string[] {
  return sizesOf(placement).map(className);
}

/** `w-60p`, `h-12_5em`. */
function className([side, length]: Size): string {
  return `${side.slice(0, 1)}-${length.replace('%', 'p').replace('.', '_')}`;
}

/** CSS rules for the sizes of the pictures in the chapters of an edition; empty without such pictures. */
export function pictureStyle({ chapters }: Edition): string {
  const rules = new Set<string>();
  for (const { body } of chapters)
    visit(body, 'image', ({ data }) => {
      for (const size of sizesOf(data?.placement))
        rules.add(`img.${className(size)} { ${size[0]}: ${size[1]} }`);
    });
  return [...rules].sort().join('\n');
}
