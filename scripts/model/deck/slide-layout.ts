/**
 * A slide layout as one record: what stands on a slide, where it belongs in a talk and what of its frame is shown. Plain
 * data, types only; the layouts that the program brings are in `scripts/render/deck/layouts`.
 */

/** Layouts by name, in the order in which they are offered. */
export type SlideLayouts = ReadonlyMap<string, SlideLayout>;

export interface SlideLayout {
  /** Lower-case words joined by hyphens: `:::slide{layout=chart-text}`, `slide-chart-text.hbs`, `section.chart-text`. */
  readonly name: string;
  /** What people call it; unique. */
  readonly title: string;
  readonly role: SlideRole;
  /** Minutes that such a slide takes when its author says nothing else. */
  readonly minutes: number;
  readonly frame: SlideFrame;
  /** What a slide holds beside its heading, in reading order. Names are unique and none of `heading`, `header`, `footer`, `notes`. */
  readonly slots: readonly Slot[];
  /** What an author has to write, in words that follow "expected"; needed as soon as a slot needs something. */
  readonly expects?: string;
  /** Classes of the slide by how much it holds: the first that fits is taken. */
  readonly variants?: readonly Variant[];
}

/**
 * Place in the talk. The slide that opens it, the dividers and the backup slides with the data of charts are made where
 * authors write none; backup slides come last and take no time.
 */
export type SlideRole = 'opening' | 'divider' | 'content' | 'closing' | 'backup';

/** What stands at the edges of a slide. */
export interface SlideFrame {
  /** The name of its section. */
  readonly section: boolean;
  /** Caveats and sources of what it shows. */
  readonly sources: boolean;
  /** Its number. */
  readonly number: boolean;
}

export type Slot = ContentSlot | FilledSlot;

/** A named part of a slide that holds blocks which an author wrote. */
export interface ContentSlot {
  readonly name: string;
  readonly takes: readonly SlotContent[];
  /** How many it needs; none if absent. */
  readonly least?: number;
  /** How many it holds; any number if absent. */
  readonly most?: number;
  /** The surface that figures in it are drawn for; `data` shows the tables behind them instead. */
  readonly figures: 'slide' | 'slide-half' | 'data';
  /** Rows of a table that it holds at a readable size. */
  readonly rows: number;
}

/**
 * Kinds of blocks. A `column` is a `##` heading with everything up to the next; a `number` is what the first paragraph
 * begins with when that is a bound number, and is cut off from it; `other` is lists, headings, boxes and rules.
 */
export type SlotContent = 'figure' | 'table' | 'code' | 'quote' | 'paragraph' | 'other' | 'column' | 'number';

/** A named part of a slide that no author writes. */
export interface FilledSlot {
  readonly name: string;
  /** Edition and date of the data; the sections of the talk; where the report is; the picture of the cover. */
  readonly fill: 'edition' | 'sections' | 'whereabouts' | 'cover';
}

/** A class for slides whose heading, or what they hold in a slot, is longer than so many characters; for all if absent. */
export interface Variant {
  readonly class: string;
  readonly longer?: { readonly slot: string; readonly than: number };
}
