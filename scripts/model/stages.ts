/** What the stages of the pipeline give, from the resolved project to the files that readers get; each type extends the one before. */
import type { VFileMessage } from 'vfile-message';
import type { Artifact } from './artifact.ts';
import type { Drawing } from './drawing.ts';
import type { Edition, Slide } from './edition.ts';
import type { Page } from './page.ts';
import type { Project } from './project.ts';

/** A project with every name resolved, as far as its errors allow, and every message up to here. */
export interface Resolved {
  readonly project: Project;
  readonly edition: Edition;
  readonly messages: readonly VFileMessage[];
  /** How the talk was cut to a slot, if it was. */
  readonly cut?: Cut;
}

/** A talk that was cut: its slot and the minutes that it takes now, and the slides that were left out. */
export interface Cut {
  readonly slot: number;
  readonly minutes: number;
  readonly dropped: readonly Slide[];
}

/** The same with the drawings that the outputs show; none when there are errors. */
export interface Drawn extends Resolved {
  readonly drawings: readonly Drawing[];
}

/** The same with the pages of each output; none when messages stopped the run. */
export interface Rendered extends Drawn {
  readonly outputs: readonly OutputPages[];
}

/** The pages of the output of that name. */
export interface OutputPages {
  readonly name: string;
  readonly pages: readonly Page[];
}

/** A drawn project with the files that were made of it. */
export interface Built extends Drawn {
  /** ISO date-time in UTC that documents carry. */
  readonly date: string;
  /** Absent when messages stopped the run. */
  readonly artifacts?: readonly OutputArtifact[];
}

/** A file that readers get, with the output it belongs to and what its pages are called. */
export interface OutputArtifact extends Artifact {
  readonly output: string;
  readonly form?: 'pages' | 'slides';
}
