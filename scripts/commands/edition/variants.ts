// `edition variants`: lists the variants of the edition, for people and for a matrix of jobs.
import { exitCodes, wrongUsage } from '../../messages/failure.ts';
import { openRun } from '../../pipeline.ts';
import { variantNames, variantPath } from '../../read/variants/variants.ts';
import type { Run } from '../session/command.ts';
import { openCommandHost } from '../session/host.ts';
import { messageFormat, printResult } from '../session/messages.ts';

/** Prints the name and the file of each variant; with `--format json` an array of the names. */
export const runVariants: Run = async (session, values, words) => {
  if (words[0] !== undefined)
    throw wrongUsage(`Unexpected word \`${words[0]}\``, 'variants takes options only');
  const host = await openCommandHost(session, { ...values, quiet: true });
  const names = variantNames(await openRun(host, { outputs: [], signal: session.signal }).sources());
  if (messageFormat(values) === 'json') session.console.print(JSON.stringify(names));
  else if (names.length > 0)
    printResult(session, values, names.map((name) => `${name}  ${variantPath(name)}`).join('\n'));
  else session.console.note('this project has no variants: add `content/editions/<name>.yml`');
  return exitCodes.fine;
};
