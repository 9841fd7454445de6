import type { Edition } from '../../model/edition.ts';
import type { Kit } from '../../model/page.ts';
import type { NumberPlaces } from '../report/number-places.ts';

/** What prose is set for: pages of paper or a screen. */
export type Medium = 'print' | 'screen';

/** All that turning an edition into HTML needs to know. */
export interface RenderContext {
  readonly edition: Edition;
  readonly kit: Kit;
  readonly medium: Medium;
  readonly places: NumberPlaces;
  /** Anchors of the figures and tables of the chapter that is being set: who leafs there finds them without a page. */
  readonly near?: ReadonlySet<string>;
}
