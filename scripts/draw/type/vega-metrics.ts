/** Lets Vega measure text with the embedded fonts. */
import * as vega from 'vega';
import type { Measure } from './metrics.ts';

/** A text of Vega's scenegraph, as far as its width depends on it. */
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

/** Settled when the work that measures now has ended. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * Runs work with Vega while Vega measures with `measure`, or with its own estimate where that is absent: without a
 * canvas of its own it guesses, half as wide again as a text is. Work that is started meanwhile waits for its turn, so it
 * must not wait for work that it starts itself.
 *
 * `textMetrics.width` is the place that Vega offers for measuring otherwise (vega-scenegraph, `src/util/text.js`: "User
 * defined textMetrics.width function in use"). It is one for the whole process and is asked whenever a view runs, which
 * takes several turns of the event loop: so it is set, used and put back for one piece of work at a time.
 */
export function withMetrics<T>(measure: Measure | undefined, work: () => Promise<T>): Promise<T> {
  const result = turn.then(async () => {
    const estimate = textMetrics.width;
    if (measure !== undefined) textMetrics.width = widthBy(measure);
    try {
      return await work();
    } finally {
      textMetrics.width = estimate;
    }
  });
  turn = result.catch(() => undefined);
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
