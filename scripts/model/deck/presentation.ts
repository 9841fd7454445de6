/**
 * A slide show as an office suite has it: real text, tables, charts and pictures on slides that follow layouts, which are
 * what the suite calls slide layouts. Pure data; lengths are CSS pixels on a slide, colours `#rrggbb`. Types only.
 */

import type { Plot } from '../plot.ts';
import type { Align, Box, Sides } from './slide-boxes.ts';

export interface Presentation {
  readonly width: number;
  readonly height: number;
  /** BCP 47. */
  readonly language: string;
  readonly theme: OfficeTheme;
  /** How most text is set. */
  readonly style: TypeStyle;
  /** How titles, text, sources and numbers are set where no layout says otherwise. */
  readonly master: readonly Placeholder[];
  readonly layouts: readonly OfficeLayout[];
  /** Of the lines that charts are read by. */
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

/** What a font family is like. */
export interface OfficeFont {
  readonly generic: 'sans' | 'serif' | 'mono';
  /** Height of a line as the font has it, in ems: what office suites call single spacing. */
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

/** How characters are set. */
export interface CharacterStyle {
  /** A family. */
  readonly font: string;
  readonly size: number;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly colour: string;
  /** Between letters. */
  readonly spacing: number;
}

export interface TypeStyle extends CharacterStyle {
  readonly lineHeight: number;
}

export type Anchor = 'top' | 'middle' | 'bottom';

/** A slide layout: where what stands, and how it is set. */
export interface OfficeLayout {
  readonly name: string;
  readonly background?: string;
  readonly placeholders: readonly Placeholder[];
  /** Areas of one colour that only adorn. */
  readonly fills: readonly FilledBox[];
}

export interface FilledBox {
  readonly box: Box;
  readonly colour: string;
}

/** A placeholder. */
export interface Placeholder {
  readonly name: string;
  readonly kind: 'title' | 'text' | 'object' | 'foot' | 'number';
  /** Unique in its layout; 0 for the title. */
  readonly index: number;
  readonly box: Box;
  readonly style: TypeStyle;
  readonly anchor: Anchor;
  readonly align: Align;
  /** Shown while it is empty. */
  readonly prompt: string;
}

export interface OfficeSlide {
  readonly number: number;
  /** Name of its layout. */
  readonly layout: string;
  /** Where its layout has another one. */
  readonly background?: string;
  /** Name of the part of the show that it belongs to. */
  readonly section: string;
  readonly items: readonly OfficeItem[];
  readonly notes: readonly Paragraph[];
}

export type OfficeItem = TextItem | FillItem | NumberItem | TableItem | PictureItem | ChartItem;

interface ItemBase {
  /** Name in the list of objects, unique on its slide. */
  readonly name: string;
  /** The placeholder that it fills. */
  readonly placeholder?: string;
}

export interface TextItem extends ItemBase {
  readonly kind: 'text';
  /** Where it stands; where its placeholder does, if absent. */
  readonly box?: Box;
  readonly paragraphs: readonly Paragraph[];
  /** What its paragraphs differ from; that of its placeholder, if it fills one. */
  readonly style: TypeStyle;
  readonly anchor: Anchor;
  readonly align: Align;
  /** It makes itself smaller where its words take more room than the box, as they do in wider fonts. */
  readonly isShrinking: boolean;
  readonly fill?: string;
  /** Distance of the text from the edges. */
  readonly inset?: Sides;
}

/** An area of one colour that only adorns. */
export interface FillItem extends ItemBase, FilledBox {
  readonly kind: 'fill';
}

/** The number of the slide, which the program fills in, with the words before and after it. */
export interface NumberItem extends ItemBase, Omit<TextItem, 'kind' | 'paragraphs'> {
  readonly kind: 'number';
  readonly before: string;
  readonly after: string;
}

export interface Paragraph {
  readonly runs: readonly Run[];
  /** How deep it stands in lists, counted from 0. */
  readonly level?: number;
  /** Where it is not that of its placeholder or box. */
  readonly align?: Align;
  /** From the left edge of the box to the text. */
  readonly indent?: number;
  readonly bullet?: Bullet;
  /** Where it differs from what it stands in. */
  readonly style?: Partial<TypeStyle>;
  /** Room above. */
  readonly before?: number;
}

/** What stands before the first line of a paragraph: a character, or a number. */
export interface Bullet {
  readonly sign: string | number;
  readonly colour: string;
  readonly width: number;
}

export interface Run {
  readonly text: string;
  /** Where it differs from its paragraph. */
  readonly style?: Partial<CharacterStyle>;
  readonly link?: string;
  /** A line ends before it. */
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
  /** Drawn by every program; a copy of the vectors where there are some. */
  readonly image: { readonly type: 'png' | 'jpeg' | 'gif'; readonly bytes: Uint8Array };
  readonly svg?: string;
}

export interface ChartItem extends ItemBase {
  readonly kind: 'chart';
  readonly alt: string;
  readonly box: Box;
  readonly plot: Plot;
  /** Heads of the workbook's columns by the field behind them. */
  readonly titles: ReadonlyMap<string, string>;
}
