// Places the chapters of a document on pages in the browser; those that were placed before are placed in the same way.
import type { Page } from 'puppeteer-core';
import type { Cache } from '../../model/artifact.ts';
import { cacheKey, jsonEntry } from '../../model/cache.ts';
import { sha256 } from '../../model/digest.ts';
import type { PrintPage } from '../../model/page.ts';
import type { ChapterRecord, ChapterSource } from '../../print/page/pages/chapter-records.ts';
import { type Placement, placeFigures } from '../../print/page/pages/place-figures.ts';
import { startPlacement } from '../../print/page/pages/start-placement.ts';

/** What is asked of a placement, as of `placeFigures`. */
interface Asked {
  readonly gaps: readonly string[];
  readonly wanted: readonly string[];
}

/** Records that are kept of a chapter: of other places on its page, and of other room. */
const mostRecords = 6;

/**
 * Where the wanted elements come to stand, and the chapters that leave much of a page empty. A chapter that the cache has a record
 * of, and that begins where it began, costs no layout.
 */
export async function placeChapters(
  tab: Page,
  { html }: PrintPage,
  { gaps, wanted }: Asked,
  cache: Cache,
): Promise<Pick<Placement, 'emptied' | 'places'>> {
  const sources = (await tab.evaluate(startPlacement(wanted))) as readonly ChapterSource[];
  const head = html.slice(0, Math.max(0, html.indexOf('</head>')));
  const keys = keysOf(sources, [await tab.browser().version(), sha256(head)]);
  const known = await Promise.all(
    keys.map(async (key) => jsonEntry<readonly ChapterRecord[]>(await cache.get(key)) ?? []),
  );
  const { places, emptied, records } = (await tab.evaluate(placeFigures(gaps, wanted, known))) as Placement;
  await Promise.all(
    records.map(async (record, index) => {
      const key = keys[index];
      if (record === null || key === undefined) return;
      const kept = [record, ...(known[index] ?? [])].slice(0, mostRecords);
      await cache.put(key, Buffer.from(JSON.stringify(kept)));
    }),
  );
  return { places, emptied };
}

/** A key for each chapter. Whether the next chapter begins on the same page decides on the room in the one before it. */
function keysOf(sources: readonly ChapterSource[], context: readonly string[]): readonly string[] {
  const digests = sources.map(({ html }) => sha256(html));
  return sources.map(({ around, wanted }, index) =>
    cacheKey('placements', [...context, around, wanted, digests[index], digests[index + 1] ?? null]),
  );
}
