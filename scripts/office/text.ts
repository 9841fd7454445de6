import type { Element } from 'xast';
import type { Anchor, OfficeTheme, Paragraph, Run, TypeStyle } from '../presentation.ts';
import { centipoints, emu, type Paint, solid, x } from './xml.ts';

/** Height of a line as the fonts have it, in ems: what office suites call single spacing. */
const natural: Readonly<Record<TypeStyle['font'], number>> = { sans: 1.2102, serif: 1.371, mono: 1.32 };
/** Arial, Georgia and Courier: what a program looks for that has not our fonts. */
const panoses: Readonly<Record<TypeStyle['font'], string>> = {
  sans: '020B0604020202020204',
  serif: '02040502050405020303',
  mono: '02070309020205020404',
};
const pitches: Readonly<Record<TypeStyle['font'], number>> = { sans: 34, serif: 18, mono: 49 };

/** What text is written with. */
export interface TextTools {
  readonly theme: OfficeTheme;
  readonly paint: Paint;
  readonly language: string;
  /** Id of the relationship to an address. */
  readonly linkTo: (address: string) => string;
}

/** Names a font; the sans is the theme's, so that it changes with the theme. */
export function typeface(font: TypeStyle['font'], theme: OfficeTheme): Element {
  if (font === 'sans') return x('a:latin', { typeface: '+mn-lt' });
  return latin(font, theme);
}

/** Names a font by itself, with the family to fall back to. */
export function latin(font: TypeStyle['font'], { fonts }: OfficeTheme): Element {
  return x('a:latin', {
    typeface: fonts[font],
    panose: panoses[font],
    pitchFamily: pitches[font],
    charset: 0,
  });
}

/** How the text of a box is set, for the list styles of placeholders and of text boxes alike. */
export function paragraphStyle(
  name: string,
  style: TypeStyle,
  { theme, paint }: Pick<TextTools, 'theme' | 'paint'>,
  align?: 'right',
): Element {
  return x(
    name,
    { marL: 0, indent: 0, algn: align === 'right' ? 'r' : 'l' },
    spacing('a:lnSpc', style),
    x('a:spcBef', x('a:spcPts', { val: 0 })),
    x('a:buNone'),
    x('a:defRPr', characters(style), solid(style.colour, paint), typeface(style.font, theme)),
  );
}

function characters({ size, isBold, spacing: between }: TypeStyle) {
  return {
    sz: centipoints(size),
    b: isBold ? 1 : 0,
    spc: between === undefined ? null : centipoints(between),
    kern: 0,
  };
}

function spacing(name: string, { font, size, lineHeight }: TypeStyle): Element {
  const share = lineHeight / (size * natural[font]);
  return x(name, x('a:spcPct', { val: Math.round(share * 100_000) }));
}

const anchors: Readonly<Record<Anchor, string>> = { top: 't', middle: 'ctr', bottom: 'b' };

/** How text lies in its box. Text that grows when it is edited makes itself smaller. */
export function bodyProperties(
  anchor: Anchor | undefined,
  inset: { readonly x: number; readonly y: number } = { x: 0, y: 0 },
): Element {
  const [side, edge] = [emu(inset.x), emu(inset.y)];
  return x(
    'a:bodyPr',
    {
      wrap: 'square',
      lIns: side,
      tIns: edge,
      rIns: side,
      bIns: edge,
      anchor: anchor === undefined ? null : anchors[anchor],
    },
    x('a:normAutofit'),
  );
}

/** Paragraphs as elements; `inherited` is what they differ from. */
export function paragraphs(
  list: readonly Paragraph[],
  inherited: TypeStyle,
  tools: TextTools,
): readonly Element[] {
  const shown = list.length === 0 ? [{ runs: [] }] : list;
  return shown.map((paragraph) => oneParagraph(paragraph, inherited, tools));
}

const bulletIndent = 36;

function oneParagraph(
  { runs, list, style = {}, before }: Paragraph,
  inherited: TypeStyle,
  tools: TextTools,
): Element {
  const own = { ...inherited, ...style };
  const indent =
    list === undefined ? {} : { marL: emu(bulletIndent * (list.level + 1)), indent: -emu(bulletIndent) };
  const isSet = style.size !== undefined || style.lineHeight !== undefined;
  const properties = x(
    'a:pPr',
    { ...indent, lvl: list === undefined || list.level === 0 ? null : list.level },
    isSet ? spacing('a:lnSpc', own) : null,
    before === undefined ? null : x('a:spcBef', x('a:spcPts', { val: centipoints(before) })),
    list === undefined ? null : bullet(list, inherited, tools),
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

function bullet(
  { start }: { readonly start?: number },
  _inherited: TypeStyle,
  { theme }: TextTools,
): readonly Element[] {
  if (start !== undefined)
    return [
      x('a:buFont', { typeface: '+mj-lt' }),
      x('a:buAutoNum', { type: 'arabicPeriod', startAt: start === 1 ? null : start }),
    ];
  return [
    x('a:buClr', x('a:schemeClr', { val: 'accent5' })),
    x('a:buFont', { typeface: theme.fonts.sans }),
    x('a:buChar', { char: '–' }),
  ];
}

function oneRun(run: Run, style: Partial<TypeStyle>, tools: TextTools): readonly Element[] {
  const { colour, font, size, isBold, spacing: between } = { ...style, ...defined(run) };
  const properties = x(
    'a:rPr',
    {
      lang: tools.language,
      sz: size === undefined ? null : centipoints(size),
      b: isBold === undefined ? null : Number(isBold),
      baseline: run.isRaised === true ? 30_000 : null,
      spc: between === undefined ? null : centipoints(between),
      dirty: 0,
    },
    colour === undefined ? null : solid(colour, tools.paint),
    font === undefined ? null : typeface(font, tools.theme),
    run.link === undefined ? null : x('a:hlinkClick', { 'r:id': tools.linkTo(run.link) }),
  );
  const text = x('a:r', properties, x('a:t', run.text));
  return run.isNewLine === true ? [x('a:br', x('a:rPr', { lang: tools.language })), text] : [text];
}

/** What a run says of itself. */
function defined({ colour, font, size, isBold }: Run): Partial<TypeStyle> {
  return Object.fromEntries(
    Object.entries({ colour, font, size, isBold }).filter(([, value]) => value !== undefined),
  );
}
