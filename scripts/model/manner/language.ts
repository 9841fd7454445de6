// How an edition speaks: its words, and how it writes numbers, dates and quotation marks.

/** The way in which numbers are written. */
export interface NumberForm {
  readonly decimal: string;
  /** Between groups of three digits. */
  readonly group: string;
  /** Digits of the smallest whole number that is grouped. */
  readonly groupedFrom: number;
  /** Between a number and `%`: nothing or a no-break space. */
  readonly percentGap: string;
  /** A sum in dollars, with `{n}` for the number. */
  readonly dollars: string;
}

/** The language of an edition. */
export interface Language {
  /** BCP 47. */
  readonly tag: string;
  /** The language whose numbers and dates it has, as Intl knows it. */
  readonly formats: string;
  readonly numbers: NumberForm;
  /** Words and sentences by name; `{name}` stands for what is put in, `|` separates forms. */
  readonly words: Readonly<Record<string, string>>;
  /** Names of several words that no line end parts. */
  readonly names: readonly string[];
}
