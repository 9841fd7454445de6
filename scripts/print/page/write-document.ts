// Loads an HTML document in a tab of the browser.
/// <reference lib="dom" />
import { portable } from './page-source.ts';

/**
 * An expression for the browser that writes an HTML document into the tab and resolves when it has loaded. The fonts of its
 * style sheets are loaded before its body is written, so that text is laid out once and not first in a fallback font.
 */
export function writeDocument(html: string): string {
  return `(${portable(write, [])})(${JSON.stringify(html)})`;
}

async function write(html: string): Promise<void> {
  const body = Math.max(0, html.indexOf('</head>'));
  document.open();
  document.write(html.slice(0, body));
  // The checks of the layout report fonts that did not load.
  await Promise.allSettled([...document.fonts].map((font) => font.load()));
  const loaded = new Promise((resolve) => addEventListener('load', resolve, { once: true }));
  document.write(html.slice(body));
  document.close();
  await loaded;
  await document.fonts.ready;
}
