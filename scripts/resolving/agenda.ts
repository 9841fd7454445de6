import type { Paragraph, PhrasingContent, RootContent } from 'mdast';
import { dateText, noBreakSpace } from '../amounts/typography.ts';
import { fileStart } from '../formats/lines.ts';
import type { Place, Project, Section, SlideBlock, SlideLayout, SlidePriority } from '../model.ts';
import { placementsIn } from './numbering.ts';
import { unique, wordsOf } from './slug.ts';

/** A slide at its place in the talk, nothing in it resolved. */
export interface PlannedSlide {
  readonly id: string;
  readonly number: number;
  readonly place: Place;
  readonly layout: SlideLayout;
  /** The section it stands in; absent for the title slide. */
  readonly section?: Section;
  readonly heading: readonly PhrasingContent[];
  readonly body: readonly RootContent[];
  readonly notes: readonly RootContent[];
  readonly minutes: number;
  readonly priority: SlidePriority;
  readonly private: boolean;
  /** Made from the edition or a section, whose words are checked where they stand. */
  readonly isMade: boolean;
  readonly charts: readonly string[];
  readonly tables: readonly string[];
}

type Unnumbered = Omit<PlannedSlide, 'number' | 'id' | 'charts' | 'tables'> & { readonly wanted: string };

const usualMinutes: Partial<Record<SlideLayout, number>> = { title: 0.5, divider: 0.25, backup: 0 };

/** The talk in order: title, sections with their dividers, closing slides, backup slides. */
export function planSlides(project: Project): readonly PlannedSlide[] {
  const written = project.sections.flatMap((section) =>
    section.slides.map((block, index) => planned(section, block, index)),
  );
  const first = written.filter((slide) => slide.layout === 'title');
  const middle = project.sections.flatMap((section) => {
    const own = written.filter((slide) => slide.section === section && !atTheEdge.has(slide.layout));
    return own.length > 0 && section.divider ? [divider(section), ...own] : own;
  });
  const last = ['closing', 'backup'].flatMap((layout) => written.filter((slide) => slide.layout === layout));
  const all = [...(first.length > 0 ? first : [titleSlide(project)]), ...middle, ...last];
  const taken = new Set<string>();
  return all.map(({ wanted, ...slide }, index) => ({
    ...slide,
    id: unique(wanted, taken),
    number: index + 1,
    charts: idsOf(slide.body, 'figure'),
    tables: idsOf(slide.body, 'dataTable'),
  }));
}

const atTheEdge: ReadonlySet<SlideLayout> = new Set<SlideLayout>(['title', 'closing', 'backup']);

function planned(section: Section, block: SlideBlock, index: number): Unnumbered {
  const { id, minutes, ...rest } = block;
  return {
    ...rest,
    section,
    isMade: false,
    wanted: id ?? `slide-${section.id}-${index + 1}`,
    minutes: minutes ?? usualMinutes[block.layout] ?? 1,
  };
}

function titleSlide({ edition }: Project): Unnumbered {
  const when = dateText(edition.date) ?? edition.date;
  const event = edition.talk.event === undefined ? when : `${edition.talk.event}${noBreakSpace}· ${when}`;
  return {
    ...made,
    wanted: 'slide-title',
    place: { path: edition.path, position: fileStart },
    layout: 'title',
    heading: [{ type: 'text', value: edition.title }],
    body: [edition.subtitle, edition.authors.join(', '), event].filter((text) => text !== '').map(paragraph),
    minutes: usualMinutes.title ?? 1,
  };
}

function divider(section: Section): Unnumbered {
  const heading: readonly PhrasingContent[] =
    section.short === undefined ? section.title : [{ type: 'text', value: section.short }];
  return {
    ...made,
    wanted: `slide-${section.id}`,
    place: { path: section.path, position: fileStart },
    layout: 'divider',
    section,
    heading,
    body: section.question === undefined ? [] : [{ type: 'paragraph', children: [...section.question] }],
    minutes: usualMinutes.divider ?? 1,
  };
}

const made = { notes: [], priority: 'must', private: false, isMade: true } as const;

/** A paragraph of plain text. */
export function paragraph(text: string): Paragraph {
  return { type: 'paragraph', children: [{ type: 'text', value: text }] };
}

/** The name of a section on slides. */
export function shortName(section: Section): string {
  return section.short ?? wordsOf(section.title);
}

function idsOf(body: readonly RootContent[], type: 'figure' | 'dataTable'): readonly string[] {
  return placementsIn({ type: 'root', children: [...body] }, type).map((node) => node.id);
}
