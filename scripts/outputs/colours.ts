import type { Kit } from '../model.ts';

/** Gives the colour of a token, `#rrggbb`. */
export type Colours = Kit['colour'];
