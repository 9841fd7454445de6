// Names the dates of datasets and rows: `dataset.asOf`, `dataset.retrieved`, and what the helper `asOf` takes.
import { asOfField, dateOfDataset, ownDateOf } from '../../facts/ages.ts';
import { Refusal } from '../../facts/refusal.ts';
import type { Dataset, Row } from '../../model/data.ts';
import type { CellRef, Term } from '../../model/facts.ts';

/**
 * The date that `dataset.asOf` or `dataset.retrieved` names, or `dataset.row.asOf` for a row without a date of its own; undefined
 * for any other name.
 */
export function dateNamed(name: string, datasets: ReadonlyMap<string, Dataset>): Term | undefined {
  const [first = '', second, third, ...more] = name.split('.');
  const dataset = datasets.get(first);
  if (dataset === undefined || more.length > 0) return undefined;
  if (third === asOfField) {
    const row = rowNamed(second, dataset);
    return row === undefined || ownDateOf(row) !== undefined ? undefined : commonDate(dataset);
  }
  if (third !== undefined) return undefined;
  if (second === asOfField) return dateOfOldest(dataset);
  return second === 'retrieved' && dataset.retrieved !== '' ? property(dataset, 'retrieved') : undefined;
}

/**
 * The name of the date that `asOf dataset` or `asOf dataset.row` prints: that of the row, or else that of the dataset. Refuses
 * unknown datasets and rows (`unknown-dataset`, `unknown-row`), and what names neither (`bad-expression`).
 */
export function nameOfDate(path: readonly string[], datasets: ReadonlyMap<string, Dataset>): string {
  const [name = '', row, ...more] = path;
  const dataset = datasets.get(name);
  if (dataset === undefined) {
    const known = [...datasets.keys()];
    const reason = `Unexpected dataset \`${name}\`, expected one of the ${known.length} in data`;
    throw new Refusal('unknown-dataset', reason, { actual: name, expected: known });
  }
  if (more.length > 0) {
    const help = `write \`asOf ${name}\` or \`asOf ${name}.${row}\``;
    throw new Refusal('bad-expression', `Unexpected path of a cell in \`asOf\`, expected a dataset or row`, {
      help,
    });
  }
  if (row === undefined) return `${name}.${asOfField}`;
  if (rowNamed(row, dataset) === undefined) {
    const known = dataset.rows.map((candidate) => String(candidate[dataset.primaryKey]));
    const reason = `Unexpected row \`${row}\`, expected one of the ${known.length} rows of \`${name}\``;
    throw new Refusal('unknown-row', reason, { actual: row, expected: known });
  }
  return `${name}.${row}.${asOfField}`;
}

function rowNamed(id: string | undefined, { rows, primaryKey }: Dataset): Row | undefined {
  return rows.find((row) => String(row[primaryKey]) === id);
}

function dateOfOldest(dataset: Dataset): Term {
  const date = dateOfDataset(dataset);
  const oldest = dataset.rows.filter((row) => ownDateOf(row) === date);
  if (oldest.length === 0) return commonDate(dataset);
  const cells = oldest.map((row): CellRef => {
    return { dataset: dataset.name, row: String(row[dataset.primaryKey]), field: asOfField };
  });
  return { kind: 'term', label: `${dataset.title}, as of`, cells, value: date };
}

/** The date of rows without one of their own. */
function commonDate(dataset: Dataset): Term {
  return property(dataset, dataset.asOf === undefined ? 'retrieved' : asOfField);
}

/** A date of the dataset itself, which stands in no row. */
function property(dataset: Dataset, field: 'retrieved' | typeof asOfField): Term {
  const { name, title } = dataset;
  const label = `${title}, ${field === 'retrieved' ? 'retrieved' : 'as of'}`;
  return { kind: 'term', label, cells: [{ dataset: name, row: '', field }], value: dataset[field] ?? '' };
}
