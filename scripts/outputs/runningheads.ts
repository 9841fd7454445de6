import { toString as plainText } from 'mdast-util-to-string';
import type { Chapter, Edition } from '../model.ts';
import { closingParts } from './contents.ts';

/** One named page for each chapter and closing part, since the printer knows no running heads but literal ones. */
export function runningHeads(edition: Edition): string {
  const parts = [
    ...edition.chapters.map((chapter) => ({
      anchor: chapter.id,
      head: headOf(chapter),
      matter: chapter.matter,
    })),
    ...closingParts.map((part) => ({ anchor: part.anchor, head: part.title, matter: 'back' as const })),
  ];
  return parts.map(({ anchor, head, matter }) => namedPage(anchor, head, matter !== 'front')).join('\n');
}

function namedPage(anchor: string, head: string, isNumbered: boolean): string {
  const name = pageName(anchor);
  const count = isNumbered ? 'counter-increment: main; ' : 'counter-increment: front; ';
  const foot = isNumbered
    ? '"page " counter(main) " of " var(--main-pages, "…")'
    : 'counter(front, lower-roman)';
  return [
    `@page ${name} { ${count}@top-left { content: ${quoted(head)} } @bottom-right { content: ${foot} } }`,
    `.${name} { page: ${name} }`,
  ].join('\n');
}

/** Class and page name of a chapter. */
export function pageName(anchor: string): string {
  return `page-${anchor.replaceAll(/[^a-zA-Z0-9-]/g, '-')}`;
}

function headOf(chapter: Chapter): string {
  const title = plainText({ type: 'paragraph', children: chapter.title });
  return chapter.number === undefined ? title : `${chapter.number}\u2002${title}`;
}

/** A CSS string; what could end it, the style element or the line is escaped. */
export function quoted(text: string): string {
  const safe = text.replaceAll(/["\\<>\n\r\f]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `);
  return `"${safe}"`;
}
