import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { compare, tolerance, writeSideBySide } from './comparison.ts';
import type { Picture } from './raster.ts';

/** A white page of the size that pages are compared at, with a word of 40 by 7 pixels on it. */
function page(left: number): Picture {
  const [width, height] = [420, 594];
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let y = 100; y < 107; y += 1) {
    for (let x = left; x < left + 40; x += 2) data.set([20, 20, 20], (y * width + x) * 4);
  }
  return { width, height, data };
}

it('the same picture has no difference', () => {
  expect(compare('page', page(50), page(50))).toMatchObject({ share: 0 });
});

it('a word that moves is a difference', () => {
  expect(compare('page', page(53), page(50)).share).toBeGreaterThan(tolerance);
});

it('another size, or no picture to compare with, is a difference of everything', () => {
  const small = { width: 1, height: 1, data: new Uint8Array(4) };
  expect(compare('page', page(50), small).share).toBe(1);
  expect(compare('page', page(50), undefined).share).toBe(1);
});

it('a page below the temporary folder shows what was expected, what is there now, and the difference', () => {
  const path = writeSideBySide('Pictures of the report', [compare('report-cover', page(53), page(50))]);
  try {
    expect(path.startsWith(tmpdir())).toBe(true);
    const html = readFileSync(path, 'utf8');
    expect(html.match(/src="data:image\/png;base64,/g)).toHaveLength(3);
    expect(html).toContain('report-cover');
    expect(html).toContain('UPDATE=1');
  } finally {
    rmSync(dirname(path), { recursive: true, force: true });
  }
});
