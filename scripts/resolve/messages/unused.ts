// Warns of charts, diagrams, tables, decision aids, datasets, series, facts, literals and units that nothing uses.
import type { VFileMessage } from 'vfile-message';
import { message } from '../../messages/message.ts';
import type { Project } from '../../model/project.ts';
import { fileStart } from '../../read/text/lines.ts';
import { locate } from '../../read/text/locate.ts';
import { type Names, type Observation, only } from '../facts/binding.ts';
import { placeOfTopic } from '../facts/topic-messages.ts';
import { datasetsBehind } from '../figures/rows.ts';
import { unusedUnits } from './unused-units.ts';

/** Where names were looked up, and what was observed while words were bound. */
export interface Usage {
  readonly names: Names;
  readonly observations: readonly Observation[];
}

/**
 * Warnings about everything that nothing uses. Only meaningful for whole projects. Facts are judged only with `isSound`, when
 * there is no error: an expression with an error shows no fact.
 */
export function unusedParts(usage: Usage, isSound: boolean): readonly VFileMessage[] {
  return [
    ...unusedShapes(usage, 'chart'),
    ...unusedShapes(usage, 'diagram'),
    ...unusedShapes(usage, 'table'),
    ...unusedAids(usage),
    ...unusedDatasets(usage),
    ...unusedSeries(usage.names),
    ...(isSound ? unusedFacts(usage) : []),
    ...unusedLiterals(usage),
    ...unusedUnits(usage.names.project, usage.names.book),
  ];
}

function unusedShapes(
  { names: { project }, observations }: Usage,
  what: 'chart' | 'diagram' | 'table',
): readonly VFileMessage[] {
  const specs = { chart: project.charts, diagram: project.diagrams, table: project.tables }[what];
  const type = what === 'table' ? 'dataTable' : 'figure';
  const placements = only('placement', observations).filter((placement) => placement.type === type);
  const placed = new Set(placements.map(({ id }) => id));
  return [...specs.values()]
    .filter(({ id }) => !placed.has(id))
    .map(({ path, id }) => {
      const reason = `Unexpected ${what} \`${id}\`, expected a section or slide that shows it`;
      const help = `write \`::${what}{#${id}}\` in a section or slide, or delete the file`;
      return message(`unused-${what}`, { path, position: fileStart }, reason, { help });
    });
}

function unusedAids({ names: { project }, observations }: Usage): readonly VFileMessage[] {
  const placed = new Set(only('aid', observations).map(({ node }) => node.id));
  return [...project.aids.values()]
    .filter(({ id }) => !placed.has(id))
    .map(({ path, id }) => {
      const reason = `Unexpected decision aid \`${id}\`, expected a section that shows it`;
      const help = `write \`:::aid{#${id}}\` around the tables that it narrows, or delete the file`;
      return message('unused-aid', { path, position: fileStart }, reason, { help });
    });
}

/** Names of the datasets and series that charts, tables and the cover read. */
function drawnNames({ charts, tables, edition: { cover } }: Project): readonly string[] {
  return [
    ...[...charts.values()].flatMap((chart) => chart.reads),
    ...[...tables.values()].map((table) => table.dataset),
    ...(cover === undefined ? [] : [cover.dataset]),
  ];
}

function unusedDatasets({ names: { project, book }, observations }: Usage): readonly VFileMessage[] {
  const named = [
    ...drawnNames(project),
    ...book.series.keys(),
    ...only('use', observations).flatMap(({ use }) =>
      (book.find(use.fact)?.cells ?? []).map((cell) => cell.dataset),
    ),
  ];
  const read = new Set(
    named.flatMap((name) => datasetsBehind(name, project, book)).map((dataset) => dataset.name),
  );
  return [...project.datasets.values()]
    .filter(({ name }) => !read.has(name) && !book.read.has(name))
    .map(({ path, name }) => {
      const place = locate(project.sources.texts, path, ['name']);
      const reason = `Unexpected dataset \`${name}\`, expected a chart, table or fact that reads it`;
      return message('unused-dataset', place, reason, { actual: name });
    });
}

function unusedSeries({ project, book }: Names): readonly VFileMessage[] {
  const read = new Set([
    ...drawnNames(project),
    ...[...book.series.values()].flatMap((series) => series.from),
  ]);
  return [...book.series.values()]
    .filter(({ name }) => !read.has(name))
    .map(({ name }) => {
      const place = placeOfTopic(book.topicOf.get(name) ?? name, project.sources.texts);
      const reason = `Unexpected series \`${name}\`, expected a chart or table that reads it`;
      const help = 'delete it, or read it by its name as a dataset is read';
      return message('unused-series', place, reason, { actual: name, help });
    });
}

/** Files of facts have no common way to write the name of a fact, so the place is the function of the topic. */
function unusedFacts({ names: { project, book }, observations }: Usage): readonly VFileMessage[] {
  const shown = new Set(only('use', observations).map(({ use }) => use.fact));
  return [...book.facts.keys()]
    .filter((name) => !shown.has(name))
    .map((name) => {
      const [topic = ''] = name.split('.');
      const place = placeOfTopic(topic, project.sources.texts);
      const reason = `Unexpected fact \`${name}\`, expected an expression or chart that shows it`;
      const help = 'delete it, or keep its value in a constant where other facts are computed from it';
      return message('unused-fact', place, reason, { actual: name, help });
    });
}

function unusedLiterals({ names: { project }, observations }: Usage): readonly VFileMessage[] {
  const used = new Set(only('numerals', observations).flatMap(({ numerals }) => numerals.literals));
  const { edition, sources } = project;
  return edition.literals.flatMap(({ text }, index) => {
    if (used.has(index)) return [];
    const place = locate(sources.texts, edition.path, ['literals', index, 'text']);
    const reason = `Unexpected literal \`${text}\`, expected a phrase that stands in prose`;
    return message('unused-literal', place, reason, { actual: text, help: 'delete it from the list' });
  });
}
