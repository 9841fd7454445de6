// Pages to print in tests, and fixtures.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PrintPage } from '../../../scripts/model/page.ts';
import type { Place } from '../../../scripts/model/sources.ts';

/** Where the bundled browser is unpacked for tests: the same place as for builds. */
export const cacheFolder = join(import.meta.dirname, '../../../.cache/browser');

const fonts = join(import.meta.dirname, '../../../node_modules/@fontsource/inter/files');

/** `@font-face` rules with Inter in two weights. */
function fontFaces(): string {
  return [400, 700]
    .map((weight) => {
      const bytes = readFileSync(join(fonts, `inter-latin-${weight}-normal.woff2`)).toString('base64');
      return `@font-face { font-family: "Inter"; font-weight: ${weight}; src: url(data:font/woff2;base64,${bytes}); }`;
    })
    .join('\n');
}

/** The text of a fixture with the fonts in it. */
export function fixture(name: 'report' | 'deck'): string {
  const text = readFileSync(join(import.meta.dirname, 'fixtures', `${name}.html`), 'utf8');
  return text.replace('/* fonts */', fontFaces);
}

/** A whole small document with Inter embedded; `form` decides its sheets and margins. */
export function sheet(form: 'pages' | 'slides', body: string, style = ''): string {
  const size = form === 'pages' ? 'A4; margin: 20mm' : '1280px 720px; margin: 0';
  const slides =
    'section { box-sizing: border-box; width: 1280px; height: 720px; padding: 40px; break-after: page; }';
  const base = `@page { size: ${size}; font: 8pt "Inter" } body { margin: 0; font: ${form === 'slides' ? 28 : 24}px/1.3 "Inter"; color: #111 }`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sheet</title><style>${fontFaces()}
${base} ${form === 'slides' ? slides : ''} ${style}</style></head><body>${body}</body></html>`;
}

/** Where elements are said to come from: each id on a line of its own. */
export function originsOf(html: string): ReadonlyMap<string, Place> {
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1] ?? '');
  return new Map(
    ids.map((id, index) => {
      const point = { line: index + 1, column: 1, offset: 0 };
      return [id, { path: `${id}.md`, position: { start: point, end: point } }];
    }),
  );
}

/** A page to print, with everything that a finished file says about itself. */
export function printPage(html: string, form: 'pages' | 'slides', more: Partial<PrintPage> = {}): PrintPage {
  return {
    kind: 'print',
    path: form === 'pages' ? 'report.pdf' : 'deck.pdf',
    html,
    form,
    document: {
      title: 'Containers & “machines” <µ>',
      authors: ['Ada Author', 'Bob Ünal'],
      subject: 'What is said',
      creator: 'maker',
      keywords: ['containers', 'virtual machines'],
      language: 'en',
      date: '2026-11-20T08:30:00Z',
    },
    origins: originsOf(html),
    ...more,
  };
}
