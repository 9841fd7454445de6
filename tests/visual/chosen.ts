/** A picture of the README: pages of a document side by side, each by the id of something on it. */
export interface Chosen {
  readonly name: string;
  readonly document: 'report.pdf' | 'deck.pdf';
  readonly anchors: readonly string[];
  /** Width of each page in pixels. */
  readonly width: number;
}

/** The pictures of the README, as `tests/visual/pictures/<name>.png`. */
export const chosen: readonly Chosen[] = [
  {
    name: 'report',
    document: 'report.pdf',
    anchors: ['fig-startup-clocks', 'fig-density-gain'],
    width: 530,
  },
  { name: 'slide-startup', document: 'deck.pdf', anchors: ['slide-one-host'], width: 880 },
  { name: 'slide-decision', document: 'deck.pdf', anchors: ['slide-decision'], width: 880 },
];
