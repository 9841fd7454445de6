// Names the dates of datasets and rows: `dataset.asOf`, `dataset.retrieved`, and what the helper `asOf` takes.
import { asOfField, dateOfDataset, dateOfRow } from '../../facts/ages.ts';
import { Refusal } from '../../facts/refusal.ts';
import type { Dataset } from '../../model/data.ts';
import type { CellRef, Term } from '../../model/facts.ts';

/** The date that `dataset.asOf` or `dataset.retrieved` names; undefined for any other name. */
export function dateNamed(name: string, datasets: ReadonlyMap<string, Dataset>): Term | undefined {
  const [first = '', which, ...more] = name.split('.');
  const dataset = datasets.get(first);
  if (dataset === undefined || more.length > 0) return undefined;
  if (which === asOfField) return asOf(dataset);
  return which === 'retrieved' && dataset.retrieved !== '' ? retrieved(dataset) : undefined;
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
  const values = dataset.rows.find((candidate) => String(candidate[dataset.primaryKey]) === row);
  if (values === undefined) {
    const known = dataset.rows.map((candidate) => String(candidate[dataset.primaryKey]));
    const reason = `Unexpected row \`${row}\`, expected one of the ${known.length} rows of \`${name}\``;
    throw new Refusal('unknown-row', reason, { actual: row, expected: known });
  }
  const hasOwn = (values[asOfField] ?? null) !== null;
  return hasOwn ? `${name}.${row}.${asOfField}` : `${name}.retrieved`;
}

function asOf(dataset: Dataset): Term {
  const date = dateOfDataset(dataset);
  const oldest = dataset.rows.filter(
    (row) => dateOfRow(row, dataset) === date && (row[asOfField] ?? null) !== null,
  );
  if (oldest.length === 0) return retrieved(dataset);
  const cells = oldest.map((row): CellRef => {
    return { dataset: dataset.name, row: String(row[dataset.primaryKey]), field: asOfField };
  });
  return { kind: 'term', label: `${dataset.title}, as of`, cells, value: date };
}

/** A property of the dataset stands in no row. */
function retrieved({ name, title, retrieved: value }: Dataset): Term {
  return {
    kind: 'term',
    label: `${title}, retrieved`,
    cells: [{ dataset: name, row: '', field: 'retrieved' }],
    value,
  };
}
