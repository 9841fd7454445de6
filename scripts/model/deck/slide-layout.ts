/**
 * A slide layout as one record: the slots of a slide, its role in the talk and which parts of its frame are shown. Plain
 * data, types only; the built-in layouts are in `scripts/render/deck/layouts`.
 */

/** Layouts by name, in the order in which they are offered. */
export type SlideLayouts = ReadonlyMap<string, SlideLayout>;

export interface SlideLayout {
  /** Lower-case words joined by hyphens: `:::slide{layout=chart-text}`, `slide-chart-text.hbs`, `section.chart-text`. */
  readonly name: string;
  /** Its name for people; unique. */
  readonly title: string;
  readonly role: SlideRole;
  /** Minutes that such a slide takes unless its author sets another number. */
  readonly minutes: number;
  readonly frame: SlideFrame;
  /** The slots beside the heading, in reading order. Names are unique and none of `heading`, `header`, `footer`, `notes`. */
  readonly slots: readonly Slot[];
  /** What an author has to write, in words that follow "expected"; required if a slot needs content. */
  readonly expects?: string;
  /** Classes of the slide by the amount of its content: the first that fits applies. */
  readonly variants?: readonly Variant[];
}

/**
 * Role in the talk. The opening slide, the dividers and the backup slides with the data of charts are generated where
 * authors write none; backup slides come last and take no time.
 */
export type SlideRole = 'opening' | 'divider' | 'content' | 'closing' | 'backup';

/** Which elements are shown at the edges of a slide. */
export interface SlideFrame {
  /** The name of its section. */
  readonly section: boolean;
  /** Caveats and sources of its figures. */
  readonly sources: boolean;
  /** Its number. */
  readonly number: boolean;
}

export type Slot = ContentSlot | FilledSlot;

/** A named area of a slide for blocks that an author wrote. */
export interface ContentSlot {
  readonly name: string;
  readonly takes: readonly SlotContent[];
  /** How many pieces of content it needs; none if absent. */
  readonly least?: number;
  /** How many pieces of content it holds; any number if absent. */
  readonly most?: number;
  /** The surface that figures in it are drawn for; `data` shows the tables behind them instead. */
  readonly figures: 'slide' | 'slide-half' | 'data';
  /** Number of table rows that it can show at a readable size. */
  readonly rows: number;
}

/**
 * Kinds of blocks. A `picture` is a paragraph of nothing but an image; a `column` is a `##` heading with everything up to the next; a `number` is a bound number at the start
 * of the first paragraph, which is separated from that paragraph; `other` is lists, headings, boxes and rules.
 */
export type SlotContent =
  | 'figure'
  | 'picture'
  | 'table'
  | 'code'
  | 'quote'
  | 'paragraph'
  | 'other'
  | 'column'
  | 'number';

/** A named area of a slide whose content is generated. */
export interface FilledSlot {
  readonly name: string;
  /** Edition and date of the data; the sections of the talk; where to find the report; the picture of the cover; the logo. */
  readonly fill: 'edition' | 'sections' | 'whereabouts' | 'cover' | 'logo';
}

/** A class for slides whose heading or slot holds more than a number of characters; for all slides if `longer` is absent. */
export interface Variant {
  readonly class: string;
  readonly longer?: { readonly slot: string; readonly than: number };
}
