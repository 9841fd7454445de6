// Warns of what should be reviewed although no single place has an error.
import type { VFileMessage } from 'vfile-message';
import { message } from '../../messages/message.ts';
import type { Slide } from '../../model/edition.ts';
import type { Project } from '../../model/project.ts';
import { fileStart } from '../../read/text/lines.ts';
import { locate } from '../../read/text/locate.ts';
import { only } from '../facts/binding.ts';
import { type Usage, unusedParts } from './unused.ts';

/** Warnings about unused things, overdue reviews, empty sections, and a talk that is too long or too short. `today` is an ISO date. */
export function warningsFor(usage: Usage, slides: readonly Slide[], today: string): readonly VFileMessage[] {
  const { project, book } = usage.names;
  const isWhole = project.broken.size === 0 && book.failed.size === 0 && project.isExcerpt !== true;
  const messages = only('message', usage.observations);
  const isSound = isWhole && messages.every(({ message: { fatal } }) => fatal !== true);
  return [
    ...overdueReviews(project, today),
    ...emptySections(project),
    ...talkLength(project, slides, isSound),
    ...(isWhole ? unusedParts(usage, isSound) : []),
  ];
}

function overdueReviews({ datasets, sources }: Project, today: string): readonly VFileMessage[] {
  return [...datasets.values()]
    .filter((dataset) => dataset.reviewBy < today)
    .map((dataset) => {
      const place = locate(sources.texts, dataset.path, ['reviewBy']);
      const reason = `Unexpected review date ${dataset.reviewBy}, expected one from ${today} on`;
      const help = `check the sources of \`${dataset.name}\` again, then set \`retrieved\` and \`reviewBy\``;
      return message('overdue-review', place, reason, { actual: dataset.reviewBy, help });
    });
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

/** The shares of its minutes that a talk may take at most and must take at least: speakers differ, and questions take time. */
const tolerance = { most: 1.05, least: 0.6 } as const;

/** A warning when the slides marked `must` and `should` take too long, or when all slides together are too short. */
function talkLength(
  { edition, sources }: Project,
  slides: readonly Slide[],
  isSound: boolean,
): readonly VFileMessage[] {
  const presented = slides.filter((slide) => !slide.private && slide.layout.role !== 'backup');
  const { minutes } = edition.talk;
  const minutesOf = (priority: Slide['priority']) =>
    sum(presented.filter((slide) => slide.priority === priority));
  const [must, should, could] = [minutesOf('must'), minutesOf('should'), minutesOf('could')];
  const place = locate(sources.texts, edition.path, ['talk', 'minutes']);
  if (must + should > minutes * tolerance.most) {
    const reason = `Unexpected ${must + should} minutes of slides, expected at most the ${minutes} of the talk`;
    const help = `must: ${must}, should: ${should}; give some \`priority=could\` or less time`;
    return [message('talk-too-long', place, reason, { help })];
  }
  const total = must + should + could;
  // A talk of nothing but a title and dividers is not written yet.
  const isTalk = presented.some(({ layout: { role } }) => role !== 'opening' && role !== 'divider');
  if (!isSound || !isTalk || total >= minutes * tolerance.least) return [];
  const reason = `Unexpected ${total} minutes of slides, expected at least ${minutes * tolerance.least} for a talk of ${minutes}`;
  const help = 'give slides the minutes that they take, or the talk fewer';
  return [message('talk-too-short', place, reason, { help })];
}

function sum(slides: readonly Slide[]): number {
  return slides.reduce((total, slide) => total + slide.minutes, 0);
}
