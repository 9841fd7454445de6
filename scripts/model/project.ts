// The parsed project: every file read and checked on its own, no name resolved yet.
import type { Image, PhrasingContent, Root, RootContent } from 'mdast';
import type { AidSpec } from './aids/aid.ts';
import type { InputValues } from './calculators/calculator.ts';
import type { CslItem, DataKinds, Dataset } from './data.ts';
import type { SlideLayout, SlideLayouts } from './deck/slide-layout.ts';
import type { EditionRecord } from './editions/record.ts';
import type { Meanings } from './manner/hues.ts';
import type { FontFace, FontRole, Look, Paper, SlideSize } from './manner/look.ts';
import type { PictureFile, Place, Sources } from './sources.ts';
import type { ChartSpec, DiagramSpec, TableSpec } from './specs.ts';
import type { UnitsFile } from './units.ts';

/** All files of a project, each parsed and checked on its own; names are not resolved. */
export interface Project {
  readonly sources: Sources;
  readonly edition: EditionFile;
  /** In the order of their file names. */
  readonly sections: readonly Section[];
  readonly datasets: ReadonlyMap<string, Dataset>;
  readonly charts: ReadonlyMap<string, ChartSpec>;
  readonly diagrams: ReadonlyMap<string, DiagramSpec>;
  readonly tables: ReadonlyMap<string, TableSpec>;
  readonly aids: ReadonlyMap<string, AidSpec>;
  /** The built-in units and those of `data/units.json`. */
  readonly units: UnitsFile;
  /** `data/kinds.json`; no kinds without the file. */
  readonly kinds: DataKinds;
  /** Frozen editions, `data/editions/<id>.json`, by id. */
  readonly editions: ReadonlyMap<string, EditionRecord>;
  /** Numbers of readers for calculators, `data/<calculator>/scenarios/<id>.json`, by path. */
  readonly scenarios: ReadonlyMap<string, Scenario>;
  /** `data/sources.json` by CSL id. */
  readonly bibliography: ReadonlyMap<string, CslItem>;
  /** `templates/layouts/*.hbs` and `templates/partials/*.hbs` by file name without extension. */
  readonly layouts: ReadonlyMap<string, string>;
  readonly partials: ReadonlyMap<string, string>;
  readonly palette: Palette;
  readonly look: Look;
  /** The pictures that sections show, by path relative to `content/`. */
  readonly pictures: ReadonlyMap<string, PictureFile>;
  /** The layouts that slides may have. */
  readonly slideLayouts: SlideLayouts;
  /** Paths of files with errors. Names that such a file defines count as known, so that no other message reports them as missing. */
  readonly broken: ReadonlySet<string>;
  /** Those of `broken` that are sections whose errors may hide a heading, figure or table. */
  readonly obscured: ReadonlySet<string>;
  /** Notes and private slides have been removed. */
  readonly isPublic?: boolean;
  /** Its sections have been replaced by others, so nothing is reported as unused. */
  readonly isExcerpt?: boolean;
}

/**
 * Colours of the light theme by token of `templates/styles/tokens.css`, without leading dashes: `ink` → `#16191d`, in lower
 * case; and the font families of drawings: `sans` → `Inter`.
 */
export type Palette = ReadonlyMap<string, string>;

/** A scenario: numbers of a reader for a calculator. */
export interface Scenario {
  readonly path: string;
  readonly id: string;
  /** Id of the calculator. */
  readonly calculator: string;
  readonly title: string;
  /** The worked case that it starts from; the calculator's first if absent. */
  readonly from?: string;
  /** Where it differs from that, in the units of the form. */
  readonly values: InputValues;
}

/** `content/edition.yml`. */
export interface EditionFile {
  readonly path: string;
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly description: string;
  readonly authors: readonly string[];
  readonly keywords: readonly string[];
  /** BCP 47. */
  readonly language: string;
  /** ISO date of this edition; also the date in every artifact unless SOURCE_DATE_EPOCH says otherwise. */
  readonly date: string;
  readonly url?: string;
  readonly licence: string;
  /** Names of several words that no line end parts. */
  readonly names?: readonly string[];
  readonly organisation?: string;
  readonly speaker?: { readonly name: string; readonly role?: string; readonly contact?: string };
  /** Where the talk is given; `date` is an ISO date. */
  readonly event?: { readonly name: string; readonly date?: string; readonly place?: string };
  readonly talk: TalkSpec;
  /** A line at the foot of slides and pages. */
  readonly footer?: string;
  readonly logo?: LogoSpec;
  readonly brand?: BrandSpec;
  /** What colours mean in all figures; where it is given, no figure has a colour without a meaning. */
  readonly meanings?: Meanings;
  readonly paper?: Paper['name'];
  /** Whether paper is printed on both sides. */
  readonly duplex?: boolean;
  readonly slides?: SlideSize['name'];
  readonly cover?: CoverSpec;
  /** Ids of sections that are left out, with their slides. */
  readonly leaveOut?: readonly string[];
  /** Numerals that prose may contain without a binding, each with its reason. `text` is literal; `*` matches digits. */
  readonly literals: readonly Literal[];
}

/** The colours and fonts of a brand. */
export interface BrandSpec {
  /** Short name for machines; derived from the title if absent. */
  readonly id?: string;
  /** Colours as written, by token; `dark` on screens with a dark ground. */
  readonly colours?: Readonly<Record<string, string>>;
  readonly dark?: Readonly<Record<string, string>>;
  readonly fonts?: Partial<Readonly<Record<FontRole, FontSpec>>>;
}

/** A family and its files in `templates/fonts/`; weight and style are those of the file where absent. */
export interface FontSpec {
  readonly family: string;
  readonly files: readonly (string | ({ readonly file: string } & Partial<FontFace>))[];
}

/** Pictures in `content/images/` or `templates/images/`. */
export interface LogoSpec {
  readonly file: string;
  /** The same for dark grounds. */
  readonly dark?: string;
  readonly alt?: string;
}

/** Rows whose distributions are drawn on the cover, one line for each. */
export interface CoverSpec {
  /** Name of a dataset or series. */
  readonly dataset: string;
  /** For each field, the share of values at or below it. */
  readonly quantiles: Readonly<Record<string, number>>;
  /** Caption of the picture; derived from the dataset's title if absent. */
  readonly caption?: string;
}

export interface Literal {
  readonly text: string;
  readonly reason: string;
}

export type Matter = 'front' | 'main' | 'back';

/** The printed volumes: the book, what auditors read, and two pages for people who decide. */
export type Volume = 'report' | 'evidence' | 'brief';

/** `content/NN-name.md`, parsed but not resolved. */
export interface Section {
  readonly path: string;
  /** File name without number and extension: `02-boiling.md` → `boiling`. */
  readonly id: string;
  readonly matter: Matter;
  /** The volume in which it is printed; the report if absent. */
  readonly volume?: Volume;
  /** Whether it begins a page in print. */
  readonly newPage?: boolean;
  /** The `#` heading. */
  readonly title: readonly PhrasingContent[];
  /** Strings of the front matter that may hold expressions, parsed as phrasing with positions in the file. */
  readonly question?: readonly PhrasingContent[];
  readonly answer?: readonly PhrasingContent[];
  /** "What would change our mind". */
  readonly doubt?: readonly PhrasingContent[];
  /** Name on slides and dividers; the title if absent. */
  readonly short?: string;
  /** Whether a divider slide is generated for the section. */
  readonly divider: boolean;
  /** The body without the `#` heading and without `:::slide` blocks. */
  readonly tree: Root;
  readonly slides: readonly SlideBlock[];
}

export type SlidePriority = 'must' | 'should' | 'could';

/** The blocks of a slide below its heading, by the slots of its layout in their order; empty for slots without content. */
export type SlotBlocks = Readonly<Record<string, readonly RootContent[]>>;

/** A `:::slide{layout=…}` block. */
/** The talk as an edition describes it. */
export interface TalkSpec {
  readonly minutes: number;
  /** Paragraphs before the first slide of the handout. */
  readonly handout?: readonly string[];
  /** Its parts in their order; a part for each section that has slides if absent. */
  readonly parts?: readonly TalkPartSpec[];
  /** Ids of backup slides in their order; if absent, backup slides with the data of charts are made. */
  readonly backup?: readonly string[];
}

export interface TalkPartSpec {
  /** What its divider says; it has none if absent. */
  readonly title?: string;
  /** What the part came to, for the dividers of later parts. */
  readonly answer?: string;
  /** What is said at its divider. */
  readonly notes?: string;
  /** Ids of its slides in their order. */
  readonly slides: readonly string[];
}

export interface SlideBlock {
  readonly place: Place;
  readonly id?: string;
  readonly layout: SlideLayout;
  readonly minutes?: number;
  readonly priority: SlidePriority;
  readonly private: boolean;
  /** Ids of the backup slides to which it leads, and where they are written. */
  readonly backup?: { readonly ids: readonly string[]; readonly place: Place };
  /** The first `#` heading. */
  readonly heading: readonly PhrasingContent[];
  readonly slots: SlotBlocks;
  /** Pictures behind or beside its content. */
  readonly backgrounds?: readonly Image[];
  /** HTML comments, parsed as Markdown with positions in the file. */
  readonly notes: readonly RootContent[];
  /** The comments that begin with `handout:`, which the handout prints below the slide. */
  readonly handout?: readonly RootContent[];
}
