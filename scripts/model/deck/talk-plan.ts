// What the windows of a presented deck know of the talk: how its slides are counted, named and timed.

export interface TalkPlan {
  readonly title: string;
  /** Id of the edition. */
  readonly edition: string;
  /** Number of slides in the talk, without the backup slides behind it. */
  readonly count: number;
  readonly slides: readonly PlannedSlide[];
  /** Words of the presenter view, by key; `{name}` stands for what is put in. */
  readonly words: Readonly<Record<string, string>>;
}

export interface PlannedSlide {
  /** Its number for people: "7", or "B2" behind the talk. */
  readonly label: string;
  readonly heading: string;
  readonly isBackup: boolean;
  /** Minutes of the plan that it takes: 0 for slides that are shown if there is time. Absent where the deck says no times. */
  readonly minutes?: number;
  /** Minutes that it takes if there is time for it. */
  readonly spare?: number;
}
