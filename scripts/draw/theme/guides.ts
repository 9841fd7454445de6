// Axes, legends and headers of charts.
import type { Frame } from '../surfaces.ts';
import { sizer } from './type.ts';

type Config = Readonly<Record<string, unknown>>;

/** What differs between kinds of axes. Numbers and dates leave out labels that would stand too close; names are all shown. */
export const axisByKind = {
  axisX: { grid: false, labelFlush: false },
  axisY: { grid: false },
  axisQuantitative: { grid: true },
  axisTemporal: { grid: false },
} as const;

/** Every axis: no line, no ticks, level labels. */
export function axis(frame: Frame, font: string): Config {
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
    labelSeparation: em(0.5),
    titleFont: font,
    titleFontSize: em(1),
    titleFontWeight: 400,
    titleColor: 'var(--muted)',
    titlePadding: em(0.6),
    titleLimit: 0,
    titleLineHeight: em(1.2),
    // Vega puts the title over labels that are longer than 200 pixels.
    maxExtent: frame.width,
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

/** Every legend, in the type of the axes. */
export function legend(frame: Frame, font: string): Config {
  const em = sizer(frame);
  return {
    orient: 'right',
    offset: em(1.4),
    padding: 0,
    labelFont: font,
    labelFontSize: em(1),
    labelFontWeight: 400,
    labelColor: 'var(--text)',
    labelLimit: 0,
    labelOffset: em(0.45),
    labelSeparation: em(0.5),
    titleFont: font,
    titleFontSize: em(1),
    titleFontWeight: 400,
    titleColor: 'var(--muted)',
    titleLimit: 0,
    titlePadding: em(0.6),
    titleLineHeight: em(1.2),
    rowPadding: em(0.35),
    columnPadding: em(1),
    symbolSize: em(0.8) ** 2,
    symbolStrokeWidth: 1.5 * frame.lw,
    symbolBaseStrokeColor: 'var(--muted)',
    gradientThickness: em(0.8),
    gradientLabelOffset: em(0.45),
    gradientStrokeWidth: 0,
  };
}

/** The names of panels, above or beside them. */
export function header(frame: Frame, font: string): Config {
  const em = sizer(frame);
  return {
    labelFont: font,
    labelFontSize: em(1),
    labelFontWeight: 600,
    labelColor: 'var(--ink)',
    labelAnchor: 'start',
    labelPadding: em(0.4),
    labelLimit: 0,
    title: null,
    titleFont: font,
    titleFontSize: em(1),
    titleFontWeight: 400,
    titleColor: 'var(--muted)',
    titleLimit: 0,
    titlePadding: em(0.6),
  };
}
