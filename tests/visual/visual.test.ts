import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundledChromium } from '../../scripts/host/browser/chromium.ts';
import { openPrinter } from '../../scripts/host/browser/printer.ts';
import { slideLayouts } from '../../scripts/render/deck/layouts/index.ts';
import { pageTexts } from '../engine/browser/described.ts';
import { cacheFolder } from '../engine/browser/printing.ts';
import { buildFixture, type Whole } from '../support/whole.ts';
import { type Comparison, compare, percent, tolerance, writeSideBySide } from './comparison.ts';
import { pagesOfAnchors } from './destinations.ts';
import { decodePng, encodePng } from './png.ts';
import { type Picture, rasterise } from './raster.ts';

const update = process.env.UPDATE === '1';
if (update && process.env.CI)
  throw new Error('UPDATE=1 rewrites expectations and is refused where CI is set');

const folder = join(import.meta.dirname, 'expected');

// Another browser breaks lines and sets letters a little differently, which is no mistake of ours.
const isPinned = (await bundledChromium()) !== undefined && (process.env.CHROME_PATH ?? '') === '';

describe.runIf(isPinned)('the showcase, printed by the bundled browser', () => {
  let whole: Whole;
  beforeAll(async () => {
    const printer = await openPrinter({ cacheFolder });
    try {
      whole = await buildFixture('showcase', printer);
    } finally {
      await printer.close();
    }
  });

  function bytesOf(path: string): Uint8Array {
    const found = whole.artifacts.find((artifact) => artifact.path === path);
    if (found === undefined) throw new Error(`${path} was not made: ${whole.said.join('; ')}`);
    return found.bytes;
  }

  it('has nothing wrong with its layout', () => {
    expect(whole.said).toEqual([]);
  });

  it('has pages that look as they did', async () => {
    const bytes = bytesOf('report.pdf');
    const anchors = {
      chapter: 'boiling',
      table: 'tbl-boil-times',
      blocks: 'safety',
      code: 'safety-which-one',
    };
    const found = await pagesOfAnchors(bytes, Object.values(anchors));
    const contents = (await pageTexts(bytes)).findIndex((text) => text.includes('Contents')) + 1;
    const pages = {
      cover: 1,
      contents,
      ...Object.fromEntries(Object.keys(anchors).map((name, index) => [name, found[index] ?? 0])),
    };
    expect(Object.entries(pages).filter(([, number]) => number === 0)).toEqual([]);
    await expectAsBefore('report', pages, bytes, 420);
  });

  it('has a page of evidence that looks as it did', async () => {
    const bytes = bytesOf('evidence.pdf');
    const [ledger] = await pagesOfAnchors(bytes, ['ledger']);
    expect(ledger).toBeGreaterThan(0);
    await expectAsBefore('evidence', { ledger: ledger ?? 0 }, bytes, 420);
  });

  it('has slides of every layout that look as they did', async () => {
    const first = [...slideLayouts.values()].map((layout) => {
      const slide = whole.edition.slides.find((candidate) => candidate.layout === layout);
      return [layout.name, slide?.number ?? 0] as const;
    });
    const diagram = whole.edition.slides.find(({ charts }) => charts.includes('choose'));
    const data = whole.edition.slides.at(-1);
    const slides = { ...Object.fromEntries(first), diagram: diagram?.number ?? 0, data: data?.number ?? 0 };
    await expectAsBefore('deck', slides, bytesOf('deck.pdf'), 400);
  });
});

it('the expected pictures are small enough to live in a repository', () => {
  const sizes = readdirSync(folder).map((name) => readFileSync(join(folder, name)).length);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(600_000);
});

/** Compares pages of a document, by name, with the pictures of that name, and points to a page that shows what differs. */
async function expectAsBefore(
  document: string,
  pages: Readonly<Record<string, number>>,
  bytes: Uint8Array,
  width: number,
): Promise<void> {
  const names = Object.keys(pages).map((name) => `${document}-${name}`);
  const pictures = await rasterise(bytes, Object.values(pages), width);
  if (update) rewrite(document, names, pictures);
  const comparisons = pictures.map((picture, index) => compareWithFile(names[index] ?? '', picture));
  const different = comparisons.filter(({ share }) => share > tolerance);
  if (different.length > 0) {
    const list = different.map(({ name, share }) => `${name} differs in ${percent(share)}`).join(', ');
    throw new Error(`${list}; see ${writeSideBySide(`Pictures of the ${document}`, different)}`);
  }
  const kept = readdirSync(folder).filter((name) => name.startsWith(`${document}-`));
  expect(kept.sort()).toEqual(names.map((name) => `${name}.png`).sort());
}

function compareWithFile(name: string, picture: Picture): Comparison {
  const path = join(folder, `${name}.png`);
  return compare(name, picture, existsSync(path) ? decodePng(readFileSync(path)) : undefined);
}

function rewrite(document: string, names: readonly string[], pictures: readonly Picture[]): void {
  mkdirSync(folder, { recursive: true });
  for (const old of readdirSync(folder)) if (old.startsWith(`${document}-`)) rmSync(join(folder, old));
  for (const [index, picture] of pictures.entries())
    writeFileSync(join(folder, `${names[index]}.png`), encodePng(picture));
}
