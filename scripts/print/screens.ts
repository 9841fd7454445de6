// Looks at pages for the screen, leaving out the chapters, and rows of the ledger, that were found sound before.
import type { VFileMessage } from 'vfile-message';
import type { Cache, Printer } from '../model/artifact.ts';
import { cacheKey, jsonEntry } from '../model/cache.ts';
import { sha256 } from '../model/digest.ts';
import type { TextPage } from '../model/page.ts';

/**
 * What is wrong with the layout of pages for the screen, those that say where their elements come from. What was found sound
 * before is not looked at again: a page as a whole, or a chapter or a row of the ledger in the same page. Rejects when `signal` aborts.
 */
export async function inspectScreens(
  pages: readonly TextPage[],
  printer: () => Promise<Printer>,
  cache: Cache,
  signal?: AbortSignal,
): Promise<readonly VFileMessage[]> {
  const looked = pages.filter(({ origins }) => origins !== undefined);
  const found = looked.map((page) => inspectScreen(page, printer, cache, signal));
  return (await Promise.all(found)).flat();
}

const sound = new Uint8Array();

async function inspectScreen(
  page: TextPage,
  printer: () => Promise<Printer>,
  cache: Cache,
  signal: AbortSignal | undefined,
): Promise<readonly VFileMessage[]> {
  const opened = await printer();
  const version = await opened.version();
  const keyOfPage = cacheKey('screens', [version, page.text]);
  if ((await cache.get(keyOfPage)) !== undefined) return [];
  const { head, chapters } = chaptersOf(page.text);
  const keyOfRows = cacheKey('screens of rows', [version, head]);
  const soundRows = new Set(jsonEntry<readonly string[]>(await cache.get(keyOfRows)));
  const keys = chapters.map(({ frame }) => cacheKey('screens of a chapter', [version, head, frame]));
  const known = await Promise.all(keys.map(async (key) => (await cache.get(key)) !== undefined));
  const text = withoutKnown(page.text, chapters, { known, soundRows });
  const messages = await opened.inspect({ ...page, text }, signal);
  if (messages.length > 0) return messages;
  const rows = chapters.flatMap((chapter) => chapter.rows.map(({ digest }) => digest));
  await cache.put(keyOfRows, Buffer.from(JSON.stringify(rows)));
  await Promise.all([keyOfPage, ...keys].map((key) => cache.put(key, sound)));
  return [];
}

/** A part of a text, and where it begins. */
interface Part {
  readonly start: number;
  readonly text: string;
}

/** A chapter of a page with its tags. `frame` is its text without the rows of the ledger, of which each is laid out alone. */
interface ChapterText extends Part {
  readonly frame: string;
  readonly rows: readonly (Part & { readonly digest: string })[];
}

/** The styles and scripts of a page, which come before its body, and its outermost chapters. */
function chaptersOf(html: string): { readonly head: string; readonly chapters: readonly ChapterText[] } {
  const chapters: ChapterText[] = [];
  let [start, depth] = [-1, 0];
  for (const tag of html.matchAll(/<(\/?)section\b([^>]*)>/gu)) {
    const [whole, slash, attributes = ''] = tag;
    if (depth === 0) start = /\bclass="chapter\b/u.test(attributes) ? tag.index : -1;
    depth += slash === '' ? 1 : -1;
    if (depth === 0 && start >= 0)
      chapters.push(chapterText({ start, text: html.slice(start, tag.index + whole.length) }));
  }
  return { head: html.slice(0, Math.max(0, html.indexOf('</head>'))), chapters };
}

function chapterText({ start, text }: Part): ChapterText {
  const table = text.indexOf('<table class="ledger">');
  const found = table < 0 ? [] : [...text.slice(table).matchAll(/<tr id=".*?<\/tr>\n/gsu)];
  const rows = found.map(({ index, 0: row }) => ({
    start: start + table + index,
    text: row,
    digest: sha256(row).slice(0, 16),
  }));
  return { start, text, rows, frame: without(text, rows, start) };
}

/** What was found sound before. */
interface Known {
  /** Of each chapter, whether its frame was. */
  readonly known: readonly boolean[];
  /** The digests of rows. */
  readonly soundRows: ReadonlySet<string>;
}

/** The page with the chapters that are known left empty, and without the known rows of the others. */
function withoutKnown(html: string, chapters: readonly ChapterText[], { known, soundRows }: Known): string {
  const left = chapters.flatMap(({ start, text, rows }, index): readonly Part[] => {
    const knownRows = rows.filter(({ digest }) => soundRows.has(digest));
    if (known[index] !== true || knownRows.length < rows.length) return knownRows;
    const from = text.indexOf('>') + 1;
    return [{ start: start + from, text: text.slice(from, text.lastIndexOf('<')) }];
  });
  return without(html, left, 0);
}

/** A text, which begins at `offset`, without some of its parts. */
function without(text: string, parts: readonly Part[], offset: number): string {
  const kept: string[] = [];
  let end = 0;
  for (const part of parts) {
    kept.push(text.slice(end, part.start - offset));
    end = part.start - offset + part.text.length;
  }
  return [...kept, text.slice(end)].join('');
}
