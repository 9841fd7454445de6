// `edition`: begins the next edition, and keeps what was handed out.
import { wrongUsage } from '../../messages/failure.ts';
import { suggest } from '../../messages/message.ts';
import type { Run } from '../session/command.ts';
import { runBegin } from './begin.ts';
import { runFreeze } from './freeze.ts';
import { runVariants } from './variants.ts';

const actions: ReadonlyMap<string, Run> = new Map([
  ['begin', runBegin],
  ['freeze', runFreeze],
  ['variants', runVariants],
]);

/** Begins or freezes an edition, or lists its variants. */
export const runEdition: Run = async (session, values, [action = '', ...rest]) => {
  const run = actions.get(action);
  if (run !== undefined) return run(session, values, rest);
  const reason =
    action === '' ? 'Missing action of `edition`' : `Unexpected action \`${action}\` of \`edition\``;
  throw wrongUsage(reason, suggest(action, [...actions.keys()]).help);
};
