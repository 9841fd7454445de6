// Binds every chart, diagram and table at its first placement, with its observations in reading order.

import type { Mention } from '../../model/edition.ts';
import type { Language } from '../../model/manner/language.ts';
import type { UncitedFigure, UncitedTable } from '../citations/citations.ts';
import { collectObservations, type Names, type Observation, type Observed } from '../facts/binding.ts';
import { figureMentions, slideMention, tableMentions } from '../mentions.ts';
import type { PlannedSlide } from '../talk/talk-plan.ts';
import { bindDiagram } from './diagrams.ts';
import { bindChart } from './figures.ts';
import { bindTable } from './tables.ts';

/** Charts and diagrams, and tables, by id, in the order of their first placements. */
export interface Shapes {
  readonly figures: ReadonlyMap<string, UncitedFigure>;
  /** Undefined for those that read what does not exist. */
  readonly tables: ReadonlyMap<string, UncitedTable | undefined>;
}

/**
 * The shapes that are placed in a part of the edition and not in the parts before it. The observations are those of the part,
 * with those of each shape inserted at its first placement. What a shape shows counts as mentioned at the shape and on every
 * slide that shows it.
 */
export function bindShapes(
  part: readonly Observation[],
  before: Shapes,
  slides: readonly PlannedSlide[],
  names: Names,
): Observed<Shapes> {
  const { observations, add, unwrap } = collectObservations();
  const figures = new Map<string, UncitedFigure>();
  const tables = new Map<string, UncitedTable | undefined>();
  const isBound = (kind: keyof Shapes, id: string) =>
    before[kind].has(id) || { figures, tables }[kind].has(id);
  const place = (type: Placement['type'], id: string): void => {
    if (type === 'dataTable') {
      if (!isBound('tables', id)) tables.set(id, unwrap(tableOf(id, slides, names)));
      return;
    }
    const figure = isBound('figures', id) ? undefined : unwrap(figureOf(id, slides, names));
    if (figure !== undefined) figures.set(id, figure);
  };
  for (const observation of part) {
    add([observation]);
    if (observation.kind === 'placement') place(observation.type, observation.id);
  }
  return { value: { figures, tables }, observations };
}

type Placement = Extract<Observation, { kind: 'placement' }>;

const noShape: Observed<undefined> = { value: undefined, observations: [] };

function figureOf(
  id: string,
  slides: readonly PlannedSlide[],
  names: Names,
): Observed<UncitedFigure | undefined> {
  const { charts, diagrams, units } = names.project;
  const { language } = units.units;
  const [chart, diagram] = [charts.get(id), diagrams.get(id)];
  const mentions = [
    ...figureMentions(id, names.outline.figures.get(id), language),
    ...mentionsOn(slides, 'charts', id, language),
  ];
  if (chart !== undefined) return bindChart(chart, mentions, names);
  return diagram === undefined ? noShape : bindDiagram(diagram, mentions, names);
}

function tableOf(
  id: string,
  slides: readonly PlannedSlide[],
  names: Names,
): Observed<UncitedTable | undefined> {
  const table = names.project.tables.get(id);
  const { language } = names.project.units.units;
  const mentions = [
    ...tableMentions(id, names.outline.tables.get(id), language),
    ...mentionsOn(slides, 'tables', id, language),
  ];
  return table === undefined ? noShape : bindTable(table, mentions, names);
}

function mentionsOn(
  slides: readonly PlannedSlide[],
  kind: 'charts' | 'tables',
  id: string,
  language: Language,
): readonly Mention[] {
  return slides.filter((slide) => slide[kind].includes(id)).map((slide) => slideMention(slide, language));
}
