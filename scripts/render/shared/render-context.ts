// What prose of the report is rendered with.
import type { Edition } from '../../model/edition.ts';
import type { Kit } from '../../model/page.ts';
import type { NumberPlaces } from '../report/number-places.ts';

/** The medium for which the report is rendered. */
export type Medium = 'print' | 'screen';

/** What rendering reads beside the nodes that it renders. */
export interface RenderContext {
  readonly edition: Edition;
  readonly kit: Kit;
  readonly medium: Medium;
  readonly places: NumberPlaces;
  /** Anchors of the figures and tables in the chapter that is rendered: references to them need no page number. */
  readonly near?: ReadonlySet<string>;
}
