// Makes the fact of a cell that an expression names as `dataset.row.field`.
import type { Cell, Data } from '../../facts/data.ts';
import { predicate } from '../../facts/predicate.ts';
import { quantity, range, term } from '../../facts/quantity.ts';
import { Refusal } from '../../facts/refusal.ts';
import type { Dataset } from '../../model/data.ts';
import type { CellRef, Fact } from '../../model/facts.ts';
import { boundPairs } from '../../read/data/range-pairs.ts';

/** How a cell is named in expressions and in the ledger. */
export function cellName({ dataset, row, field }: CellRef): string {
  return `${dataset}.${row}.${field}`;
}

/** The name of one cell of a dataset, a number if possible, from the row `id` or else from the first row: an example for messages. */
export function exampleCell({ name, fields, rows }: Dataset, id?: string): string {
  const row = rows.find((candidate) => candidate.id === id) ?? rows[0];
  const filled = fields.filter((field) => field.name !== 'id' && (row?.[field.name] ?? null) !== null);
  const field = filled.find(({ type }) => type === 'number') ?? filled[0];
  return cellName({ dataset: name, row: String(row?.id), field: field?.name ?? 'id' });
}

/** The fact that `dataset.row.field` names; undefined where there is none. */
export function cellNamed(name: string, data: Data): Fact | undefined {
  const [dataset = '', row = '', field, ...more] = name.split('.');
  if (field === undefined || more.length > 0) return undefined;
  try {
    return factOfCell(data, { dataset, row, field });
  } catch (thrown) {
    if (thrown instanceof Refusal) return undefined;
    throw thrown;
  }
}

/**
 * A number with the unit, statistic and digits of its field and row; a word, year or date; a condition where the field is
 * boolean. Either end of a range (`low`, `high`) is the whole range, so that no end is printed as if it were the value.
 * Refuses names that do not exist (`unknown-dataset`, `unknown-row`, `unknown-field`) and empty cells (`bad-fact`).
 */
export function factOfCell(data: Data, { dataset, row, field }: CellRef): Fact {
  const cell = data.cell(dataset, row, field);
  const pair = boundPairs(cell.dataset.fields.map(({ name }) => name)).find((names) => names.includes(field));
  const ends = pair?.map((name) => data.cell(dataset, row, name)) ?? [];
  const [low, high] = ends.filter(({ value }) => typeof value === 'number');
  if (low !== undefined && high !== undefined) return rangeBetween(low, high);
  return factOf(cell);
}

/** "Kettle, time, lowest to time, highest". */
function rangeBetween(low: Cell, high: Cell): Fact {
  const [from, to] = [quantity(low), quantity(high)];
  return range(from, to, { label: `${from.label} to ${high.field.title.toLowerCase()}` });
}

function factOf(cell: Cell): Fact {
  const { value, field } = cell;
  if (value === null) return refuseEmpty(cell);
  if (typeof value === 'number' && field.type !== 'year') return quantity(cell);
  const word = term(cell);
  if (typeof value !== 'boolean') return word;
  return predicate(word.label, value, `it is ${value} in ${cellName(cell.ref)}`, [word]);
}

function refuseEmpty({ ref, dataset, row }: Cell): never {
  const filled = boundPairs(dataset.fields.map(({ name }) => name)).find(
    ([low, high]) => typeof row[low] === 'number' && typeof row[high] === 'number',
  );
  const help =
    filled === undefined
      ? `fill it in ${dataset.path}, or name another cell`
      : `the row has a range: name it \`${cellName({ ...ref, field: filled[0] })}\``;
  throw new Refusal('bad-fact', `Unexpected empty cell \`${cellName(ref)}\`, expected a number or a word`, {
    actual: ref.field,
    help,
    cell: ref,
  });
}

/** The name under which the ledger lists a cell; that of the lower end for a range. The date of a dataset has no cell, and keeps its name. */
export function nameOfCellFact({ cells }: Fact, name: string): string {
  const [first] = cells;
  const isOfCell = first !== undefined && first.row !== '' && name.split('.').length > 2;
  return isOfCell ? cellName(first) : name;
}
