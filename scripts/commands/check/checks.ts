// Remembers which inputs were checked and had no messages.

import type { Coverage } from '../../model/edition.ts';
import { coverageLine } from '../build/summary.ts';
import type { Session, Values } from '../session/command.ts';
import { tally } from '../session/messages.ts';
import { openRemembered, type Remembered } from '../session/remembered.ts';

/** The checks without messages, each with its summary; none with `--no-cache`, and where no cache can be written. */
export function openChecks(session: Session, values: Values): Promise<Remembered | undefined> {
  return openRemembered('checked', session, values, []);
}

/** What a check without messages says at its end. */
export function cleanSummary(coverage: Coverage): string {
  return `${coverageLine(coverage)}\n${tally([])}`;
}
