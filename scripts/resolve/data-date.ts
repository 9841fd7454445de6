// Says up to when the data were retrieved that an edition shows.
import { type Names, type Observation, only } from './facts/binding.ts';
import { datasetsBehind } from './figures/rows.ts';
import type { Shapes } from './figures/shapes.ts';

/** The latest date on which data that the edition shows was retrieved; the date of the edition where it shows no data. */
export function dataDate(
  { figures, tables }: Shapes,
  observations: readonly Observation[],
  { project, book }: Names,
): string {
  const names = [
    ...[...figures.values()].flatMap((figure) => figure.spec.reads),
    ...[...tables].flatMap(([id, table]) => (table && project.tables.get(id)?.dataset) ?? []),
    ...only('use', observations)
      .map(({ use }) => book.find(use.fact)?.cells ?? [])
      .flatMap((cells) => cells.map(({ dataset }) => dataset)),
  ];
  const dates = [...new Set(names)]
    .flatMap((name) => datasetsBehind(name, project, book))
    .map((dataset) => dataset.retrieved);
  return dates.sort().at(-1) ?? project.edition.date;
}
