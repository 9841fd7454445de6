// Runs every check of how a chart looks on a surface.
import type { Surface } from '../../model/drawing.ts';
import type { Meanings } from '../../model/manner/hues.ts';
import type { Language } from '../../model/manner/language.ts';
import type { SlideSize } from '../../model/manner/look.ts';
import type { Palette } from '../../model/project.ts';
import {
  type CheckedDrawing,
  clippings,
  coveredPoints,
  fontFaults,
  overlaps,
  oversize,
  smallTexts,
} from '../charts/labels.ts';
import { markPlace } from '../charts/marks.ts';
import type { JsonObject } from '../charts/patch.ts';
import type { Scene } from '../charts/run.ts';
import { painted } from '../charts/scene.ts';
import type { SpecFinding } from '../finding.ts';
import { missingLegends, writtenKey } from '../legends/legends.ts';
import type { Frame } from '../surfaces.ts';
import type { Fonts, GlyphCoverage } from '../type/fonts.ts';
import { lowContrasts } from './contrasts.ts';
import { crossedLabels } from './crossings.ts';
import { indistinctColours, indistinctDashes } from './distinctness.ts';
import { unexplainedHues } from './meanings.ts';
import { repeatedLooks } from './repeats.ts';

/** What the checks compare a drawing with. */
export interface Standards {
  readonly fonts: Fonts;
  readonly missing: GlyphCoverage;
  readonly palette: Palette;
  /** The shape of the slides; 16:9 if absent. */
  readonly slide?: SlideSize | undefined;
  /** What colours mean in the drawing, where no colour may be without a meaning; absent where any may. */
  readonly meanings?: Meanings | undefined;
  /** The language of numbers and dates; English if absent. */
  readonly language?: Language | undefined;
}

/** Everything wrong with how a chart looks on a surface, labels first, then colours. What `inspectChart` finds is not repeated. */
export function checkScene(
  scene: Scene,
  spec: JsonObject,
  { surface, frame }: { readonly surface: Surface; readonly frame: Frame },
  { fonts, missing, palette, meanings }: Standards,
): readonly SpecFinding[] {
  const drawing: CheckedDrawing = {
    items: painted(scene.root),
    width: scene.width,
    height: scene.height,
    origin: scene.origin,
    frame,
    surface,
    placeOf: (mark) => markPlace(spec, mark ?? ''),
  };
  return [
    ...oversize(drawing),
    ...clippings(drawing),
    ...overlaps(drawing),
    ...coveredPoints(drawing),
    ...crossedLabels(drawing),
    ...smallTexts(drawing),
    ...fontFaults(drawing, fonts, missing),
    ...lowContrasts(drawing, palette),
    ...indistinctColours(drawing, palette, namedAxes(scene.compiled)),
    ...repeatedLooks(scene, drawing, namedAxes(scene.compiled)),
    ...indistinctDashes(drawing),
    ...(meanings === undefined ? [] : unexplainedHues(drawing, palette, meanings)),
    ...missingLegends(scene, writtenKey(spec, scene, palette), drawing.placeOf),
  ];
}

/** Whether some readers take colours of a mark for each other, by the name of the mark. */
export function confusedMarks(
  scene: Scene,
  { surface, frame }: { readonly surface: Surface; readonly frame: Frame },
  { palette }: Pick<Standards, 'palette'>,
): (mark: string) => boolean {
  const { width, height, origin } = scene;
  const placeOf = (mark: string | undefined) => [mark ?? ''];
  const drawing = { items: painted(scene.root), width, height, origin, frame, surface, placeOf };
  const found = indistinctColours(drawing, palette, namedAxes(scene.compiled));
  const marks = new Set(found.map(({ pointer }) => pointer[0]));
  return (mark) => marks.has(mark);
}

/**
 * Axes of names, where the place tells marks of similar colours apart. An axis with an offset does not count, since several
 * marks share each of its names.
 */
function namedAxes(compiled: object): readonly ('x' | 'y')[] {
  const scales = scalesIn(compiled);
  const isNamed = (axis: string) =>
    scales.some(({ name, type }) => endsWith(name, axis) && (type === 'band' || type === 'point'));
  const isOffset = (axis: string) => scales.some(({ name }) => endsWith(name, `${axis}Offset`));
  return (['x', 'y'] as const).filter((axis) => isNamed(axis) && !isOffset(axis));
}

const endsWith = (name: string, axis: string): boolean => name === axis || name.endsWith(`_${axis}`);

interface CompiledScale {
  readonly name: string;
  readonly type?: string;
}

function scalesIn(view: object): readonly CompiledScale[] {
  const { scales = [], marks = [] } = view as {
    scales?: readonly CompiledScale[];
    marks?: readonly object[];
  };
  return [...scales, ...marks.flatMap(scalesIn)];
}
