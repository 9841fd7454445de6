// Writes the CSS of the printed report's running heads.

import { toString as plainText } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { dateIn, wordIn } from '../../facts/language/language.ts';
import type { Chapter, Edition } from '../../model/edition.ts';
import type { Language } from '../../model/manner/language.ts';
import { needsLandscape } from '../tables/page-fit.ts';
import { closingPartsIn } from './contents.ts';

/**
 * One named `@page` for each part of the report, since Chromium's page margins can hold only literal text and counters.
 * `--main-pages` is the number of the last page, which printing fills in.
 */
export function runningHeads(edition: Edition): string {
  const chapters = edition.chapters.map((chapter) => ({
    name: pageName(chapter.id),
    head: headOf(chapter),
    isFront: chapter.matter === 'front',
    hasWide: hasWideTable(chapter),
  }));
  const closing = closingPartsIn(edition).map((part) => ({
    name: pageName(part.anchor),
    head: part.title,
    isFront: false,
  }));
  const front = { name: 'front', head: '', isFront: true };
  return [front, ...chapters, ...closing].map((part) => namedPage(part, edition)).join('\n');
}

interface Part {
  readonly name: string;
  readonly head: string;
  readonly isFront: boolean;
  /** Whether it has a table that is printed on a page across. */
  readonly hasWide?: boolean;
}

function hasWideTable({ body }: Chapter): boolean {
  let isFound = false;
  visit(body, 'table', (table) => {
    isFound ||= needsLandscape(table);
  });
  return isFound;
}

function namedPage({ name, head, isFront, hasWide }: Part, { meta, dataDate, units }: Edition): string {
  const { language } = units;
  const date = dateIn(language, dataDate) ?? dataDate;
  const edition = wordIn(language, 'edition-data', { edition: meta.id, date });
  const label = isFront
    ? 'counter(front, lower-roman)'
    : pageOf(language, 'counter(main)', 'var(--main-pages, "…")');
  const boxes = [
    `@top-left { content: ${quoted(head)} }`,
    `@top-right { content: ${quoted(meta.title)} }`,
    `@bottom-left { content: ${quoted([edition, meta.footer].filter((words) => words !== undefined).join(' · '))} }`,
    `@bottom-right { content: ${label} }`,
  ];
  const counter = isFront ? 'front' : 'main';
  const rules = `counter-increment: ${counter}; ${boxes.join(' ')}`;
  const upright = `@page ${name} { ${rules} }\n.${name} { page: ${name} }`;
  if (hasWide !== true) return upright;
  return `${upright}\n@page ${name}-across { size: var(--sheet-height) var(--sheet-width); ${rules} }\n.${name} .across { page: ${name}-across }`;
}

/** "page 3 of 7" as CSS content: words and counters in the order of the language. */
export function pageOf(language: Language, page: string, pages: string): string {
  const counters: Readonly<Record<string, string>> = { '{page}': page, '{pages}': pages };
  const parts = wordIn(language, 'page-of').split(/(\{page\}|\{pages\})/);
  return parts.flatMap((part) => (part === '' ? [] : [counters[part] ?? quoted(part)])).join(' ');
}

/** The name of the page of a chapter or part, which is also its class. */
export function pageName(anchor: string): string {
  return `page-${anchor.replaceAll(/[^a-zA-Z0-9-]/g, '-')}`;
}

function headOf(chapter: Chapter): string {
  const title = plainText({ type: 'paragraph', children: chapter.title });
  return chapter.number === undefined ? title : `${chapter.number}\u2002${title}`;
}

/** A CSS string. Characters that could end the string, the style element or the line are escaped. */
export function quoted(text: string): string {
  const safe = text.replaceAll(/["\\<>\n\r\f]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `);
  return `"${safe}"`;
}
