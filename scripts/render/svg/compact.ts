// Shortens the SVG of drawings for a page that holds many of them: the same picture in about half the bytes.
import { rowAttribute } from '../../draw/finish/row-marks.ts';
import { readTree, type SvgElement, writeTree } from './tree.ts';

/**
 * A drawing for a figure that says its words itself, without what nobody sees or hears of it: empty elements, roles below that of the whole, digits below a tenth of a
 * pixel. Looks (`fill`, `font-size` and the like) are collected in one attribute, which `withSharedLooks` makes a class of.
 */
export function compactSvg(svg: string, { name, rows }: CompactManner): string {
  const { attributes, children } = readTree(svg);
  const { viewBox = '' } = attributes;
  const compacted = merged(children.flatMap((child) => compact(child, rows)));
  const root = { class: name, viewBox, 'aria-hidden': 'true' };
  return writeTree({ name: 'svg', attributes: root, children: compacted });
}

/** The class of a drawing in its figure, and the places of rows in the data under the figure, by the name of the row. */
export interface CompactManner {
  readonly name: string;
  readonly rows: ReadonlyMap<string, string>;
}

type Child = SvgElement | string;

/** Attributes that CSS can set as well. */
const looks = new Set([
  'fill',
  'fill-opacity',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'letter-spacing',
  'opacity',
  'paint-order',
  'stroke',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-miterlimit',
  'stroke-opacity',
  'stroke-width',
  'text-anchor',
]);

/** The attribute that holds the look of an element until it is a class. */
export const lookAttribute = 'data-look';

function compact(node: Child, rows: CompactManner['rows']): readonly Child[] {
  if (typeof node === 'string') return [node];
  if (isUnseen(node)) return [];
  const children = merged(node.children.flatMap((child) => compact(child, rows)));
  const element = shortened({ ...node, attributes: short(node.attributes, rows), children });
  if (element.name !== 'g') return [element];
  return children.length === 0 ? [] : unwrapped(element);
}

/** Whether an element paints nothing, such as the background of a group without colour or size. */
function isUnseen({ name, attributes }: SvgElement): boolean {
  if (attributes.display === 'none') return true;
  if (name !== 'path') return false;
  const { d = '', fill, stroke } = attributes;
  const isEmpty = d === '' || /^M[-\d.,]+h0v0h-?0Z$/.test(d);
  const isFlat = /^M[-\d.,]+h[-\d.]+v0h[-\d.]+Z$/.test(d) && stroke === undefined;
  return isEmpty || isFlat || (fill === 'none' && (stroke === undefined || stroke === 'none'));
}

/** A group without attributes is its children; of two groups that only move what is in them, one is left. */
function unwrapped(group: SvgElement): readonly Child[] {
  const names = Object.keys(group.attributes);
  if (names.length === 0) return group.children;
  const [only, ...others] = group.children;
  if (names.length > 1 || others.length > 0 || typeof only !== 'object' || only.name !== 'g') return [group];
  const [outer, inner] = [moveOf(group), moveOf(only)];
  if (outer === undefined || inner === undefined) return [group];
  const sum = `translate(${tenth(outer[0] + inner[0])},${tenth(outer[1] + inner[1])})`;
  return [{ ...only, attributes: { ...only.attributes, transform: sum } }];
}

const move = /^translate\((-?[\d.]+)(?:,| )(-?[\d.]+)\)$/;

/** How far a `transform` moves an element to the right and down; `undefined` where it does anything else. */
function moveOf({ attributes: { transform = '' } }: SvgElement): readonly [number, number] | undefined {
  const [, x, y] = move.exec(transform) ?? [];
  return x === undefined || y === undefined ? undefined : [Number(x), Number(y)];
}

/** The attributes that are seen, with rounded lengths, and the look as one. */
function short(
  { [rowAttribute]: names, ...attributes }: SvgElement['attributes'],
  rows: CompactManner['rows'],
): SvgElement['attributes'] {
  const entries = Object.entries(attributes).filter(
    ([key, value]) => !/^(?:role|aria-.*)$/.test(key) && !(key === 'opacity' && value === '1'),
  );
  const look = entries.filter(([key]) => looks.has(key)).map(([key, value]) => `${key}:${bare(value)}`);
  const others = entries
    .filter(
      ([key, value]) => !looks.has(key) && !(key === 'transform' && /^translate\(0[, ]0\)$/.test(value)),
    )
    .map(([key, value]) => [key, places.has(key) ? rounded(value) : value]);
  return {
    ...(look.length > 0 && { [lookAttribute]: look.toSorted().join(';') }),
    ...Object.fromEntries(others),
    ...(names !== undefined && placesOf(names, rows)),
  };
}

/** The attribute of a mark with the places of its rows; none where a row is not in the data under the figure. */
function placesOf(names: string, rows: CompactManner['rows']): SvgElement['attributes'] {
  const places = names.split(' ').map((name) => rows.get(name));
  return places.every((place) => place !== undefined) ? { 'data-r': places.join(' ') } : {};
}

const places = new Set([
  'd',
  'transform',
  'x',
  'y',
  'x1',
  'x2',
  'y1',
  'y2',
  'cx',
  'cy',
  'r',
  'width',
  'height',
  'dy',
]);

/** A colour without the one that stands for it where the page has no tokens. */
const bare = (value: string): string => value.replace(/var\((--[\w-]+), #[0-9a-f]{6}\)/g, 'var($1)');

const rounded = (value: string): string => value.replace(/-?\d+\.\d+/g, (digits) => tenth(Number(digits)));

/** A length in CSS pixels to a tenth, the same to the left as to the right: a circle whose ends are rounded apart is none. */
const tenth = (value: number): string =>
  String((Math.sign(value) * Math.round(Math.abs(value) * 10)) / 10 || 0);

const circle = /^M([\d.]+),0A\1,\1,0,1,1,-\1,0A\1,\1,0,1,1,\1,0$/;

/** An element in its shortest form: texts with their place, lines as paths, points as circles. */
function shortened(element: SvgElement): SvgElement {
  const { name, attributes, children } = element;
  const { transform, ...rest } = attributes;
  const moved = transform === undefined ? [0, 0] : moveOf(element);
  if (moved === undefined) return element;
  const [x = 0, y = 0] = moved;
  if (name === 'text' && transform !== undefined && !('x' in rest) && !('y' in rest) && isPlain(children))
    return { name, attributes: { x: tenth(x), y: tenth(y), ...rest }, children };
  if (name === 'line') return asPath(rest, [x, y]);
  const [, r] = circle.exec(attributes.d ?? '') ?? [];
  if (name !== 'path' || r === undefined) return element;
  const { d: _, ...own } = rest;
  return { name: 'circle', attributes: { cx: tenth(x), cy: tenth(y), r, ...own }, children };
}

/** Whether a text has no lines, whose places are relative to its own. */
const isPlain = (children: readonly Child[]): boolean => children.every((child) => typeof child === 'string');

function asPath(line: SvgElement['attributes'], [x, y]: readonly [number, number]): SvgElement {
  const { x1 = '0', y1 = '0', x2 = '0', y2 = '0', ...rest } = line;
  const at = (left: string, top: string) => `${tenth(x + Number(left))} ${tenth(y + Number(top))}`;
  return { name: 'path', attributes: { d: `M${at(x1, y1)}L${at(x2, y2)}`, ...rest }, children: [] };
}

const isSegment = /^(?:M[-\d.]+ [-\d.]+L[-\d.]+ [-\d.]+)+$/;

/** Neighbours with lines that share one path where they look the same and say nothing of their own. */
function merged(children: readonly Child[]): readonly Child[] {
  const result: Child[] = [];
  for (const child of children) {
    const before = result.at(-1);
    const both = before === undefined ? undefined : together(before, child);
    if (both === undefined) result.push(child);
    else result[result.length - 1] = both;
  }
  return result;
}

function together(a: Child, b: Child): SvgElement | undefined {
  if (typeof a === 'string' || typeof b === 'string' || a.name !== 'path' || b.name !== 'path')
    return undefined;
  const [{ d: first = '', ...look }, { d: second = '', ...other }] = [a.attributes, b.attributes];
  const isSame = Object.keys(look).join() === lookAttribute && look[lookAttribute] === other[lookAttribute];
  if (!isSame || Object.keys(other).length > 1 || !isSegment.test(first) || !isSegment.test(second))
    return undefined;
  return { ...a, attributes: { ...look, d: first + second } };
}
