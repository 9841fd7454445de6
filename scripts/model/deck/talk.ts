/**
 * The talk as an office suite is given it: what every slide says and shows, in order, without any place or look. Pure data,
 * types only; where everything stands is in `slide-boxes.ts`.
 */
import type { Plot } from '../plot.ts';
import type { OfficeTheme, Paragraph, PictureItem } from './presentation.ts';

export interface Talk {
  /** BCP 47. */
  readonly language: string;
  readonly colours: OfficeTheme['colours'];
  readonly title: string;
  /** Of the lines that charts are read by. */
  readonly gridColour: string;
  /** What the layouts are called, in their order. */
  readonly layouts: readonly string[];
  readonly slides: readonly TalkSlide[];
}

export interface TalkSlide {
  readonly number: number;
  /** What its layout is called. */
  readonly layout: string;
  /** Name of the part of the show that it belongs to. */
  readonly section: string;
  readonly parts: readonly TalkPart[];
  readonly notes: readonly Paragraph[];
}

export type TalkPart = TextPart | TablePart | PicturePart | ChartPart;

interface PartBase {
  /** The slot of its slide that it belongs to: `heading`, `section`, `sources`, or one of its layout. */
  readonly slot: string;
  /** Name in the list of objects. */
  readonly name: string;
}

/** A paragraph, heading, list item or code: one block of lines. */
export interface TextPart extends PartBase {
  readonly kind: 'text';
  /** What kind of placeholder it may fill; none if `other`. */
  readonly role: 'title' | 'subtitle' | 'text' | 'sources' | 'other';
  readonly runs: readonly TextRun[];
  /** How deep it stands in lists, counted from 0, and its number where it has one. */
  readonly list?: { readonly level: number; readonly number?: number };
}

export interface TextRun {
  readonly text: string;
  readonly link?: string;
  /** A line ends before it. */
  readonly isNewLine?: boolean;
}

/** A table whose first row is its head. */
export interface TablePart extends PartBase {
  readonly kind: 'table';
  readonly alt: string;
  readonly rows: readonly (readonly (readonly TextRun[])[])[];
}

export interface PicturePart extends PartBase {
  readonly kind: 'picture';
  /** Empty for what only adorns. */
  readonly alt: string;
  readonly picture: PictureItem['image'] & Pick<PictureItem, 'svg'>;
}

export interface ChartPart extends PartBase {
  readonly kind: 'chart';
  readonly alt: string;
  readonly plot: Plot;
  /** Heads of the workbook's columns by the field behind them. */
  readonly titles: ReadonlyMap<string, string>;
}
