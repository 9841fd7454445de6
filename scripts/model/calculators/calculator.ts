// Calculators: what a topic declares of one, what its module computes, and what a page shows of that.

/** Values by the ids of inputs. A switch is 1 or 0. */
export type InputValues = Readonly<Record<string, number>>;

/**
 * What a topic says of a calculator: the inputs that its form asks for, and the tables and maps in which its results stand. It is
 * plain data, for it is sent into the page. What it computes is in the module `data/calculators/<id>.ts`.
 */
export interface Calculator {
  /** The name in `::calculator{#id}` and of the module. */
  readonly id: string;
  readonly title: string;
  /** What has to be known to read the results. */
  readonly note?: string;
  /** In the order of the form; those of one group stand together. */
  readonly inputs: readonly CalculatorInput[];
  /** Worked cases to begin with; the page opens with the first. Never empty. */
  readonly presets: readonly Preset[];
  readonly tables: readonly ResultTable[];
  readonly maps: readonly ResultMap[];
  /** What the cells of maps are coloured by, by id. */
  readonly categories: Readonly<Record<string, Category>>;
  /** Handed to the module as it is. */
  readonly given: unknown;
}

/** One number that the form asks for, in the unit that it is shown in. */
export interface CalculatorInput {
  readonly id: string;
  readonly title: string;
  /** Heading under which it stands. */
  readonly group: string;
  /** A switch is on (1) or off (0); its bounds are 0 and 1. */
  readonly kind?: 'switch';
  /** Name of a unit; absent for plain numbers and switches. */
  readonly unit?: string;
  /** In the first preset, unless that has another. */
  readonly value: number;
  /** Bounds, both included, and what one step of the slider is. */
  readonly low: number;
  readonly high: number;
  readonly step: number;
  /** The ends of the slider, within the bounds, which are its ends if absent. */
  readonly likely?: readonly [low: number, high: number];
  /** Why the value is what it is. */
  readonly reason: string;
  /** Who knows better. */
  readonly knows?: string;
  /** Stands in the form at once; the others of its group open on request. */
  readonly isMain?: boolean;
}

/** A worked case: the values in which it differs from those of the inputs. */
export interface Preset {
  readonly id: string;
  readonly title: string;
  readonly values: InputValues;
}

export interface ResultTable {
  readonly id: string;
  readonly title: string;
  /** What has to be known to read it, below the title. */
  readonly note?: string;
  /** Head of the column of row titles. */
  readonly head: string;
  readonly columns: readonly { readonly title: string; readonly unit?: string }[];
  readonly rows: readonly { readonly id: string; readonly title: string }[];
}

/** A map of two inputs: each cell says which category wins there. Cells are listed line by line, from the first tick down. */
export interface ResultMap {
  readonly id: string;
  readonly title: string;
  readonly across: { readonly title: string; readonly ticks: readonly string[] };
  readonly down: { readonly title: string; readonly ticks: readonly string[] };
}

/** The tones that no other meaning is reserved for. */
export const categoryTones = ['context', 'purple', 'muted', 'ink', 'plain'] as const;

export interface Category {
  readonly title: string;
  /** For the cells of maps; the title if absent. */
  readonly short?: string;
  readonly tone: (typeof categoryTones)[number];
}

/** What a module computes. Tables and maps are those of the form, by id, each with all of its cells. */
export interface Result {
  /** The answer in a sentence or two. */
  readonly says: string;
  readonly tables: Readonly<Record<string, readonly (readonly ResultCell[])[]>>;
  readonly maps: Readonly<Record<string, readonly MapResult[]>>;
}

/** A number, a word, or nothing; strong where it is the one to see, muted where it does not count. */
export type ResultCell = Cell | { readonly value: Cell; readonly stress: Stress };
export type Stress = 'strong' | 'muted' | 'none';
type Cell = string | number | null;

export interface MapResult {
  /** Absent where nothing wins. */
  readonly category?: string;
  /** What is written into the cell; a number is whole percent. */
  readonly value: string | number;
  /** The lead is small. */
  readonly isPale: boolean;
  /** The cell nearest to the values of the form. */
  readonly isHere: boolean;
}

/** The function that a module exports as `compute`. It is called with plain data, in the page and when it is built. */
export type Compute = (values: InputValues, given: never) => Result;

/** A result as it is shown: every text as printed. */
export interface ResultView {
  readonly says: string;
  /** By table: line by line, the texts of its cells. */
  readonly tables: Readonly<Record<string, readonly (readonly CellView[])[]>>;
  readonly maps: Readonly<Record<string, readonly MapCellView[]>>;
}

export interface CellView {
  readonly text: string;
  readonly isNumber: boolean;
  readonly stress: Stress;
}

export interface MapCellView {
  readonly title: string;
  readonly tone: Category['tone'] | 'none';
  readonly text: string;
  readonly isPale: boolean;
  readonly isHere: boolean;
}

/** A calculator that stands in the report: its form, and its results in the first preset. */
export interface PlacedCalculator {
  readonly form: Calculator;
  /** The code that runs in the page: an expression whose value has the function `view`. */
  readonly code: string;
  readonly view: ResultView;
}
