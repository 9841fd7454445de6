/// <reference lib="dom" />
import { portable } from './page-source.ts';

/**
 * An expression that makes an HTML document the content of the tab and waits until it has loaded. The fonts of its style
 * sheets come before its body: text is laid out once, and never in a font of the system that only stands in.
 */
export function writeDocument(html: string): string {
  return `(${portable(write, [])})(${JSON.stringify(html)})`;
}

async function write(html: string): Promise<void> {
  const body = Math.max(0, html.indexOf('</head>'));
  document.open();
  document.write(html.slice(0, body));
  // A font that does not load is found when the layout is inspected.
  await Promise.allSettled([...document.fonts].map((font) => font.load()));
  const loaded = new Promise((resolve) => addEventListener('load', resolve, { once: true }));
  document.write(html.slice(body));
  document.close();
  await loaded;
  await document.fonts.ready;
}
