// Checks the list of sections that an edition leaves out.
import type { VFileMessage } from 'vfile-message';
import { message, suggest } from '../../messages/message.ts';
import type { Project } from '../../model/project.ts';
import { locate } from '../../read/text/locate.ts';

/** An error for each name in `leaveOut` that is not the name of a section. */
export function leftOutFaults({
  edition,
  sections,
  sources,
  broken,
  isExcerpt,
}: Project): readonly VFileMessage[] {
  if (isExcerpt === true || broken.size > 0) return [];
  const ids = sections.map(({ id }) => id);
  return (edition.leaveOut ?? []).flatMap((id, index) => {
    if (ids.includes(id)) return [];
    const place = locate(sources.texts, edition.path, ['leaveOut', index]);
    const reason = `Unexpected section \`${id}\`, expected the name of one in \`content/\``;
    return [message('unknown-section', place, reason, suggest(id, ids))];
  });
}
