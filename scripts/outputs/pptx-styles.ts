import type { OfficeTheme, TypeStyle } from '../presentation.ts';
import type { Colours } from './colours.ts';

/** How the texts of a slide are set. */
export interface Styles {
  readonly title: TypeStyle;
  readonly text: TypeStyle;
  readonly subtitle: TypeStyle;
  readonly small: TypeStyle;
  readonly caption: TypeStyle;
  readonly code: TypeStyle;
  readonly cell: TypeStyle;
  readonly head: TypeStyle;
  /** The number that is the point of a statement. */
  readonly hero: TypeStyle;
}

const usual = { font: 'sans', isBold: false } as const;

/** The sizes of `deck.css`. */
export function stylesFor(layout: string, colours: Colours): Styles {
  const [ink, text, muted] = [colours('ink'), colours('text'), colours('muted')];
  const set = (size: number, lineHeight: number, colour: string): TypeStyle => ({
    ...usual,
    size,
    lineHeight,
    colour,
  });
  const onInk = layout === 'divider';
  const half = layout === 'two-charts' || layout === 'chart-text';
  const isBackup = layout === 'backup';
  return {
    title: { ...titleStyle(layout), colour: onInk ? colours('paper') : ink },
    text: bodyStyle(layout, colours),
    subtitle: half ? set(20, 26, text) : set(24, 29, text),
    small: isBackup ? set(20, 28, muted) : set(24, 32, muted),
    caption: set(18, 22, muted),
    code: { ...set(24, 34, ink), font: 'mono' },
    cell: sizeOf(layout, { backup: set(20, 24, ink), table: set(28, 34, ink) }) ?? set(24, 30, ink),
    head: {
      ...(sizeOf(layout, { backup: set(18, 22, muted), table: set(22, 26, muted) }) ?? set(20, 26, muted)),
      isBold: true,
    },
    hero: { ...set(140, 152, colours('orange')), isBold: true, spacing: -4.9 },
  };
}

function sizeOf(layout: string, sizes: Readonly<Record<string, TypeStyle>>): TypeStyle | undefined {
  return sizes[layout];
}

function titleStyle(layout: string): Omit<TypeStyle, 'colour'> {
  const set = (size: number, lineHeight: number, em: number) => ({
    font: 'sans' as const,
    isBold: true,
    size,
    lineHeight,
    spacing: size * em,
  });
  switch (layout) {
    case 'title':
      return set(84, 90, -0.025);
    case 'divider':
      return set(84, 92, -0.025);
    case 'statement':
      return set(90, 98, -0.03);
    case 'closing':
      return set(64, 72, -0.015);
    case 'backup':
      return set(32, 38, -0.015);
    default:
      return set(40, 44, -0.015);
  }
}

/** The heading of a statement that is a number or a few words. */
export const numberTitle = { size: 140, lineHeight: 148, spacing: -4.2 } as const;

/** The heading of a statement above its number. */
export const heroTitle = { size: 56, lineHeight: 64, spacing: -1.1 } as const;

/** The title beside the art of the title slide. */
export const artTitle = { size: 76, lineHeight: 82, spacing: -1.9 } as const;

/** Who said what is quoted. */
export const attribution = { style: { font: 'sans', size: 28, lineHeight: 40 }, before: 24 } as const;

/** How the columns of a comparison are set: a word, and points without bullets. */
export const comparisonText = {
  heading: { size: 44, lineHeight: 48, spacing: -0.8, isBold: true },
  few: { style: { size: 34, lineHeight: 44 }, before: 37 },
  many: { style: { size: 26, lineHeight: 34 }, before: 19 },
} as const;

function bodyStyle(layout: string, colours: Colours): TypeStyle {
  if (layout === 'title') return { ...usual, size: 24, lineHeight: 36, colour: colours('text') };
  if (layout === 'divider') return { ...usual, size: 34, lineHeight: 46, colour: colours('paper') };
  if (layout === 'statement') return { ...usual, size: 38, lineHeight: 50, colour: colours('text') };
  if (layout === 'quote')
    return { ...usual, font: 'serif', size: 52, lineHeight: 68, colour: colours('ink') };
  return { ...usual, size: 28, lineHeight: 39, colour: colours('text') };
}

/** The theme that colours and fonts come from. */
export function officeTheme(name: string, colours: Colours): OfficeTheme {
  return {
    name,
    colours: {
      dk1: colours('ink'),
      lt1: colours('paper'),
      dk2: colours('text'),
      lt2: colours('tint'),
      accent1: colours('blue'),
      accent2: colours('orange'),
      accent3: colours('teal'),
      accent4: colours('purple'),
      accent5: colours('muted'),
      accent6: colours('context'),
      hlink: colours('blue'),
      folHlink: colours('purple'),
    },
    fonts: { sans: 'Inter', serif: 'Source Serif 4', mono: 'JetBrains Mono' },
  };
}
