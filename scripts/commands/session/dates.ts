// Dates that a command is given by its environment.
import { wrongUsage } from '../../messages/failure.ts';
import type { Session } from './command.ts';

/** The time in SOURCE_DATE_EPOCH, ISO in UTC without fractions; `undefined` when it is not set. Throws wrong usage when it is no number of seconds. */
export function sourceDate({ env }: Pick<Session, 'env'>): string | undefined {
  const epoch = env.SOURCE_DATE_EPOCH;
  if (epoch === undefined || epoch === '') return undefined;
  const date = new Date(Number(epoch) * 1000);
  if (!/^\d+$/u.test(epoch) || Number.isNaN(date.getTime())) {
    throw wrongUsage(
      `Unexpected SOURCE_DATE_EPOCH \`${epoch}\`, expected whole seconds since 1970`,
      'for instance SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)',
    );
  }
  return date.toISOString().replace('.000Z', 'Z');
}

/** The ISO date: that of SOURCE_DATE_EPOCH, otherwise today in UTC. */
export function today(session: Pick<Session, 'env' | 'now'>): string {
  return (sourceDate(session) ?? session.now.toISOString()).slice(0, 10);
}

/** The same for notices about data that has grown old; undefined under CI, where equal inputs get equal messages on every day. */
export function reviewDate(session: Pick<Session, 'env' | 'now'>): string | undefined {
  const { CI = '' } = session.env;
  return CI === '' ? today(session) : undefined;
}
