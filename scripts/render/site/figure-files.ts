// The figures of the report as pictures for other pages and posts, each with a page that shows and describes it.
import { toString as plainText } from 'mdast-util-to-string';
import { type Measure, measureWith } from '../../draw/type/metrics.ts';
import { withPngText } from '../../draw/type/png-text.ts';
import type { Edition, Figure } from '../../model/edition.ts';
import type { Kit, Page } from '../../model/page.ts';
import { composePicture, padding, pictureFile, pictureKind } from '../picture/picture.ts';
import { placedFigures } from '../report/contents.ts';
import { figurePage } from './figure-page.ts';

/** Pixels of a PNG for each CSS pixel. */
const scale = 2;

/** For each figure `<id>.svg` and `<id>.png` as `chart` makes them, `<id>.narrow.svg` for phones, which no other figure's file is called,, and `<id>.html`. */
export async function figureFiles(edition: Edition, kit: Kit): Promise<readonly Page[]> {
  const measure = measureWith(kit.fonts);
  const all = placedFigures(edition).map((figure) => filesOf(figure, measure, edition, kit));
  return (await Promise.all(all)).flat();
}

async function filesOf(
  figure: Figure,
  measure: Measure,
  edition: Edition,
  kit: Kit,
): Promise<readonly Page[]> {
  const [wide, narrow] = (['web', 'narrow'] as const).map((surface) => {
    const drawing = kit.drawing(figure.id, surface);
    const look = { width: drawing.width + 2 * padding, palette: new Map([['sans', kit.families.sans]]) };
    const plain = composePicture(figure, drawing, { ...look, measure }, edition, kit);
    return { plain, file: pictureFile(plain, look, kit), ...sizeOf(plain) };
  });
  if (wide === undefined || narrow === undefined) return [];
  const size = { width: Math.round(wide.width * scale), height: Math.round(wide.height * scale) };
  const png = await kit.raster(wide.plain, size.width, size.height, kit.colour('paper'));
  const path = `figures/${figure.id}`;
  const title = plainText({ type: 'paragraph', children: [...figure.title] });
  return [
    { kind: 'text', path: `${path}.svg`, text: wide.file },
    { kind: 'text', path: `${path}.narrow.svg`, text: narrow.file },
    { kind: 'file', path: `${path}.png`, bytes: withPngText(png, 'Software', pictureKind) },
    { kind: 'text', path: `${path}.html`, text: figurePage({ figure, title, size, scale }, edition, kit) },
  ];
}

function sizeOf(svg: string): { readonly width: number; readonly height: number } {
  const [, width = 0, height = 0] = (/width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? []).map(Number);
  return { width, height };
}
