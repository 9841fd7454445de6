import type { Fonts } from '../drawing/fonts.ts';
import type { TopicLoader } from '../facts/topics.ts';
import type { Cache, Output, Presenter } from '../model.ts';
import type { BuilderNews } from './news.ts';
import type { LiveWorld, Reads } from './world.ts';

/** What building for a preview needs from outside. */
export interface BuilderEffects {
  readonly world: LiveWorld;
  /** Watches what was read; says whether that is more than before. */
  readonly cover: (reads: Reads) => Promise<boolean>;
  readonly cache: Cache;
  readonly fonts: Fonts;
  readonly present: Presenter;
  readonly outputs: readonly Output[];
  /** ISO date, for review dates only. */
  readonly today: string;
  /** Loads the functions that compute facts, anew when their files have changed. */
  readonly topics: TopicLoader;
  /** ISO date-time in UTC that documents carry; midnight of the edition's date if absent. */
  readonly date?: string;
  readonly version: string;
  readonly tell: (news: BuilderNews) => void;
  /** Milliseconds from an arbitrary start. */
  readonly clock: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
}
