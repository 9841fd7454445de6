import type { Output } from '../model.ts';
import { deck } from './deck.ts';
import { handout } from './handout.ts';
import { pptx } from './pptx.ts';
import { report } from './report.ts';

/** Everything the project can produce. */
export const outputs: readonly Output[] = [report, deck, pptx, handout];
