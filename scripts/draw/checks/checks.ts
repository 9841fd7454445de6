import type { Surface } from '../../model/drawing.ts';
import type { Palette } from '../../model/project.ts';
import {
  clippings,
  coveredPoints,
  fontFaults,
  type Judged,
  overlaps,
  oversize,
  smallTexts,
} from '../charts/labels.ts';
import { markPlace } from '../charts/marks.ts';
import type { JsonObject } from '../charts/patch.ts';
import type { Scene } from '../charts/run.ts';
import { painted } from '../charts/scene.ts';
import type { SpecFinding } from '../finding.ts';
import { frames } from '../surfaces.ts';
import type { Fonts, GlyphCoverage } from '../type/fonts.ts';
import { lowContrasts } from './contrasts.ts';
import { indistinctColours } from './distinctness.ts';

/** What the checks hold a drawing against. */
export interface Standards {
  readonly fonts: Fonts;
  readonly missing: GlyphCoverage;
  readonly palette: Palette;
}

/** Everything wrong with how a chart looks on a surface, labels first, then colours; what `inspectChart` finds is not repeated. */
export function checkScene(
  scene: Scene,
  spec: JsonObject,
  surface: Surface,
  { fonts, missing, palette }: Standards,
): readonly SpecFinding[] {
  const judged: Judged = {
    items: painted(scene.root),
    width: scene.width,
    height: scene.height,
    origin: scene.origin,
    frame: frames[surface],
    surface,
    placeOf: (mark) => markPlace(spec, mark ?? ''),
  };
  return [
    ...oversize(judged),
    ...clippings(judged),
    ...overlaps(judged),
    ...coveredPoints(judged),
    ...smallTexts(judged),
    ...fontFaults(judged, fonts, missing),
    ...lowContrasts(judged, palette),
    ...indistinctColours(judged, palette, namedAxes(scene.compiled)),
  ];
}

/** Axes on which every place has a name, so that it tells colours apart. Places offset within a name do not. */
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
