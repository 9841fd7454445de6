// Lists the sources that are cited, and formats them as entries of a reference list.

import { createRequire } from 'node:module';
import { inEnglish, wordIn } from '../../facts/language/language.ts';
import { dateText } from '../../facts/typography.ts';
import type { CslItem, Reading } from '../../model/data.ts';
import type { Reference } from '../../model/edition.ts';
import type { Language } from '../../model/manner/language.ts';
import { type Memo, noMemo } from '../../model/memo.ts';
import type { Citations } from './citations.ts';
import { referenceLocale, referenceStyle } from './reference-style.ts';

type Citeproc = typeof import('citeproc');

/** Every numbered source that the bibliography has, in order of number. `url` is set for DOIs and for `http` and `https` addresses only. */
export function listReferences(
  { numbers, shorts }: Citations,
  bibliography: ReadonlyMap<string, CslItem>,
  language: Language = inEnglish,
): readonly Reference[] {
  return [...numbers].flatMap(([id, number]) => {
    const item = bibliography.get(id);
    if (item === undefined) return [];
    const url = addressOf(item);
    const address = url === undefined ? {} : { url };
    const note = typeof item.note === 'string' ? { note: item.note } : {};
    const access = accessOf(item, language);
    return [{ id, number, short: shorts.get(id) ?? id, item, ...address, ...access, ...note }];
  });
}

/** The entries of a reference list as safe HTML, by id. */
export function formatReferences(
  references: readonly Reference[],
  memo: Memo = noMemo,
  language: Language = inEnglish,
): ReadonlyMap<string, string> {
  const items = references.map(({ item }) => item);
  const entries = memo.get('references', [language, ...items], () => formatEntries(items, language));
  return new Map(
    references.map(({ id, url }) => {
      const entry = entries.get(id) ?? '';
      return [id, url === undefined ? entry : linked(entry, url)];
    }),
  );
}

/** Citeproc is loaded at the first use, since loading it takes longer than resolving every name of a project. */
function formatEntries(items: readonly CslItem[], language: Language): ReadonlyMap<string, string> {
  if (items.length === 0) return new Map();
  const { Engine } = createRequire(import.meta.url)('citeproc') as Citeproc;
  const byId = new Map(items.map((item) => [item.id, item]));
  const system = {
    retrieveLocale: () => referenceLocale(language),
    retrieveItem: (id: string) => dated(withoutNote(byId.get(id) ?? { id }), language),
  };
  const engine = new Engine(system, referenceStyle, 'en-GB', true);
  engine.updateItems([...byId.keys()]);
  const [{ entry_ids: order }, entries] = engine.makeBibliography();
  return new Map(order.map(([id = ''], index) => [id, unwrap(entries[index] ?? '')]));
}

/** Citeproc takes lines such as "publisher: ACME" of a note for variables, and prints no note: `Reference.note` is printed. */
function withoutNote(item: object): object {
  return { ...structuredClone(item), note: undefined };
}

/** A source without a year says so in its place: a bare title looks as if the year was forgotten. */
function dated(item: object, language: Language): object {
  return 'issued' in item ? item : { ...item, issued: { literal: wordIn(language, 'undated') } };
}

/** The HTML inside the `<div class="csl-entry">` that citeproc puts around an entry. */
function unwrap(entry: string): string {
  return entry
    .replace(/^\s*<div class="csl-entry">/, '')
    .replace(/<\/div>\s*$/, '')
    .trim();
}

/** How a source was read: at first hand unless its entry says otherwise. */
export function readingOf({ custom }: CslItem): Reading {
  return custom?.read ?? 'first-hand';
}

function addressOf(item: CslItem): string | undefined {
  if (typeof item.DOI === 'string') return `https://doi.org/${item.DOI}`;
  return typeof item.URL === 'string' && /^https?:\/\//i.test(item.URL) ? item.URL : undefined;
}

/** Nothing for a source that was read through another one: its own address was not opened. */
function accessOf(item: CslItem, language: Language): { accessed?: string } {
  if (readingOf(item) === 'second-hand' || readingOf(item) === 'index') return {};
  const date = item.accessed as { 'date-parts'?: readonly (readonly number[])[] } | undefined;
  const parts = date?.['date-parts']?.[0] ?? [];
  const accessed = dateText(parts.map((part) => String(part).padStart(2, '0')).join('-'), language);
  return accessed === undefined ? {} : { accessed: accessed.replaceAll(' ', '\u00a0') };
}

function linked(entry: string, url: string): string {
  const shown = escapeText(url);
  const at = entry.lastIndexOf(shown);
  if (at === -1) return entry;
  const link = `<a href="${shown.replaceAll('"', '&#34;')}">${shown}</a>`;
  return `${entry.slice(0, at)}${link}${entry.slice(at + shown.length)}`;
}

/** Text escaped in the way citeproc escapes it, so that it can be found in an entry. */
function escapeText(text: string): string {
  return text.replaceAll('&', '&#38;').replaceAll('<', '&#60;').replaceAll('>', '&#62;');
}
