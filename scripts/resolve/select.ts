// Selects a part of a project: without notes and private slides, or with the talk cut to a time.
import { message } from '../messages/message.ts';
import type { Edition, Slide } from '../model/edition.ts';
import type { Project, Section } from '../model/project.ts';
import type { Checked, Place } from '../model/sources.ts';
import type { Cut } from '../model/stages.ts';
import { locate } from '../read/text/locate.ts';
import { fitTalk, keepSlides } from './talk/talk-cut.ts';
import { rounded } from './talk/talk-length.ts';

/** Which part of a project is selected. */
export interface Selection {
  /** For publication: without notes and private slides. */
  readonly isPublic?: boolean;
  /** Minutes to which the talk is cut. */
  readonly minutes?: number;
  /** Ids of sections that are left out, with their slides. */
  readonly leaveOut?: readonly string[] | undefined;
}

/** The selected part of a project, and how the talk was cut. */
export interface Selected {
  readonly project: Project;
  readonly cut?: { readonly slot: number; readonly minutes: number; readonly dropped: readonly Place[] };
}

/**
 * Removes from a project what is not selected. Done before names are resolved, so that numbers, references, ledger and backup
 * slides follow from what is left, and nothing that was removed can appear in them.
 */
export function select(project: Project, { isPublic, minutes, leaveOut = [] }: Selection): Checked<Selected> {
  const part = leaveOut.length === 0 ? project : onlySections(project, new Set(leaveOut));
  const shown = isPublic === true ? forPublic(part) : part;
  if (minutes === undefined) return { value: { project: shown }, messages: [] };
  const fitted = fitTalk(shown, minutes);
  const { dropped } = fitted;
  return {
    value: { project: fitted.project, cut: { slot: minutes, minutes: fitted.minutes, dropped } },
    messages: fitted.must <= minutes ? [] : [tooShort(project, minutes, fitted.must)],
  };
}

/** The cut with the slides that it left out, taken from the edition of the whole project: there they have numbers and headings. */
export function nameCut(cut: Selected['cut'], { slides }: Edition): { readonly cut?: Cut } {
  if (cut === undefined) return {};
  const places = new Set(cut.dropped);
  const isOwn = ({ layout, place }: Slide) => layout.role !== 'backup' && places.has(place);
  return { cut: { ...cut, dropped: slides.filter(isOwn) } };
}

/** The project without some of its sections and their slides. */
function onlySections(project: Project, leftOut: ReadonlySet<string>): Project {
  const isKept = ({ id }: Section) => !leftOut.has(id);
  const kept = new Set(project.sections.filter(isKept).flatMap(({ slides }) => slides));
  const part = keepSlides(project, kept);
  const { leaveOut: _, ...edition } = part.edition;
  return { ...part, edition, sections: part.sections.filter(isKept) };
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
  const lacking = rounded(must - minutes);
  const reason = `Unexpected slot of ${minutes} minutes, ${lacking} fewer than the ${must} that slides marked \`must\` take`;
  return message('slot-too-short', place, reason, {
    help: `give the talk at least ${must} minutes, or some of these slides \`priority=should\` or less time`,
  });
}
