import { createCanvas, Image, loadImage } from '@napi-rs/canvas';
import type { KitPicture } from '../../model/page.ts';
import type { Fonts } from './fonts.ts';
import { firstFamily, registerFonts } from './metrics.ts';

/** Makes pixels. */
export interface Rasterizer {
  /** Trusted SVG as a PNG of that size, its text set in the embedded fonts, on a ground of that colour if there is one. */
  readonly raster: (svg: string, width: number, height: number, ground?: string) => Promise<Uint8Array>;
  /** An image of a media type in a form that every office suite shows, with its size in CSS pixels. */
  readonly picture: (bytes: Uint8Array, type: string) => Promise<KitPicture>;
}

/** A rasterizer with the embedded fonts. */
export function rasterizeWith(fonts: Fonts): Rasterizer {
  const names = registerFonts(fonts);
  const inLanes = lanes(4);
  const raster: Rasterizer['raster'] = (svg, width, height, ground) =>
    inLanes(() =>
      draw(withSingleLines(withFonts(svg, names)), Math.round(width), Math.round(height), ground),
    );
  return { raster, picture: (bytes, type) => toPicture(bytes, type, raster) };
}

/** Runs at most so many at a time: a canvas holds every pixel until it is encoded. */
function lanes(count: number): <T>(work: () => Promise<T>) => Promise<T> {
  const ends: Promise<unknown>[] = Array.from({ length: count }, () => Promise.resolve());
  let asked = 0;
  return (work) => {
    const lane = asked % count;
    asked += 1;
    const done = (ends[lane] ?? Promise.resolve()).then(work);
    ends[lane] = done.catch(() => undefined);
    return done;
  };
}

/** Half-transparent edges come out grey in some programs: on a ground of its own a drawing has none. */
async function draw(svg: string, width: number, height: number, ground?: string): Promise<Uint8Array> {
  const sized = svg.replace(/^<svg[^>]*>/, (open) =>
    open
      .replace(/ (?:width|height)="[^"]*"/g, '')
      .replace('<svg', `<svg width="${width}" height="${height}"`),
  );
  const image = await loadImage(Buffer.from(sized));
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  if (ground !== undefined) {
    context.fillStyle = ground;
    context.fillRect(0, 0, width, height);
  }
  context.drawImage(image, 0, 0, width, height);
  return canvas.encode('png');
}

/** The canvas knows the embedded fonts by names of their own, so that no installed font can stand in for them. */
function withFonts(svg: string, names: ReadonlyMap<string, string>): string {
  return svg.replace(/font-family="([^"]*)"/g, (whole, list: string) => {
    const name = names.get(firstFamily(list));
    return name === undefined ? whole : `font-family="${name}"`;
  });
}

/** The canvas knows one line of text: those of several become several texts. */
function withSingleLines(svg: string): string {
  return svg.replace(
    /<text([^>]*)>((?:<tspan[^>]*>[^<]*<\/tspan>)+)<\/text>/g,
    (_, attributes: string, lines: string) => {
      let y = Number(/ y="([^"]*)"/.exec(attributes)?.[1] ?? 0);
      const rest = attributes.replace(/ y="[^"]*"/, '');
      const texts = [...lines.matchAll(/<tspan([^>]*)>([^<]*)<\/tspan>/g)].map(([, own = '', words = '']) => {
        y += Number(/ dy="([^"]*)"/.exec(own)?.[1] ?? 0);
        return `<text${rest}${own.replace(/ (?:x|dy)="[^"]*"/g, '')} y="${y}">${words}</text>`;
      });
      return texts.join('');
    },
  );
}

const shown: Readonly<Record<string, KitPicture['type']>> = {
  'image/gif': 'gif',
  'image/jpeg': 'jpeg',
  'image/png': 'png',
};

async function toPicture(bytes: Uint8Array, type: string, raster: Rasterizer['raster']): Promise<KitPicture> {
  const image = new Image();
  image.src = Buffer.from(bytes);
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  const known = shown[type];
  if (known !== undefined) return { type: known, bytes, width, height };
  if (type === 'image/svg+xml') {
    const svg = new TextDecoder().decode(bytes);
    return { type: 'png', bytes: await raster(svg, 2 * width, 2 * height), width, height, svg };
  }
  const canvas = createCanvas(width, height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  return { type: 'png', bytes: await canvas.encode('png'), width, height };
}
