// `check`: finds errors in the inputs, and ends at once where there were none at the last check of the same inputs.
import { processRunner } from '../../host/charts/charts.ts';
import { exitCodes } from '../../messages/failure.ts';
import type { Run } from '../session/command.ts';
import { printMessages } from '../session/messages.ts';
import { openChecks } from './checks.ts';

/** Prints every message about the inputs, and how many numerals are bound. */
export const runCheck: Run = async (session, values) => {
  const checks = await openChecks(session, values);
  const summary = await checks?.find();
  session.signal.throwIfAborted();
  if (summary === undefined) {
    // Imported here: it brings all other libraries. Meanwhile the process for charts loads Vega.
    const charts = processRunner();
    charts.start();
    const { judge } = await import('./judge.ts');
    return judge(session, values, { checks, charts });
  }
  printMessages(session, values, [], new Map());
  if (values.quiet !== true)
    session.console.note(
      `checked before: inputs and program are those of a check without messages\n\n${summary}`,
    );
  return exitCodes.fine;
};
