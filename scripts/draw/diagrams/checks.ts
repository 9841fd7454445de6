// Runs the checks of how a diagram looks on a surface.
import type { Surface } from '../../model/drawing.ts';
import type { SlideSize } from '../../model/manner/look.ts';
import type { Palette } from '../../model/project.ts';
import {
  type CheckedDrawing,
  clippings,
  fontFaults,
  overlaps,
  oversize,
  smallTexts,
} from '../charts/labels.ts';
import type { Painted, SceneItem } from '../charts/scene.ts';
import type { Standards } from '../checks/checks.ts';
import { lowContrasts } from '../checks/contrasts.ts';
import { unexplainedHues } from '../checks/meanings.ts';
import { mergeFindings, type SpecFinding } from '../finding.ts';
import { frameOf } from '../surfaces.ts';
import { fontIn } from '../tokens.ts';
import { boxOf, type Shape, type Sketch } from './sketch.ts';

/** Everything wrong with how a diagram looks on a surface. */
export function checkSketch(
  sketch: Sketch,
  surface: Surface,
  { fonts, missing, palette, slide, meanings }: Standards,
): readonly SpecFinding[] {
  const drawing = checkedDrawing(sketch, surface, palette, slide);
  const large = misfits(sketch, surface, slide);
  if (large.length > 0) return large;
  const found = [
    ...overlaps(drawing),
    ...smallTexts(drawing),
    ...fontFaults(drawing, fonts, missing),
    ...lowContrasts(drawing, palette),
    ...(meanings === undefined ? [] : unexplainedHues(drawing, palette, meanings)),
  ];
  return mergeFindings(found.map(withHelp));
}

/** Findings that show that a diagram has too much in it for its surface: its size, or else the first label without room. */
export function misfits(sketch: Sketch, surface: Surface, slide?: SlideSize): readonly SpecFinding[] {
  const drawing = checkedDrawing(sketch, surface, new Map(), slide);
  const large = oversize(drawing);
  if (large.length > 0) return large.map(withHelp);
  const [first, ...more] = [...wideLabels(sketch, surface), ...clippings(drawing)].map(withHelp);
  if (first === undefined || more.length === 0) return first === undefined ? [] : [first];
  return [{ ...first, help: `${first.help} (${more.length} more like this)` }];
}

/** Labels that are wider than the room that the layout has for them. */
function wideLabels({ shapes }: Sketch, surface: Surface): readonly SpecFinding[] {
  return shapes.flatMap((shape): SpecFinding[] => {
    if (shape.type !== 'text' || shape.width <= shape.room + slack) return [];
    const by = `${(shape.width - shape.room).toFixed(1)} px wider than its room`;
    const reason = `Unexpected label \`${shape.text}\` ${by} on ${surface}, expected the label inside`;
    return [{ rule: 'label-clipped', pointer: shape.pointer ?? [], reason }];
  });
}

/** CSS pixels. */
const slack = 1;

/** What to do about a finding in a diagram; the help of the shared checks is about charts. */
const helps: Partial<Record<SpecFinding['rule'], string>> = {
  'label-clipped':
    'shorten the word, show fewer things side by side, or use a slide layout with a wider drawing',
  'label-overlap': 'shorten the labels, or show fewer things',
  'oversize-drawing':
    'show fewer things, shorten labels and details, or use a slide layout with a larger drawing',
};

function withHelp(finding: SpecFinding): SpecFinding {
  const help = helps[finding.rule];
  return help === undefined ? finding : { ...finding, help };
}

function checkedDrawing(
  { width, height, shapes }: Sketch,
  surface: Surface,
  palette: Palette,
  slide?: SlideSize,
): CheckedDrawing {
  return {
    items: shapes.map((shape) => paintedOf(shape, palette)),
    width,
    height,
    origin: [0, 0],
    frame: frameOf(surface, slide),
    surface,
    placeOf: (mark) => JSON.parse(mark ?? '[]'),
  };
}

/** A shape as an item of a scenegraph, which is what the checks of charts take. */
function paintedOf(shape: Shape, palette: Palette): Painted {
  const box = boxOf(shape);
  const hex = (token: string | undefined) => palette.get(token ?? '');
  const marktype = { box: 'rect', disc: 'symbol', line: 'rule', text: 'text' }[shape.type];
  const pointer = shape.type === 'text' ? shape.pointer : undefined;
  // The colour of a box or line never carries information alone, so only words need contrast.
  const mark = { marktype, role: 'frame', name: JSON.stringify(pointer ?? []), items: [] };
  const look =
    shape.type === 'text'
      ? { text: shape.text, font: fontIn(palette), fontSize: shape.size, fontWeight: shape.weight }
      : {};
  const fill = 'fill' in shape ? hex(shape.fill) : undefined;
  const stroke = 'stroke' in shape ? hex(shape.stroke) : undefined;
  const item = {
    ...look,
    ...(fill !== undefined && { fill }),
    ...(stroke !== undefined && { stroke }),
    bounds: box,
  };
  return { item: item as unknown as SceneItem, mark, box, origin: [0, 0] };
}
