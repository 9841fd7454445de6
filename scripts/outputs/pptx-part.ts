import type { Edition, Figure, Kit, KitPicture, Slide, Surface } from '../model.ts';
import type { OfficeBox, OfficeItem, Paragraph, TypeStyle } from '../presentation.ts';
import { scaled, textHeight } from './pptx-fit.ts';
import type { Styles } from './pptx-styles.ts';
import type { TextMaker } from './pptx-text.ts';

/** What the parts of a slide are made with. */
export interface PartMaker {
  readonly slide: Slide;
  readonly edition: Edition;
  readonly kit: Kit;
  readonly styles: Styles;
  readonly text: TextMaker;
  readonly surface: (figure: Figure | undefined) => Surface | undefined;
  /** Images by address, and drawings that no chart can show by the path of their SVG, as pictures. */
  readonly pictures: ReadonlyMap<string, KitPicture>;
}

/** Something that stands in the flow of a slide. */
export interface Part {
  /** Room above it. */
  readonly before: number;
  /** Height that it takes at a size of text, in a column of that width. */
  height(width: number, scale: number): number;
  /** What it is at its place; `holder` is the placeholder that it fills. */
  place(box: OfficeBox, scale: number, holder?: string): readonly OfficeItem[];
  /** It can give way: its height may be less than it takes. */
  readonly isFlexible?: boolean;
  /** What kind of placeholder it may fill. */
  readonly role?: Role;
}

export type Role = 'text' | 'subtitle' | 'content';

/** What a part of text is where it is not what most are. */
export interface TextPartOptions {
  readonly role?: Role;
  /** Name in the list of objects. */
  readonly name?: string;
  readonly before?: number;
}

/** Paragraphs; nothing where there are no words. */
export function textPart(
  paragraphs: readonly Paragraph[],
  style: TypeStyle,
  { kit }: Pick<PartMaker, 'kit'>,
  { role = 'text', name = 'Text', before = 16 }: TextPartOptions = {},
): Part | undefined {
  if (paragraphs.every(({ runs }) => runs.length === 0)) return undefined;
  return {
    before,
    role,
    height: (width, scale) => textHeight(scaled(paragraphs, style, scale), style, width, kit.measure),
    place: (box, scale, holder) => [
      {
        kind: 'text',
        name,
        ...(holder === undefined ? { style } : { holder }),
        box,
        paragraphs: scaled(paragraphs, style, scale),
      },
    ],
  };
}

/** Text that is set otherwise than any placeholder. */
export function withoutHolder({ role: _, ...part }: Part): Part {
  return part;
}
