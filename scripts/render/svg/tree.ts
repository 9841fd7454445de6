// Reads the SVG of a drawing as a tree, and writes it for HTML.
import { SaxesParser } from 'saxes';
import { escapeXml } from '../../draw/svg.ts';

/** An element of a drawing. Texts are strings. */
export interface SvgElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (SvgElement | string)[];
}

/** The root of a well-formed SVG. Throws for any other text, which is a bug of ours: we wrote it. */
export function readTree(svg: string): SvgElement {
  const parser = new SaxesParser();
  const document: Open = { name: '', attributes: {}, children: [] };
  const open: Open[] = [document];
  const add = (child: Open | string) => open.at(-1)?.children.push(child);
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: Open = { name, attributes: attributes as Record<string, string>, children: [] };
    add(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.on('text', (text) => {
    if (open.length > 1) add(text);
  });
  parser.write(svg).close();
  const root = document.children.find((child) => typeof child !== 'string');
  if (root === undefined) throw new Error('Unexpected text without an element, expected a drawing');
  return root;
}

interface Open extends SvgElement {
  readonly children: (Open | string)[];
}

/** An element as HTML and XML read it. */
export function writeTree({ name, attributes, children }: SvgElement): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  const inside = children.map((child) => (typeof child === 'string' ? escapeXml(child) : writeTree(child)));
  const open = `<${name}${written.join('')}`;
  return inside.length === 0 ? `${open}/>` : `${open}>${inside.join('')}</${name}>`;
}
