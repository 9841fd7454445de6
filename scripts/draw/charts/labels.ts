// Checks the labels of charts and diagrams: overlaps, clipping, size, fonts.
import type { JsonPointer } from '../../model/sources.ts';
import type { SpecFinding } from '../finding.ts';
import { areTooClose } from '../fit/crowding.ts';
import type { Frame } from '../surfaces.ts';
import { type Fonts, type GlyphCoverage, hasFace } from '../type/fonts.ts';
import { firstFamily } from '../type/metrics.ts';
import { overlap, type Painted, textOf, texts } from './scene.ts';

/** The drawing that is checked, for charts and diagrams alike. */
export interface CheckedDrawing {
  readonly items: readonly Painted[];
  /** Size of the drawing in CSS pixels, and where the origin of its items lies on it. */
  readonly width: number;
  readonly height: number;
  readonly origin: readonly [number, number];
  readonly frame: Frame;
  /** Name of the surface, for messages. */
  readonly surface: string;
  /** Where the mark of this name stands in the spec. */
  readonly placeOf: (mark: string | undefined) => JsonPointer;
}

/** Share of the font size by which boxes of texts may overlap: above and below their letters boxes are empty. */
const shared = 0.28;
/** CSS pixels. */
const slack = 1;

/** Labels that cover each other. */
export function overlaps(drawing: CheckedDrawing): readonly SpecFinding[] {
  const labels = texts(drawing.items);
  return labels.flatMap((a, index) =>
    labels.slice(index + 1).flatMap((b) => {
      if (!coverEachOther(a, b)) return [];
      const [first, second] = [textOf(a.item), textOf(b.item)];
      return [
        finding('label-overlap', drawing, b, `label \`${second}\` over \`${first}\``, 'labels apart', {
          help: 'name the text layer in `usermeta.dodge`, give the chart more height, or label fewer rows',
        }),
      ];
    }),
  );
}

/** Whether two labels lie on each other; two of one axis must be clear of each other too. */
function coverEachOther(a: Painted, b: Painted): boolean {
  if (areOne(a, b) || (a.mark === b.mark && isPoint(a) && isPoint(b))) return false;
  if (a.mark.role === 'axis-label' && a.mark === b.mark) return areTooClose(a, b);
  const [across, down] = overlap(a.box, b.box);
  return across > slack && down > shared * Math.min(sizeOf(a), sizeOf(b));
}

/** Whether two labels say the same in the same place, so that readers see one. */
function areOne(a: Painted, b: Painted): boolean {
  const apart = (['x1', 'x2', 'y1', 'y2'] as const).map((side) => Math.abs(a.box[side] - b.box[side]));
  return Math.max(...apart) < samePlace && textOf(a.item) === textOf(b.item) && a.item.fill === b.item.fill;
}

/** Whether a text of the data is a single letter or sign, which stands for a point: points may lie on each other. */
const isPoint = ({ item, mark }: Painted): boolean => mark.role === 'mark' && /^[^\d\s]$/u.test(textOf(item));

/** CSS pixels. */
const samePlace = 0.1;

/** Labels that overlap a point of the data. A label in the middle of a point is meant to stand there. */
export function coveredPoints(drawing: CheckedDrawing): readonly SpecFinding[] {
  const points = drawing.items.filter(({ mark }) => mark.marktype === 'symbol' && mark.role === 'mark');
  return texts(drawing.items).flatMap((label) => {
    const covered = points.find((point) => covers(label, point));
    if (covered === undefined) return [];
    return [
      finding('label-overlap', drawing, label, `label \`${textOf(label.item)}\` over a point`, 'both apart', {
        help: 'move the label with `dx`, widen the scale, or say less on this surface',
      }),
    ];
  });
}

function covers(label: Painted, point: Painted): boolean {
  const [across, down] = overlap(label.box, point.box);
  if (across <= slack || down <= shared * sizeOf(label)) return false;
  const [x, y] = [middle(label.box.x1, label.box.x2), middle(label.box.y1, label.box.y2)];
  const apart = Math.hypot(x - middle(point.box.x1, point.box.x2), y - middle(point.box.y1, point.box.y2));
  return apart > shared * sizeOf(label);
}

const middle = (from: number, to: number): number => (from + to) / 2;

/** Labels that reach over the edge of the drawing, or that Vega shortened. */
export function clippings(drawing: CheckedDrawing): readonly SpecFinding[] {
  const [x, y] = drawing.origin;
  return texts(drawing.items).flatMap((label) => {
    const { x1, x2, y1, y2 } = label.box;
    const over = Math.max(-x - x1, x2 + x - drawing.width, -y - y1, y2 + y - drawing.height);
    const width = x2 - x1;
    const isShortened = (label.item.limit ?? 0) > 0 && width > (label.item.limit ?? 0) + slack;
    if (over <= slack && !isShortened) return [];
    const how = isShortened ? 'shortened' : `cut by ${over.toFixed(1)} px`;
    return [
      finding('label-clipped', drawing, label, `label \`${textOf(label.item)}\` ${how}`, 'the whole label', {
        help: 'widen the scale, move the label inside, or shorten its words',
      }),
    ];
  });
}

/** A drawing that is larger than its surface, since something in it could not be made to fit. */
export function oversize({ frame, surface, width, height }: CheckedDrawing): readonly SpecFinding[] {
  const [wide, high] = [width - frame.width, height - (frame.height ?? height)];
  if (wide <= slack && high <= slack) return [];
  const size = `${Math.round(width)} × ${Math.round(height)} px`;
  const room = `at most ${frame.width}${frame.height === undefined ? '' : ` × ${frame.height}`} px`;
  const help = 'shorten headers and names, wrap them with `labelExpr`, or show less there with a variant';
  return [
    {
      rule: 'oversize-drawing',
      pointer: [],
      reason: `Unexpected size of ${size} on ${surface}, expected ${room}`,
      help,
    },
  ];
}

/** Labels smaller than the surface allows. */
export function smallTexts(drawing: CheckedDrawing): readonly SpecFinding[] {
  const { smallest } = drawing.frame;
  return texts(drawing.items).flatMap((label) => {
    const size = sizeOf(label);
    if (size >= smallest - 0.01) return [];
    const reason = `label \`${textOf(label.item)}\` of ${size.toFixed(1)} px`;
    return [
      finding('small-text', drawing, label, reason, `at least ${smallest} px`, {
        help: 'delete its font size',
      }),
    ];
  });
}

/** Labels in a font, weight or style that is not embedded, or with characters that it lacks. */
export function fontFaults(
  drawing: CheckedDrawing,
  fonts: Fonts,
  missing: GlyphCoverage,
): readonly SpecFinding[] {
  return texts(drawing.items).flatMap((label) => {
    const { item } = label;
    const family = firstFamily(item.font ?? 'sans-serif');
    const weight = weights[String(item.fontWeight ?? 400)] ?? Number(item.fontWeight);
    const style = item.fontStyle ?? 'normal';
    if (!hasFace(fonts, family, weight, style)) {
      const known = fonts.map((font) => `${font.family} ${font.weight} ${font.style}`);
      const reason = `font \`${family} ${weight} ${style}\` for \`${textOf(item)}\``;
      return [
        finding('missing-font', drawing, label, reason, 'an embedded one', { expected: [...new Set(known)] }),
      ];
    }
    return missing(family, textOf(item)).map((character) => {
      const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      const reason = `character \`${character}\` (U+${code}) in \`${textOf(item)}\``;
      return finding('missing-glyph', drawing, label, reason, `one that ${family} has`, {
        help: 'write it in words or with another sign',
      });
    });
  });
}

const weights: Readonly<Record<string, number>> = { normal: 400, bold: 700 };

const sizeOf = ({ item }: Painted): number => item.fontSize ?? 11;

function finding(
  rule: SpecFinding['rule'],
  drawing: CheckedDrawing,
  { mark }: Painted,
  found: string,
  expected: string,
  detail: Pick<SpecFinding, 'help' | 'expected'>,
): SpecFinding {
  const reason = `Unexpected ${found} on ${drawing.surface}, expected ${expected}`;
  return { rule, pointer: drawing.placeOf(mark.name), reason, ...detail };
}
