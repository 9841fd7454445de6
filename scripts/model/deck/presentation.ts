/**
 * The model of a PowerPoint file: text, tables, charts and pictures on slides, and the slide layouts and master that they
 * follow. Pure data; lengths are CSS pixels on a slide, colours `#rrggbb`. Types only.
 */
import type { Plot } from '../plot.ts';
import type { Align, Box, Sides } from './slide-boxes.ts';

export interface Presentation {
  readonly width: number;
  readonly height: number;
  /** BCP 47. */
  readonly language: string;
  readonly theme: OfficeTheme;
  /** The style of most of the text. */
  readonly style: TypeStyle;
  /** Placeholders for titles, text, sources and slide numbers, for layouts that do not override them. */
  readonly master: readonly Placeholder[];
  readonly layouts: readonly OfficeLayout[];
  /** Colour of the grid lines of charts. */
  readonly gridColour: string;
  readonly slides: readonly OfficeSlide[];
}

export interface OfficeTheme {
  readonly name: string;
  readonly colours: Readonly<Record<ThemeColour, string>>;
  /** Family of most of the text. */
  readonly font: string;
  readonly fonts: ReadonlyMap<string, OfficeFont>;
}

/** A font that a file of an office suite embeds. */
export interface OfficeFile {
  readonly family: string;
  readonly face: 'regular' | 'bold' | 'italic' | 'boldItalic';
  /** A font file in any form. */
  readonly bytes: Uint8Array;
}

/** The metrics of a font family. */
export interface OfficeFont {
  readonly generic: 'sans' | 'serif' | 'mono';
  /** Natural line height of the font in ems: what office suites call single spacing. */
  readonly lineShare: number;
}

export const themeColours = [
  'dk1',
  'lt1',
  'dk2',
  'lt2',
  'accent1',
  'accent2',
  'accent3',
  'accent4',
  'accent5',
  'accent6',
  'hlink',
  'folHlink',
] as const;
export type ThemeColour = (typeof themeColours)[number];

/** The style of characters. */
export interface CharacterStyle {
  /** A font family. */
  readonly font: string;
  readonly size: number;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly colour: string;
  /** Space between letters. */
  readonly spacing: number;
}

export interface TypeStyle extends CharacterStyle {
  readonly lineHeight: number;
}

export type Anchor = 'top' | 'middle' | 'bottom';

/** A slide layout: its placeholders with their positions and styles. */
export interface OfficeLayout {
  readonly name: string;
  readonly background?: string;
  readonly placeholders: readonly Placeholder[];
  /** Areas of one colour, for decoration. */
  readonly fills: readonly FilledBox[];
}

export interface FilledBox {
  readonly box: Box;
  readonly colour: string;
}

/** An area of a layout that content of a slide fills. */
export interface Placeholder {
  readonly name: string;
  readonly kind: 'title' | 'text' | 'object' | 'foot' | 'number';
  /** Unique in its layout; 0 for the title. */
  readonly index: number;
  readonly box: Box;
  readonly style: TypeStyle;
  readonly anchor: Anchor;
  readonly align: Align;
  /** The text that the program shows while the placeholder is empty. */
  readonly prompt: string;
}

export interface OfficeSlide {
  readonly number: number;
  /** Name of its layout. */
  readonly layout: string;
  /** The background, where it differs from that of the layout. */
  readonly background?: string;
  /** Name of the section of the presentation that it belongs to. */
  readonly section: string;
  readonly items: readonly OfficeItem[];
  readonly notes: readonly Paragraph[];
}

export type OfficeItem = TextItem | FillItem | NumberItem | TableItem | PictureItem | ChartItem;

interface ItemBase {
  /** Name in the list of objects, unique on its slide. */
  readonly name: string;
  /** Name of the placeholder that it fills. */
  readonly placeholder?: string;
}

export interface TextItem extends ItemBase {
  readonly kind: 'text';
  /** Its position; that of its placeholder, if absent. */
  readonly box?: Box;
  readonly paragraphs: readonly Paragraph[];
  /** The style from which its paragraphs may differ; that of its placeholder, if it fills one. */
  readonly style: TypeStyle;
  readonly anchor: Anchor;
  readonly align: Align;
  /** The program shrinks the text where it does not fit into the box, as happens with wider fonts. */
  readonly isShrinking: boolean;
  readonly fill?: string;
  /** Distance of the text from the edges. */
  readonly inset?: Sides;
}

/** An area of one colour, for decoration. */
export interface FillItem extends ItemBase, FilledBox {
  readonly kind: 'fill';
}

/** The number of the slide, which the program fills in, with the words before and after it. */
export interface NumberItem extends ItemBase, Omit<TextItem, 'kind' | 'paragraphs'> {
  readonly kind: 'number';
  readonly before: string;
  readonly after: string;
  /** The program fills in its number; otherwise the words are all that is shown. */
  readonly isCounted: boolean;
}

export interface Paragraph {
  readonly runs: readonly Run[];
  /** Depth in nested lists, counted from 0. */
  readonly level?: number;
  /** The alignment, where it differs from that of its placeholder or box. */
  readonly align?: Align;
  /** From the left edge of the box to the text. */
  readonly indent?: number;
  readonly bullet?: Bullet;
  /** The style, where it differs from that of the text item. */
  readonly style?: Partial<TypeStyle>;
  /** Space above. */
  readonly before?: number;
  /** Places at which text goes on after a tab, from the left edge of the box. */
  readonly tabs?: readonly number[];
}

/** The marker before the first line of a paragraph: a character, or a number. */
export interface Bullet {
  readonly sign: string | number;
  readonly colour: string;
  readonly width: number;
}

export interface Run {
  readonly text: string;
  /** The style, where it differs from that of its paragraph. */
  readonly style?: Partial<CharacterStyle>;
  readonly link?: string;
  /** Number of the slide to which it leads. */
  readonly jump?: number;
  /** It is struck through. */
  readonly isStruck?: boolean;
  /** It begins a new line. */
  readonly isNewLine?: boolean;
}

export interface TableItem extends ItemBase {
  readonly kind: 'table';
  readonly alt: string;
  readonly box: Box;
  readonly widths: readonly number[];
  readonly rows: readonly TableLine[];
}

export interface TableLine {
  readonly height: number;
  readonly cells: readonly TableBox[];
}

export interface TableBox {
  readonly runs: readonly Run[];
  readonly style: TypeStyle;
  readonly align: Align;
  readonly anchor: Anchor;
  readonly inset: Sides;
  readonly fill?: string;
  readonly rules: Readonly<Partial<Record<keyof Sides, { readonly colour: string; readonly width: number }>>>;
}

export interface PictureItem extends ItemBase {
  readonly kind: 'picture';
  readonly alt: string;
  readonly box: Box;
  /** Pixels, which every program can show; `svg` has the vectors where the picture is a drawing. */
  readonly image: { readonly type: 'png' | 'jpeg' | 'gif'; readonly bytes: Uint8Array };
  readonly svg?: string;
  /** The parts that are cut off at each side, as shares of the whole picture. */
  readonly crop?: Sides;
  /** It stands behind everything else, also what its layout shows. */
  readonly isBackground?: boolean;
}

export interface ChartItem extends ItemBase {
  readonly kind: 'chart';
  readonly alt: string;
  readonly box: Box;
  readonly plot: Plot;
  /** Column heads of the chart's workbook, by field. */
  readonly titles: ReadonlyMap<string, string>;
}
