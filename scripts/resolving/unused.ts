import type { VFileMessage } from 'vfile-message';
import { message } from '../diagnostics/message.ts';
import { fileStart } from '../formats/lines.ts';
import { locate } from '../formats/locate.ts';
import type { Binding } from './binding.ts';
import { topicPath } from './facts.ts';
import { datasetsBehind } from './rows.ts';

/**
 * Charts, diagrams, tables, datasets, series and literals that nothing uses, and facts that nothing shows. To be asked of
 * whole projects only, and about facts only where there is no error: an expression with a mistake shows no fact.
 */
export function unusedParts(binding: Binding, isSound: boolean): readonly VFileMessage[] {
  return [
    ...unusedShapes(binding, 'chart'),
    ...unusedShapes(binding, 'diagram'),
    ...unusedShapes(binding, 'table'),
    ...unusedDatasets(binding),
    ...unusedSeries(binding),
    ...(isSound ? unusedFacts(binding) : []),
    ...unusedLiterals(binding),
  ];
}

function unusedShapes(
  { project, figures, placedTables }: Binding,
  what: 'chart' | 'diagram' | 'table',
): readonly VFileMessage[] {
  const specs = { chart: project.charts, diagram: project.diagrams, table: project.tables }[what];
  const placed = what === 'table' ? placedTables : figures;
  return [...specs.values()]
    .filter(({ id }) => !placed.has(id))
    .map(({ path, id }) => {
      const reason = `Unexpected ${what} \`${id}\`, expected a section or slide that shows it`;
      const help = `write \`::${what}{#${id}}\` in a section or slide, or delete the file`;
      return message(`unused-${what}`, { path, position: fileStart }, reason, { help });
    });
}

function unusedDatasets({ project, book, uses }: Binding): readonly VFileMessage[] {
  const named = [
    ...[...project.charts.values()].flatMap((chart) => chart.reads),
    ...[...project.tables.values()].map((table) => table.dataset),
    ...book.series.keys(),
    ...uses.flatMap((use) => (book.find(use.fact)?.cells ?? []).map((cell) => cell.dataset)),
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

function unusedSeries({ project, book }: Binding): readonly VFileMessage[] {
  const read = new Set([
    ...[...project.charts.values()].flatMap((chart) => chart.reads),
    ...[...project.tables.values()].map((table) => table.dataset),
    ...[...book.series.values()].flatMap((series) => series.from),
  ]);
  return [...book.series.values()]
    .filter(({ name }) => !read.has(name))
    .map(({ name }) => {
      const place = { path: topicPath(book.topicOf.get(name) ?? name), position: fileStart };
      const reason = `Unexpected series \`${name}\`, expected a chart or table that reads it`;
      const help = 'delete it, or read it by its name as a dataset is read';
      return message('unused-series', place, reason, { actual: name, help });
    });
}

/** The file of the topic names the fact in no one way, so that the message does. */
function unusedFacts({ book, uses }: Binding): readonly VFileMessage[] {
  const shown = new Set(uses.map((use) => use.fact));
  return [...book.facts.keys()]
    .filter((name) => !shown.has(name))
    .map((name) => {
      const [topic = ''] = name.split('.');
      const place = { path: topicPath(topic), position: fileStart };
      const reason = `Unexpected fact \`${name}\`, expected an expression or chart that shows it`;
      const help = 'delete it, or keep its value in a constant where other facts are computed from it';
      return message('unused-fact', place, reason, { actual: name, help });
    });
}

function unusedLiterals({ project, usedLiterals }: Binding): readonly VFileMessage[] {
  const { edition, sources } = project;
  return edition.literals.flatMap(({ text }, index) => {
    if (usedLiterals.has(index)) return [];
    const place = locate(sources.texts, edition.path, ['literals', index, 'text']);
    const reason = `Unexpected literal \`${text}\`, expected a phrase that stands in prose`;
    return message('unused-literal', place, reason, { actual: text, help: 'delete it from the list' });
  });
}
