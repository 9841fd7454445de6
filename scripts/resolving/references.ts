import { createRequire } from 'node:module';
import { dateText } from '../amounts/typography.ts';
import { forgetful, type Memo } from '../memo.ts';
import type { CslItem, Reference } from '../model.ts';
import type { Citations } from './citations.ts';
import { referenceLocale, referenceStyle } from './reference-style.ts';

type Citeproc = typeof import('citeproc');

/** Every numbered source as an entry of the reference list. Only `http` and `https` addresses become links. */
export function formatReferences(
  citations: Citations,
  bibliography: ReadonlyMap<string, CslItem>,
  memo: Memo = forgetful,
): readonly Reference[] {
  const ids = citations.order().filter((id) => bibliography.has(id));
  if (ids.length === 0) return [];
  return memo.keep('references', [bibliography, ...ids], () => format(ids, citations, bibliography));
}

function format(
  ids: readonly string[],
  citations: Citations,
  bibliography: ReadonlyMap<string, CslItem>,
): readonly Reference[] {
  const formatted = formatEntries(ids, bibliography);
  return ids.map((id) => {
    const item = bibliography.get(id);
    const url = item === undefined ? undefined : addressOf(item);
    const entry = formatted.get(id) ?? '';
    return {
      id,
      number: citations.number(id),
      short: citations.short(id),
      html: url === undefined ? entry : linked(entry, url),
      text: textOf(entry),
      ...(url !== undefined && { url }),
      ...accessOf(item),
    };
  });
}

/** Loaded when first needed: it takes longer to load than everything else here together. */
function formatEntries(
  ids: readonly string[],
  bibliography: ReadonlyMap<string, CslItem>,
): ReadonlyMap<string, string> {
  const { Engine } = createRequire(import.meta.url)('citeproc') as Citeproc;
  const system = {
    retrieveLocale: () => referenceLocale,
    retrieveItem: (id: string) => structuredClone(bibliography.get(id) ?? { id }),
  };
  const engine = new Engine(system, referenceStyle, 'en-GB', true);
  engine.updateItems(ids);
  const [{ entry_ids: order }, entries] = engine.makeBibliography();
  return new Map(order.map(([id = ''], index) => [id, unwrap(entries[index] ?? '')]));
}

/** `<div class="csl-entry">…</div>` without the box. */
function unwrap(entry: string): string {
  return entry
    .replace(/^\s*<div class="csl-entry">/, '')
    .replace(/<\/div>\s*$/, '')
    .trim();
}

function addressOf(item: CslItem): string | undefined {
  if (typeof item.DOI === 'string') return `https://doi.org/${item.DOI}`;
  return typeof item.URL === 'string' && /^https?:\/\//i.test(item.URL) ? item.URL : undefined;
}

function accessOf(item: CslItem | undefined): { accessed?: string } {
  const date = item?.accessed as { 'date-parts'?: readonly (readonly number[])[] } | undefined;
  const parts = date?.['date-parts']?.[0] ?? [];
  const accessed = dateText(parts.map((part) => String(part).padStart(2, '0')).join('-'));
  return accessed === undefined ? {} : { accessed };
}

function linked(entry: string, url: string): string {
  const shown = escapeText(url);
  const at = entry.lastIndexOf(shown);
  if (at === -1) return entry;
  const link = `<a href="${shown.replaceAll('"', '&#34;')}">${shown}</a>`;
  return `${entry.slice(0, at)}${link}${entry.slice(at + shown.length)}`;
}

/** As citeproc escapes text. */
function escapeText(text: string): string {
  return text.replaceAll('&', '&#38;').replaceAll('<', '&#60;').replaceAll('>', '&#62;');
}

function textOf(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&#60;', '<')
    .replaceAll('&#62;', '>')
    .replaceAll(/&#160;|&nbsp;/g, '\u00a0')
    .replaceAll(/&#38;|&amp;/g, '&');
}
