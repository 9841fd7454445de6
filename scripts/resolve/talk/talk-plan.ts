// Plans the talk: the order, ids and numbers of its slides, with generated title slide and dividers.

import type { PhrasingContent } from 'mdast';
import { dateIn } from '../../facts/language/language.ts';
import { noBreakSpace } from '../../facts/typography.ts';
import type { SlideLayout } from '../../model/deck/slide-layout.ts';
import type { SlideLink } from '../../model/edition.ts';
import type { Project, Section, SlideBlock, SlotBlocks } from '../../model/project.ts';
import { blocksOf } from '../../read/markdown/slide-slots.ts';
import { fileStart } from '../../read/text/lines.ts';
import { placementsIn } from '../numbering.ts';
import { unique, wordsOf } from '../slug.ts';
import { byPart, inOrder } from './talk-order.ts';
import { filledWith, generated, layoutFor, paragraph, type WrittenSlide } from './written-slide.ts';

/** A slide at its place in the talk; no name in it is resolved. */
export interface PlannedSlide extends Omit<WrittenSlide, 'wanted' | 'backup'> {
  readonly id: string;
  readonly number: number;
  /** Its number for people: "7" in the talk, "B2" behind it. */
  readonly label: string;
  /** The backup slides to which it leads, or the slides that lead to it. */
  readonly links: readonly SlideLink[];
  readonly charts: readonly string[];
  readonly tables: readonly string[];
}

/** The talk in order: title, parts or sections with their dividers, closing slides, backup slides. */
export function planSlides(project: Project): readonly PlannedSlide[] {
  const written = project.sections.flatMap((section) =>
    section.slides.map((block, index) => planned(section, block, index)),
  );
  const first = written.filter(({ layout }) => layout.role === 'opening');
  const { parts, backup } = project.edition.talk;
  const middle = parts === undefined ? bySection(written, project) : byPart(written, parts, project);
  const placed = new Set(parts?.flatMap(({ slides }) => slides));
  const last = written.filter(({ layout, wanted }) => layout.role === 'closing' && !placed.has(wanted));
  const backups = inOrder(
    written.filter(({ layout }) => layout.role === 'backup'),
    backup ?? [],
  );
  const all = [...(first.length > 0 ? first : titleSlide(project)), ...middle, ...last, ...backups];
  return numbered(all, all.length - backups.length);
}

/** The slides with their numbers, of which the first `talk` are the talk, and with links to their backup slides and back. */
function numbered(written: readonly WrittenSlide[], talk: number): readonly PlannedSlide[] {
  const taken = new Set<string>();
  const slides = written.map((slide, index) => ({
    slide,
    id: unique(slide.wanted, taken),
    number: index + 1,
    label: index < talk ? String(index + 1) : backupLabel(index - talk),
  }));
  return slides.map(({ slide: { wanted: _, backup, ...slide }, ...own }) => {
    const linked = slides.filter((other) =>
      slide.layout.role === 'backup' ? other.slide.backup?.includes(own.id) : backup?.includes(other.id),
    );
    return {
      ...slide,
      ...own,
      links: linked.map(({ id, number, label }) => ({ id, number, label })),
      charts: idsOf(slide.slots, 'figure'),
      tables: idsOf(slide.slots, 'dataTable'),
    };
  });
}

/** The number of a backup slide for people, by its index among the backup slides: "B1". */
export function backupLabel(index: number): string {
  return `B${index + 1}`;
}

function bySection(written: readonly WrittenSlide[], project: Project): readonly WrittenSlide[] {
  return project.sections.flatMap((section) => {
    const own = written.filter((slide) => slide.section === section && isInSection(slide.layout));
    return own.length > 0 && section.divider ? [...divider(section, project), ...own] : own;
  });
}

function isInSection({ role }: SlideLayout): boolean {
  return role === 'divider' || role === 'content';
}

function planned(section: Section, block: SlideBlock, index: number): WrittenSlide {
  const { id, minutes, backup, ...rest } = block;
  return {
    ...rest,
    ...(backup && { backup: backup.ids }),
    section,
    isGenerated: false,
    wanted: id ?? `slide-${section.id}-${index + 1}`,
    minutes: minutes ?? block.layout.minutes,
  };
}

function titleSlide({ edition, slideLayouts, units }: Project): readonly WrittenSlide[] {
  const layout = layoutFor('opening', slideLayouts);
  if (layout === undefined) return [];
  const date = edition.event?.date ?? edition.date;
  const when = dateIn(units.units.language, date) ?? date;
  const { event, speaker, organisation } = edition;
  const who =
    speaker === undefined
      ? edition.authors.join(', ')
      : [speaker.name, speaker.role].filter(isGiven).join(', ');
  const dot = `${noBreakSpace}· `;
  const occasion = [event?.name, event?.place, when].filter(isGiven).join(dot);
  const lines = [edition.subtitle, [who, organisation].filter(isGiven).join(dot), occasion].filter(
    (text) => text !== '',
  );
  return [
    {
      ...generated,
      ...filledWith(layout, lines.map(paragraph)),
      wanted: 'slide-title',
      place: { path: edition.path, position: fileStart },
      heading: [{ type: 'text', value: edition.title }],
    },
  ];
}

const isGiven = (text: string | undefined): text is string => text !== undefined && text !== '';

function divider(section: Section, { slideLayouts }: Project): readonly WrittenSlide[] {
  const layout = layoutFor('divider', slideLayouts);
  if (layout === undefined) return [];
  const heading: readonly PhrasingContent[] =
    section.short === undefined ? section.title : [{ type: 'text', value: section.short }];
  const { question } = section;
  return [
    {
      ...generated,
      ...filledWith(layout, question === undefined ? [] : [{ type: 'paragraph', children: [...question] }]),
      wanted: `slide-${section.id}`,
      place: { path: section.path, position: fileStart },
      section,
      heading,
    },
  ];
}

/** The name of a section on slides. */
export function shortName(section: Section): string {
  return section.short ?? wordsOf(section.title);
}

function idsOf(slots: SlotBlocks, type: 'figure' | 'dataTable'): readonly string[] {
  return placementsIn({ type: 'root', children: [...blocksOf(slots)] }, type).map((node) => node.id);
}
