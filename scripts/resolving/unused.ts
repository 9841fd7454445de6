/** Warns of what nothing uses. */
import type { VFileMessage } from 'vfile-message';
import { message } from '../diagnostics/message.ts';
import { fileStart } from '../formats/lines.ts';
import { locate } from '../formats/locate.ts';
import { unusedUnits } from '../resolve/unused-units.ts';
import { type Names, type Observation, only } from './binding.ts';
import { datasetsBehind } from './rows.ts';

/** What was looked up, and what was observed meanwhile. */
export interface Usage {
  readonly names: Names;
  readonly observations: readonly Observation[];
}

/** Charts, diagrams, tables, datasets, literals and units that nothing uses. To be asked of whole projects only. */
export function unusedParts(usage: Usage): readonly VFileMessage[] {
  return [
    ...unusedShapes(usage, 'chart'),
    ...unusedShapes(usage, 'diagram'),
    ...unusedShapes(usage, 'table'),
    ...unusedDatasets(usage.names),
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

function unusedDatasets({ project, book }: Names): readonly VFileMessage[] {
  const named = [
    ...[...project.charts.values()].flatMap((chart) => chart.reads),
    ...[...project.tables.values()].map((table) => table.dataset),
    ...book.series.keys(),
    ...(project.edition.cover === undefined ? [] : [project.edition.cover.dataset]),
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
