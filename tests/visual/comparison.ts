import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { encodePng } from './png.ts';
import type { Picture } from './raster.ts';

/** Share of pixels that may differ: less than a word that moves. */
export const tolerance = 0.0005;

/** How a picture stands to the one that is expected. */
export interface Comparison {
  readonly name: string;
  /** Absent when there is none yet. */
  readonly expected?: Picture;
  readonly actual: Picture;
  /** What differs, in red; absent when the sizes differ. */
  readonly difference?: Picture;
  /** Pixels that differ, as a share of all; 1 when there is nothing to compare with. */
  readonly share: number;
}

/** Compares two pictures; how edges are smoothed does not count as a difference. */
export function compare(name: string, actual: Picture, expected: Picture | undefined): Comparison {
  if (expected === undefined) return { name, actual, share: 1 };
  const { width, height } = expected;
  if (width !== actual.width || height !== actual.height) return { name, expected, actual, share: 1 };
  const data = new Uint8Array(width * height * 4);
  const pixels = pixelmatch(expected.data, actual.data, data, width, height, { threshold: 0.1 });
  return { name, expected, actual, difference: { width, height, data }, share: pixels / (width * height) };
}

/** Writes a page that shows pictures beside those that are expected, and gives its path below the system's temporary folder. */
export function writeSideBySide(title: string, comparisons: readonly Comparison[]): string {
  const path = join(mkdtempSync(join(tmpdir(), 'visual-')), 'index.html');
  const rows = comparisons.map(({ name, share, expected, difference, actual }) => {
    const cells = [expected, actual, difference].map((picture) => `<td>${image(picture)}</td>`).join('');
    return `<tr><th>${name}<br>${percent(share)}</th>${cells}</tr>`;
  });
  const style =
    'body{font:14px sans-serif;margin:24px;background:#ddd}td,th{padding:8px;vertical-align:top;text-align:left}';
  const head = '<tr><th></th><th>Expected</th><th>Now</th><th>Difference</th></tr>';
  writeFileSync(
    path,
    `<!doctype html><meta charset="utf-8"><title>${title}</title><style>${style}</style><h1>${title}</h1>
<p>If what is new is right: <code>UPDATE=1 npx vitest run tests/visual</code></p>
<table>${head}${rows.join('\n')}</table>\n`,
  );
  return path;
}

/** A share as "0.12 %". */
export function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}

function image(picture: Picture | undefined): string {
  if (picture === undefined) return 'none';
  return `<img src="data:image/png;base64,${encodePng(picture).toString('base64')}" alt="">`;
}
