// Looks at pages for the screen, leaving out the chapters that were found sound before.
import type { VFileMessage } from 'vfile-message';
import type { Cache, Printer } from '../model/artifact.ts';
import { cacheKey } from '../model/cache.ts';
import type { TextPage } from '../model/page.ts';

/**
 * What is wrong with the layout of pages for the screen, those that say where their elements come from. What was found sound
 * before is not looked at again: a page as a whole, or a chapter in the same frame. Rejects when `signal` aborts.
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
  const keys = chapters.map(({ text }) => cacheKey('screens of a chapter', [version, head, text]));
  const known = await Promise.all(keys.map(async (key) => (await cache.get(key)) !== undefined));
  const text = withoutChapters(
    page.text,
    chapters.filter((_, index) => known[index]),
  );
  const messages = await opened.inspect({ ...page, text }, signal);
  if (messages.length === 0) await Promise.all([keyOfPage, ...keys].map((key) => cache.put(key, sound)));
  return messages;
}

/** A chapter of a page, with its tags, and where it begins. */
interface ChapterText {
  readonly start: number;
  readonly text: string;
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
      chapters.push({ start, text: html.slice(start, tag.index + whole.length) });
  }
  return { head: html.slice(0, Math.max(0, html.indexOf('</head>'))), chapters };
}

/** The page with the chapters left empty. */
function withoutChapters(html: string, chapters: readonly ChapterText[]): string {
  const kept: string[] = [];
  let end = 0;
  for (const { start, text } of chapters) {
    kept.push(html.slice(end, start), text.slice(0, text.indexOf('>') + 1), '</section>');
    end = start + text.length;
  }
  return [...kept, html.slice(end)].join('');
}
