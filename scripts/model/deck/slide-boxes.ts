/**
 * How the browser laid out the talk: where everything stands on each slide and how it is set. Read from the document that
 * is printed as the deck's PDF. Types only. Lengths are CSS pixels from the upper left corner of the slide, colours `#rrggbb`.
 */

export interface DeckBoxes {
  /** In the order of the talk. */
  readonly slides: readonly SlideBoxes[];
  /** By family. */
  readonly fonts: Fonts;
}

export type Fonts = Readonly<Record<string, FontMeasure>>;

/** How far a font reaches above and below its base line, in ems. */
export interface FontMeasure {
  /** What stands in where the family is missing. */
  readonly generic: 'sans' | 'serif' | 'mono';
  readonly ascent: number;
  readonly descent: number;
}

export interface SlideBoxes {
  readonly width: number;
  readonly height: number;
  readonly background: string;
  /** What holds content, in the order of the document. */
  readonly blocks: readonly Block[];
  /** Backgrounds and borders of elements, those below first. */
  readonly fills: readonly Fill[];
  /** The number that the style sheet writes, with the words around it. */
  readonly number?: TextBlock;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Fill {
  readonly kind: 'background' | 'border';
  readonly box: Box;
  readonly colour: string;
}

export type Block = TextBlock | TableBlock | PictureBlock;

interface BlockBase {
  /** The slot that it belongs to, `section` and `sources` at the edges; empty where the partial itself says something. */
  readonly slot: string;
  /** False for what the style sheet hides. */
  readonly isShown: boolean;
  readonly box: Box;
}

/** A picture or drawing. */
export interface PictureBlock extends BlockBase {
  readonly kind: 'picture';
}

/** Lines of text: a paragraph, heading, list item or code. Its box is that inside padding and borders. */
export interface TextBlock extends BlockBase, SetText {
  readonly kind: 'text';
  /** From the left edge of the box, which for list items is that of the outermost list. */
  readonly indent: number;
  readonly marker?: ListMarker;
  /** Background of its own, with the distance of its edges from the box. */
  readonly fill?: { readonly colour: string; readonly padding: Sides };
  /** Where the widest line begins and ends. */
  readonly ink: { readonly left: number; readonly right: number };
}

export interface ListMarker {
  /** Absent for a number. */
  readonly text?: string;
  readonly colour: string;
  readonly width: number;
}

export interface Sides {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Text with its type. Places in it count characters that are no space. */
export interface SetText {
  readonly text: string;
  readonly look: Look;
  /** Consecutive pieces of equal look, which together are the whole text. */
  readonly pieces: readonly { readonly length: number; readonly look: Look }[];
  readonly lineHeight: number;
  readonly align: Align;
  /** Where the second line begins, the third and so on. */
  readonly lineStarts: readonly number[];
  /** The browser has made its lines about equally long. */
  readonly isBalanced: boolean;
}

export type Align = 'left' | 'right' | 'center' | 'justify';

/** How characters look. */
export interface Look {
  readonly family: string;
  readonly size: number;
  readonly weight: number;
  readonly isItalic: boolean;
  readonly colour: string;
  /** Between letters. */
  readonly spacing: number;
}

export interface TableBlock extends BlockBase {
  readonly kind: 'table';
  readonly widths: readonly number[];
  readonly rows: readonly { readonly height: number; readonly cells: readonly CellBlock[] }[];
}

export interface CellBlock extends SetText {
  readonly padding: Sides;
  readonly anchor: 'top' | 'middle' | 'bottom';
  readonly fill?: string;
  readonly borders: Readonly<
    Partial<Record<keyof Sides, { readonly width: number; readonly colour: string }>>
  >;
}
