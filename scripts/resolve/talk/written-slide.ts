// Slides before they are numbered, and what the generated ones among them have in common.
import type { Paragraph, PhrasingContent, RootContent } from 'mdast';
import type { SlideLayout, SlideLayouts, SlideRole } from '../../model/deck/slide-layout.ts';
import type { Section, SlidePriority, SlotBlocks } from '../../model/project.ts';
import type { Place } from '../../model/sources.ts';
import { sortIntoSlots } from '../../read/markdown/slide-slots.ts';

/** A slide as its author wrote it, or as it was generated; no name in it is resolved. */
export interface WrittenSlide {
  /** Its id, unless an earlier slide has that. */
  readonly wanted: string;
  readonly place: Place;
  readonly layout: SlideLayout;
  /** The section it stands in; absent for the title slide and for dividers of parts. */
  readonly section?: Section;
  /** The part of the talk that it stands in, where the edition names parts; empty in a part without a title. */
  readonly part?: string;
  readonly heading: readonly PhrasingContent[];
  readonly slots: SlotBlocks;
  readonly notes: readonly RootContent[];
  readonly handout?: readonly RootContent[];
  readonly minutes: number;
  readonly priority: SlidePriority;
  readonly private: boolean;
  /** Ids of the backup slides to which it leads. */
  readonly backup?: readonly string[];
  /** It was generated from the edition or from a section, where its words are checked. */
  readonly isGenerated: boolean;
}

/** The first layout of a role, for generated slides; without one no such slide is generated. */
export function layoutFor(role: SlideRole, layouts: SlideLayouts): SlideLayout | undefined {
  return [...layouts.values()].find((layout) => layout.role === role);
}

/** The slots of a generated slide. */
export function filledWith(layout: SlideLayout, body: readonly RootContent[]) {
  return { layout, slots: sortIntoSlots(layout, body).slots, minutes: layout.minutes };
}

/** What all generated slides have in common. */
export const generated = { notes: [], priority: 'must', private: false, isGenerated: true } as const;

/** A paragraph of plain text. */
export function paragraph(text: string): Paragraph {
  return { type: 'paragraph', children: [{ type: 'text', value: text }] };
}
