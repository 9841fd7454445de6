// Makes HTML elements as hast nodes and writes them as text.
import type { Element, ElementContent, Properties } from 'hast';
import { toHtml } from 'hast-util-to-html';

/** An element. A string among its children becomes a text node, which is escaped when written. */
export function element(
  tagName: string,
  properties: Properties = {},
  children: readonly (ElementContent | string)[] = [],
): Element {
  const nodes = children.map((child): ElementContent => (typeof child === 'string' ? text(child) : child));
  return { type: 'element', tagName, properties, children: nodes };
}

/** A text node. */
export function text(value: string): ElementContent {
  return { type: 'text', value };
}

/** HTML from the project's templates, written without escaping. It must not contain text that is not escaped already. */
export function trusted(html: string): ElementContent {
  return { type: 'raw', value: html } as unknown as ElementContent;
}

/** Elements as HTML text. */
export function write(nodes: readonly ElementContent[]): string {
  return toHtml({ type: 'root', children: [...nodes] }, { allowDangerousHtml: true });
}
