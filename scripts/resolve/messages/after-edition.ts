// Warns of sources and data that were read after the date that the edition prints.
import type { VFileMessage } from 'vfile-message';
import { message } from '../../messages/message.ts';
import type { Project } from '../../model/project.ts';
import { locate } from '../../read/text/locate.ts';
import { datePart } from '../facts/source-rows.ts';
import { quotedNames } from './name-list.ts';

/** One warning for all datasets retrieved, and sources opened, after the date of the edition: a reader would find later dates in it. */
export function afterEdition(project: Project): readonly VFileMessage[] {
  const { broken, edition, sources } = project;
  if (broken.has(edition.path)) return [];
  const late = [
    ...[...project.datasets.values()].map(({ name, retrieved }) => ({ name, date: retrieved })),
    ...[...project.bibliography.values()].map(({ id, accessed }) => ({
      name: id,
      date: datePart(accessed) ?? '',
    })),
  ].filter(({ date }) => date > edition.date);
  const latest = late
    .map(({ date }) => date)
    .sort()
    .at(-1);
  if (latest === undefined) return [];
  const place = locate(sources.texts, edition.path, ['date']);
  const reason = `Unexpected date ${edition.date} of the edition, expected none before ${latest}, when the last of its sources was read`;
  const help = `set \`date\` to ${latest} or later; read after ${edition.date}: ${quotedNames(late.map(({ name }) => name))}`;
  return [message('after-edition', place, reason, { actual: edition.date, expected: [latest], help })];
}
