// `build`: brings the output folder up to date, and ends at once where it is.
import { processRunner } from '../../host/charts/charts.ts';
import { exitCodes, wrongUsage } from '../../messages/failure.ts';
import type { Run } from '../session/command.ts';
import { outputFolder } from '../session/folders.ts';
import { printMessages, printResult } from '../session/messages.ts';
import { readSelection } from '../session/selection.ts';
import { openMarks } from './up-to-date.ts';

/** Builds the chosen outputs and writes them, all or none. Nothing is made where the last build was made of the very same. */
export const runBuild: Run = async (session, values, words) => {
  if (words[0] !== undefined) throw wrongUsage(`Unexpected word \`${words[0]}\``, 'outputs go with --only');
  readSelection(values);
  outputFolder(session, values);
  const marks = await openMarks(session, values);
  const report = await marks?.find();
  session.signal.throwIfAborted();
  if (report === undefined) {
    // Imported here: it brings Marp and all other libraries. Meanwhile the process for charts loads Vega.
    const charts = processRunner();
    charts.start();
    const { make } = await import('./make.ts');
    return make(session, values, { marks, charts });
  }
  printMessages(session, values, [], new Map());
  if (values.quiet === true) return exitCodes.fine;
  session.console.note(
    'up to date: inputs, options and program are those of the last build; nothing was written\n',
  );
  printResult(session, values, report);
  return exitCodes.fine;
};
