import type { Project, Section, SlideBlock } from '../../model/project.ts';
import type { Place } from '../../model/sources.ts';
import { planSlides } from './talk-plan.ts';

/** A talk that was cut to a slot. */
export interface FittedTalk {
  readonly project: Project;
  /** Minutes that the talk takes now. */
  readonly minutes: number;
  /** Minutes that the slides marked `must` take with their dividers; they stay even when the slot is too short. */
  readonly must: number;
  /** Where the slides stand that were left out. */
  readonly dropped: readonly Place[];
}

/**
 * Leaves out slides until the talk fits the slot: those marked `could` before any marked `should`, and of equals the
 * long ones first. Backup and private slides stay, as they take no time of the talk.
 */
export function fitTalk(project: Project, minutes: number): FittedTalk {
  const blocks = project.sections.flatMap(({ slides }) => slides);
  const isFree = (block: SlideBlock) => block.layout.role === 'backup' || block.private;
  const length = (kept: ReadonlySet<SlideBlock>) => talkMinutes(keepSlides(project, kept));
  const kept = new Set(blocks.filter((block) => isFree(block) || block.priority === 'must'));
  const must = length(kept);
  for (const priority of ['should', 'could'] as const) {
    const wanted = blocks.filter((block) => !isFree(block) && block.priority === priority);
    for (const block of byLength(wanted, project)) {
      kept.add(block);
      if (length(kept) > minutes) kept.delete(block);
    }
    if (wanted.some((block) => !kept.has(block))) break;
  }
  const cut = keepSlides(project, kept);
  return {
    project: { ...cut, edition: { ...cut.edition, talk: { ...cut.edition.talk, minutes } } },
    minutes: length(kept),
    must,
    dropped: blocks.filter((block) => !kept.has(block)).map(({ place }) => place),
  };
}

/** The project with these slides only. */
export function keepSlides(project: Project, kept: ReadonlySet<SlideBlock>): Project {
  const keep = (section: Section): Section => ({
    ...section,
    slides: section.slides.filter((block) => kept.has(block)),
  });
  return { ...project, sections: project.sections.map(keep) };
}

/** Minutes of a talk with its title and dividers. */
function talkMinutes(project: Project): number {
  return planSlides(project)
    .filter((slide) => slide.layout.role !== 'backup' && !slide.private)
    .reduce((sum, slide) => sum + slide.minutes, 0);
}

/** The shortest first; of equals the earlier. */
function byLength(blocks: readonly SlideBlock[], project: Project): readonly SlideBlock[] {
  const minutes = new Map(planSlides(project).map((slide) => [slide.place, slide.minutes]));
  return blocks.toSorted((a, b) => (minutes.get(a.place) ?? 0) - (minutes.get(b.place) ?? 0));
}
