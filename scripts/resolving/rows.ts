import type { Memo } from '../memo.ts';
import type { Dataset, Field, Project, Row, Series, SourceRef } from '../model.ts';
import type { FactBook } from './facts.ts';

/** Rows by name, whether a dataset holds them or a topic computed them. */
export interface RowSource {
  readonly name: string;
  readonly title: string;
  readonly fields: readonly Field[];
  readonly rows: readonly Row[];
  /** Computed rows carry more digits than anyone should print. */
  readonly isComputed: boolean;
  sourcesOf(row: Row): readonly SourceRef[];
}

/** The dataset or series of that name; undefined when there is none. */
export function rowSource(name: string, { project, book, memo }: Known): RowSource | undefined {
  const dataset = project.datasets.get(name);
  if (dataset !== undefined) return memo.keep(`rows ${name}`, [dataset], () => fromDataset(dataset));
  const series = book.series.get(name);
  if (series === undefined) return undefined;
  const behind = datasetsBehind(name, project, book);
  return memo.keep(`rows ${name}`, [series, ...behind], () => fromSeries(series, behind));
}

/** Where rows are looked for. */
interface Known {
  readonly project: Project;
  readonly book: FactBook;
  readonly memo: Memo;
}

/** Names that charts and tables can read. */
export function rowNames(project: Project, book: FactBook): readonly string[] {
  return [...project.datasets.keys(), ...book.series.keys(), 'facts'];
}

/** Datasets behind a name: itself, or those a series was computed from. */
export function datasetsBehind(name: string, project: Project, book: FactBook): readonly Dataset[] {
  const dataset = project.datasets.get(name);
  if (dataset !== undefined) return [dataset];
  const from = book.series.get(name)?.from ?? [];
  return from.filter((other) => other !== name).flatMap((other) => datasetsBehind(other, project, book));
}

/** Where a row comes from: its own source, or those of its dataset. */
export function sourcesOfRow(row: Row, fallback: readonly SourceRef[]): readonly SourceRef[] {
  const { source, where } = row;
  if (typeof source !== 'string' || source === '') return fallback;
  return [typeof where === 'string' && where !== '' ? { id: source, where } : { id: source }];
}

function fromDataset(dataset: Dataset): RowSource {
  const { name, title, fields, rows, sources } = dataset;
  return { name, title, fields, rows, isComputed: false, sourcesOf: (row) => sourcesOfRow(row, sources) };
}

function fromSeries(series: Series, behind: readonly Dataset[]): RowSource {
  const { name, title, fields, rows } = series;
  const all = behind.flatMap((dataset) => dataset.rows.flatMap((row) => sourcesOfRow(row, dataset.sources)));
  const known = [...new Map(all.map(({ id }) => [id, { id }])).values()];
  return { name, title, fields, rows, isComputed: true, sourcesOf: (row) => sourcesOfRow(row, known) };
}
