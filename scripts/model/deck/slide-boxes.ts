/**
 * The layout of the talk as the browser computed it: positions and styles of everything on each slide, read from the
 * document that is printed as the deck's PDF. Types only. Lengths are CSS pixels from the upper left corner of the slide,
 * colours `#rrggbb`.
 */

export interface DeckBoxes {
  /** In the order of the talk. */
  readonly slides: readonly SlideBoxes[];
  /** By family. */
  readonly fonts: Fonts;
}

export type Fonts = Readonly<Record<string, FontMeasure>>;

/** The height of a font above and below its baseline, in ems. */
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
  /** Blocks of content, in the order of the document. */
  readonly blocks: readonly Block[];
  /** Backgrounds and borders of elements, from the bottom to the top. */
  readonly fills: readonly Fill[];
  /** The slide number as the style sheet generates it, with the text around it. */
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
  /** The slot that it belongs to, `section` or `sources` for the edges of the slide; empty for text of the partial itself. */
  readonly slot: string;
  /** False if the style sheet hides it. */
  readonly isShown: boolean;
  readonly box: Box;
}

/** A picture or drawing. Its box is what is seen of it, without the space around a picture that keeps its shape. */
export interface PictureBlock extends BlockBase {
  readonly kind: 'picture';
  /** The parts that are cut off at each side, as shares of the whole picture; absent where nothing is. */
  readonly crop?: Sides;
  /** The whole picture as the browser draws it, for pictures that an office suite may not show; bytes in base64. */
  readonly drawn?: { readonly type: 'png' | 'jpeg'; readonly base64: string };
}

/** Lines of text: a paragraph, heading, list item or code. The box is the content box, without padding and borders. */
export interface TextBlock extends BlockBase, StyledText {
  readonly kind: 'text';
  /** From the left edge of the box, which for list items is that of the outermost list. */
  readonly indent: number;
  readonly marker?: ListMarker;
  /** Its own background, with the distances of the edges of the background from the box. */
  readonly fill?: { readonly colour: string; readonly padding: Sides };
  /** Left and right end of the widest line. */
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

/** Text with its styles. Offsets and lengths count the characters other than spaces. */
export interface StyledText {
  readonly text: string;
  readonly look: Look;
  /** Consecutive pieces of equal look, which together make the whole text. */
  readonly pieces: readonly { readonly length: number; readonly look: Look }[];
  readonly lineHeight: number;
  readonly align: Align;
  /** The offsets at which the second line begins, the third and so on. */
  readonly lineStarts: readonly number[];
  /** The browser has balanced its lines (`text-wrap: balance`). */
  readonly isBalanced: boolean;
}

export type Align = 'left' | 'right' | 'center' | 'justify';

/** The style of characters. */
export interface Look {
  readonly family: string;
  readonly size: number;
  readonly weight: number;
  readonly isItalic: boolean;
  readonly colour: string;
  /** Space between letters. */
  readonly spacing: number;
}

export interface TableBlock extends BlockBase {
  readonly kind: 'table';
  readonly widths: readonly number[];
  readonly rows: readonly { readonly height: number; readonly cells: readonly CellBlock[] }[];
}

export interface CellBlock extends StyledText {
  readonly padding: Sides;
  readonly anchor: 'top' | 'middle' | 'bottom';
  readonly fill?: string;
  readonly borders: Readonly<
    Partial<Record<keyof Sides, { readonly width: number; readonly colour: string }>>
  >;
}
