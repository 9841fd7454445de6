// The list of outputs.
import type { Output } from '../model/page.ts';
import { deck } from './deck/deck.ts';
import { pptx } from './deck/pptx.ts';
import { handout } from './handout/handout.ts';
import { speaker } from './handout/speaker.ts';
import { report } from './report/report.ts';

/** Every output that a build can make. */
export const outputs: readonly Output[] = [report, deck, pptx, handout, speaker];
