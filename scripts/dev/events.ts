import type { OutputArtifact, OutputPages } from '../model/stages.ts';
import type { Summary } from './summary.ts';

/** A page for the screen is new or another. */
export interface PageNews {
  readonly kind: 'page';
  /** Where it is served, without the first slash. */
  readonly path: string;
  readonly html: string;
}

/** The project was looked at after a change. */
export interface LookNews {
  readonly kind: 'look';
  /** Why nothing new is shown, as on a terminal; absent when all is well. */
  readonly trouble?: Said;
  /** Warnings. */
  readonly notes?: Said;
  /** Paths whose content is another than before. */
  readonly changed: readonly string[];
  /** Pages that are another than before. */
  readonly pages: readonly string[];
  readonly milliseconds: number;
}

/** The project as the overview lists it. */
export interface SummaryNews {
  readonly kind: 'summary';
  readonly summary: Summary;
}

/** Everything that the project becomes, to be printed and packed. */
export interface JobNews {
  readonly kind: 'job';
  readonly outputs: readonly OutputPages[];
  /** Texts of the inputs by path, for messages about the layout. */
  readonly texts: ReadonlyMap<string, string>;
}

/** What the thread that builds tells. */
export type BuilderNews = PageNews | LookNews | SummaryNews | JobNews;

/** What the thread that prints tells: artifacts are made, or why not. */
export interface MadeNews {
  readonly kind: 'made';
  readonly artifacts: readonly OutputArtifact[];
  readonly trouble?: Said;
  readonly notes?: Said;
  readonly milliseconds: number;
}

/** The same words twice: plain for pages, painted for a terminal that shows colours. */
export interface Said {
  readonly plain: string;
  readonly painted: string;
}

/** What the thread that builds is told: which pages are on a screen, the one looked at last first. */
export interface ShownPages {
  readonly shown: readonly string[];
}
