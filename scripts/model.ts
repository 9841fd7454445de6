/**
 * The five values of the pipeline and the words of the domain. Types only.
 *
 *   Sources → Project → Edition → Page → Artifact
 *
 * Each value knows strictly more than the one before. Everything is read-only.
 */
import type { Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import type { Position } from 'unist';
import type { VFileMessage } from 'vfile-message';
import type { Picture } from './diagram.ts';
import type { Memo } from './memo.ts';
import type { DeckBoxes } from './model/slide-boxes.ts';
import type { SlideLayout, SlideLayouts } from './model/slide-layout.ts';
import type { Talk } from './model/talk.ts';
import type { NoPlot, Plot } from './plot.ts';

// ---------------------------------------------------------------- stages

/** What a stage made, and what it noticed. Stages never throw over what an author wrote; a throw is a bug. */
export interface Checked<T> {
  readonly value: T;
  readonly messages: readonly VFileMessage[];
}

/** Where something was written: a path relative to the project root (`/` as separator) and a span in that file. */
export interface Place {
  readonly path: string;
  readonly position: Position;
}

/** The only way to the project's files. Paths are relative to the project root with `/` as separator. */
export interface World {
  /** UTF-8 text of a file; rejects with code `ENOENT` when there is none. */
  read(path: string): Promise<string>;
  readBytes(path: string): Promise<Uint8Array>;
  /** Every file below a folder, as sorted project-relative paths; empty when the folder does not exist. */
  list(folder: string): Promise<readonly string[]>;
}

// ---------------------------------------------------------------- 1. Sources

/** Every input as it lies on disk. `texts` holds Markdown, JSON, YAML, TypeScript, Handlebars, CSS and SVG; `assets` everything else. */
export interface Sources {
  readonly texts: ReadonlyMap<string, string>;
  readonly assets: ReadonlyMap<string, Uint8Array>;
}

// ---------------------------------------------------------------- 2. Project

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

// ---------------------------------------------------------------- units

/** Powers of base dimensions: bytes per second is `{byte: 1, time: -1}`. */
export type Exponents = Readonly<Record<string, number>>;

/** A unit that is not made of others. */
export interface UnitPart {
  readonly of: Exponents;
  readonly factor: number;
  /** As printed after a number; its name if absent. */
  readonly symbol?: string;
  readonly singular?: string;
  /** Spelt out, for one and for several. */
  readonly words?: readonly [string, string];
}

/** A unit of measure: `factor` times the value gives the value in the base units of the dimension. */
export interface Unit {
  readonly name: string;
  /** Canonical product of base dimensions, `byte·time^-1`; empty for ratios. */
  readonly dimension: string;
  readonly factor: number;
  /** As printed after a number: "µs", "pages", "$/h". */
  readonly symbol: string;
  /** As printed after exactly one, where that differs: "page". */
  readonly singular?: string;
}

/** Units by name: those of every project, with those that a project names in `data/units.json`. */
export interface Units {
  readonly parts: ReadonlyMap<string, UnitPart>;
  /** Singular names are units too, so that "USD/user-month" reads as it is said: singular → name. */
  readonly singulars: ReadonlyMap<string, string>;
  /** Those that messages offer; any other combination of the same parts is understood as well. */
  readonly names: readonly string[];
  /** Those of `names`, made. */
  readonly listed: ReadonlyMap<string, Unit>;
}

/** A unit or combination of `data/units.json`, with the keys that lead to it. */
export interface OwnUnit {
  readonly name: string;
  readonly pointer: JsonPointer;
}

/** `data/units.json`: what the project adds, and the table that this makes. */
export interface UnitsFile {
  readonly path: string;
  readonly own: readonly OwnUnit[];
  readonly units: Units;
}

// ---------------------------------------------------------------- data

export type Scalar = string | number | boolean | null;
export type Row = Readonly<Record<string, Scalar>>;

/** A Frictionless Data Resource with inline rows: `data/<group>/<name>.json`. */
export interface Dataset {
  readonly path: string;
  /** Unique, equals the file name. */
  readonly name: string;
  readonly group: string;
  readonly title: string;
  readonly description: string;
  readonly fields: readonly Field[];
  /** Name of the field that identifies a row; always `id`. */
  readonly primaryKey: string;
  /** What a row is called in the ledger: words, with the names of fields in braces: "{platform}, {test}". */
  readonly rowTitle?: string;
  readonly rows: readonly Row[];
  /** Sources of every row that names none itself (field `source`, place in the source in field `where`). */
  readonly sources: readonly SourceRef[];
  readonly licences: readonly { readonly name: string; readonly title?: string; readonly path?: string }[];
  /** ISO dates. */
  readonly retrieved: string;
  readonly reviewBy: string;
}

export type FieldType = 'string' | 'number' | 'integer' | 'boolean' | 'date' | 'year';

export interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly title: string;
  readonly description: string;
  /** A unit of every project or of `data/units.json`, required for quantities ("1" for a bare ratio, "count" for things counted). */
  readonly unit?: string;
  /** What the number is: fixed for the column, or read from the row's `statistic` field when absent. */
  readonly statistic?: Statistic;
  readonly constraints?: {
    readonly required?: boolean;
    readonly unique?: boolean;
    readonly enum?: readonly Scalar[];
    readonly minimum?: number;
    readonly maximum?: number;
    readonly pattern?: string;
  };
}

export const statistics = [
  'mean',
  'median',
  'p50',
  'p90',
  'p95',
  'p99',
  'min',
  'max',
  'typical',
  'limit',
  'specification',
  'list price',
  'count',
  'share',
  'total',
  'single',
  'score',
] as const;
export type Statistic = (typeof statistics)[number];

/** A place in a source: `id` is a CSL id, `where` a table, figure, file or page in it. */
export interface SourceRef {
  readonly id: string;
  readonly where?: string;
}

/** An entry of the bibliography, CSL-JSON as Zotero exports it. */
export interface CslItem {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly [key: string]: unknown;
}

// ---------------------------------------------------------------- charts and tables

/** `templates/charts/<id>.vl.json`: plain Vega-Lite; `data` by dataset name; texts may hold expressions. */
export interface ChartSpec {
  readonly path: string;
  readonly id: string;
  /** The Vega-Lite spec with `usermeta` and `description` as written. */
  readonly spec: Readonly<Record<string, unknown>>;
  /** The takeaway, a sentence. */
  readonly title: readonly PhrasingContent[];
  /** Measure, unit, "log scale", and the key as toned words: `[median]{blue}`. */
  readonly subtitle: readonly PhrasingContent[];
  /** `description`: what the chart shows, with bound numbers. */
  readonly alt: readonly PhrasingContent[];
  /** Caveat printed before the source line. */
  readonly note?: readonly PhrasingContent[];
  /** Names of the datasets and series that the spec reads. */
  readonly reads: readonly string[];
}

/** `templates/diagrams/<id>.json`: a picture of parts and how they stand to each other, laid out by `scripts/drawing/`. */
export interface DiagramSpec {
  readonly path: string;
  readonly id: string;
  /** As written: its texts may hold expressions. */
  readonly picture: Picture;
  /** Every text of the picture, with its keys from the outermost inwards. */
  readonly labels: readonly { readonly pointer: JsonPointer; readonly words: readonly PhrasingContent[] }[];
  /** The takeaway, a sentence. */
  readonly title: readonly PhrasingContent[];
  /** How to read it; the key as toned words. */
  readonly subtitle: readonly PhrasingContent[];
  /** `description`: what the picture shows. */
  readonly alt: readonly PhrasingContent[];
  readonly note?: readonly PhrasingContent[];
  /** What it was drawn after. */
  readonly sources: readonly SourceRef[];
  /** None: a diagram reads no dataset. */
  readonly reads: readonly string[];
}

/** Names of keys and numbers of list entries, from the outermost inwards. */
export type JsonPointer = readonly (string | number)[];

/** `templates/tables/<id>.json`: which columns of which rows. */
export interface TableSpec {
  readonly path: string;
  readonly id: string;
  readonly title: readonly PhrasingContent[];
  readonly note?: readonly PhrasingContent[];
  readonly dataset: string;
  readonly columns: readonly ColumnSpec[];
  /** Rows whose field equals the value, or one of the values. */
  readonly where?: Readonly<Record<string, Scalar | readonly Scalar[]>>;
  readonly sort?: readonly { readonly field: string; readonly order: 'ascending' | 'descending' }[];
  /** Rows set in bold: ids. */
  readonly emphasis?: readonly string[];
  /** On paper: rows, or entries in two columns, which spare room where cells are sentences. */
  readonly print?: 'rows' | 'entries';
}

export interface ColumnSpec {
  readonly field: string;
  /** Column head; the field's title if absent. */
  readonly title?: string;
  /** A helper of `scripts/amounts/helpers.ts`; by the field's type and unit if absent. */
  readonly format?: string;
  /** Field with the upper end when `field` is the lower end of a range. */
  readonly to?: string;
}

export const surfaces = ['a4', 'web', 'slide', 'slide-half'] as const;
export type Surface = (typeof surfaces)[number];

/** One chart or diagram drawn for one surface. `svg` has role, label, prefixed ids, no absolute position, no title of its own. */
export interface Drawing {
  readonly chart: string;
  readonly surface: Surface;
  readonly svg: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Of a chart: what it shows, or why no spreadsheet chart shows it. */
  readonly plot?: Plot | NoPlot;
}

// ---------------------------------------------------------------- facts

/** A cell: which field of which row of which dataset. */
export interface CellRef {
  readonly dataset: string;
  readonly row: string;
  readonly field: string;
}

interface FactBase {
  /** What it is, in words, for the ledger: "Kettle, full, median boiling time". */
  readonly label: string;
  /** Every cell it was computed from. Never empty. */
  readonly cells: readonly CellRef[];
  /** How it was computed, when not copied: "a ÷ b". */
  readonly method?: string;
}

/** A number with its unit and no more significant digits than its sources carry. */
export interface Quantity extends FactBase {
  readonly kind: 'quantity';
  readonly value: number;
  readonly unit: string;
  /** The units among which `unit` is one; those of every project if absent. */
  readonly units?: Units;
  /** Significant digits that the sources support. */
  readonly digits: number;
  readonly statistic?: Statistic;
}

/** Sources disagree, or the source gives a range: cannot be printed as a point. `low` < `high`. */
export interface Range extends FactBase {
  readonly kind: 'range';
  readonly low: number;
  readonly high: number;
  readonly unit: string;
  readonly units?: Units;
  readonly digits: number;
  readonly statistic?: Statistic;
}

/** A word or name that data chooses: the fastest platform, a version, a date (ISO). */
export interface Term extends FactBase {
  readonly kind: 'term';
  readonly value: string;
}

/** A sentence's condition. `because` explains with numbers what was found, for the error when it is false. */
export interface Predicate extends FactBase {
  readonly kind: 'predicate';
  readonly holds: boolean;
  readonly because: string;
}

export type Fact = Quantity | Range | Term | Predicate;
/** Facts by name; a path in prose is the names joined with dots: `boil.kettle.median`. */
export interface FactTree {
  readonly [name: string]: Fact | FactTree;
}

/** Rows computed from datasets for charts, tables and further facts; read by name like a dataset. */
export interface Series {
  readonly name: string;
  readonly title: string;
  readonly fields: readonly Field[];
  readonly rows: readonly Row[];
  /** Names of the datasets it was computed from. */
  readonly from: readonly string[];
}

/** What a file in `data/facts/` gives: its tree stands under the topic's name, which is the file's. */
export interface Topic {
  readonly facts: FactTree;
  readonly series: readonly Series[];
}

// ---------------------------------------------------------------- 3. Edition

/** Every name is the thing it names: chapters, slides, figures, tables, facts, citations; all numbered. */
export interface Edition {
  readonly meta: EditionFile;
  /** The latest `retrieved` of all datasets used, ISO. */
  readonly dataDate: string;
  readonly chapters: readonly Chapter[];
  /** The layouts that slides may have, whether or not one has it. */
  readonly slideLayouts: SlideLayouts;
  /** In talk order, including the title slide and dividers; backup slides last. */
  readonly slides: readonly Slide[];
  /** By chart or diagram id: every one placed in the report or on a slide. */
  readonly figures: ReadonlyMap<string, Figure>;
  /** By table id. */
  readonly tables: ReadonlyMap<string, DataTable>;
  /** In order of first mention. */
  readonly ledger: readonly LedgerEntry[];
  /** Cited or used by data, in order of number. */
  readonly references: readonly Reference[];
  readonly datasets: ReadonlyMap<string, Dataset>;
  readonly series: ReadonlyMap<string, Series>;
  readonly units: Units;
  /** Short name for machines: of the deck's theme, and of the program that documents name as their maker. */
  readonly brand: string;
  /** What is drawn on the cover, if anything. */
  readonly cover?: Cover;
  readonly coverage: Coverage;
  /** For everybody: it has no notes and no private slides, and tells no times. */
  readonly isPublic?: boolean;
}

/** A distribution known by a few of its quantiles: `[share, value]`, ascending. */
export interface Ridge {
  readonly name: string;
  readonly quantiles: readonly (readonly [number, number])[];
}

/** Distributions for the cover, those with the largest median first. */
export interface Cover {
  readonly caption: string;
  readonly ridges: readonly Ridge[];
}

/** Numerals in prose, captions, alt texts, slides and notes. */
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
  /** "2" in main matter, "A" in back matter where it is an appendix, absent in front matter. */
  readonly number?: string;
  readonly title: readonly PhrasingContent[];
  readonly question?: readonly PhrasingContent[];
  readonly answer?: readonly PhrasingContent[];
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

export interface Slide {
  readonly place: Place;
  /** Anchor, unique: `slide-boiling-2` or the author's id. */
  readonly id: string;
  /** 1-based. */
  readonly number: number;
  readonly layout: SlideLayout;
  /** Short name of the section it stands in. */
  readonly section: string;
  readonly heading: readonly PhrasingContent[];
  readonly slots: SlotBlocks;
  readonly notes: readonly RootContent[];
  readonly minutes: number;
  readonly priority: SlidePriority;
  readonly private: boolean;
  /** Chart and table ids on it, in order. */
  readonly charts: readonly string[];
  readonly tables: readonly string[];
  /** Sources of what it shows and cites, without duplicates. */
  readonly sources: readonly CitedSource[];
}

/** A chart or diagram at its place. */
export type Figure = ChartFigure | DiagramFigure;

export interface ChartFigure extends FigureBase {
  readonly kind: 'chart';
  readonly spec: ChartSpec;
}

export interface DiagramFigure extends FigureBase {
  readonly kind: 'diagram';
  readonly spec: DiagramSpec;
  /** With every text bound. */
  readonly picture: Picture;
}

interface FigureBase {
  readonly id: string;
  /** Absent when it stands on slides only. */
  readonly number?: number;
  readonly title: readonly PhrasingContent[];
  readonly subtitle: readonly PhrasingContent[];
  readonly note?: readonly PhrasingContent[];
  /** Plain text. */
  readonly alt: string;
  /** The data behind it, for the HTML edition, the CSV download and backup slides. */
  readonly data: readonly DataTable[];
  /** Rows by name as handed to Vega. */
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
}

/** A source as printed under a figure or at the foot of a slide: "Lee et al. 2020, table 2". */
export interface CitedSource {
  readonly id: string;
  /** Number in the reference list. */
  readonly number: number;
  readonly short: string;
  readonly where?: string;
}

export interface Reference {
  readonly id: string;
  readonly number: number;
  readonly short: string;
  /** What the bibliography says of it. */
  readonly item: CslItem;
  readonly url?: string;
  /** When its address was last opened, as printed: "20 November 2026". */
  readonly accessed?: string;
}

/** One fact that is shown somewhere. */
export interface LedgerEntry {
  /** Dotted path. */
  readonly fact: string;
  readonly label: string;
  /** Every form in which it is printed: "160.9 ms", "0.16 s". */
  readonly texts: readonly string[];
  /** Full value for machines: number, [low, high], text or boolean. */
  readonly value: number | readonly [number, number] | string | boolean;
  readonly unit?: string;
  readonly method?: string;
  readonly cells: readonly CellRef[];
  readonly sources: readonly CitedSource[];
  /** Where it is shown, in reading order, without duplicates. */
  readonly shown: readonly Mention[];
}

/** A place a reader can be sent to: "§2.1", "Figure 3", "slide 6". */
export interface Mention {
  readonly kind: 'section' | 'figure' | 'table' | 'slide' | 'note';
  readonly label: string;
  /** Id of the element in the report, or of the slide. */
  readonly anchor: string;
}

// ---------------------------------------------------------------- resolved Markdown

/** A value put into prose. `facts` are the dotted paths behind it. */
export interface Bound {
  type: 'bound';
  value: string;
  facts: string[];
  position?: Position;
}

/** An expression before it is resolved: `{{duration boil.kettle.median}}`. `value` is the text between the braces. */
export interface Expression {
  type: 'expression';
  value: string;
  position?: Position;
}

/** `[@kim2014, table 2; @lee2020]`. `label` is filled when resolved: "[3, table 2; 5]". */
export interface Citation {
  type: 'citation';
  items: { id: string; where?: string; number?: number; position?: Position }[];
  position?: Position;
}

/** `[@fig:boil-times]`, `[@tbl:prices]`, `[@sec:boiling]`. */
export interface CrossReference {
  type: 'crossReference';
  target: 'fig' | 'tbl' | 'sec';
  id: string;
  /** Filled when resolved: "Figure 3" and the element's id. */
  label?: string;
  anchor?: string;
  position?: Position;
}

/** `::chart{#id}` or `::diagram{#id}` at its place; its position is that of `#id`, which messages are about. */
export interface FigureNode {
  type: 'figure';
  id: string;
  /** What the author called it; a chart if absent. */
  of?: 'chart' | 'diagram';
  position?: Position;
}

/** `::table{#id}` at its place; its position is that of `#id`. */
export interface TableNode {
  type: 'dataTable';
  id: string;
  position?: Position;
}

/** `:::definition{title="…"}`, `:::caution`, `:::try`. */
export interface Callout {
  type: 'callout';
  kind: 'definition' | 'caution' | 'try';
  title?: string;
  children: RootContent[];
  position?: Position;
}

/** `:::aside`: a note in the outer margin. */
export interface Aside {
  type: 'aside';
  children: RootContent[];
  position?: Position;
}

/** `[words]{blue}` in a subtitle. */
export interface Toned {
  type: 'toned';
  tone: Tone;
  children: PhrasingContent[];
  position?: Position;
}
export const tones = ['ink', 'muted', 'blue', 'orange', 'teal', 'purple'] as const;
export type Tone = (typeof tones)[number];

declare module 'mdast' {
  interface PhrasingContentMap {
    bound: Bound;
    expression: Expression;
    citation: Citation;
    crossReference: CrossReference;
    toned: Toned;
  }
  interface RootContentMap {
    bound: Bound;
    expression: Expression;
    citation: Citation;
    crossReference: CrossReference;
    toned: Toned;
    figure: FigureNode;
    dataTable: TableNode;
    callout: Callout;
    aside: Aside;
  }
  interface BlockContentMap {
    figure: FigureNode;
    dataTable: TableNode;
    callout: Callout;
    aside: Aside;
  }
  interface HeadingData {
    id?: string;
    number?: string;
  }
}

export type { Nodes, PhrasingContent, Position, Root, RootContent };

// ---------------------------------------------------------------- 4. Page

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

// ---------------------------------------------------------------- 5. Artifact

export interface Artifact {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Hexadecimal SHA-256 of the bytes. */
  readonly sha256: string;
  /** Pages or slides, where it has any. */
  readonly pages?: number;
  /** Charts on its slides, where an office suite opens it. */
  readonly charts?: readonly ChartForm[];
}

/** A document as printed, and where everything stands on it if it is made of slides. */
export interface Printed extends Artifact {
  readonly boxes?: DeckBoxes;
}

/** Prints pages in a browser and reports what is wrong with the layout. */
export interface Printer {
  /** Gives up, and rejects, when `signal` aborts. */
  print(page: PrintPage, signal?: AbortSignal): Promise<Checked<Printed>>;
  /** Product and version, part of the manifest and of cache keys. */
  version(): Promise<string>;
  close(): Promise<void>;
}

/** Makes a page presentable with Marp CLI (`scripts/io/marp.ts`); no browser, no network, nothing written that stays. */
export type Presenter = (page: PresentPage) => Promise<Artifact>;

/** Content-addressed store for slow results. A miss is `undefined`; a broken entry counts as a miss. */
export interface Cache {
  get(key: string): Promise<Uint8Array | undefined>;
  put(key: string, bytes: Uint8Array): Promise<void>;
}
