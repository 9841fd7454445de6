// Writes text: fonts, list styles, paragraphs, runs.
import type { Element } from 'xast';
import type {
  Anchor,
  Bullet,
  CharacterStyle,
  OfficeFont,
  OfficeTheme,
  Paragraph,
  Run,
  TypeStyle,
} from '../../model/deck/presentation.ts';
import type { Align, Sides } from '../../model/deck/slide-boxes.ts';
import { centipoints, emu, type Paint, solid, x } from './xml.ts';

/** Classifications of Arial, Georgia and Courier, by which programs choose a substitute for a font that is not installed. */
const panoses: Readonly<Record<OfficeFont['generic'], string>> = {
  sans: '020B0604020202020204',
  serif: '02040502050405020303',
  mono: '02070309020205020404',
};
const pitches: Readonly<Record<OfficeFont['generic'], number>> = { sans: 34, serif: 18, mono: 49 };

/** What writing text needs. */
export interface TextTools {
  readonly theme: OfficeTheme;
  readonly paint: Paint;
  readonly language: string;
  /** Id of the relationship to an address. */
  readonly linkTo: (address: string) => string;
  /** Id of the relationship to the slide of that number. */
  readonly jumpTo: (slide: number) => string;
}

/** Refers to a font; to that of the theme where it is the same, so that text changes with the theme. */
export function typeface(font: string, theme: OfficeTheme): Element {
  return font === theme.font ? x('a:latin', { typeface: '+mn-lt' }) : latin(font, theme);
}

/** Names a font, with the classification of its substitutes. Throws when it is none of the theme. */
export function latin(font: string, theme: OfficeTheme): Element {
  const { generic } = fontOf(font, theme);
  return x('a:latin', {
    typeface: font,
    panose: panoses[generic],
    pitchFamily: pitches[generic],
    charset: 0,
  });
}

function fontOf(name: string, { fonts }: OfficeTheme): OfficeFont {
  const font = fonts.get(name);
  if (font === undefined) throw new Error(`Unexpected font \`${name}\`, expected one of the theme`);
  return font;
}

const aligns: Readonly<Record<Align, string>> = { left: 'l', right: 'r', center: 'ctr', justify: 'just' };

/** The style of paragraphs, for list styles of placeholders, text boxes and cells. */
export function paragraphStyle(
  name: string,
  style: TypeStyle,
  { theme, paint }: Pick<TextTools, 'theme' | 'paint'>,
  align: Align = 'left',
): Element {
  return x(
    name,
    { marL: 0, indent: 0, algn: aligns[align] },
    lineSpacing(style, theme),
    x('a:spcBef', x('a:spcPts', { val: 0 })),
    x('a:buNone'),
    x(
      'a:defRPr',
      {
        sz: centipoints(style.size),
        b: Number(style.isBold),
        i: style.isItalic ? 1 : null,
        spc: style.spacing === 0 ? null : centipoints(style.spacing),
        kern: 0,
      },
      solid(style.colour, paint),
      typeface(style.font, theme),
    ),
  );
}

function lineSpacing({ font, size, lineHeight }: TypeStyle, theme: OfficeTheme): Element {
  const share = lineHeight / (size * fontOf(font, theme).lineShare);
  return x('a:lnSpc', x('a:spcPct', { val: Math.round(share * 100_000) }));
}

const anchors: Readonly<Record<Anchor, string>> = { top: 't', middle: 'ctr', bottom: 'b' };

const noInset: Sides = { left: 0, right: 0, top: 0, bottom: 0 };

/** How text lies in its box. The box keeps its size; only the text of titles and subtitles may shrink. */
export function bodyProperties(
  anchor: Anchor,
  isShrinking: boolean,
  { left, right, top, bottom }: Sides = noInset,
): Element {
  return x(
    'a:bodyPr',
    {
      wrap: 'square',
      lIns: emu(left),
      tIns: emu(top),
      rIns: emu(right),
      bIns: emu(bottom),
      anchor: anchors[anchor],
    },
    x(isShrinking ? 'a:normAutofit' : 'a:noAutofit'),
  );
}

/** Paragraphs as elements; `inherited` is the style that theirs are relative to. An empty list gives one empty paragraph. */
export function paragraphs(
  list: readonly Paragraph[],
  inherited: TypeStyle,
  tools: TextTools,
): readonly Element[] {
  const shown = list.length === 0 ? [{ runs: [] }] : list;
  return shown.map((paragraph) => oneParagraph(paragraph, inherited, tools));
}

function oneParagraph(
  { runs, level = 0, align, indent, bullet, style = {}, before, tabs = [] }: Paragraph,
  inherited: TypeStyle,
  tools: TextTools,
): Element {
  const hanging = bullet === undefined ? 0 : -emu(bullet.width);
  const margins = indent === undefined ? {} : { marL: emu(indent), indent: hanging };
  const isSet = [style.font, style.size, style.lineHeight].some((value) => value !== undefined);
  const properties = x(
    'a:pPr',
    { ...margins, lvl: level === 0 ? null : level, algn: align === undefined ? null : aligns[align] },
    isSet ? lineSpacing({ ...inherited, ...style }, tools.theme) : null,
    before === undefined ? null : x('a:spcBef', x('a:spcPts', { val: centipoints(before) })),
    bullet === undefined ? null : bulletElements(bullet, tools),
    tabs.length === 0
      ? null
      : x(
          'a:tabLst',
          tabs.map((place) => x('a:tab', { pos: emu(place), algn: 'l' })),
        ),
  );
  return x(
    'a:p',
    properties,
    runs.flatMap((run) => oneRun(run, style, tools)),
    x('a:endParaRPr', {
      lang: tools.language,
      sz: style.size === undefined ? null : centipoints(style.size),
    }),
  );
}

function bulletElements({ sign, colour }: Bullet, { theme, paint }: TextTools): readonly Element[] {
  const painted = x('a:buClr', paint(colour));
  if (typeof sign === 'number')
    return [
      painted,
      x('a:buFont', { typeface: '+mj-lt' }),
      x('a:buAutoNum', { type: 'arabicPeriod', startAt: sign === 1 ? null : sign }),
    ];
  // Fonts for text have no boxes of tasks.
  const font = /[\u2610\u2611]/.test(sign) ? 'Segoe UI Symbol' : theme.font;
  return [painted, x('a:buFont', { typeface: font }), x('a:buChar', { char: sign })];
}

/** A run, with the properties in which it and its paragraph differ from the inherited style, after a line break where it begins a line. */
export function oneRun(
  { text, link, jump, isStruck, isNewLine, style: own }: Run,
  around: Partial<CharacterStyle>,
  tools: TextTools,
): readonly Element[] {
  const { colour, font, size, isBold, isItalic, spacing } = { ...around, ...own };
  const properties = x(
    'a:rPr',
    {
      lang: tools.language,
      sz: size === undefined ? null : centipoints(size),
      b: isBold === undefined ? null : Number(isBold),
      i: isItalic === undefined ? null : Number(isItalic),
      strike: isStruck === true ? 'sngStrike' : null,
      spc: spacing === undefined ? null : centipoints(spacing),
      dirty: 0,
    },
    colour === undefined ? null : solid(colour, tools.paint),
    font === undefined ? null : typeface(font, tools.theme),
    link === undefined ? null : x('a:hlinkClick', { 'r:id': tools.linkTo(link) }),
    jump === undefined
      ? null
      : x('a:hlinkClick', { 'r:id': tools.jumpTo(jump), action: 'ppaction://hlinksldjump' }),
  );
  const run = x('a:r', properties, x('a:t', text));
  return isNewLine === true ? [x('a:br', x('a:rPr', { lang: tools.language })), run] : [run];
}
