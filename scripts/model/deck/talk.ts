/**
 * The content of the talk for an office suite: text, tables, pictures and charts of every slide in order, without positions
 * and styles. Pure data, types only; positions and styles are in `slide-boxes.ts`.
 */
import type { Plot } from '../plot.ts';
import type { OfficeTheme, Paragraph, PictureItem } from './presentation.ts';

export interface Talk {
  /** BCP 47. */
  readonly language: string;
  readonly colours: OfficeTheme['colours'];
  readonly title: string;
  /** Colour of the grid lines of charts. */
  readonly gridColour: string;
  /** Titles of the layouts, in their order. */
  readonly layouts: readonly string[];
  readonly slides: readonly TalkSlide[];
}

export interface TalkSlide {
  readonly number: number;
  /** Title of its layout. */
  readonly layout: string;
  /** Name of the section of the presentation that it belongs to. */
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
  /** The kind of placeholder that it may fill; none if `other`. */
  readonly role: 'title' | 'subtitle' | 'text' | 'sources' | 'other';
  readonly runs: readonly TextRun[];
  /** Depth in nested lists, counted from 0, its number in an ordered list, and the sign of a task. */
  readonly list?: { readonly level: number; readonly number?: number; readonly task?: string };
}

export interface TextRun {
  readonly text: string;
  readonly link?: string;
  /** Number of the slide to which it leads. */
  readonly jump?: number;
  /** It is struck through. */
  readonly isStruck?: boolean;
  /** It begins a new line. */
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
  /** Empty for decoration. */
  readonly alt: string;
  /** It stands behind everything else on its slide. */
  readonly isBackground?: boolean;
  /** Absent where the browser draws the picture in a format that every office suite shows. */
  readonly image?: PictureItem['image'];
  readonly svg?: string;
}

export interface ChartPart extends PartBase {
  readonly kind: 'chart';
  readonly alt: string;
  readonly plot: Plot;
  /** Column heads of the chart's workbook, by field. */
  readonly titles: ReadonlyMap<string, string>;
}
