import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolvedProject } from '../support/resolved.ts';
import { type Chosen, chosen } from './chosen.ts';
import { pagesOfAnchors } from './destinations.ts';
import { encodePng } from './png.ts';
import { type Picture, rasterise } from './raster.ts';

// Makes the pictures of the README from a build of the real project: `npm run pictures`.

const root = join(import.meta.dirname, '../..');
const folder = join(import.meta.dirname, 'pictures');
const gap = 16;
const mat = [0xe7, 0xe9, 0xec] as const;

function build(output: string): void {
  const args = [join(root, 'scripts/start.js'), 'build', '--quiet', '--output', output];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

/** Numbers, from one, of the pages on which elements stand, or of slides. */
async function pagesOf(bytes: Uint8Array, { document, anchors }: Chosen): Promise<readonly number[]> {
  const slides = new Map(edition.slides.map(({ id, number }) => [id, number]));
  const found =
    document === 'deck.pdf'
      ? anchors.map((anchor) => slides.get(anchor))
      : await pagesOfAnchors(bytes, anchors);
  return found.map((number, index) => {
    if (number === undefined)
      throw new Error(`Unexpected anchor \`${anchors[index]}\`, not found in ${document}`);
    return number;
  });
}

/** Pictures side by side on a mat, so that white paper stands out on a white page. */
function sideBySide(pictures: readonly Picture[]): Picture {
  const width = pictures.reduce((sum, picture) => sum + picture.width + gap, gap);
  const height = Math.max(...pictures.map((picture) => picture.height)) + 2 * gap;
  const data = new Uint8Array(width * height * 4);
  for (let index = 0; index < data.length; index += 4) data.set([...mat, 255], index);
  let left = gap;
  for (const picture of pictures) {
    for (let y = 0; y < picture.height; y += 1) {
      const row = picture.data.subarray(y * picture.width * 4, (y + 1) * picture.width * 4);
      data.set(row, ((y + gap) * width + left) * 4);
    }
    left += picture.width + gap;
  }
  return { width, height, data };
}

async function make(picture: Chosen, output: string): Promise<void> {
  const { name, document, width } = picture;
  const bytes = readFileSync(join(output, document));
  const pictures = await rasterise(bytes, await pagesOf(bytes, picture), width);
  const png = encodePng(sideBySide(pictures));
  writeFileSync(join(folder, `${name}.png`), png);
  process.stdout.write(`tests/visual/pictures/${name}.png  ${Math.ceil(png.length / 1000)} kB\n`);
}

const { edition } = await resolvedProject();
const output = mkdtempSync(join(tmpdir(), 'pictures-'));
try {
  build(output);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const picture of chosen) await make(picture, output);
} finally {
  rmSync(output, { recursive: true, force: true });
}
