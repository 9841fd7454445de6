// Events that the threads of the preview send, and what they are sent.
import type { Artifact } from '../model/artifact.ts';
import type { OutputArtifact, OutputPages } from '../model/stages.ts';
import type { Summary } from './summary.ts';

/** A page for the screen is new or has changed. */
export interface PageEvent {
  readonly kind: 'page';
  /** Where it is served, without the first slash. */
  readonly path: string;
  readonly html: string;
}

/** A rebuild after a change has ended. */
export interface UpdateEvent {
  readonly kind: 'update';
  /** Why nothing new is shown; absent when there is no error. */
  readonly error?: TextVariants;
  readonly warnings?: TextVariants;
  /** Paths of inputs whose content has changed. */
  readonly changed: readonly string[];
  /** Paths of pages that have changed. */
  readonly pages: readonly string[];
  readonly milliseconds: number;
}

/** The project as the overview lists it. */
export interface SummaryEvent {
  readonly kind: 'summary';
  readonly summary: Summary;
}

/** All pages of the project, to be printed and written. */
export interface PrintJob {
  readonly kind: 'job';
  readonly outputs: readonly OutputPages[];
  /** What their slide shows have become, which screens show already. */
  readonly presented: readonly Artifact[];
  /** Texts of the inputs by path, for messages about the layout. */
  readonly texts: ReadonlyMap<string, string>;
}

/** What the thread that builds sends. */
export type BuilderEvent = PageEvent | UpdateEvent | SummaryEvent | PrintJob;

/** The thread that builds has loaded so much that it never forgets that another should take its place. */
export interface WornEvent {
  readonly kind: 'worn';
}

/** What the thread that prints sends: the artifacts of a job, or why there are none. */
export interface ArtifactsEvent {
  readonly kind: 'artifacts';
  readonly artifacts: readonly OutputArtifact[];
  readonly error?: TextVariants;
  readonly warnings?: TextVariants;
  readonly milliseconds: number;
}

/** The same text twice: plain for pages, with the control codes of colours for terminals. */
export interface TextVariants {
  readonly plain: string;
  readonly styled: string;
}

/** What the thread that builds is sent: the pages that are on a screen, the last focused one first. */
export interface VisiblePages {
  readonly visible: readonly string[];
}
