// Writes the CSS of the pages of a volume: their names, running heads and feet.

import { dateIn, wordIn } from '../../facts/language/language.ts';
import type { Edition } from '../../model/edition.ts';
import type { Language } from '../../model/manner/language.ts';
import type { Volume } from '../../model/project.ts';

/**
 * The pages `front`, `main`, `main-across` and, without heads, `brief` of a volume. Chromium's page margins can hold only literal text and counters:
 * the heads are the counter of pages in a style of its own, `chapter-heads` and `section-heads`, whose symbols printing fills
 * in when it knows where headings stand. With `isDuplex`, what stands outside changes sides.
 */
export function runningHeads(
  { meta, dataDate, units }: Edition,
  isDuplex: boolean,
  volume: Volume = 'report',
): string {
  const { language } = units;
  const date = dateIn(language, dataDate) ?? dataDate;
  const words = wordIn(language, 'edition-data', { edition: meta.id, date });
  // A page that lies alone on a desk says which volume it is of.
  const own = volume === 'report' ? undefined : capitalized(wordIn(language, `volume-${volume}`));
  const foot = quoted([own, words, meta.footer].filter((one) => one !== undefined).join(' · '));
  const front = {
    counter: 'front',
    inner: quoted(''),
    outer: quoted(''),
    number: 'counter(front, lower-roman)',
  };
  const main = {
    counter: 'main',
    inner: 'counter(main, chapter-heads)',
    outer: 'counter(main, section-heads)',
    number: 'counter(main)',
  };
  const size = 'size: var(--sheet-height) var(--sheet-width); ';
  return [
    pages('front', front, foot, isDuplex),
    pages('main', main, foot, isDuplex),
    pages('main-across', main, foot, isDuplex, size),
    pages('brief', { ...main, inner: quoted(''), outer: quoted('') }, foot, isDuplex),
  ].join('\n');
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What stands in the margins of pages: texts and counters as CSS content. */
interface Margins {
  readonly counter: string;
  readonly inner: string;
  readonly outer: string;
  readonly number: string;
}

function pages(name: string, margins: Margins, foot: string, isDuplex: boolean, size = ''): string {
  const { counter, inner, outer, number } = margins;
  const boxes = (left: string, right: string, footLeft: string, footRight: string) =>
    `@top-left { content: ${left} } @top-right { content: ${right} } @bottom-left { content: ${footLeft} } @bottom-right { content: ${footRight} }`;
  const usual = `@page ${name} { ${size}counter-increment: ${counter}; ${boxes(inner, outer, foot, number)} }`;
  if (!isDuplex) return usual;
  return [
    usual,
    `@page ${name}:right { ${sideMargins('+', '-')} }`,
    `@page ${name}:left { ${sideMargins('-', '+')} ${boxes(outer, inner, number, foot)} }`,
  ].join('\n');
}

/** Paper that is bound needs more room on the inner side. */
function sideMargins(left: '+' | '-', right: '+' | '-'): string {
  const side = '(var(--sheet-width) - var(--whole)) / 2';
  return `margin-left: calc(${side} ${left} 4mm); margin-right: calc(${side} ${right} 4mm);`;
}

/** "page 3 of 7" as CSS content: words and counters in the order of the language. */
export function pageOf(language: Language, page: string, pages: string): string {
  const counters: Readonly<Record<string, string>> = { '{page}': page, '{pages}': pages };
  const parts = wordIn(language, 'page-of').split(/(\{page\}|\{pages\})/);
  return parts.flatMap((part) => (part === '' ? [] : [counters[part] ?? quoted(part)])).join(' ');
}

/** A CSS string. Characters that could end the string, the style element or the line are escaped. */
export function quoted(text: string): string {
  const safe = text.replaceAll(/["\\<>\n\r\f]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `);
  return `"${safe}"`;
}
