/**
 * A slide show as an office suite has it: real text, tables, charts and pictures on slides that follow forms, which are
 * what the suite calls slide layouts. Pure data; lengths are CSS pixels on a slide, colours `#rrggbb`. Types only.
 */
import type { Place } from './model.ts';
import type { Plot } from './plot.ts';

export interface Presentation {
  readonly width: number;
  readonly height: number;
  /** BCP 47. */
  readonly language: string;
  readonly theme: OfficeTheme;
  readonly forms: readonly Form[];
  /** Of the lines that charts are read by. */
  readonly gridColour: string;
  readonly slides: readonly OfficeSlide[];
}

export interface OfficeTheme {
  readonly name: string;
  readonly colours: Readonly<Record<ThemeColour, string>>;
  readonly fonts: { readonly sans: string; readonly serif: string; readonly mono: string };
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

export interface OfficeBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface TypeStyle {
  readonly font: 'sans' | 'serif' | 'mono';
  readonly size: number;
  readonly lineHeight: number;
  readonly isBold: boolean;
  readonly colour: string;
  /** Between letters. */
  readonly spacing?: number;
}

export type Anchor = 'top' | 'middle' | 'bottom';

/** A slide layout: where what stands, and how it is set. */
export interface Form {
  readonly name: string;
  readonly background?: string;
  readonly holders: readonly Holder[];
  /** Lines that only adorn. */
  readonly rules: readonly { readonly box: OfficeBox; readonly colour: string }[];
}

/** A placeholder. */
export interface Holder {
  readonly name: string;
  readonly kind: 'title' | 'text' | 'object' | 'foot' | 'number';
  /** Unique in its form; 0 for the title. */
  readonly index: number;
  readonly box: OfficeBox;
  readonly style: TypeStyle;
  readonly anchor: Anchor;
  readonly align?: 'right';
  /** Shown while it is empty. */
  readonly prompt: string;
}

export interface OfficeSlide {
  readonly place: Place;
  readonly number: number;
  /** Name of its form. */
  readonly form: string;
  /** Name of the part of the show that it belongs to. */
  readonly section: string;
  readonly items: readonly OfficeItem[];
  readonly notes: readonly Paragraph[];
  /** What its shapes cannot hold, in words that follow "Unexpected". */
  readonly misfits: readonly string[];
}

export type OfficeItem = TextItem | TableItem | PictureItem | ChartItem;

interface ItemBase {
  /** Name in the list of objects, unique on its slide. */
  readonly name: string;
  /** The placeholder that it fills. */
  readonly holder?: string;
  /** Where it stands; where its placeholder does, if absent. */
  readonly box?: OfficeBox;
}

export interface TextItem extends ItemBase {
  readonly kind: 'text';
  readonly paragraphs: readonly Paragraph[];
  /** How it is set where no placeholder says so. */
  readonly style?: TypeStyle;
  readonly anchor?: Anchor;
  readonly align?: 'right';
  readonly fill?: string;
  /** A thick line at the left. */
  readonly bar?: string;
  /** Distance of the text from the edges. */
  readonly inset?: { readonly x: number; readonly y: number };
}

export interface Paragraph {
  readonly runs: readonly Run[];
  readonly list?: { readonly level: number; readonly start?: number };
  /** Where it differs from what it stands in. */
  readonly style?: Partial<TypeStyle>;
  /** Room above. */
  readonly before?: number;
}

export interface Run {
  readonly text: string;
  readonly isBold?: boolean;
  readonly font?: TypeStyle['font'];
  readonly colour?: string;
  readonly size?: number;
  readonly link?: string;
  readonly isRaised?: boolean;
  /** A line ends before it. */
  readonly isNewLine?: boolean;
}

export interface TableItem extends ItemBase {
  readonly kind: 'table';
  readonly alt: string;
  readonly box: OfficeBox;
  readonly widths: readonly number[];
  readonly rows: readonly TableLine[];
}

export interface TableLine {
  readonly height: number;
  readonly cells: readonly TableBox[];
  readonly fill?: string;
  /** The line below. */
  readonly rule: { readonly colour: string; readonly width: number };
}

export interface TableBox {
  readonly paragraph: Paragraph;
  readonly style: TypeStyle;
  readonly align: 'left' | 'right';
  readonly anchor: Anchor;
  readonly inset: { readonly left: number; readonly right: number; readonly y: number };
}

export interface PictureItem extends ItemBase {
  readonly kind: 'picture';
  readonly alt: string;
  readonly box: OfficeBox;
  /** Drawn by every program; a copy of the vectors where there are some. */
  readonly image: { readonly type: 'png' | 'jpeg' | 'gif'; readonly bytes: Uint8Array };
  readonly svg?: string;
}

export interface ChartItem extends ItemBase {
  readonly kind: 'chart';
  readonly alt: string;
  readonly box: OfficeBox;
  readonly plot: Plot;
  /** Heads of the workbook's columns by the field behind them. */
  readonly titles: ReadonlyMap<string, string>;
}
