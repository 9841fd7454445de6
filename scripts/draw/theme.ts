// The Vega-Lite theme of each surface: fonts, sizes, colours and named styles.
import type { Language } from '../model/manner/language.ts';
import { localeOf } from './locale.ts';
import type { Frame } from './surfaces.ts';

/**
 * Vega-Lite configuration of a surface. Colours are tokens, `var(--ink)`, which `resolveTokens` replaces; `font` is the family of every text.
 *
 * Defaults of marks are in `style` under the mark's name, since a mark's own configuration would override named styles.
 */
export function theme(frame: Frame, font: string, language?: Language): Readonly<Record<string, unknown>> {
  const em = sizer(frame);
  const locale = language && localeOf(language);
  return {
    ...(locale === undefined ? {} : { locale }),
    font,
    background: null,
    padding: 0,
    aria: false,
    view: {
      stroke: null,
      continuousWidth: em(14),
      continuousHeight: em(14),
      discreteWidth: { step: em(1.9) },
      discreteHeight: { step: em(1.9) },
    },
    axis: axis(frame, font),
    axisX: { grid: false, labelFlush: false },
    axisY: { grid: false },
    axisQuantitative: { grid: true },
    axisTemporal: { grid: false },
    legend: { disable: true },
    header: header(frame, font),
    title: { font, anchor: 'start', frame: 'group', fontSize: em(1), color: 'var(--ink)' },
    facet: { spacing: em(1.6) },
    concat: { spacing: em(2) },
    range: ranges,
    style: { ...markStyles(frame), ...textStyles(frame, font), ...lineStyles(frame) },
  };
}

const sizer = (frame: Frame) => (factor: number) => Math.round(frame.em * factor * 100) / 100;

const hues = ['var(--blue)', 'var(--orange)', 'var(--teal)', 'var(--purple)'];
const steps = ['var(--seq-1)', 'var(--seq-2)', 'var(--seq-3)', 'var(--seq-4)', 'var(--seq-5)'];
const ranges = { category: hues, ordinal: steps, ramp: steps, heatmap: steps };

function axis(frame: Frame, font: string): Readonly<Record<string, unknown>> {
  const em = sizer(frame);
  return {
    labelFont: font,
    labelFontSize: em(1),
    labelFontWeight: 400,
    labelColor: 'var(--text)',
    labelPadding: em(0.6),
    labelLimit: 0,
    labelLineHeight: em(1.2),
    labelAngle: 0,
    titleFont: font,
    titleFontSize: em(1),
    titleFontWeight: 400,
    titleColor: 'var(--muted)',
    titlePadding: em(0.6),
    titleLimit: 0,
    titleLineHeight: em(1.2),
    domain: false,
    domainColor: 'var(--ink)',
    domainWidth: frame.lw,
    ticks: false,
    tickColor: 'var(--rule)',
    tickSize: em(0.4),
    gridColor: 'var(--grid)',
    gridWidth: 0.8 * frame.lw,
  };
}

function header(frame: Frame, font: string): Readonly<Record<string, unknown>> {
  const em = sizer(frame);
  return {
    labelFont: font,
    labelFontSize: em(1),
    labelFontWeight: 600,
    labelColor: 'var(--ink)',
    labelAnchor: 'start',
    labelPadding: em(0.5),
    labelLimit: 0,
    title: null,
  };
}

function markStyles(frame: Frame): Readonly<Record<string, object>> {
  const em = sizer(frame);
  return {
    area: { color: 'var(--blue)', opacity: 1 },
    bar: { color: 'var(--blue)', cornerRadius: 0 },
    line: { color: 'var(--blue)', strokeWidth: 2.2 * frame.lw, strokeCap: 'round', strokeJoin: 'round' },
    point: { color: 'var(--blue)', filled: true, opacity: 1, size: em(0.75) ** 2, strokeWidth: frame.lw },
    rect: { color: 'var(--tint)' },
    rule: { color: 'var(--rule)', strokeWidth: frame.lw },
    /** A cell of a matrix, separated from its neighbours by a line in the colour of the paper. */
    cell: { stroke: 'var(--paper)', strokeWidth: 2 * frame.lw },
  };
}

function textStyles(frame: Frame, font: string): Readonly<Record<string, object>> {
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

function lineStyles(frame: Frame): Readonly<Record<string, object>> {
  const { lw } = frame;
  return {
    range: { color: 'var(--context)', strokeWidth: 2.2 * lw, strokeCap: 'round' },
    'range-hi': { color: 'var(--blue)', strokeWidth: 2.6 * lw, strokeCap: 'round' },
    stem: { color: 'var(--context)', strokeWidth: 2.2 * lw },
    whisker: { color: 'var(--ink)', strokeWidth: 1.2 * lw },
    context: { color: 'var(--context)', strokeWidth: 1.2 * lw },
    /** Zero, or another value that everything is compared with. */
    ref: { color: 'var(--ink)', strokeWidth: lw },
    leader: { color: 'var(--rule)', strokeWidth: 0.8 * lw },
  };
}
