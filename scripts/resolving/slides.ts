import { visit } from 'unist-util-visit';
import type { CitedSource, Mention, RootContent, Slide, SlotBlocks, SourceRef } from '../model.ts';
import { blocksOf } from '../read/markdown/slide-slots.ts';
import { type PlannedSlide, shortName } from './agenda.ts';
import { bindBlocks, bindPhrasing } from './bind.ts';
import { type Binding, openScope } from './binding.ts';
import { mergeSources } from './citations.ts';
import { sourcesOfFact } from './ledger.ts';

/** What figures and tables are known to rest on. */
export interface Shown {
  readonly figures: ReadonlyMap<string, { readonly sources: readonly CitedSource[] }>;
  readonly tables: ReadonlyMap<string, { readonly sources: readonly CitedSource[] }>;
}

/** "slide 6", for the ledger. */
export function slideMention(slide: PlannedSlide): Mention {
  return { kind: 'slide', label: `slide\u00a0${slide.number}`, anchor: slide.id };
}

/** A slide with its words bound; its sources follow when everything it shows is known. */
export function bindSlide(slide: PlannedSlide, noting: Binding): PlannedSlide {
  if (slide.section === undefined) return slide;
  const binding = slide.isMade ? repeated(noting) : noting;
  const mention = slideMention(slide);
  const scope = openScope(binding, slide.place.path, [mention]);
  const note: Mention = { ...mention, kind: 'note', label: `${mention.label}, note` };
  return {
    ...slide,
    heading: bindPhrasing(slide.heading, scope, binding),
    slots: bindSlots(slide.slots, (blocks) => bindBlocks(blocks, scope, binding)),
    notes: bindBlocks(slide.notes, { ...scope, mentions: [note] }, binding),
  };
}

function bindSlots(
  slots: SlotBlocks,
  bind: (blocks: readonly RootContent[]) => readonly RootContent[],
): SlotBlocks {
  return Object.fromEntries(Object.entries(slots).map(([name, blocks]) => [name, bind(blocks)]));
}

/** For words that stand elsewhere too: their faults and numerals are noted there. */
function repeated(binding: Binding): Binding {
  return { ...binding, messages: [], counts: { bound: 0, waived: 0, loose: 0 } };
}

/** The slide as outputs show it, with the sources of its figures, tables, citations and numbers. */
export function finishSlide(slide: PlannedSlide, shown: Shown, binding: Binding): Slide {
  const { section, isMade: _, ...rest } = slide;
  const placed = [
    ...slide.charts.flatMap((id) => shown.figures.get(id)?.sources ?? []),
    ...slide.tables.flatMap((id) => shown.tables.get(id)?.sources ?? []),
  ];
  const shownBlocks = [...slide.heading, ...blocksOf(slide.slots)];
  const words = { type: 'root', children: shownBlocks as RootContent[] } as const;
  const refs: SourceRef[] = placed.map(({ id, where }) => (where === undefined ? { id } : { id, where }));
  visit(words, (node) => {
    if (node.type === 'citation')
      for (const { id, where } of node.items) refs.push(where ? { id, where } : { id });
    if (node.type === 'bound') refs.push(...node.facts.flatMap((fact) => sourcesOfFact(fact, binding)));
  });
  const known = refs.filter(({ id }) => binding.citations.has(id));
  return {
    ...rest,
    section: section === undefined ? '' : shortName(section),
    sources: mergeSources(known).map(binding.citations.cited),
  };
}
