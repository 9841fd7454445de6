// The look of an edition that sets nothing.
import { builtInFamilies, type Look, papers, slideSizes } from '../../scripts/model/manner/look.ts';

/** The built-in fonts and sizes, with the tokens of a style sheet. */
export function plainLook(tokens: string): Look {
  return { tokens, families: builtInFamilies, fonts: [], paper: papers.A4, slide: slideSizes['16:9'] };
}
