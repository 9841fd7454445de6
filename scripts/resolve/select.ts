import { message } from '../messages/message.ts';
import type { Edition, Slide } from '../model/edition.ts';
import type { Project } from '../model/project.ts';
import type { Checked, Place } from '../model/sources.ts';
import type { Cut } from '../model/stages.ts';
import { locate } from '../read/text/locate.ts';
import { fitSlot, keepSlides } from './talk/talk-cut.ts';

/** What is wanted of a project. */
export interface Selection {
  /** For everybody: without notes and private slides. */
  readonly isPublic?: boolean;
  /** Minutes of the slot that the talk is cut to. */
  readonly minutes?: number;
}

/** The project with what was selected, and how the talk was cut. */
export interface Selected {
  readonly project: Project;
  readonly cut?: { readonly slot: number; readonly minutes: number; readonly dropped: readonly Place[] };
}

/**
 * Takes out of a project what is not wanted, before names are resolved: numbers, references, ledger and backup slides
 * then follow from what is left, and nothing that was taken out can come back by another way.
 */
export function select(project: Project, { isPublic, minutes }: Selection): Checked<Selected> {
  const shown = isPublic === true ? forPublic(project) : project;
  if (minutes === undefined) return { value: { project: shown }, messages: [] };
  const slot = fitSlot(shown, minutes);
  const { dropped } = slot;
  return {
    value: { project: slot.project, cut: { slot: minutes, minutes: slot.minutes, dropped } },
    messages: slot.must <= minutes ? [] : [tooShort(project, minutes, slot.must)],
  };
}

/** What was left out of a talk, as slides of the whole edition, which can be named. */
export function nameCut({ slot, minutes, dropped }: NonNullable<Selected['cut']>, { slides }: Edition): Cut {
  const places = new Set(dropped);
  const isOwn = ({ layout, place }: Slide) => layout.role !== 'backup' && places.has(place);
  return { slot, minutes, dropped: slides.filter(isOwn) };
}

/** The project without notes and private slides. */
export function forPublic(project: Project): Project {
  const kept = new Set(project.sections.flatMap(({ slides }) => slides).filter((block) => !block.private));
  const shown = keepSlides(project, kept);
  const sections = shown.sections.map((section) => ({
    ...section,
    slides: section.slides.map((block) => ({ ...block, notes: [] })),
  }));
  return { ...shown, sections, isPublic: true };
}

function tooShort(project: Project, minutes: number, must: number) {
  const place = locate(project.sources.texts, project.edition.path, ['talk', 'minutes']);
  const lacking = Number((must - minutes).toFixed(2));
  const reason = `Unexpected slot of ${minutes} minutes, ${lacking} fewer than the ${must} that slides marked \`must\` take`;
  return message('slot-too-short', place, reason, {
    help: 'give some of them `priority=should` or less time',
  });
}
