import type { Kit } from '../../model/page.ts';

/** Gives the colour of a token, `#rrggbb`. */
export type Colours = Kit['colour'];
