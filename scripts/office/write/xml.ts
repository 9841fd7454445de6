// Builds XML elements and writes them as text; units, colours and lines of DrawingML.
import type { Element } from 'xast';
import type { OfficeTheme, ThemeColour } from '../../model/deck/presentation.ts';
import { themeColours } from '../../model/deck/presentation.ts';

type Attributes = Readonly<Record<string, string | number | null | undefined>>;
type Child = Element | string | null | undefined | readonly Child[];

/** An element. Attributes and children that are `null` or `undefined` are left out, and lists of children are flattened. */
export function x(name: string, ...parts: readonly (Attributes | Child)[]): Element {
  const [first, ...rest] = parts;
  const hasAttributes = isAttributes(first);
  const given = Object.entries(hasAttributes ? first : {});
  const set = given.flatMap(([key, value]) =>
    value === null || value === undefined ? [] : [[key, String(value)]],
  );
  const children = hasAttributes ? rest : parts;
  return {
    type: 'element',
    name,
    attributes: Object.fromEntries(set),
    children: flat(children as readonly Child[]),
  };
}

function isAttributes(part: Attributes | Child): part is Attributes {
  return (
    typeof part === 'object' &&
    part !== null &&
    !Array.isArray(part) &&
    !('type' in part && part.type === 'element')
  );
}

function flat(children: readonly Child[]): Element['children'] {
  return children.flatMap((child): Element['children'] => {
    if (child === null || child === undefined) return [];
    if (typeof child === 'string') return [{ type: 'text', value: child }];
    return isList(child) ? flat(child) : [child];
  });
}

const isList = (child: Child): child is readonly Child[] => Array.isArray(child);

/** Namespaces, as attributes of the root of a part. */
export const vocabularies = {
  a: { 'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main' },
  c: { 'xmlns:c': 'http://schemas.openxmlformats.org/drawingml/2006/chart' },
  p: { 'xmlns:p': 'http://schemas.openxmlformats.org/presentationml/2006/main' },
  r: { 'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships' },
} as const;

/** The text of a part, with the XML declaration. */
export function partText(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xmlOf(root)}\n`;
}

/** An element as XML. In text `>` is escaped too, since XML does not allow `]]>` there. */
export function xmlOf({ name, attributes, children }: Element): string {
  const written = Object.entries(attributes ?? {}).map(
    ([key, value]) => ` ${key}="${escaped(String(value), /[&<>"\t\n\r]/gu)}"`,
  );
  const start = `<${name}${written.join('')}`;
  const content = children.map((child) => {
    if (child.type === 'element') return xmlOf(child);
    return child.type === 'text' ? escaped(child.value, /[&<>\r]/gu) : '';
  });
  const inner = content.join('');
  return inner === '' ? `${start}/>` : `${start}>${inner}</${name}>`;
}

/** The text with these characters as references, so that they are neither markup nor normalised white space. */
function escaped(text: string, characters: RegExp): string {
  return text.replace(characters, (found) => `&#x${found.charCodeAt(0).toString(16).toUpperCase()};`);
}

/** CSS pixels in English Metric Units (EMU), the unit of length of Office: 9525 for a pixel. */
export function emu(pixels: number): number {
  return Math.round(pixels * 9525);
}

/** CSS pixels in hundredths of a point: 75 for a pixel. */
export function centipoints(pixels: number): number {
  return Math.round(pixels * 75);
}

/** The element of a colour. */
export type Paint = (colour: string) => Element;

const names: Readonly<Partial<Record<ThemeColour, string>>> = {
  dk1: 'tx1',
  lt1: 'bg1',
  dk2: 'tx2',
  lt2: 'bg2',
};

/** Refers to the colour of the theme where it has the same one, so that shapes change with the theme. */
export function paintWith({ colours }: OfficeTheme): Paint {
  return (colour) => {
    const known = themeColours.find((name) => colours[name].toLowerCase() === colour.toLowerCase());
    return known === undefined
      ? x('a:srgbClr', { val: colour.replace('#', '').toUpperCase() })
      : x('a:schemeClr', { val: names[known] ?? known });
  };
}

/** A fill of one colour. */
export function solid(colour: string, paint: Paint): Element {
  return x('a:solidFill', paint(colour));
}

/** A fill of a pale shade of a colour, which follows the theme as the colour does. */
export function pale(colour: string, paint: Paint): Element {
  const shade = [x('a:lumMod', { val: 25_000 }), x('a:lumOff', { val: 75_000 })];
  return x('a:solidFill', { ...paint(colour), children: shade });
}

/** A line, or the absence of one where `colour` is `undefined`. `width` and `dash` are in CSS pixels. */
export function stroke(
  colour: string | undefined,
  width: number,
  paint: Paint,
  dash: readonly number[] = [],
): Element {
  if (colour === undefined) return x('a:ln', x('a:noFill'));
  const ends =
    dash.length === 0 ? [] : [x('a:prstDash', { val: (dash[0] ?? 0) <= 2 * width ? 'sysDot' : 'sysDash' })];
  return x('a:ln', { w: emu(width), cap: 'rnd' }, solid(colour, paint), ...ends, x('a:round'));
}
