// Plans the talk: the order, ids and numbers of its slides, with generated title slide and dividers.

import type { Paragraph, PhrasingContent, RootContent } from 'mdast';
import { dateIn } from '../../facts/language/language.ts';
import { noBreakSpace } from '../../facts/typography.ts';
import type { SlideLayout, SlideLayouts, SlideRole } from '../../model/deck/slide-layout.ts';
import type { Project, Section, SlideBlock, SlidePriority, SlotBlocks } from '../../model/project.ts';
import type { Place } from '../../model/sources.ts';
import { blocksOf, sortIntoSlots } from '../../read/markdown/slide-slots.ts';
import { fileStart } from '../../read/text/lines.ts';
import { placementsIn } from '../numbering.ts';
import { unique, wordsOf } from '../slug.ts';

/** A slide at its place in the talk; no name in it is resolved. */
export interface PlannedSlide {
  readonly id: string;
  readonly number: number;
  readonly place: Place;
  readonly layout: SlideLayout;
  /** The section it stands in; absent for the title slide. */
  readonly section?: Section;
  readonly heading: readonly PhrasingContent[];
  readonly slots: SlotBlocks;
  readonly notes: readonly RootContent[];
  readonly minutes: number;
  readonly priority: SlidePriority;
  readonly private: boolean;
  /** It was generated from the edition or from a section, where its words are checked. */
  readonly isGenerated: boolean;
  readonly charts: readonly string[];
  readonly tables: readonly string[];
}

type Unnumbered = Omit<PlannedSlide, 'number' | 'id' | 'charts' | 'tables'> & { readonly wanted: string };

/** The talk in order: title, sections with their dividers, closing slides, backup slides. */
export function planSlides(project: Project): readonly PlannedSlide[] {
  const written = project.sections.flatMap((section) =>
    section.slides.map((block, index) => planned(section, block, index)),
  );
  const withRole = (role: SlideRole) => written.filter(({ layout }) => layout.role === role);
  const first = withRole('opening');
  const middle = project.sections.flatMap((section) => {
    const own = written.filter((slide) => slide.section === section && isInSection(slide.layout));
    return own.length > 0 && section.divider ? [...divider(section, project), ...own] : own;
  });
  const last = [...withRole('closing'), ...withRole('backup')];
  const all = [...(first.length > 0 ? first : titleSlide(project)), ...middle, ...last];
  const taken = new Set<string>();
  return all.map(({ wanted, ...slide }, index) => ({
    ...slide,
    id: unique(wanted, taken),
    number: index + 1,
    charts: idsOf(slide.slots, 'figure'),
    tables: idsOf(slide.slots, 'dataTable'),
  }));
}

function isInSection({ role }: SlideLayout): boolean {
  return role === 'divider' || role === 'content';
}

/** The first layout of a role, for generated slides; without one no such slide is generated. */
export function layoutFor(role: SlideRole, layouts: SlideLayouts): SlideLayout | undefined {
  return [...layouts.values()].find((layout) => layout.role === role);
}

function planned(section: Section, block: SlideBlock, index: number): Unnumbered {
  const { id, minutes, ...rest } = block;
  return {
    ...rest,
    section,
    isGenerated: false,
    wanted: id ?? `slide-${section.id}-${index + 1}`,
    minutes: minutes ?? block.layout.minutes,
  };
}

function titleSlide({ edition, slideLayouts, units }: Project): readonly Unnumbered[] {
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

function divider(section: Section, { slideLayouts }: Project): readonly Unnumbered[] {
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

function filledWith(layout: SlideLayout, body: readonly RootContent[]) {
  return { layout, slots: sortIntoSlots(layout, body).slots, minutes: layout.minutes };
}

const generated = { notes: [], priority: 'must', private: false, isGenerated: true } as const;

/** A paragraph of plain text. */
export function paragraph(text: string): Paragraph {
  return { type: 'paragraph', children: [{ type: 'text', value: text }] };
}

/** The name of a section on slides. */
export function shortName(section: Section): string {
  return section.short ?? wordsOf(section.title);
}

function idsOf(slots: SlotBlocks, type: 'figure' | 'dataTable'): readonly string[] {
  return placementsIn({ type: 'root', children: [...blocksOf(slots)] }, type).map((node) => node.id);
}
