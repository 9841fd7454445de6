// Renders the shapes of a diagram as SVG.
import type { Palette } from '../../model/project.ts';
import { escapeXml, round } from '../svg.ts';
import { fontIn } from '../tokens.ts';
import type { BoxShape, LineShape, Shape, Sketch, TextShape } from './sketch.ts';

/** A sketch as plain SVG, in the colours of the palette. `finishSvg` adds its label. */
export function sketchSvg({ width, height, shapes }: Sketch, palette: Palette): string {
  const hex = (token: string) => palette.get(token) ?? '#000000';
  const body = shapes.map((shape) => element(shape, hex, fontIn(palette))).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${body}</svg>`;
}

type Hex = (token: string) => string;

function element(shape: Shape, hex: Hex, font: string): string {
  switch (shape.type) {
    case 'box':
      return rectangle(shape, hex);
    case 'line':
      return line(shape, hex);
    case 'disc': {
      const { x, y, radius } = shape;
      return `<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius)}" fill="${hex(shape.fill)}"/>`;
    }
    case 'text':
      return textElement(shape, hex, font);
  }
}

/** A box whose stroke lies inside of it, so that boxes side by side keep their gap. */
function rectangle({ box, fill, stroke, strokeWidth = 0, isDashed = false }: BoxShape, hex: Hex): string {
  const inset = stroke === undefined ? 0 : strokeWidth / 2;
  const [x, y] = [round(box.x1 + inset), round(box.y1 + inset)];
  const [width, height] = [round(box.x2 - box.x1 - 2 * inset), round(box.y2 - box.y1 - 2 * inset)];
  const dash = isDashed ? ` stroke-dasharray="${round(strokeWidth * 3)} ${round(strokeWidth * 2.4)}"` : '';
  const edge =
    stroke === undefined ? '' : ` stroke="${hex(stroke)}" stroke-width="${round(strokeWidth)}"${dash}`;
  const inside = fill === undefined ? 'none' : hex(fill);
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${inside}"${edge}/>`;
}

function line({ points, stroke, strokeWidth, head }: LineShape, hex: Hex): string {
  const colour = hex(stroke);
  const shaft = head === undefined ? points : shortened(points, head * 0.8);
  const d = shaft.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${round(x)},${round(y)}`).join('');
  const drawn = `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${round(strokeWidth)}"/>`;
  return head === undefined ? drawn : drawn + arrowHead(points, head, colour);
}

type Point = readonly [number, number];

/** The points of a shaft that ends inside of the arrow head, so that its blunt end does not show at the tip. */
function shortened(points: readonly Point[], length: number): readonly Point[] {
  const [x, y, dx, dy] = tipOf(points);
  return [...points.slice(0, -1), [x - dx * length, y - dy * length]];
}

/** The last point, and the direction of the last line as a vector of length 1. */
function tipOf(points: readonly Point[]): readonly [number, number, number, number] {
  const [x, y] = points.at(-1) ?? [0, 0];
  const [fromX, fromY] = points.at(-2) ?? [x, y - 1];
  const length = Math.hypot(x - fromX, y - fromY) || 1;
  return [x, y, (x - fromX) / length, (y - fromY) / length];
}

function arrowHead(points: readonly Point[], length: number, colour: string): string {
  const [x, y, dx, dy] = tipOf(points);
  const half = length * 0.42;
  const [backX, backY] = [x - dx * length, y - dy * length];
  const corner = (side: number) => `L${round(backX - dy * half * side)},${round(backY + dx * half * side)}`;
  return `<path d="M${round(x)},${round(y)}${corner(1)}${corner(-1)}Z" fill="${colour}"/>`;
}

function textElement(shape: TextShape, hex: Hex, family: string): string {
  const { text, x, baseline, anchor, size, weight, fill } = shape;
  const where = `x="${round(x)}" y="${round(baseline)}"`;
  const align = anchor === 'start' ? '' : ` text-anchor="${anchor}"`;
  const font = ` font-family="${escapeXml(family)}" font-size="${round(size)}px"${weight === 400 ? '' : ` font-weight="${weight}"`}`;
  return `<text ${where}${align}${font} fill="${hex(fill)}">${escapeXml(text)}</text>`;
}
