// The Vega-Lite theme of each surface: fonts, sizes, colours and named styles.
import type { Language } from '../model/manner/language.ts';
import type { Palette } from '../model/project.ts';
import { localeOf } from './locale.ts';
import type { Frame } from './surfaces.ts';
import { axis, axisByKind, header, legend } from './theme/guides.ts';
import { compositeMarks, lineStyles, markStyles, type PlainColour, textStyles } from './theme/marks.ts';
import { ranges } from './theme/ranges.ts';
import { sizer } from './theme/type.ts';
import { fontIn } from './tokens.ts';

/** The language of numbers and dates, English if absent; the token of marks without a colour. */
interface Manner {
  readonly language?: Language | undefined;
  readonly plain?: PlainColour;
}

/**
 * Vega-Lite configuration of a surface. Colours are tokens, `var(--ink)`, which `resolveTokens` replaces; of those for
 * names, the ones that the palette has.
 *
 * Defaults of marks are in `style` under the mark's name, since a mark's own configuration would override named styles.
 */
export function theme(
  frame: Frame,
  palette: Palette,
  { language, plain = 'blue' }: Manner = {},
): Readonly<Record<string, unknown>> {
  const font = fontIn(palette);
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
    ...axisByKind,
    legend: legend(frame, font),
    header: header(frame, font),
    title: {
      font,
      anchor: 'start',
      frame: 'group',
      fontSize: em(1),
      fontWeight: 600,
      color: 'var(--ink)',
      subtitleFont: font,
      subtitleFontSize: em(1),
      subtitleFontWeight: 400,
      subtitleColor: 'var(--muted)',
    },
    facet: { spacing: em(1.6) },
    concat: { spacing: em(2) },
    range: ranges(palette),
    ...compositeMarks(frame, plain),
    style: { ...markStyles(frame, plain), ...textStyles(frame, font), ...lineStyles(frame, plain) },
  };
}
