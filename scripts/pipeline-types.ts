/** What the pipeline is given and what its steps give. Types only. */
import type { VFileMessage } from 'vfile-message';
import type { Fonts } from './drawing/fonts.ts';
import type { TopicLoader } from './facts/topics.ts';
import type { Memo } from './memo.ts';
import type { SlideLayouts } from './model/slide-layout.ts';
import type {
  Cache,
  Drawing,
  Edition,
  Output,
  Page,
  Presenter,
  Printer,
  Project,
  Sources,
  World,
} from './model.ts';
import type { OutputArtifact } from './print/output-artifacts.ts';
import type { Progress } from './progress.ts';
import type { Cut, Selection } from './stages/select.ts';

export type { Cut, Selection };

/** Everything that comes from outside. What a run does not need is not asked for: checking opens no printer. */
export interface Host {
  readonly world: World;
  readonly cache: Cache;
  readonly fonts: () => Promise<Fonts>;
  /** Loads the functions that compute facts from what was read. */
  readonly topics: TopicLoader;
  readonly printer: () => Promise<Printer>;
  readonly present: Presenter;
  /** ISO date, for review dates only. */
  readonly today: string;
  /** Version of the program, for generator tags. */
  readonly version: string;
  /** Runs each stage and tells how it went. */
  readonly progress: Progress;
}

/** What is wanted of a run. */
export interface Options {
  readonly outputs: readonly Output[];
  /** Only what the outputs show on a screen. */
  readonly only?: 'screen' | undefined;
  /** The layouts that slides may have; those that the program brings if absent. */
  readonly layouts?: SlideLayouts | undefined;
  /** Notes, private slides and length of the talk; everything if absent. */
  readonly selection?: Selection | undefined;
  /** Every chart and diagram in place of the sections; mistakes in one do not keep the others from being drawn. */
  readonly gallery?: boolean | undefined;
  /** Whether warnings stop a run, as errors do. */
  readonly strict?: boolean | undefined;
  /** ISO date-time in UTC that documents carry; midnight of the edition's date if absent. */
  readonly date?: string | undefined;
  /** What earlier runs made; nothing if absent. */
  readonly memo?: Memo | undefined;
  /** Ends the run before its next stage, and prints at once: the step that is waited for rejects with its reason. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * A run of the pipeline, up to the step that is asked for: `present` asks for names, `check` for drawings, `gallery` and
 * `dev` for pages, `build` for artifacts. Steps that take no options are made once. Nothing here throws over what an
 * author wrote; a step rejects when its signal aborts or the host fails.
 */
export interface Run {
  sources(): Promise<Sources>;
  resolved(): Promise<Resolved>;
  /** The same, looked at more closely and cut to what was selected. */
  inspected(): Promise<Resolved>;
  /** Here and in the next step some of the options may be others. */
  drawn(other?: Partial<Options>): Promise<Drawn>;
  rendered(other?: Partial<Options>): Promise<Rendered>;
  built(): Promise<Built>;
}

/** A project with every name resolved, as far as its mistakes allow, and everything that was noticed up to here. */
export interface Resolved {
  readonly project: Project;
  readonly edition: Edition;
  readonly messages: readonly VFileMessage[];
  /** How the talk was cut to a slot, if it was. */
  readonly cut?: Cut;
}

/** The same with what the outputs show of it; no drawings when there are errors. */
export interface Drawn extends Resolved {
  readonly drawings: readonly Drawing[];
}

/** The same with the pages of each output; none when messages stopped the run. */
export interface Rendered extends Drawn {
  readonly outputs: readonly OutputPages[];
}

/** Pages of the output of that name. */
export interface OutputPages {
  readonly name: string;
  readonly pages: readonly Page[];
}

/** A project with what was made of it. */
export interface Built extends Drawn {
  /** ISO date-time in UTC that documents carry. */
  readonly date: string;
  /** Absent when messages stopped the run. */
  readonly artifacts?: readonly OutputArtifact[];
}
