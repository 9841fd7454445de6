// Binds the words of slides, and finds the sources of what they show.

import type { Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { wordIn } from '../../facts/language/language.ts';
import type { SourceRef } from '../../model/data.ts';
import type { Mention, Slide } from '../../model/edition.ts';
import type { Language } from '../../model/manner/language.ts';
import type { SlotBlocks } from '../../model/project.ts';
import { blocksOf } from '../../read/markdown/slide-slots.ts';
import { mergeSources, type Uncited, type UncitedFigure } from '../citations/citations.ts';
import { bindBlocks, bindPhrasing } from '../facts/bind.ts';
import {
  anchorsOf,
  collectObservations,
  type Names,
  type Observation,
  type Observed,
} from '../facts/binding.ts';
import { sourcesOfFact } from '../facts/ledger.ts';
import { boundWord, slideMention } from '../mentions.ts';
import { type PlannedSlide, shortName } from './talk-plan.ts';

/** The sources of the bound figures and tables, by id. */
export interface Shown {
  readonly figures: ReadonlyMap<string, Pick<UncitedFigure, 'refs' | 'slideRefs'>>;
  readonly tables: ReadonlyMap<string, { readonly refs: readonly SourceRef[] } | undefined>;
}

/** A slide with its words bound. `finishSlide` adds its sources when everything that it shows is bound. */
export function bindSlide(slide: PlannedSlide, names: Names): Observed<PlannedSlide> {
  if (slide.section === undefined) return { value: slide, observations: [] };
  const { observations, add, unwrap } = collectObservations();
  const { language } = names.project.units.units;
  const mention = slideMention(slide, language);
  const scope = { path: slide.place.path, mentions: [mention] };
  const note: Mention = {
    ...mention,
    kind: 'note',
    label: wordIn(language, 'slide-note', { slide: mention.label }),
  };
  add(anchorsOf(scope.mentions));
  const value = {
    ...slide,
    heading: unwrap(bindPhrasing(slide.heading, scope, names)),
    slots: bindSlots(slide.slots, (blocks) => unwrap(bindBlocks(blocks, scope, names))),
    notes: unwrap(bindBlocks(withBackups(slide, language), { ...scope, mentions: [note] }, names)),
    ...(slide.handout && {
      handout: unwrap(bindBlocks(slide.handout, { ...scope, mentions: [note] }, names)),
    }),
  };
  return { value, observations: slide.isGenerated ? observations.flatMap(withoutMessages) : observations };
}

/** The notes of a slide in which references to its backup slides have their numbers: "backup B5". */
function withBackups({ notes, links }: PlannedSlide, language: Language): readonly RootContent[] {
  const root: Root = { type: 'root', children: structuredClone([...notes]) };
  visit(root, 'crossReference', (node) => {
    const link = links.find(({ id }) => id === node.id);
    if (node.target === 'sld' && link !== undefined)
      node.label = boundWord(language, 'backup-slide', link.label);
  });
  return root.children;
}

function bindSlots(
  slots: SlotBlocks,
  bind: (blocks: readonly RootContent[]) => readonly RootContent[],
): SlotBlocks {
  return Object.fromEntries(Object.entries(slots).map(([name, blocks]) => [name, bind(blocks)]));
}

/** The observations of generated slides: the messages and numerals of their words are counted where the words are written. */
function withoutMessages(observation: Observation): readonly Observation[] {
  if (observation.kind === 'message' || observation.kind === 'printing') return [];
  if (observation.kind !== 'numerals') return [observation];
  const { literals } = observation.numerals;
  return [{ kind: 'numerals', numerals: { bound: 0, waived: 0, loose: 0, literals } }];
}

/** A chart that draws fewer rows on slides names the sources of these. */
function refsOnSlide(figure: Pick<UncitedFigure, 'refs' | 'slideRefs'> | undefined): readonly SourceRef[] {
  return figure?.slideRefs ?? figure?.refs ?? [];
}

/** The slide with the sources of its figures, tables, citations and facts. */
export function finishSlide(slide: PlannedSlide, shown: Shown, names: Names): Uncited<Slide> {
  const { section, part, isGenerated: _, ...rest } = slide;
  const { bibliography } = names.project;
  const refs: SourceRef[] = [
    ...slide.charts.flatMap((id) => refsOnSlide(shown.figures.get(id))),
    ...slide.tables.flatMap((id) => shown.tables.get(id)?.refs ?? []),
  ];
  const shownBlocks = [...slide.heading, ...blocksOf(slide.slots)];
  const words = { type: 'root', children: shownBlocks as RootContent[] } as const;
  visit(words, (node) => {
    if (node.type === 'citation')
      for (const { id, where } of node.items) refs.push(where ? { id, where } : { id });
    if (node.type === 'bound') refs.push(...node.facts.flatMap((fact) => sourcesOfFact(fact, names)));
  });
  return {
    ...rest,
    section: part ?? (section === undefined ? '' : shortName(section)),
    refs: mergeSources(refs.filter(({ id }) => bibliography.has(id))),
  };
}
