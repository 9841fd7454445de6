import type { Output } from '../model/page.ts';
import { deck } from './deck/deck.ts';
import { pptx } from './deck/pptx.ts';
import { handout } from './handout/handout.ts';
import { report } from './report/report.ts';

/** Everything the project can produce. */
export const outputs: readonly Output[] = [report, deck, pptx, handout];
