// Lays out paths through zones, side by side.
import type { Lane, Paths } from '../../model/diagram.ts';
import { arrivalHeight, arrivalShapes, arrowRoom, badgeShapes, type Stop } from './arrivals.ts';
import { boxShapes, caption } from './box.ts';
import { headOf, headShapes } from './heads.ts';
import type { Shape, Sketch } from './sketch.ts';
import { heightOf, type Paragraph, type Pen, paragraph, paragraphShapes, styles } from './text.ts';

/** A row of boxes across all lanes, and the height above it for arrows and words. Lengths are CSS pixels. */
interface Level {
  readonly zone: number;
  readonly level: number;
  readonly above: number;
  readonly height: number;
}

/** Where a level stands. */
interface LevelBox {
  readonly zone: number;
  readonly level: number;
  readonly top: number;
  readonly bottom: number;
}

/** Lengths in `em`. */
const gap = { lane: 1.5, zone: 0.5, head: 0.8 };

/** Lays out lanes side by side, and zones as bands across them: the first step in a zone stands at the same height in all lanes. */
export function layPath({ zones, lanes }: Paths, pen: Pen): Sketch {
  const names = zoneNames(zones, pen);
  const gutter = Math.max(...names.map(({ width }) => width)) + 1.1 * pen.em;
  const width = (pen.frame.width - gutter - gap.lane * pen.em * (lanes.length - 1)) / lanes.length;
  const xOf = (lane: number) => gutter + lane * (width + gap.lane * pen.em);
  const heads = lanes.map((lane, index) => headOf(lane, width, pen, ['lanes', index]));
  const isCounted = lanes.some(({ steps }) => steps.some(({ counts }) => counts === true));
  const stops = lanes.flatMap((lane, index) => stopsOf(lane, index, { zones, width, isCounted }, pen));
  const headHeight = Math.max(...heads.map(heightOf)) + gap.head * pen.em;
  const boxes = placeLevels(levelsOf(stops, names, pen), headHeight, pen);
  const at = (stop: Stop) => {
    const level = boxes.find((box) => box.zone === stop.zone && box.level === stop.level);
    const x1 = xOf(stop.lane);
    return { x1, x2: x1 + width, y1: level?.top ?? 0, y2: level?.bottom ?? 0 };
  };
  const shapes = [
    ...bandShapes(boxes, names, zones.length, headHeight, pen),
    ...heads.flatMap((head, lane) => headShapes(head, xOf(lane), width)),
    ...stops.flatMap((stop) => arrivalShapes(stop, stops, at, pen)),
    ...stops.flatMap((stop) => boxShapes(stop.caption, at(stop), { tone: stop.step.tone }, pen)),
    ...stops.flatMap((stop) => badgeShapes(stop, at(stop), pen)),
  ];
  return { width: pen.frame.width, height: (boxes.at(-1)?.bottom ?? 0) + pen.lw, shapes };
}

function zoneNames(zones: Paths['zones'], pen: Pen): readonly Paragraph[] {
  const { detail } = styles(pen);
  const room = Math.max(pen.frame.width * 0.12, 5.5 * pen.em);
  return zones.map(({ label }, index) =>
    paragraph(label, { ...detail, weight: 600, fill: 'muted' }, room, pen, ['zones', index, 'label']),
  );
}

// ---------------------------------------------------------------- stops

/** What the stops of all lanes have in common. */
interface Grid {
  readonly zones: Paths['zones'];
  /** Of a lane, in CSS pixels. */
  readonly width: number;
  /** Whether some steps count, so that these are numbered and not the arrows. */
  readonly isCounted: boolean;
}

function stopsOf(lane: Lane, index: number, { zones, width, isCounted }: Grid, pen: Pen): readonly Stop[] {
  const { detail, mark } = styles(pen);
  const room = width - arrowRoom * pen.em;
  return lane.steps.map((step, number) => {
    const pointer = ['lanes', index, 'steps', number];
    const words = (key: 'via' | 'boundary', style: typeof detail) =>
      step[key] === undefined ? undefined : paragraph(step[key], style, room, pen, [...pointer, key]);
    const via = words('via', detail);
    const boundary = words('boundary', mark);
    return {
      step,
      pointer,
      lane: index,
      index: number,
      zone: zones.findIndex(({ id }) => id === step.zone),
      level: lane.steps.slice(0, number).filter(({ zone }) => zone === step.zone).length,
      caption: caption(step, width, pen, pointer),
      room,
      ...(isCounted ? countOf(lane, number) : { number: { text: String(number), isAtEdge: false } }),
      ...(via && { via }),
      ...(boundary && { boundary }),
    };
  });
}

/** The number of a step among those of its lane that count. */
function countOf({ steps }: Lane, index: number): Pick<Stop, 'number'> {
  if (steps[index]?.counts !== true) return {};
  const before = steps.slice(0, index).filter(({ counts }) => counts === true).length;
  return { number: { text: String(before + 1), isAtEdge: true } };
}

function levelsOf(stops: readonly Stop[], names: readonly Paragraph[], pen: Pen): readonly Level[] {
  return names.flatMap((name, zone) => {
    const inZone = stops.filter((stop) => stop.zone === zone);
    const count = Math.max(0, ...inZone.map((stop) => stop.level + 1));
    return Array.from({ length: count }, (_, level) => {
      const here = inZone.filter((stop) => stop.level === level);
      return {
        zone,
        level,
        above: Math.max(...here.map((stop) => arrivalHeight(stop, pen))),
        height: Math.max(level === 0 ? name.height : 0, ...here.map((stop) => stop.caption.height)),
      };
    });
  });
}

/** Places levels below each other. Where the height is limited, spare room is shared among them up to a limit. */
function placeLevels(levels: readonly Level[], top: number, pen: Pen): readonly LevelBox[] {
  const zoneGaps = levels.map(({ zone }, index) =>
    index > 0 && levels[index - 1]?.zone !== zone ? gap.zone * pen.em : 0,
  );
  const heights = levels.map(({ above, height }, index) => above + height + (zoneGaps[index] ?? 0));
  const natural = top + heights.reduce((sum, height) => sum + height, 0) + pen.lw;
  const spare = Math.max(0, (pen.frame.height ?? natural) - natural);
  const extra = Math.min(spare / levels.length, 0.7 * pen.em);
  let y = top;
  return levels.map(({ zone, level, above, height }, index) => {
    y += above + (zoneGaps[index] ?? 0);
    const box = { zone, level, top: y, bottom: y + height + extra };
    y = box.bottom;
    return box;
  });
}

// ---------------------------------------------------------------- bands and arrows

/** A fine line above each zone, and the name of the zone beside its first boxes. */
function bandShapes(
  boxes: readonly LevelBox[],
  names: readonly Paragraph[],
  zones: number,
  top: number,
  pen: Pen,
): Shape[] {
  return Array.from({ length: zones }, (_, zone) => zone).flatMap((zone) => {
    const first = boxes.find((box) => box.zone === zone);
    const above = boxes.findLast((box) => box.zone < zone)?.bottom;
    const name = names[zone];
    if (first === undefined || name === undefined) return [];
    const y = above === undefined ? top - gap.head * 0.5 * pen.em : above + gap.zone * 0.6 * pen.em;
    const middle = (first.top + first.bottom - name.height) / 2;
    return [
      {
        type: 'line' as const,
        points: [
          [0, y],
          [pen.frame.width, y],
        ] as const,
        stroke: 'grid' as const,
        strokeWidth: pen.lw,
      },
      ...paragraphShapes(name, { x: 0, top: middle, anchor: 'start', room: name.width }),
    ];
  });
}
