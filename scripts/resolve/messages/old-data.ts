// Warns of data that is older than it may be, at the date of the edition and today.
import type { VFileMessage } from 'vfile-message';
import { type Age, agesAt, asOfField, isStale, ownDateOf } from '../../facts/ages.ts';
import { message } from '../../messages/message.ts';
import type { Project } from '../../model/project.ts';
import type { JsonPointer } from '../../model/sources.ts';
import { locate } from '../../read/text/locate.ts';
import { quotedNames } from './name-list.ts';

/**
 * Warnings about data that is old at the date of the edition, which are the same on every day, and a notice about data that has
 * grown old since then. Without `today`, an ISO date, there is no notice.
 */
export function oldData(project: Project, today: string | undefined): readonly VFileMessage[] {
  const { date } = project.edition;
  const ages = agesAt(date, project.datasets.values(), project.kinds);
  return [
    ...ages.filter(isStale).map((age) => staleData(age, project)),
    ...ages.filter(({ dataset }) => dataset.reviewBy < date).map((age) => overdueReview(age, project)),
    ...(today === undefined || today <= date ? [] : overdueToday(today, project)),
  ];
}

function staleData({ dataset, kind, date, days }: Age, project: Project): VFileMessage {
  const { edition, sources } = project;
  const row = dataset.rows.findIndex((candidate) => ownDateOf(candidate) === date);
  const common: JsonPointer = [dataset.asOf === undefined ? 'retrieved' : asOfField];
  const place = locate(sources.texts, dataset.path, row < 0 ? common : ['data', row, asOfField]);
  const reason = `Unexpected age of ${days} days on ${edition.date}, the date of the edition, expected at most the ${kind?.days} of \`${kind?.name}\``;
  const help = `take \`${dataset.name}\` from its sources again, or leave out what has grown old`;
  return message('stale-data', place, reason, { actual: date, help });
}

function overdueReview({ dataset }: Age, { edition, sources }: Project): VFileMessage {
  const place = locate(sources.texts, dataset.path, ['reviewBy']);
  const reason = `Unexpected review date ${dataset.reviewBy}, expected one from ${edition.date} on, the date of the edition`;
  const help = `check the sources of \`${dataset.name}\` again, then set \`retrieved\` and \`reviewBy\``;
  return message('overdue-review', place, reason, { actual: dataset.reviewBy, help });
}

/** One notice for all datasets that are due today and were not on the date of the edition. */
function overdueToday(today: string, project: Project): readonly VFileMessage[] {
  const { edition, kinds, sources } = project;
  const isDue = (age: Age, date: string) => isStale(age) || age.dataset.reviewBy < date;
  const before = agesAt(edition.date, project.datasets.values(), kinds);
  const due = agesAt(today, project.datasets.values(), kinds)
    .filter((age, index) => isDue(age, today) && !isDue(before[index] ?? age, edition.date))
    .map(({ dataset }) => dataset.name);
  if (due.length === 0) return [];
  const place = locate(sources.texts, edition.path, ['date']);
  const reason = `Unexpected data that was due for review by ${today}, fresh at the date of the edition`;
  const help = `before the next edition check ${quotedNames(due)}`;
  return [message('overdue-today', place, reason, { actual: edition.date, help })];
}
