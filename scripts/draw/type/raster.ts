// Renders SVG as pixels, for programs that cannot show it.
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Fonts } from './fonts.ts';
import { firstFamily, registerFonts } from './metrics.ts';

/** Renders SVG as pixels. */
export interface Rasterizer {
  /** Trusted SVG as a PNG of that size in pixels, with the embedded fonts, on a background of the colour `ground` if given. */
  readonly raster: (svg: string, width: number, height: number, ground?: string) => Promise<Uint8Array>;
}

/** A rasterizer with the embedded fonts. */
export function rasterizeWith(fonts: Fonts): Rasterizer {
  const names = registerFonts(fonts);
  const limited = limitTo(4);
  const raster: Rasterizer['raster'] = (svg, width, height, ground) =>
    limited(() =>
      draw(withSingleLines(withFonts(svg, names)), Math.round(width), Math.round(height), ground),
    );
  return { raster };
}

/** Runs at most `count` pieces of work at a time: each canvas holds all its pixels until it is encoded. */
function limitTo(count: number): <T>(work: () => Promise<T>) => Promise<T> {
  const queues: Promise<unknown>[] = Array.from({ length: count }, () => Promise.resolve());
  let started = 0;
  return (work) => {
    const queue = started % count;
    started += 1;
    const done = (queues[queue] ?? Promise.resolve()).then(work);
    queues[queue] = done.catch(() => undefined);
    return done;
  };
}

/** Some programs show half-transparent edges in grey; a drawing on an opaque background has no such edges. */
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

/** Names the fonts as they are registered with the canvas, so that no installed font is used instead. */
function withFonts(svg: string, names: ReadonlyMap<string, string>): string {
  return svg.replace(/font-family="([^"]*)"/g, (whole, list: string) => {
    const name = names.get(firstFamily(list));
    return name === undefined ? whole : `font-family="${name}"`;
  });
}

/** Splits texts of several lines into one text for each line, since the canvas draws no `tspan` below another. */
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
