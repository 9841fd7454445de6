// Finds errors in the inputs without a browser.

import type { ChartRunner } from '../../draw/charts/runner.ts';
import { sweepOutput } from '../../host/disk/folder-swap.ts';
import { exitCodes } from '../../messages/failure.ts';
import { stops } from '../../messages/stops.ts';
import { openRun } from '../../pipeline.ts';
import { textsAtOrigins } from '../../read/variants/origins.ts';
import { outputs } from '../../render/index.ts';
import { coverageLine } from '../build/summary.ts';
import type { Session, Values } from '../session/command.ts';
import { outputFolder, proof } from '../session/folders.ts';
import { openCommandHost } from '../session/host.ts';
import { printMessages } from '../session/messages.ts';
import type { Remembered } from '../session/remembered.ts';
import { readVariant } from '../session/selection.ts';
import { cleanSummary } from './checks.ts';

/** Prints every message about the inputs, and how many numerals are bound; remembers that in `checks` when there are no messages. */
export async function judge(
  session: Session,
  values: Values,
  { checks, charts }: { readonly checks: Remembered | undefined; readonly charts: ChartRunner },
): Promise<number> {
  await sweepOutput(outputFolder(session, {}), proof);
  const host = { ...(await openCommandHost(session, values)), charts };
  const variant = readVariant(values);
  const run = openRun(host, { outputs, variant, signal: session.signal });
  const { project, edition, messages } = await run.drawn();
  printMessages(session, values, messages, textsAtOrigins(project.sources));
  const { coverage } = edition;
  const summary = stops(messages, true) ? coverageLine(coverage) : cleanSummary(coverage);
  if (values.quiet !== true) session.console.note(summary);
  if (messages.length === 0) await checks?.put(project.sources, summary);
  return stops(messages, values.strict === true) ? exitCodes.content : exitCodes.fine;
}
