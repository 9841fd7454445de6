import type { Talk } from './deck/talk.ts';
import type { Drawing, Surface } from './drawing.ts';
import type { Edition } from './edition.ts';
import type { Memo } from './memo.ts';
import type { Place } from './sources.ts';

/** A document ready to be written, printed or made presentable. Paths are relative to the output folder. */
export type Page = TextPage | PrintPage | PresentPage | OfficePage;

export interface TextPage {
  readonly kind: 'text';
  readonly path: string;
  readonly text: string;
}

/**
 * HTML for the printer; elements `[data-ref=<id>]` receive the printed page number of the element with that id, or give
 * it to the custom property that `data-ref-property` names.
 */
export interface PrintPage {
  readonly kind: 'print';
  /** Where the PDF goes. */
  readonly path: string;
  readonly html: string;
  readonly form: 'pages' | 'slides';
  readonly document: DocumentInfo;
  /** Id of the first element in arabic numbering; pages before it are labelled i, ii, iii. */
  readonly mainMatter?: string;
  /** Element id → where its author wrote it, for messages about layout. */
  readonly origins: ReadonlyMap<string, Place>;
}

/** Marp Markdown that becomes one HTML file with presenter view, keys and progress. */
export interface PresentPage {
  readonly kind: 'present';
  /** Where the HTML goes. */
  readonly path: string;
  readonly markdown: string;
  /** Text of the Marp theme that the front matter names. */
  readonly theme: string;
  /** Address of an image in the Markdown → trusted SVG that takes its place. */
  readonly drawings: ReadonlyMap<string, string>;
  /** BCP 47. */
  readonly language: string;
  /** Slides in it. */
  readonly slides: number;
}

/** The talk for an office suite, which `scripts/office/` writes as a PowerPoint file once the browser has laid out the deck. */
export interface OfficePage {
  readonly kind: 'office';
  /** Where the file goes. */
  readonly path: string;
  readonly talk: Talk;
  /** The same talk as it is printed; where everything stands there, it stands in the file. */
  readonly deck: PrintPage;
  readonly document: DocumentInfo;
  /** Name and version of the pipeline. */
  readonly application: string;
  /** Charts by slide: which the suite can edit, and why the others are pictures. */
  readonly charts: readonly ChartForm[];
}

/** In which form a chart stands on a slide of an office suite. */
export interface ChartForm {
  readonly chart: string;
  readonly slide: number;
  /** Why it is a picture; absent where the suite can edit it. */
  readonly picture?: string;
}

export interface DocumentInfo {
  readonly title: string;
  /** The program that it names as its maker. */
  readonly creator: string;
  readonly authors: readonly string[];
  readonly subject: string;
  readonly keywords: readonly string[];
  readonly language: string;
  /** ISO date-time in UTC. */
  readonly date: string;
}

/** One thing the project can produce. Adding an output is adding one of these. With `only`, all else may be left out. */
export interface Output {
  readonly name: string;
  /** Files that it may write; a path that ends with `/` stands for everything in a folder. */
  readonly paths: readonly string[];
  /** Drawings that `render` will ask the kit for. */
  drawings(
    edition: Edition,
    only?: 'screen',
  ): readonly { readonly chart: string; readonly surface: Surface }[];
  render(edition: Edition, kit: Kit, only?: 'screen'): readonly Page[] | Promise<readonly Page[]>;
}

/** What outputs render with. */
export interface Kit {
  /** Renders `templates/layouts/<name>.hbs` or a partial of that name. */
  template(name: string, context: object): string;
  drawing(chart: string, surface: Surface): Drawing;
  /** All that could be drawn. */
  readonly drawings: readonly Drawing[];
  /** Text of `templates/styles/<name>.css`; `tokens`, to be put first, is the only file with colours. */
  style(name: string): string;
  /** Colour of a token in the light theme, `#rrggbb`; throws when there is none of that name. */
  colour(token: string): string;
  /** `@font-face` rules with embedded woff2 for the given families; only the subsets that `text` needs, when given. */
  fontFaces(families: readonly string[], text?: string): string;
  /** `data:` address of an image below `content/`. */
  image(path: string): string;
  /** An image below `content/` in a form that every office suite shows. */
  picture(path: string): Promise<KitPicture>;
  /** Trusted SVG as a PNG of that size, on a ground of that colour. */
  raster(svg: string, width: number, height: number, ground: string): Promise<Uint8Array>;
  /** What several outputs make of the same thing, made for the first of them; by name. */
  shared<T>(of: object, name: string, make: () => T): T;
  /** Version of the pipeline, for generator tags. */
  readonly version: string;
  /** Remembers parts of documents from one build to the next; absent where there is only one. */
  readonly memo?: Memo;
}

export interface KitPicture {
  readonly type: 'png' | 'jpeg' | 'gif';
  readonly bytes: Uint8Array;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** What it was drawn from, where it is a drawing. */
  readonly svg?: string;
}
