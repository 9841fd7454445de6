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
  if (dataset !== undefined) {
    const named = datasetsBehind(name, project, book);
    return memo.get(`rows ${name}`, [units, ...named], () => fromDataset(dataset, named, units));
  }
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
  if (dataset !== undefined) return [dataset, ...datasetsNamed(dataset, project)];
  const from = book.series.get(name)?.from ?? [];
  return from.filter((other) => other !== name).flatMap((other) => datasetsBehind(other, project, book));
}

/** The other datasets of which rows of this one name rows behind them. */
function datasetsNamed({ name, rows }: Dataset, { datasets }: Project): readonly Dataset[] {
  const names = new Set(rows.flatMap((row) => namedBehind(row).map(({ dataset }) => dataset)));
  return [...names].filter((other) => other !== name).flatMap((other) => datasets.get(other) ?? []);
}

/** A row of a dataset from which another is computed, with the fields that are read of it; all of them where none is named. */
export interface RowBehind {
  readonly dataset: string;
  readonly row: string;
  readonly fields: readonly string[];
}

/** The rows of datasets that a row names as those from which it is computed, each once. */
export function namedBehind({ behind }: Row): readonly RowBehind[] {
  const names = typeof behind === 'string' ? behind.split(' ').filter((name) => name !== '') : [];
  const cells = names.map((name) => name.split('/'));
  return [...Map.groupBy(cells, ([dataset, row]) => `${dataset}/${row}`).values()].map((own) => {
    const [[dataset = '', row = ''] = []] = own;
    return { dataset, row, fields: own.flatMap(([, , field]) => field ?? []) };
  });
}

/** The sources of some fields of a row, of all of them where none is named: a field has its own or that of the row. */
function sourcesOfFields(row: Row, dataset: Dataset, read: readonly string[]): readonly SourceRef[] {
  if (read.length === 0) return sourcesInDataset(row, dataset);
  return read.flatMap((name) => sourcesOfField(row, dataset, name));
}

/** The sources of one field of a row: its own, or those of the row. */
export function sourcesOfField(row: Row, { fields, sources }: Dataset, field: string): readonly SourceRef[] {
  const own = fields.find(({ name }) => name === field)?.source;
  return own === undefined ? sourcesOfRow(row, sources) : [own];
}

/** The sources of a row of a dataset: those of the row, and those of its fields that have one of their own. */
export function sourcesInDataset(row: Row, { fields, sources }: Dataset): readonly SourceRef[] {
  const own = fields.flatMap(({ name, source }) =>
    source === undefined || (row[name] ?? null) === null ? [] : [source],
  );
  return [...sourcesOfRow(row, sources), ...own];
}

/** The sources of a row: its own source, or else those of its dataset. */
export function sourcesOfRow(row: Row, fallback: readonly SourceRef[]): readonly SourceRef[] {
  const { source, where } = row;
  if (typeof source !== 'string' || source === '') return fallback;
  return [typeof where === 'string' && where !== '' ? { id: source, where } : { id: source }];
}

function fromDataset(dataset: Dataset, behind: readonly Dataset[], units: Units): RowSource {
  const { name, title, fields, rows } = dataset;
  const sourcesOf = (row: Row) => sourcesBehind(row, behind) ?? sourcesInDataset(row, dataset);
  return { name, title, fields, rows, units, isComputed: false, sourcesOf };
}

function fromSeries(series: Series, behind: readonly Dataset[], units: Units): RowSource {
  const { name, title, fields, rows } = series;
  const all = behind.flatMap((dataset) => dataset.rows.flatMap((row) => sourcesInDataset(row, dataset)));
  const known = [...new Map(all.map(({ id }) => [id, { id }])).values()];
  const sourcesOf = (row: Row) => sourcesBehind(row, behind) ?? sourcesOfRow(row, known);
  return { name, title, fields, rows, units, isComputed: true, sourcesOf };
}

/** The sources of the rows that a row names, without the places in them; undefined where it names none. */
function sourcesBehind(row: Row, datasets: readonly Dataset[]): readonly SourceRef[] | undefined {
  const found = namedBehind(row).flatMap(({ dataset: name, row: id, fields }) => {
    const dataset = datasets.find((one) => one.name === name);
    const named = dataset?.rows.find((one) => String(one[dataset.primaryKey]) === id);
    return dataset === undefined || named === undefined
      ? []
      : sourcesOfFields(named, dataset, fields).map((source) => ({ id: source.id }));
  });
  return found.length > 0 ? found : undefined;
}
