// Defaults of marks, the parts of box plots and error bars, and the named styles that a spec can use.
import type { Frame } from '../surfaces.ts';
import { sizer } from './type.ts';

type Styles = Readonly<Record<string, object>>;

/** The token of marks without a colour of their own. */
export type PlainColour = 'blue' | 'ink';

/** Defaults by the name of the mark. */
export function markStyles(frame: Frame, plain: PlainColour): Styles {
  const em = sizer(frame);
  const { lw } = frame;
  const colour = `var(--${plain})`;
  const dot = { color: colour, opacity: 1, size: em(0.75) ** 2 };
  return {
    arc: { color: colour, stroke: 'var(--paper)', strokeWidth: 1.2 * lw },
    area: { color: colour, opacity: 1 },
    bar: { color: colour, cornerRadius: 0 },
    circle: dot,
    geoshape: { color: 'var(--context)', stroke: 'var(--paper)', strokeWidth: 0.8 * lw },
    line: { color: colour, strokeWidth: 2.2 * lw, strokeCap: 'round', strokeJoin: 'round' },
    point: { ...dot, filled: true, strokeWidth: lw },
    rect: { color: 'var(--tint)' },
    rule: { color: 'var(--rule)', strokeWidth: lw },
    square: dot,
    tick: { color: colour, opacity: 1, thickness: 1.2 * lw },
    trail: { color: colour },
    /** A cell of a matrix, separated from its neighbours by a line in the colour of the paper. */
    cell: { stroke: 'var(--paper)', strokeWidth: 2 * lw },
  };
}

/** Marks that Vega-Lite makes of others. */
export function compositeMarks(frame: Frame, plain: PlainColour): Styles {
  const em = sizer(frame);
  const { lw } = frame;
  const colour = `var(--${plain})`;
  return {
    boxplot: {
      size: em(1.2),
      box: { color: colour },
      median: { color: 'var(--paper)', thickness: 2 * lw },
      rule: { color: 'var(--ink)', strokeWidth: 1.2 * lw },
      ticks: false,
      outliers: { color: colour, opacity: 1, size: em(0.5) ** 2 },
    },
    errorbar: {
      rule: { color: 'var(--ink)', strokeWidth: 1.2 * lw },
      ticks: false,
    },
    errorband: {
      band: { color: colour, opacity: 0.3 },
      borders: { strokeWidth: 0.8 * lw, opacity: 0.7 },
    },
  };
}

/** Texts. */
export function textStyles(frame: Frame, font: string): Styles {
  const em = sizer(frame);
  return {
    text: { font, fontSize: em(1), fontWeight: 400, color: 'var(--text)', lineHeight: em(1.22) },
    /** Name of a series, or the value that matters most. */
    label: { fontWeight: 600, color: 'var(--ink)' },
    value: { color: 'var(--text)' },
    /** Remark beside the data. */
    note: { color: 'var(--muted)' },
    small: { fontSize: Math.max(em(0.9), frame.smallest), color: 'var(--muted)' },
  };
}

/** Lines that are no data of their own. */
export function lineStyles(frame: Frame, plain: PlainColour): Styles {
  const { lw } = frame;
  const colour = `var(--${plain})`;
  return {
    range: { color: 'var(--context)', strokeWidth: 2.2 * lw, strokeCap: 'round' },
    'range-hi': { color: colour, strokeWidth: 2.6 * lw, strokeCap: 'round' },
    stem: { color: 'var(--context)', strokeWidth: 2.2 * lw },
    whisker: { color: 'var(--ink)', strokeWidth: 1.2 * lw },
    context: { color: 'var(--context)', strokeWidth: 1.2 * lw },
    /** Zero, or another value that everything is compared with. */
    ref: { color: 'var(--ink)', strokeWidth: lw },
    leader: { color: 'var(--rule)', strokeWidth: 0.8 * lw },
  };
}
