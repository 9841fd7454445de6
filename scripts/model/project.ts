import type { PhrasingContent, Root, RootContent } from 'mdast';
import type { CslItem, Dataset } from './data.ts';
import type { SlideLayout, SlideLayouts } from './deck/slide-layout.ts';
import type { Place, Sources } from './sources.ts';
import type { ChartSpec, DiagramSpec, TableSpec } from './specs.ts';
import type { UnitsFile } from './units.ts';

/** Each file well formed on its own; names are still only names. */
export interface Project {
  readonly sources: Sources;
  readonly edition: EditionFile;
  /** In the order of their file names. */
  readonly sections: readonly Section[];
  readonly datasets: ReadonlyMap<string, Dataset>;
  readonly charts: ReadonlyMap<string, ChartSpec>;
  readonly diagrams: ReadonlyMap<string, DiagramSpec>;
  readonly tables: ReadonlyMap<string, TableSpec>;
  /** Those of every project, and those of `data/units.json`. */
  readonly units: UnitsFile;
  /** `data/sources.json` by CSL id. */
  readonly bibliography: ReadonlyMap<string, CslItem>;
  /** `templates/layouts/*.hbs` and `templates/partials/*.hbs` by file name without ending. */
  readonly layouts: ReadonlyMap<string, string>;
  readonly partials: ReadonlyMap<string, string>;
  readonly palette: Palette;
  /** The layouts that slides may have. */
  readonly slideLayouts: SlideLayouts;
  /** Paths of files that have errors: names in them are known, so nobody reports them as missing a second time. */
  readonly broken: ReadonlySet<string>;
  /** Those of them that are sections and may have lost a heading, figure or table to their errors. */
  readonly obscured: ReadonlySet<string>;
  /** Notes and private slides have been taken out. */
  readonly isPublic?: boolean;
  /** Its sections were replaced by others: what these do not use is no leftover. */
  readonly isExcerpt?: boolean;
}

/** Colours of the light theme by token of `templates/styles/tokens.css`, without dashes: `ink` → `#16191d`, in lower case. */
export type Palette = ReadonlyMap<string, string>;

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
  readonly talk: { readonly minutes: number; readonly event?: string };
  /** Short name for machines; made of the title if absent. */
  readonly brand?: string;
  readonly cover?: CoverSpec;
  /** Numerals that may stand in prose unbound, each with its reason. `text` is literal; `*` stands for digits. */
  readonly literals: readonly Literal[];
}

/** Rows whose distributions are drawn on the cover, a line each. */
export interface CoverSpec {
  /** Name of a dataset or series. */
  readonly dataset: string;
  /** Field → share of values that lie at or below it. */
  readonly quantiles: Readonly<Record<string, number>>;
  /** What the picture shows; made of the dataset's title if absent. */
  readonly caption?: string;
}

export interface Literal {
  readonly text: string;
  readonly reason: string;
}

export type Matter = 'front' | 'main' | 'back';

/** `content/NN-name.md`: parsed, nothing in it resolved. */
export interface Section {
  readonly path: string;
  /** File name without number and ending: `02-boiling.md` → `boiling`. */
  readonly id: string;
  readonly matter: Matter;
  /** The `#` heading. */
  readonly title: readonly PhrasingContent[];
  /** Front matter strings that may hold expressions, parsed as phrasing with true positions. */
  readonly question?: readonly PhrasingContent[];
  readonly answer?: readonly PhrasingContent[];
  /** "What would change our mind". */
  readonly doubt?: readonly PhrasingContent[];
  /** Name shown on slides and dividers; the title if absent. */
  readonly short?: string;
  /** A divider slide is made for the section unless this is false. */
  readonly divider: boolean;
  /** The body without the `#` heading and without `:::slide` blocks. */
  readonly tree: Root;
  readonly slides: readonly SlideBlock[];
}

export type SlidePriority = 'must' | 'should' | 'could';

/** What stands on a slide below its heading: blocks by the slots of its layout, in their order; empty where it has none. */
export type SlotBlocks = Readonly<Record<string, readonly RootContent[]>>;

/** A `:::slide{layout=…}` block. */
export interface SlideBlock {
  readonly place: Place;
  readonly id?: string;
  readonly layout: SlideLayout;
  readonly minutes?: number;
  readonly priority: SlidePriority;
  readonly private: boolean;
  /** The first `#` heading. */
  readonly heading: readonly PhrasingContent[];
  readonly slots: SlotBlocks;
  /** HTML comments, parsed as Markdown with true positions. */
  readonly notes: readonly RootContent[];
}
