// Makes Vega measure text with the embedded fonts.
import * as vega from 'vega';
import type { Measure } from './metrics.ts';

/** The properties of a text in Vega's scenegraph that its width depends on. */
interface MeasuredText {
  readonly font?: string;
  readonly fontSize?: number;
  readonly fontWeight?: number | string;
  readonly fontStyle?: string;
}

// Exported by `vega`, absent from its types.
const { textMetrics } = vega as unknown as {
  textMetrics: { width: (item: MeasuredText, line: unknown) => number };
};

/** The last piece of work in the queue: settled when all work so far has ended. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Runs work with Vega while Vega measures text with `measure`, or with its own estimate where that is `undefined`; the
 * estimate, which Vega uses without a canvas, is half as wide again as the text. Pieces of work run one after the other, so
 * `work` must not wait for another call of this function.
 *
 * `textMetrics.width` is the function that Vega lets callers replace (vega-scenegraph, `src/util/text.js`: "User defined
 * textMetrics.width function in use"). There is one for the whole process, and it is called whenever a view runs, which
 * takes several turns of the event loop: so it is replaced for one piece of work at a time and restored afterwards.
 */
export function withMetrics<T>(measure: Measure | undefined, work: () => Promise<T>): Promise<T> {
  const result = last.then(async () => {
    const estimate = textMetrics.width;
    if (measure !== undefined) textMetrics.width = widthBy(measure);
    try {
      return await work();
    } finally {
      textMetrics.width = estimate;
    }
  });
  last = result.catch(() => undefined);
  return result;
}

function widthBy(measure: Measure): (item: MeasuredText, line: unknown) => number {
  return (item, line) => {
    const text = line === null || line === undefined ? '' : String(line).trim();
    const size = item.fontSize ?? 11;
    if (text === '' || size <= 0) return 0;
    const style = { family: item.font ?? 'sans-serif', size, weight: item.fontWeight ?? 400 };
    return measure(text, item.fontStyle ? { ...style, style: item.fontStyle } : style);
  };
}
