// How an edition looks: its fonts, its logo, and the sizes of its paper and of its slides.
import type { PictureFile } from '../sources.ts';

/** What a family of fonts is used for. */
export type FontRole = 'sans' | 'serif' | 'mono';

/** A weight and style of a family. */
export interface FontFace {
  readonly weight: number;
  readonly style: 'normal' | 'italic';
}

/** One embedded font file. `path` names it in its package or in the project: `@fontsource/inter/files/inter-latin-400-normal.woff2`. */
export interface FontFile extends FontFace {
  readonly family: string;
  /** `latin`, `latin-ext`, `greek` or `signs`; `all` for a file of the project. */
  readonly subset: string;
  /** CSS `unicode-range` of the subset. */
  readonly unicodeRange: string;
  readonly path: string;
  readonly bytes: Uint8Array;
  /** What documents embed instead of `bytes`: the same glyphs, of `unicodeRange` alone. */
  readonly embedded?: Uint8Array;
}

/** Every embedded font file; of each family and weight the `latin` subset comes last. */
export type Fonts = readonly FontFile[];

/** The name of the family of each role. */
export type Families = Readonly<Record<FontRole, string>>;

/** A sheet of paper, in CSS lengths. */
export interface Paper {
  readonly name: 'A4' | 'Letter';
  readonly width: string;
  readonly height: string;
}

/** The shape of the slides, in CSS pixels. */
export interface SlideSize {
  readonly name: '16:9' | '4:3';
  readonly width: number;
  readonly height: number;
}

/** The logo: pictures for light and for dark grounds, and what it says. */
export interface Logo {
  readonly light: PictureFile;
  readonly dark: PictureFile;
  readonly alt: string;
}

/** How an edition looks. */
export interface Look {
  /** The style sheet of the tokens, with what the edition sets otherwise. */
  readonly tokens: string;
  readonly families: Families;
  /** The font files of the project itself. */
  readonly fonts: Fonts;
  readonly paper: Paper;
  /** Whether paper is printed on both sides. */
  readonly isDuplex?: boolean;
  readonly slide: SlideSize;
  readonly logo?: Logo;
}

/** The sheets that an edition can be printed on. */
export const papers: Readonly<Record<Paper['name'], Paper>> = {
  A4: { name: 'A4', width: '210mm', height: '297mm' },
  Letter: { name: 'Letter', width: '215.9mm', height: '279.4mm' },
};

/** The shapes that slides can have. Both are equally wide, so that type has the same size on either and 4:3 is the higher one. */
export const slideSizes: Readonly<Record<SlideSize['name'], SlideSize>> = {
  '16:9': { name: '16:9', width: 1280, height: 720 },
  '4:3': { name: '4:3', width: 1280, height: 960 },
};

/** The faces that documents set text in, by role. */
export const usedFaces: Readonly<Record<FontRole, readonly FontFace[]>> = {
  sans: upright(400, 600, 700),
  serif: [...upright(400, 600, 700), { weight: 400, style: 'italic' }],
  mono: upright(400, 700),
};

/** The families that the program brings, by role. */
export const builtInFamilies: Families = {
  sans: 'Inter',
  serif: 'Source Serif 4',
  mono: 'JetBrains Mono',
};

function upright(...weights: readonly number[]): readonly FontFace[] {
  return weights.map((weight) => ({ weight, style: 'normal' }));
}
