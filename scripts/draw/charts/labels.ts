import type { JsonPointer } from '../../model/sources.ts';
import type { SpecFinding } from '../finding.ts';
import type { Frame } from '../surfaces.ts';
import { type Fonts, type GlyphCoverage, hasFace } from '../type/fonts.ts';
import { firstFamily } from '../type/metrics.ts';
import { overlap, type Painted, textOf, texts } from './scene.ts';

/** What a drawing's items are judged against. */
export interface Judged {
  readonly items: readonly Painted[];
  /** CSS pixels; the drawing's own box, in the items' coordinates. */
  readonly width: number;
  readonly height: number;
  readonly origin: readonly [number, number];
  readonly frame: Frame;
  /** Name of the surface, for the reader of the message. */
  readonly surface: string;
  readonly placeOf: (mark: string | undefined) => JsonPointer;
}

/** Half a line's leading belongs to no letter: boxes may share that much. */
const shared = 0.28;
const slack = 1;

/** Labels that cover each other. */
export function overlaps(judged: Judged): readonly SpecFinding[] {
  const labels = texts(judged.items);
  return labels.flatMap((a, index) =>
    labels.slice(index + 1).flatMap((b) => {
      const [across, down] = overlap(a.box, b.box);
      if (across <= slack || down <= shared * Math.min(sizeOf(a), sizeOf(b))) return [];
      const [first, second] = [textOf(a.item), textOf(b.item)];
      return [
        finding('label-overlap', judged, b, `label \`${second}\` over \`${first}\``, 'labels apart', {
          help: 'name the text layer in `usermeta.dodge`, give the chart more height, or label fewer rows',
        }),
      ];
    }),
  );
}

/** Labels that cover a point of the data, or that one covers; a label set in the middle of a point is meant to stand there. */
export function coveredPoints(judged: Judged): readonly SpecFinding[] {
  const points = judged.items.filter(({ mark }) => mark.marktype === 'symbol' && mark.role === 'mark');
  return texts(judged.items).flatMap((label) => {
    const covered = points.find((point) => covers(label, point));
    if (covered === undefined) return [];
    return [
      finding('label-overlap', judged, label, `label \`${textOf(label.item)}\` over a point`, 'both apart', {
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
export function clippings(judged: Judged): readonly SpecFinding[] {
  const [x, y] = judged.origin;
  return texts(judged.items).flatMap((label) => {
    const { x1, x2, y1, y2 } = label.box;
    const over = Math.max(-x - x1, x2 + x - judged.width, -y - y1, y2 + y - judged.height);
    const width = x2 - x1;
    const isShortened = (label.item.limit ?? 0) > 0 && width > (label.item.limit ?? 0) + slack;
    if (over <= slack && !isShortened) return [];
    const how = isShortened ? 'shortened' : `cut by ${over.toFixed(1)} px`;
    return [
      finding('label-clipped', judged, label, `label \`${textOf(label.item)}\` ${how}`, 'the whole label', {
        help: 'widen the scale, move the label inside, or shorten its words',
      }),
    ];
  });
}

/** A drawing that could not be made to fit: something in it is wider or higher than the surface. */
export function oversize({ frame, surface, width, height }: Judged): readonly SpecFinding[] {
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
export function smallTexts(judged: Judged): readonly SpecFinding[] {
  const { smallest } = judged.frame;
  return texts(judged.items).flatMap((label) => {
    const size = sizeOf(label);
    if (size >= smallest - 0.01) return [];
    const reason = `label \`${textOf(label.item)}\` of ${size.toFixed(1)} px`;
    return [
      finding('small-text', judged, label, reason, `at least ${smallest} px`, {
        help: 'delete its font size',
      }),
    ];
  });
}

/** Labels in a font, weight or style that is not embedded, or with characters that it lacks. */
export function fontFaults(judged: Judged, fonts: Fonts, missing: GlyphCoverage): readonly SpecFinding[] {
  return texts(judged.items).flatMap((label) => {
    const { item } = label;
    const family = firstFamily(item.font ?? 'sans-serif');
    const weight = weights[String(item.fontWeight ?? 400)] ?? Number(item.fontWeight);
    const style = item.fontStyle ?? 'normal';
    if (!hasFace(fonts, family, weight, style)) {
      const known = fonts.map((font) => `${font.family} ${font.weight} ${font.style}`);
      const reason = `font \`${family} ${weight} ${style}\` for \`${textOf(item)}\``;
      return [
        finding('missing-font', judged, label, reason, 'an embedded one', { expected: [...new Set(known)] }),
      ];
    }
    return missing(family, textOf(item)).map((character) => {
      const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      const reason = `character \`${character}\` (U+${code}) in \`${textOf(item)}\``;
      return finding('missing-glyph', judged, label, reason, `one that ${family} has`, {
        help: 'write it in words or with another sign',
      });
    });
  });
}

const weights: Readonly<Record<string, number>> = { normal: 400, bold: 700 };

const sizeOf = ({ item }: Painted): number => item.fontSize ?? 11;

function finding(
  rule: SpecFinding['rule'],
  judged: Judged,
  { mark }: Painted,
  found: string,
  expected: string,
  detail: Pick<SpecFinding, 'help' | 'expected'>,
): SpecFinding {
  const reason = `Unexpected ${found} on ${judged.surface}, expected ${expected}`;
  return { rule, pointer: judged.placeOf(mark.name), reason, ...detail };
}
