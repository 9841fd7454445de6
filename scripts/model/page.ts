// Documents that outputs produce, the interface of an output, and the tools that it renders with.

import type { OfficeFile } from './deck/presentation.ts';
import type { Talk } from './deck/talk.ts';
import type { TalkPlan } from './deck/talk-plan.ts';
import type { Drawing, Surface, WantedDrawing } from './drawing.ts';
import type { Edition } from './edition.ts';
import type { Families, Fonts, SlideSize } from './manner/look.ts';
import type { Memo } from './memo.ts';
import type { Volume } from './project.ts';
import type { PictureFile, Place } from './sources.ts';

/** A document that is ready to be written, printed or turned into a slide show. Paths are relative to the output folder. */
export type Page = TextPage | FilePage | PrintPage | PresentPage | OfficePage;

export interface TextPage {
  readonly kind: 'text';
  readonly path: string;
  readonly text: string;
  /** Where the source of an element is, by element id. A page with it is HTML whose layout is inspected at the widths of screens. */
  readonly origins?: ReadonlyMap<string, Place>;
}

/** A file that is written as it is. */
export interface FilePage {
  readonly kind: 'file';
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * HTML for the printer. It writes the page number of the element with the id `<id>` into every element `[data-ref=<id>]`, or
 * into the custom property that `data-ref-property` names on such an element.
 */
export interface PrintPage {
  readonly kind: 'print';
  /** Path of the PDF. */
  readonly path: string;
  readonly html: string;
  readonly form: 'pages' | 'slides';
  /** Of slides. */
  readonly slide?: SlideSize;
  readonly document: DocumentInfo;
  /** Id of the first element in arabic numbering; pages before it are labelled i, ii, iii. */
  readonly mainMatter?: string;
  /** Its pages may stay partly empty: what stands on them, such as a slide with its notes, is not divided. */
  readonly isLoose?: boolean;
  /** Where the source of an element is, by element id, for messages about layout. */
  readonly origins: ReadonlyMap<string, Place>;
  /** Ids of elements to which other volumes lead. */
  readonly targets?: readonly string[];
  /** Path of the volume that is printed before this one, whose page numbers it shows: `[data-ref="report.pdf#id"]`. */
  readonly after?: string;
  /** The page numbers of that volume by `path#id`, in reading order; known when it has been printed. */
  readonly numbers?: PageNumbers;
}

/** Printed page numbers by element id, in reading order. */
export type PageNumbers = readonly (readonly [id: string, number: string])[];

const volumeOrigin = 'https://volume.invalid/';

/** The address of an element of another volume in HTML that is printed. In the PDF it is relative: `report.pdf#id`. */
export function volumeAddress(volume: Volume, id: string): string {
  return `${volumeOrigin}${volume}.pdf#${id}`;
}

/** The address of an element of the edition for the screen in HTML that is printed, likewise. */
export function screenAddress(id: string): string {
  return `${volumeOrigin}report.html#${id}`;
}

/** An address of the web as it is; one of another volume as the PDF has it, relative to its own folder. */
export function relativeAddress(address: string): string {
  return address.startsWith(volumeOrigin) ? `./${address.slice(volumeOrigin.length)}` : address;
}

/** The ids of the volume at a path to which an HTML document leads or whose pages it names. */
export function idsLedTo(html: string, path: string): readonly string[] {
  const linked = [...html.matchAll(/"https:\/\/volume\.invalid\/([^"]+)"/gu)].map(
    ([, target = '']) => target,
  );
  const named = [...html.matchAll(/ data-(?:ref|at)="([^"]*)"/gu)].flatMap(([, ids = '']) => ids.split(' '));
  const all = [...linked, ...named].map((target) =>
    target.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&'),
  );
  const start = `${path}#`;
  return [...new Set(all.filter((one) => one.startsWith(start)).map((one) => one.slice(start.length)))];
}

/** Marp Markdown that becomes one HTML file with presenter view, keyboard control and progress bar. */
export interface PresentPage {
  readonly kind: 'present';
  /** Path of the HTML file. */
  readonly path: string;
  readonly markdown: string;
  /** Text of the Marp theme that the front matter names. */
  readonly theme: string;
  /** Trusted SVG that replaces an image of the Markdown, by the image's address. */
  readonly drawings: ReadonlyMap<string, string>;
  /** The pictures of authors, by the address that the Markdown gives them. */
  readonly pictures: ReadonlyMap<string, PresentedPicture>;
  /** BCP 47. */
  readonly language: string;
  /** Number of slides. */
  readonly slides: number;
  /** How the presenter view counts and times the talk. */
  readonly plan: TalkPlan;
}

export interface PresentedPicture {
  /** `data:` address. */
  readonly address: string;
  /** Its pixels are stored turned or mirrored. */
  readonly isTurned: boolean;
}

/** The talk for an office suite. `scripts/office/` writes it as a PowerPoint file after the browser has laid out the deck. */
export interface OfficePage {
  readonly kind: 'office';
  /** Path of the file. */
  readonly path: string;
  readonly talk: Talk;
  /** The same talk as a page to print; the file takes all positions from its layout. */
  readonly deck: PrintPage;
  readonly document: DocumentInfo;
  /** Name and version of the pipeline. */
  readonly application: string;
  /** Fonts for the file to embed, where its text has them. */
  readonly fonts: readonly OfficeFile[];
  /** Charts by slide: whether the suite can edit them, and otherwise why they are pictures. */
  readonly charts: readonly ChartForm[];
}

/** The form of a chart on a slide of the PowerPoint file. */
export interface ChartForm {
  readonly chart: string;
  readonly slide: number;
  /** Why it is a picture; absent if the suite can edit it. */
  readonly picture?: string;
}

export interface DocumentInfo {
  readonly title: string;
  /** The program that the document names as its creator. */
  readonly creator: string;
  readonly authors: readonly string[];
  readonly subject: string;
  readonly keywords: readonly string[];
  readonly language: string;
  /** The organisation that publishes it. */
  readonly publisher?: string;
  /** ISO date-time in UTC. */
  readonly date: string;
}

/** One kind of output: report, deck and so on. With `only`, the output may leave out everything that is not for the screen. */
export interface Output {
  readonly name: string;
  /** Paths of the files that it may write; a path that ends with `/` means all files of a folder. */
  readonly paths: readonly string[];
  /** The drawings that `render` will take from the kit. */
  drawings(edition: Edition, only?: 'screen'): readonly WantedDrawing[];
  /** The pages of the output, or only one part of them. */
  render(edition: Edition, kit: Kit, only?: OutputPart): readonly Page[] | Promise<readonly Page[]>;
  /** Whether its two parts can be rendered apart. */
  readonly isInTwoParts?: boolean;
}

/** The pages of an output that are printed, or those that are shown on a screen. */
export type OutputPart = 'print' | 'screen';

/** The tools that outputs render with. */
export interface Kit {
  /** Renders `templates/layouts/<name>.hbs` or a partial of that name. */
  template(name: string, context: object): string;
  drawing(chart: string, surface: Surface): Drawing;
  /** All drawings that were made. */
  readonly drawings: readonly Drawing[];
  /** The embedded families by role. */
  readonly families: Families;
  /** The files of all fonts. */
  readonly fonts: Fonts;
  /** The shape of the slides. */
  readonly slide: SlideSize;
  /** Whether paper is printed on both sides, so that what stands outside changes sides. */
  readonly isDuplex?: boolean;
  /** Absent without one. */
  readonly logo?: KitLogo;
  /** Paths of all files that the same build may write. */
  readonly beside: readonly string[];
  /** The script of the HTML edition: text for an element `script`, the same bytes wherever it is made. */
  readonly pageScript: () => Promise<string>;
  /** Text of `templates/styles/<name>.css`. `tokens` is the only file with colours and has to come first. */
  style(name: string): string;
  /** Colour of a token in the light theme, `#rrggbb`; throws when there is none of that name. */
  colour(token: string): string;
  /** `@font-face` rules with embedded woff2 for the given families; only the subsets that `text` needs, when given. */
  fontFaces(families: readonly string[], text?: string): string;
  /** A picture below `content/`; throws when there is none. */
  picture(path: string): KitPicture;
  /** Trusted SVG as a PNG of that size (pixels) on a background of the colour `ground`. */
  raster(svg: string, width: number, height: number, ground: string): Promise<Uint8Array>;
  /** A result that several outputs share: `make` runs once for each object and name. */
  shared<T>(of: object, name: string, make: () => T): T;
  /** Version of the pipeline, for generator tags. */
  readonly version: string;
  /** A memo of parts of documents from one build to the next; absent where there is only one build. */
  readonly memo?: Memo;
}

/** The logo: pictures for light and for dark grounds, and what it says. */
export interface KitLogo {
  readonly light: KitPicture;
  readonly dark: KitPicture;
  readonly alt: string;
}

/** A picture of an author, ready to be put into documents. */
export interface KitPicture {
  readonly file: PictureFile;
  /** The file as it is shown: that of the author, an SVG with its fonts. */
  readonly bytes: Uint8Array;
  /** `data:` address of the bytes. */
  readonly address: string;
  /** A name for the file, unique in the project, of lower-case letters, digits and hyphens: `rack-3fa9c1d2.png`. */
  readonly name: string;
}
