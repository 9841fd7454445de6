// The limits of the process that runs charts, and what it and the program send each other.

import type { ComposedChart } from '../../draw/charts/painting.ts';
import type { InspectedChart } from '../../draw/charts/runner.ts';
import type { Fonts } from '../../draw/type/fonts.ts';
import type { Palette } from '../../model/project.ts';

/** What one chart may take. */
export interface ChartLimits {
  /** Computing time: of the processor, so that a busy machine does not count. Elapsed time may be twelve times as long. */
  readonly seconds: number;
  /** Memory for rows, marks and text, in megabytes. */
  readonly memory: number;
}

export const chartLimits: ChartLimits = { seconds: 10, memory: 1024 };

/** The signal by which the process ends itself over the limit of time. */
export const timeoutSignal = 'SIGTERM';

/** A task for the process. Fonts are sent before the first drawing that needs them. */
export type ChartTask =
  | { readonly kind: 'fonts'; readonly fonts: Fonts }
  | { readonly kind: 'inspect'; readonly inspected: InspectedChart }
  | { readonly kind: 'paint'; readonly composed: ComposedChart; readonly palette: Palette };

/** What the process sends: that it is loaded, the result of a task, or the stack of an error, which is a bug. */
export type ChartAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'result'; readonly result: unknown }
  | { readonly kind: 'error'; readonly stack: string };
