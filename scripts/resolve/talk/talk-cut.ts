// Cuts a talk to a number of minutes by the priorities of its slides.
import type { EditionFile, Project, Section, SlideBlock } from '../../model/project.ts';
import type { Place } from '../../model/sources.ts';
import { allMinutes, takesTime, talkLength } from './talk-length.ts';
import { planSlides } from './talk-plan.ts';

/** A project whose talk was cut to a number of minutes. */
export interface FittedTalk {
  readonly project: Project;
  /** Minutes that the talk takes now. */
  readonly minutes: number;
  /** Minutes of the slides marked `must` with their dividers; these stay even when they take longer than allowed. */
  readonly must: number;
  /** The places of the slides that were left out. */
  readonly dropped: readonly Place[];
}

/**
 * Leaves out slides until the talk takes at most `minutes`: slides marked `could` before any marked `should`, and long ones
 * before short ones of the same priority. Backup and private slides stay, since they take no time of the talk.
 */
export function fitTalk(project: Project, minutes: number): FittedTalk {
  const blocks = project.sections.flatMap(({ slides }) => slides);
  const isFree = (block: SlideBlock) => !takesTime(block);
  const length = (kept: ReadonlySet<SlideBlock>) => talkMinutes(keepSlides(project, kept));
  const kept = new Set(blocks.filter((block) => isFree(block) || block.priority === 'must'));
  const must = length(kept);
  for (const priority of ['should', 'could'] as const) {
    const candidates = blocks.filter((block) => !isFree(block) && block.priority === priority);
    for (const block of byLength(candidates, project)) {
      kept.add(block);
      if (length(kept) > minutes) kept.delete(block);
    }
    if (candidates.some((block) => !kept.has(block))) break;
  }
  const cut = keepSlides(project, kept);
  return {
    project: { ...cut, edition: { ...cut.edition, talk: { ...cut.edition.talk, minutes } } },
    minutes: length(kept),
    must,
    dropped: blocks.filter((block) => !kept.has(block)).map(({ place }) => place),
  };
}

/** The project with only the given slides in its sections. */
export function keepSlides(project: Project, kept: ReadonlySet<SlideBlock>): Project {
  const keep = (section: Section): Section => ({
    ...section,
    slides: section.slides.filter((block) => kept.has(block)).map((block) => withoutLinks(block, dropped)),
  });
  const dropped = new Set(
    project.sections.flatMap(({ slides }) =>
      slides.filter((block) => !kept.has(block)).flatMap(({ id }) => id ?? []),
    ),
  );
  const sections = project.sections.map(keep);
  return { ...project, sections, edition: withoutSlides(project.edition, dropped) };
}

/** The edition whose order of the talk names none of these slides. */
function withoutSlides(edition: EditionFile, dropped: ReadonlySet<string>): EditionFile {
  const { parts, backup } = edition.talk;
  const isKept = (id: string) => !dropped.has(id);
  return {
    ...edition,
    talk: {
      ...edition.talk,
      ...(parts && { parts: partsWith(parts, isKept) }),
      ...(backup && { backup: backup.filter(isKept) }),
    },
  };
}

/** The parts with the slides that are kept; a part that lost all of them has no divider to stand for. */
function partsWith(
  parts: NonNullable<EditionFile['talk']['parts']>,
  isKept: (id: string) => boolean,
): NonNullable<EditionFile['talk']['parts']> {
  return parts
    .map((part) => ({ ...part, slides: part.slides.filter(isKept) }))
    .filter(({ slides }) => slides.length > 0);
}

/** The slide without links to backup slides that are dropped. */
function withoutLinks(block: SlideBlock, dropped: ReadonlySet<string>): SlideBlock {
  const { backup, ...rest } = block;
  if (backup === undefined || backup.ids.every((id) => !dropped.has(id))) return block;
  const ids = backup.ids.filter((id) => !dropped.has(id));
  return ids.length === 0 ? rest : { ...rest, backup: { ...backup, ids } };
}

/** Minutes of the talk, with its title slide and dividers. */
function talkMinutes(project: Project): number {
  return allMinutes(talkLength(planSlides(project), project.edition.talk.minutes));
}

/** The slides ordered by length, the shortest first; of equal ones the earlier first. */
function byLength(blocks: readonly SlideBlock[], project: Project): readonly SlideBlock[] {
  const minutes = new Map(planSlides(project).map((slide) => [slide.place, slide.minutes]));
  return blocks.toSorted((a, b) => (minutes.get(a.place) ?? 0) - (minutes.get(b.place) ?? 0));
}
