// What prose of the report is rendered with.
import type { Edition } from '../../model/edition.ts';
import type { Kit } from '../../model/page.ts';
import type { Volume } from '../../model/project.ts';
import type { NumberPlaces } from '../report/number-places.ts';

/** The volumes of things that are not in the report, by anchor. */
export type Elsewhere = ReadonlyMap<string, Volume>;

/** The medium for which the report is rendered. */
export type Medium = 'print' | 'screen';

/** What rendering reads beside the nodes that it renders. */
export interface RenderContext {
  readonly edition: Edition;
  readonly kit: Kit;
  readonly medium: Medium;
  readonly places: NumberPlaces;
  /** The volume that is rendered; absent for the screen, where everything is in one file. */
  readonly volume?: Volume;
  /** Where things stand that are not in the report. */
  readonly elsewhere?: Elsewhere;
  /** Anchors of the figures and tables in the chapter that is rendered: references to them need no page number. */
  readonly near?: ReadonlySet<string>;
}
