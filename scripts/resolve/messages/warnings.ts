// Warns of what should be reviewed although no single place has an error.
import type { VFileMessage } from 'vfile-message';
import { message } from '../../messages/message.ts';
import type { Slide } from '../../model/edition.ts';
import type { Project } from '../../model/project.ts';
import { fileStart } from '../../read/text/lines.ts';
import { locate } from '../../read/text/locate.ts';
import { only } from '../facts/binding.ts';
import {
  allMinutes,
  isTooLong,
  leastMinutes,
  plannedMinutes,
  takesTime,
  talkLength,
} from '../talk/talk-length.ts';
import { afterEdition } from './after-edition.ts';
import { oldData } from './old-data.ts';
import { rowsBehindFaults } from './rows-behind.ts';
import { twoRoundings } from './two-roundings.ts';
import { type Usage, unusedParts } from './unused.ts';

/** Errors about rows that name no row, and warnings about unused things, old data, empty sections, and a talk that is too long or too short. `today` is an ISO date. */
export function warningsFor(
  usage: Usage,
  slides: readonly Slide[],
  today: string | undefined,
): readonly VFileMessage[] {
  const { project, book } = usage.names;
  const isWhole = project.broken.size === 0 && book.failed.size === 0 && project.isExcerpt !== true;
  const messages = only('message', usage.observations);
  const isSound = isWhole && messages.every(({ message: { fatal } }) => fatal !== true);
  return [
    ...rowsBehindFaults(project),
    ...oldData(project, today),
    ...afterEdition(project),
    ...twoRoundings(usage.observations),
    ...emptySections(project),
    ...talkWarnings(project, slides, isSound),
    ...(isWhole ? unusedParts(usage, isSound) : []),
  ];
}

function emptySections(project: Project): readonly VFileMessage[] {
  return project.sections
    .filter(
      ({ path, tree, slides }) => tree.children.length + slides.length === 0 && !project.broken.has(path),
    )
    .map(({ path }) => {
      const reason = 'Unexpected empty section, expected prose or slides below the title';
      return message('empty-section', { path, position: fileStart }, reason);
    });
}

/** A warning when the slides marked `must` and `should` take too long, or when all slides together are too short. */
function talkWarnings(
  { edition, sources }: Project,
  slides: readonly Slide[],
  isSound: boolean,
): readonly VFileMessage[] {
  const length = talkLength(slides, edition.talk.minutes);
  const { slot, must, should } = length;
  const place = locate(sources.texts, edition.path, ['talk', 'minutes']);
  if (isTooLong(length)) {
    const reason = `Unexpected ${plannedMinutes(length)} minutes of slides, expected at most the ${slot} of the talk`;
    const help = `must: ${must}, should: ${should}; give some \`priority=could\` or less time`;
    return [message('talk-too-long', place, reason, { help })];
  }
  const total = allMinutes(length);
  // A talk of nothing but a title and dividers is not written yet.
  const isTalk = slides
    .filter(takesTime)
    .some(({ layout: { role } }) => role !== 'opening' && role !== 'divider');
  if (!isSound || !isTalk || total >= leastMinutes(length)) return [];
  const reason = `Unexpected ${total} minutes of slides, expected at least ${leastMinutes(length)} for a talk of ${slot}`;
  const help = 'give slides the minutes that they take, or the talk fewer';
  return [message('talk-too-short', place, reason, { help })];
}
