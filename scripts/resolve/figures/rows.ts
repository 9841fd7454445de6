// Looks up rows by name, from a dataset or from a series, with the sources of each row.
import type { Dataset, Field, Row, SourceRef } from '../../model/data.ts';
import type { Series } from '../../model/facts.ts';
import type { Memo } from '../../model/memo.ts';
import type { Project } from '../../model/project.ts';
import type { Units } from '../../model/units.ts';
import type { FactBook } from '../facts/facts.ts';

/** The rows of a dataset or of a series. */
export interface RowSource {
  readonly name: string;
  readonly title: string;
  readonly fields: readonly Field[];
  readonly rows: readonly Row[];
  /** True for series, whose computed values have more digits than are printed. */
  readonly isComputed: boolean;
  readonly units: Units;
  sourcesOf(row: Row): readonly SourceRef[];
}

/** The dataset or series of that name; undefined when there is none. */
export function rowSource(name: string, { project, book, memo }: RowLookup): RowSource | undefined {
  const { units } = project.units;
  const dataset = project.datasets.get(name);
  if (dataset !== undefined)
    return memo.get(`rows ${name}`, [dataset, units], () => fromDataset(dataset, units));
  const series = book.series.get(name);
  if (series === undefined) return undefined;
  const behind = datasetsBehind(name, project, book);
  return memo.get(`rows ${name}`, [series, units, ...behind], () => fromSeries(series, behind, units));
}

/** Where rows are looked up. */
interface RowLookup {
  readonly project: Project;
  readonly book: FactBook;
  readonly memo: Memo;
}

/** Names that charts and tables can read. */
export function rowNames(project: Project, book: FactBook): readonly string[] {
  return [...project.datasets.keys(), ...book.series.keys(), 'facts'];
}

/** The dataset of that name, or the datasets from which a series of that name is computed. */
export function datasetsBehind(name: string, project: Project, book: FactBook): readonly Dataset[] {
  const dataset = project.datasets.get(name);
  if (dataset !== undefined) return [dataset];
  const from = book.series.get(name)?.from ?? [];
  return from.filter((other) => other !== name).flatMap((other) => datasetsBehind(other, project, book));
}

/** The sources of a row: its own source, or else those of its dataset. */
export function sourcesOfRow(row: Row, fallback: readonly SourceRef[]): readonly SourceRef[] {
  const { source, where } = row;
  if (typeof source !== 'string' || source === '') return fallback;
  return [typeof where === 'string' && where !== '' ? { id: source, where } : { id: source }];
}

function fromDataset(dataset: Dataset, units: Units): RowSource {
  const { name, title, fields, rows, sources } = dataset;
  const sourcesOf = (row: Row) => sourcesOfRow(row, sources);
  return { name, title, fields, rows, units, isComputed: false, sourcesOf };
}

function fromSeries(series: Series, behind: readonly Dataset[], units: Units): RowSource {
  const { name, title, fields, rows } = series;
  const all = behind.flatMap((dataset) => dataset.rows.flatMap((row) => sourcesOfRow(row, dataset.sources)));
  const known = [...new Map(all.map(({ id }) => [id, { id }])).values()];
  const sourcesOf = (row: Row) => sourcesOfRow(row, known);
  return { name, title, fields, rows, units, isComputed: true, sourcesOf };
}
