// Lays out and draws diagrams, through the cache.
import type { Picture } from '../../model/diagram.ts';
import type { Surface } from '../../model/drawing.ts';
import type { DiagramFigure } from '../../model/edition.ts';
import { builtInFamilies, type SlideSize } from '../../model/manner/look.ts';
import { cachedDrawing, type DrawingFor, type Drawn } from '../drawing-cache.ts';
import { frameOf, isOnScreen } from '../surfaces.ts';
import { finishSvg } from '../svg.ts';
import { asVariables, fontIn } from '../tokens.ts';
import type { Measure } from '../type/metrics.ts';
import { checkSketch, misfits } from './checks.ts';
import { layFlow } from './flow.ts';
import { below, partsOf } from './parts.ts';
import { layPath } from './path.ts';
import type { Sketch } from './sketch.ts';
import { laySpectrum } from './spectrum.ts';
import { layStacks } from './stacks.ts';
import { sketchSvg } from './svg.ts';
import type { Pen } from './text.ts';

/** The drawing of a diagram for a surface, from the cache if it was drawn before from the same words, theme and fonts. */
export function drawDiagram(what: DrawingFor<DiagramFigure>, measure: Measure): Promise<Drawn> {
  const { figure, surface, standards } = what;
  const { picture } = figure;
  return cachedDrawing(['diagram', picture], what, () => {
    const font = fontIn(standards.palette);
    const sketch = layOut(picture, surface, measure, { font, slide: standards.slide });
    const { width, height } = sketch;
    const plain = finishSvg(sketchSvg(sketch, standards.palette), {
      prefix: `${figure.id}-${surface}`,
      font,
      alt: figure.alt,
      width,
      height,
    });
    const svg = isOnScreen(surface) ? asVariables(plain, standards.palette) : plain;
    return {
      drawing: { chart: figure.id, surface, svg, width, height },
      findings: checkSketch(sketch, surface, standards),
    };
  });
}

/** The family of all texts, and the shape of the slides, 16:9 if absent. */
export interface Manner {
  readonly font: string;
  readonly slide?: SlideSize | undefined;
}

/**
 * Lays a diagram out at the largest size that fits. Where the height is limited, details are left out before labels get too
 * small. If nothing fits, the smallest layout without details, for which `checkSketch` has findings.
 */
export function layOut(
  picture: Picture,
  surface: Surface,
  measure: Measure,
  manner: Manner = { font: builtInFamilies.sans },
): Sketch {
  let sketch: Sketch | undefined;
  for (const pen of pensFor(surface, measure, manner)) {
    sketch = lay(picture, pen);
    if (misfits(sketch, surface, manner.slide).length === 0) return sketch;
  }
  if (sketch === undefined) throw new Error('Nothing was laid out');
  return frameOf(surface).isNarrow === true ? (stacked(picture, surface, measure, manner) ?? sketch) : sketch;
}

/** A picture of stacks or lanes that has no room for all side by side: a few of them, and the others below. `undefined` where that does not help. */
function stacked(picture: Picture, surface: Surface, measure: Measure, manner: Manner): Sketch | undefined {
  const [pen] = pensFor(surface, measure, manner);
  if (pen === undefined) return undefined;
  for (const parts of partsOf(picture)) {
    const sketch = below(
      parts.map((part) => lay(part, pen)),
      1.8 * pen.em,
    );
    if (misfits(sketch, surface, manner.slide).length === 0) return sketch;
  }
  return undefined;
}

function lay(picture: Picture, pen: Pen): Sketch {
  switch (picture.kind) {
    case 'stacks':
      return layStacks(picture, pen);
    case 'path':
      return layPath(picture, pen);
    case 'spectrum':
      return laySpectrum(picture, pen);
    case 'flow':
      return layFlow(picture, pen);
  }
}

/** Font sizes to try on a slide, as multiples of its own. On a page, text has the size of the other figures. */
const scales = [1.5, 1.4, 1.3, 1.2, 1.1, 1, 0.93];

/** The settings to try, the largest first. */
function pensFor(surface: Surface, measure: Measure, { font, slide }: Manner): readonly Pen[] {
  const frame = frameOf(surface, slide);
  const pen = (scale: number, details: boolean): Pen => ({
    frame,
    em: frame.em * scale,
    lw: frame.lw,
    details,
    measure,
    font,
  });
  if (frame.height === undefined) return [pen(1, true)];
  return [...scales.map((scale) => pen(scale, true)), ...scales.map((scale) => pen(scale, false))];
}
