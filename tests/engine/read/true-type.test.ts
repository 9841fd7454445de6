// Fonts of the web as plain TrueType.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { characters } from '../../../scripts/read/fonts/cmap.ts';
import { fontDirectory, fontTables } from '../../../scripts/read/fonts/tables.ts';
import { trueType } from '../../../scripts/read/fonts/true-type.ts';

const { resolve } = createRequire(import.meta.url);
const fileOf = (path: string) => new Uint8Array(readFileSync(resolve(path)));
const files = [
  '@fontsource/inter/files/inter-latin-400-normal',
  '@fontsource/inter/files/inter-latin-ext-700-normal',
  '@fontsource/source-serif-4/files/source-serif-4-latin-400-italic',
  '@fontsource/jetbrains-mono/files/jetbrains-mono-latin-400-normal',
  'inter-ui/web/Inter-Regular',
];

/** The pixels of every character of a font, as the canvas draws them. */
function pixelsOf(bytes: Uint8Array, name: string, text: readonly string[]): Uint8ClampedArray {
  const key = GlobalFonts.register(Buffer.from(bytes), name);
  expect(key, name).not.toBeNull();
  const [columns, size] = [40, 24];
  const canvas = createCanvas(columns * size, Math.ceil(text.length / columns) * size * 1.5);
  const context = canvas.getContext('2d');
  context.font = `${size * 0.7}px "${name}"`;
  for (const [index, character] of text.entries())
    context.fillText(character, (index % columns) * size, (Math.floor(index / columns) + 0.8) * size * 1.5);
  return context.getImageData(0, 0, canvas.width, canvas.height).data;
}

describe.each(files)('%s', (path) => {
  const packed = fileOf(`${path}.woff2`);
  const plain = trueType(packed) ?? new Uint8Array();

  it('is a TrueType file with the same tables, whose sum is right', () => {
    const view = new DataView(plain.buffer);
    expect(view.getUint32(0)).toBe(0x00010000);
    expect([...fontDirectory(plain).tables].sort()).toEqual([...fontDirectory(packed).tables].sort());
    let sum = 0;
    for (let at = 0; at + 4 <= plain.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
    expect(sum).toBe(0xb1b0afba);
  });

  it('draws every character as before', () => {
    const text = [...characters(packed)]
      .filter((code) => code > 32)
      .map((code) => String.fromCodePoint(code));
    expect(text.length).toBeGreaterThan(50);
    const before = pixelsOf(packed, `before ${path}`, text);
    expect(before.some((value) => value > 0)).toBe(true);
    expect(Buffer.compare(Buffer.from(pixelsOf(plain, `after ${path}`, text)), Buffer.from(before))).toBe(0);
  });
});

describe('other fonts', () => {
  it('stay as they are where they are plain, or are packed as woff', () => {
    const [path = ''] = files;
    const woff = trueType(fileOf(`${path}.woff`)) ?? new Uint8Array();
    expect(fontTables(woff)('glyf')?.byteLength).toBeGreaterThan(1000);
    const again = trueType(woff) ?? new Uint8Array();
    expect(Buffer.compare(Buffer.from(again), Buffer.from(woff))).toBe(0);
  });

  it('are refused where they are no fonts', () => {
    expect(() => trueType(new Uint8Array(100))).toThrow(TypeError);
  });
});
