// The resolved edition: every name replaced by what it refers to, everything numbered.
import type { Image, PhrasingContent, Root, RootContent } from 'mdast';
import type { AidSpec } from './aids/aid.ts';
import type { PlacedCalculator } from './calculators/calculator.ts';
import type { CslItem, Dataset, Row, Scalar } from './data.ts';
import type { SlideLayout, SlideLayouts } from './deck/slide-layout.ts';
import type { Picture } from './diagram.ts';
import type { CellRef, Series } from './facts.ts';
import type { EditionFile, Matter, SlidePriority, SlotBlocks, Volume } from './project.ts';
import type { Place } from './sources.ts';
import type { ChartSpec, DiagramSpec, TableSpec } from './specs.ts';
import type { Units } from './units.ts';

/** The report and the talk with all names resolved: chapters, slides, figures, tables, facts and citations have their numbers. */
export interface Edition {
  readonly meta: EditionFile;
  /** The latest `retrieved` of all datasets used, an ISO date. */
  readonly dataDate: string;
  /** Those of the report, then those of the other volumes. */
  readonly chapters: readonly Chapter[];
  /** All layouts that slides may have, also those that no slide has. */
  readonly slideLayouts: SlideLayouts;
  /** In talk order, including the title slide and dividers; backup slides last. */
  readonly slides: readonly Slide[];
  /** By chart or diagram id: every one placed in the report or on a slide. */
  readonly figures: ReadonlyMap<string, Figure>;
  /** By table id. */
  readonly tables: ReadonlyMap<string, DataTable>;
  /** Those that stand in the report, by id. */
  readonly calculators: ReadonlyMap<string, PlacedCalculator>;
  /** The decision aids that sections show, by id. */
  readonly aids: ReadonlyMap<string, AidSpec>;
  /** In order of first mention. */
  readonly ledger: readonly LedgerEntry[];
  /** Cited or used by data, in order of number. */
  readonly references: readonly Reference[];
  readonly datasets: ReadonlyMap<string, Dataset>;
  readonly series: ReadonlyMap<string, Series>;
  readonly units: Units;
  /** Short name for machines: the name of the deck's theme, and of the creator in the properties of documents. */
  readonly brand: string;
  /** The picture on the cover, if there is one. */
  readonly cover?: Cover;
  readonly coverage: Coverage;
  /** For publication: without notes, private slides and times. */
  readonly isPublic?: boolean;
}

/** A distribution, given by some of its quantiles: `[share, value]`, ascending. */
export interface Ridge {
  readonly name: string;
  readonly quantiles: readonly (readonly [number, number])[];
}

/** Distributions drawn on the cover, those with the largest median first. */
export interface Cover {
  readonly caption: string;
  readonly ridges: readonly Ridge[];
}

/** Number of numerals in prose, captions, alt texts, slides and notes: bound to data, waived by a literal, neither. */
export interface Coverage {
  readonly bound: number;
  readonly waived: number;
  readonly loose: number;
}

export interface Chapter {
  readonly path: string;
  /** Anchor, unique: `boiling`. */
  readonly id: string;
  readonly matter: Matter;
  /** The volume in which it is printed; the report if absent. */
  readonly volume?: Volume;
  /** Whether it begins a page in print. */
  readonly newPage?: boolean;
  /** "2" in main matter, "A" in back matter where it is an appendix, absent in front matter. */
  readonly number?: string;
  readonly title: readonly PhrasingContent[];
  readonly question?: readonly PhrasingContent[];
  readonly answer?: readonly PhrasingContent[];
  /** "What would change our mind". */
  readonly doubt?: readonly PhrasingContent[];
  /** Headings carry `data.id` and `data.number` ("2.1"). */
  readonly body: Root;
  /** `##` and `###` headings, flat, in order. */
  readonly headings: readonly Heading[];
}

export interface Heading {
  readonly id: string;
  readonly number?: string;
  readonly depth: 2 | 3;
  readonly title: readonly PhrasingContent[];
}

/** Another slide, by its anchor, its number in the deck and its number for people. */
export type SlideLink = Pick<Slide, 'id' | 'number' | 'label'>;

export interface Slide {
  readonly place: Place;
  /** Anchor, unique: `slide-boiling-2` or the author's id. */
  readonly id: string;
  /** 1-based, in the deck. */
  readonly number: number;
  /** Its number for people: "7" in the talk, "B2" behind it. */
  readonly label: string;
  /** The backup slides to which it leads, or the slides that lead to it. */
  readonly links: readonly SlideLink[];
  readonly layout: SlideLayout;
  /** Name of its part of the talk, or short name of its section. */
  readonly section: string;
  readonly heading: readonly PhrasingContent[];
  readonly slots: SlotBlocks;
  /** Pictures behind or beside its content. */
  readonly backgrounds?: readonly Image[];
  readonly notes: readonly RootContent[];
  /** What the handout prints below it; absent where that says what its charts show. */
  readonly handout?: readonly RootContent[];
  readonly minutes: number;
  readonly priority: SlidePriority;
  readonly private: boolean;
  /** Ids of its charts and tables, in order. */
  readonly charts: readonly string[];
  readonly tables: readonly string[];
  /** Sources of its figures and citations, without duplicates. */
  readonly sources: readonly CitedSource[];
}

/** A chart or diagram with its number, texts, data and sources. */
export type Figure = ChartFigure | DiagramFigure;

export interface ChartFigure extends FigureBase {
  readonly kind: 'chart';
  readonly spec: ChartSpec;
  readonly fieldTitles: FieldTitles;
}

/** Titles of the fields that a chart reads, with their units: "Boot time (ms)". Fields of one name in several tables have none. */
export type FieldTitles = ReadonlyMap<string, string>;

export interface DiagramFigure extends FigureBase {
  readonly kind: 'diagram';
  readonly spec: DiagramSpec;
  /** With all expressions of its texts replaced. */
  readonly picture: Picture;
}

interface FigureBase {
  readonly id: string;
  /** Absent when it is on slides only. */
  readonly number?: number;
  readonly title: readonly PhrasingContent[];
  readonly subtitle: readonly PhrasingContent[];
  readonly note?: readonly PhrasingContent[];
  /** Plain text. */
  readonly alt: string;
  /** What differs on slides, where these show less. */
  readonly slideAlt?: string;
  readonly slideNote?: readonly PhrasingContent[];
  /** The data behind it, for the HTML edition, the CSV download and backup slides. */
  readonly data: readonly DataTable[];
  /** Rows by the name of their dataset or series, as passed to Vega. */
  readonly rows: ReadonlyMap<string, readonly Row[]>;
  readonly sources: readonly CitedSource[];
}

export interface DataTable {
  readonly id: string;
  readonly number?: number;
  readonly title: readonly PhrasingContent[];
  readonly note?: readonly PhrasingContent[];
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
  readonly sources: readonly CitedSource[];
  readonly print?: TableSpec['print'];
  /** The field that stands first and bold in entries. */
  readonly lead?: string;
  /** Names of the datasets from which its rows are, or are computed; absent for the rows behind a figure. */
  readonly from?: readonly string[];
  /** The rows of a dataset that a figure reads and does not draw: their ids, with the quantities in the columns of the table. */
  readonly leftOut?: readonly string[];
  /** Titles of fields beside the columns by which readers of the page choose rows, which have values for them. */
  readonly choices?: readonly string[];
}

export interface Column {
  readonly field: string;
  readonly title: string;
  /** Printed unit, absent for words. */
  readonly unit?: string;
  readonly numeric: boolean;
}

export interface TableRow {
  readonly id: string;
  readonly emphasis: boolean;
  readonly cells: readonly { readonly text: string; readonly value: Scalar }[];
  /** The dataset, or `dataset/row`, on which it rests, `behind` the rows from which it is computed; empty where none is recorded, absent in tables that say nothing of it. */
  readonly basis?: string;
  readonly behind?: readonly string[];
  readonly choices?: readonly string[];
  readonly sources?: readonly string[];
}

/** A source as printed under a figure or at the foot of a slide: "Lee et al. 2020, table 2". */
export interface CitedSource {
  readonly id: string;
  readonly number: number;
  readonly short: string;
  readonly where?: string;
}

export interface Reference {
  readonly id: string;
  readonly number: number;
  readonly short: string;
  readonly item: CslItem;
  readonly url?: string;
  /** The date of the last access, as printed: "20 November 2026". Absent where the source itself was not opened. */
  readonly accessed?: string;
  /** What the bibliography notes about it, printed behind its entry. */
  readonly note?: string;
}

export interface LedgerEntry {
  /** Dotted path. */
  readonly fact: string;
  readonly label: string;
  /** Every form in which it is printed: "160.9 ms", "0.16 s". */
  readonly texts: readonly string[];
  /** The value with full precision, for machines: number, [low, high], text or boolean. */
  readonly value: number | readonly [number, number] | string | boolean;
  readonly unit?: string;
  readonly method?: string;
  /** What was wrong about it in an earlier edition. */
  readonly correction?: string;
  readonly cells: readonly CellRef[];
  readonly sources: readonly CitedSource[];
  /** The places where it is shown, in reading order, without duplicates. */
  readonly shown: readonly Mention[];
}

/** A place that readers can be referred to: "§2.1", "Figure 3", "slide 6". It is unseen where only a text alternative says the thing; `anchor` is the id of the element in the report, or of the slide. */
export interface Mention {
  readonly kind: 'section' | 'figure' | 'table' | 'slide' | 'note';
  readonly label: string;
  readonly anchor: string;
  readonly isUnseen?: true;
}
