// Runs charts in this process: finds their mistakes and draws them. Loads Vega.
import type { Palette } from '../../model/project.ts';
import type { ChartSpec } from '../../model/specs.ts';
import type { Standards } from '../checks/checks.ts';
import type { Drawn } from '../drawing-cache.ts';
import type { SpecFinding } from '../finding.ts';
import { inspectChart } from '../inspection/inspection.ts';
import { coverage, type Fonts } from '../type/fonts.ts';
import { type Measure, measureWith } from '../type/metrics.ts';
import { type ComposedChart, paintChart } from './painting.ts';
import type { RowsByName } from './run.ts';

/** A chart that is run without being drawn. */
export interface InspectedChart {
  readonly chart: ChartSpec;
  readonly rows: RowsByName;
  readonly palette: Palette;
}

/**
 * Runs charts. Specs hold expressions, which can take any time and memory, so commands use a runner in another process that
 * can be ended (`host/charts`); a chart that was ended is a finding. Arguments and results are plain data.
 */
export interface ChartRunner {
  /** The findings about a chart, except about how it looks. */
  inspect(inspected: InspectedChart): Promise<readonly SpecFinding[]>;
  /** The drawing of a chart, checked with these colours and fonts; absent, with a finding, when Vega fails. */
  paint(composed: ComposedChart, palette: Palette, fonts: Fonts): Promise<Drawn>;
}

/** A runner in this process, without limits of time and memory. */
export function localRunner(): ChartRunner {
  let tools: { readonly fonts: Fonts; readonly measure: Measure; readonly missing: Standards['missing'] };
  return {
    inspect: ({ chart, rows, palette }) => inspectChart(chart, rows, palette),
    paint: (composed, palette, fonts) => {
      if (tools?.fonts !== fonts) tools = { fonts, measure: measureWith(fonts), missing: coverage(fonts) };
      const { measure, missing } = tools;
      return paintChart(
        composed,
        { fonts, missing, palette, slide: composed.slide, meanings: composed.meanings },
        measure,
      );
    },
  };
}
