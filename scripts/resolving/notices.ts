import type { VFileMessage } from 'vfile-message';
import { message } from '../diagnostics/message.ts';
import { fileStart } from '../formats/lines.ts';
import { locate } from '../formats/locate.ts';
import type { Project, Slide } from '../model.ts';
import type { Binding } from './binding.ts';
import { unusedParts } from './unused.ts';

/** What deserves a look though nothing is wrong in any one place: leftovers, overdue reviews, a talk too long. */
export function noticesFor(
  binding: Binding,
  slides: readonly Slide[],
  today: string,
): readonly VFileMessage[] {
  const { project } = binding;
  const isWhole = project.broken.size === 0 && binding.book.failed.size === 0;
  return [
    ...overdueReviews(project, today),
    ...emptySections(project),
    ...longTalk(project, slides),
    ...(isWhole ? unusedParts(binding) : []),
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

function longTalk({ edition, sources }: Project, slides: readonly Slide[]): readonly VFileMessage[] {
  const held = slides.filter((slide) => !slide.private && slide.layout !== 'backup');
  const minutesOf = (priority: Slide['priority']) =>
    held.filter((slide) => slide.priority === priority).reduce((sum, slide) => sum + slide.minutes, 0);
  const wanted = minutesOf('must') + minutesOf('should');
  if (wanted <= edition.talk.minutes) return [];
  const place = locate(sources.texts, edition.path, ['talk', 'minutes']);
  const reason = `Unexpected ${wanted} minutes of slides, expected at most the ${edition.talk.minutes} of the talk`;
  const help = `must: ${minutesOf('must')}, should: ${minutesOf('should')}; give some \`priority=could\` or less time`;
  return [message('slide-minutes', place, reason, { help })];
}
