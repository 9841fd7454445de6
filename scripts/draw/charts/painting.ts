// Draws a chart with Vega and checks how it looks.
import type { DrawingSize, Surface } from '../../model/drawing.ts';
import type { Meanings } from '../../model/manner/hues.ts';
import type { SlideSize } from '../../model/manner/look.ts';
import { checkScene, confusedMarks, type Standards } from '../checks/checks.ts';
import type { Drawn } from '../drawing-cache.ts';
import { mergeFindings } from '../finding.ts';
import { interruptGrids } from '../finish/grid.ts';
import { dropHidden } from '../finish/hidden.ts';
import { giveLooks } from '../finish/looks.ts';
import { centreNames } from '../finish/name-lines.ts';
import { rowMarks } from '../finish/row-marks.ts';
import { separate } from '../finish/separation.ts';
import { addTextures, textureDefinitions } from '../finish/textures.ts';
import { thinAxes } from '../finish/titles.ts';
import { withEdges } from '../fit/edges.ts';
import { layOutChart } from '../fit/layout.ts';
import { alignPanelTitles } from '../fit/panel-titles.ts';
import { readPlot } from '../plot/plot.ts';
import { frameOf, isOnScreen } from '../surfaces.ts';
import { finishSvg, round } from '../svg.ts';
import { asVariables, fontIn } from '../tokens.ts';
import type { Measure } from '../type/metrics.ts';
import { withMetrics } from '../type/vega-metrics.ts';
import { isComposite } from './compose.ts';
import { dodgeLabels } from './dodge.ts';
import { replaceHalos } from './halo.ts';
import type { JsonObject } from './patch.ts';
import { ChartFailure, type RowsByName, toSvg } from './run.ts';

/**
 * A chart with what it is drawn from: its id and alternative text, its composed spec, the layers whose labels may be moved
 * apart, and its rows. Plain data, which can be sent to another process.
 */
export interface ComposedChart {
  readonly id: string;
  readonly alt: string;
  readonly spec: JsonObject;
  readonly dodged: readonly string[];
  readonly rows: RowsByName;
  readonly surface: Surface;
  /** The shape of the slides; 16:9 if absent. */
  readonly slide?: SlideSize | undefined;
  /** What its colours mean, where no colour may be without a meaning. */
  readonly meanings?: Meanings | undefined;
  /** Instead of the size of the surface. */
  readonly size?: DrawingSize | undefined;
}

/** Draws a chart with Vega to fill its surface. A failure of Vega is a finding, without a drawing. */
export function paintChart(chart: ComposedChart, standards: Standards, measure: Measure): Promise<Drawn> {
  return withMetrics(measure, () => paint(chart, standards));
}

async function paint(
  { id: chart, alt, spec, dodged, rows, surface, size }: ComposedChart,
  standards: Standards,
): Promise<Drawn> {
  try {
    const frame = { ...frameOf(surface, standards.slide), ...size };
    const sized = size?.height === undefined || isComposite(spec) ? spec : { ...spec, height: size.height };
    const laidOut = await layOutChart(sized, rows, frame, standards.palette);
    centreNames(laidOut.root);
    thinAxes(laidOut.root);
    alignPanelTitles(laidOut.root);
    const scene = withEdges(laidOut, frame);
    dodgeLabels(scene.root, dodged);
    const looks = { palette: standards.palette, lw: frame.lw };
    giveLooks(scene, confusedMarks(scene, { surface, frame }, standards), looks);
    separate(scene.root, looks);
    interruptGrids(scene.root, frame.isNarrow);
    const findings = mergeFindings(checkScene(scene, spec, { surface, frame }, standards));
    const plot = readPlot(scene, frame.em);
    dropHidden(scene.root);
    const textures = textureDefinitions(addTextures(scene.root, frame.lw), standards.palette, frame.lw);
    replaceHalos(scene.root);
    const { width, height } = scene;
    const label = { prefix: `${chart}-${surface}`, alt, font: fontIn(standards.palette), width, height };
    const onScreen = isOnScreen(surface);
    const plain = finishSvg(toSvg(scene, onScreen ? rowMarks(scene.root) : undefined), label, textures);
    const svg = onScreen ? asVariables(plain, standards.palette) : plain;
    return {
      drawing: { chart, surface, svg, width: round(width), height: round(height), plot },
      findings,
    };
  } catch (error) {
    if (!(error instanceof ChartFailure)) throw error;
    const reason = `Unexpected failure of Vega on ${surface}: ${error.message}`;
    return { findings: [{ rule: 'vega-warning', pointer: [], reason }] };
  }
}
