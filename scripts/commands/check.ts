import { check, stops } from '../check.ts';
import { exitCodes } from '../failure.ts';
import { lineProgress } from '../io/console.ts';
import { sweepOutput } from '../io/exchange.ts';
import { readFonts } from '../io/fonts.ts';
import { diskWorld } from '../io/world.ts';
import { outputs } from '../outputs/index.ts';
import { silent } from '../progress.ts';
import type { Run } from './command.ts';
import { reviewDate } from './dates.ts';
import { outputFolder, proof } from './folders.ts';
import { printMessages, tally } from './messages.ts';
import { openResults } from './results.ts';
import { coverageLine } from './summary.ts';

/** Finds every mistake in the inputs and says how many numerals are bound. */
export const runCheck: Run = async (session, values) => {
  await sweepOutput(outputFolder(session, {}), proof);
  const { console, clock } = session;
  const isQuiet = values.quiet === true;
  const { project, edition, messages } = await check({
    world: await diskWorld(session.root),
    cache: await openResults(session.root),
    fonts: readFonts,
    outputs,
    progress: isQuiet ? silent : lineProgress(console.note, clock),
    today: reviewDate(session),
  });
  printMessages(session, values, messages, project.sources.texts);
  if (!isQuiet)
    console.note(
      messages.length === 0
        ? `${coverageLine(edition.coverage)}\n${tally(messages)}`
        : coverageLine(edition.coverage),
    );
  return stops(messages, values.strict === true) ? exitCodes.content : exitCodes.fine;
};
