// SVG rendered as pixels.
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { rasterizeWith } from '../../../scripts/draw/type/raster.ts';
import { readFonts } from '../../../scripts/host/fonts.ts';

const { raster } = rasterizeWith(await readFonts());
const svg = (inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50" viewBox="0 0 100 50" font-family="Inter, sans-serif">${inside}</svg>`;

async function pixels(
  png: Uint8Array,
): Promise<{ width: number; height: number; at: (x: number, y: number) => readonly number[]; dark: number }> {
  const image = await loadImage(Buffer.from(png));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const at = (x: number, y: number) => [
    ...data.slice(4 * (y * image.width + x), 4 * (y * image.width + x) + 4),
  ];
  const dark = data.reduce((sum, value, index) => sum + (index % 4 === 3 && value > 128 ? 1 : 0), 0);
  return { width: image.width, height: image.height, at, dark };
}

describe('pixels of a drawing', () => {
  it('have the size asked for, the colours of the drawing, and nothing behind it', async () => {
    const { width, height, at } = await pixels(
      await raster(svg('<rect width="50" height="50" fill="#0f5fa6"/>'), 200, 100),
    );
    expect([width, height]).toEqual([200, 100]);
    expect(at(20, 20)).toEqual([15, 95, 166, 255]);
    expect(at(180, 20)[3]).toBe(0);
  });

  it('stand on a ground where one is given', async () => {
    const { at } = await pixels(await raster(svg(''), 100, 50, '#ffffff'));
    expect(at(50, 25)).toEqual([255, 255, 255, 255]);
  });

  it('show every line of a text, in the embedded font', async () => {
    const one = await pixels(await raster(svg('<text y="20" font-size="20">MM</text>'), 100, 50));
    const two = await pixels(
      await raster(
        svg('<text y="20" font-size="20"><tspan>MM</tspan><tspan x="0" dy="24">MM</tspan></text>'),
        100,
        50,
      ),
    );
    expect(one.dark).toBeGreaterThan(50);
    expect(two.dark).toBeCloseTo(2 * one.dark, -1);
  });

  it('are the same twice', async () => {
    const text = svg('<text y="20">same</text>');
    expect(Buffer.from(await raster(text, 100, 50)).equals(Buffer.from(await raster(text, 100, 50)))).toBe(
      true,
    );
  });
});
