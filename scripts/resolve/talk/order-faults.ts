// Checks the order of the talk that the edition names against the slides that sections have.
import type { VFileMessage } from 'vfile-message';
import { message, suggest } from '../../messages/message.ts';
import type { Project, SlideBlock } from '../../model/project.ts';
import type { JsonPointer, Place } from '../../model/sources.ts';
import { locate } from '../../read/text/locate.ts';

/** Errors for names of slides that do not exist, stand twice or belong elsewhere, and for slides that no part names. */
export function orderFaults(project: Project): readonly VFileMessage[] {
  if (project.broken.size > 0) return [];
  const blocks = project.sections.flatMap(({ slides }) => slides);
  const { parts = [], backup = [] } = project.edition.talk;
  const inParts = parts.flatMap(({ slides }, part) =>
    slides.map((id, index) => ({ id, pointer: ['talk', 'parts', part, 'slides', index] })),
  );
  const inBackup = backup.map((id, index) => ({ id, pointer: ['talk', 'backup', index] }));
  const place = (pointer: JsonPointer) => locate(project.sources.texts, project.edition.path, pointer);
  return [
    ...listFaults(inParts, ordered(blocks), 'the talk', place),
    ...listFaults(inBackup, backups(blocks), 'the backup slides', place),
    ...(project.edition.talk.parts === undefined ? [] : unlisted(ordered(blocks), inParts, 'parts')),
    ...(project.edition.talk.backup === undefined ? [] : unlisted(backups(blocks), inBackup, 'backup')),
    ...linkFaults(blocks),
  ];
}

interface Listed {
  readonly id: string;
  readonly pointer: JsonPointer;
}

/** The slides that parts order. Closing slides may stand in a part, and else come last. */
function ordered(blocks: readonly SlideBlock[]): readonly SlideBlock[] {
  return blocks.filter(({ layout: { role } }) => role !== 'opening' && role !== 'backup');
}

function backups(blocks: readonly SlideBlock[]): readonly SlideBlock[] {
  return blocks.filter(({ layout }) => layout.role === 'backup');
}

function listFaults(
  listed: readonly Listed[],
  blocks: readonly SlideBlock[],
  where: string,
  place: (pointer: JsonPointer) => Place,
): readonly VFileMessage[] {
  const ids = blocks.flatMap(({ id }) => id ?? []);
  const seen = new Set<string>();
  return listed.flatMap(({ id, pointer }) => {
    if (seen.has(id)) {
      const reason = `Unexpected second \`${id}\` in the order of the talk, expected each slide once`;
      return [
        message('slide-order', place(pointer), reason, { actual: id, help: 'take one of the two away' }),
      ];
    }
    seen.add(id);
    if (ids.includes(id)) return [];
    const reason = `Unexpected slide \`${id}\`, expected the id of one of ${where}`;
    return [message('unknown-slide', place(pointer), reason, { actual: id, ...suggest(id, ids) })];
  });
}

/** Errors at the slides that a list of the edition leaves out. */
function unlisted(
  blocks: readonly SlideBlock[],
  listed: readonly Listed[],
  key: 'parts' | 'backup',
): readonly VFileMessage[] {
  const ids = new Set(listed.map(({ id }) => id));
  return blocks
    .filter(({ id, layout }) => layout.role !== 'closing' && !ids.has(id ?? ''))
    .map(({ id, place }) => {
      const name = id === undefined ? 'slide without an id' : `slide \`${id}\``;
      const list = key === 'parts' ? 'a part of `talk.parts`' : '`talk.backup`';
      const help = `${id === undefined ? 'give it an id (`#slide-name`), and name that' : 'name it'} in ${list} of \`content/edition.yml\`, or delete the slide`;
      const reason = `Unexpected ${name} that the order of the talk leaves out`;
      return message('slide-order', place, reason, { help });
    });
}

/** Errors for `backup=` attributes that lead to nothing. */
function linkFaults(blocks: readonly SlideBlock[]): readonly VFileMessage[] {
  const ids = backups(blocks).flatMap(({ id }) => id ?? []);
  return blocks.flatMap(({ backup }) => {
    if (backup === undefined) return [];
    const unknown = backup.ids.filter((id) => !ids.includes(id));
    return unknown.map((id) => {
      const reason = `Unexpected slide \`${id}\`, expected the id of one of the backup slides`;
      return message('unknown-slide', backup.place, reason, { actual: id, ...suggest(id, ids) });
    });
  });
}
