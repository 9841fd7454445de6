import type { Element, ElementContent, Properties } from 'hast';
import { toHtml } from 'hast-util-to-html';

/** An element; a string among its children becomes text, which is escaped when written. */
export function element(
  tagName: string,
  properties: Properties = {},
  children: readonly (ElementContent | string)[] = [],
): Element {
  const kids = children.map((child): ElementContent => (typeof child === 'string' ? text(child) : child));
  return { type: 'element', tagName, properties, children: kids };
}

/** A piece of text. */
export function text(value: string): ElementContent {
  return { type: 'text', value };
}

/** HTML that a template of ours has made; the only way past escaping. */
export function trusted(html: string): ElementContent {
  return { type: 'raw', value: html } as unknown as ElementContent;
}

/** Elements as HTML text. */
export function write(nodes: readonly ElementContent[]): string {
  return toHtml({ type: 'root', children: [...nodes] }, { allowDangerousHtml: true });
}
