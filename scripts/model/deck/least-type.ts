// The least sizes of text on slides, which the rules `small-text` and `small-slide-text` hold.

/** Sizes by what the text is, in pixels of a slide that is 1280 wide. */
export interface LeastType {
  /** Text that is read out or read along. */
  readonly body: number;
  /** What is shown: text in charts and diagrams, the subtitles of charts, code, and what backup slides hold. */
  readonly chart: number;
  /** Heads of tables. */
  readonly head: number;
  /** What is only looked up: sections, sources, numbers of slides. */
  readonly edge: number;
}

/** What the last row of a room can read. To raise a size, raise it here: charts are drawn with it, and slides are checked by it. */
export const leastType: LeastType = { body: 28, chart: 26, head: 22, edge: 18 };
