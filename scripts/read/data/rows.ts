// Checks the rows of a dataset: ids, cells, ranges and unique values.
import type { VFileMessage } from 'vfile-message';
import { message, suggest } from '../../messages/message.ts';
import type { Dataset, Field, Row, Scalar } from '../../model/data.ts';
import type { Locator } from '../text/locate.ts';
import { shown } from '../text/schema-check.ts';
import { type Cell, type Column, cellFaults, columnOf } from './cells.ts';
import { rangePairs } from './range-pairs.ts';

/** All faults of rows by their fields. `locate` gives the place of a pointer like `['data', 0, 'id']`. */
export function checkRows(
  { fields, rows }: Pick<Dataset, 'fields' | 'rows'>,
  locate: Locator,
): readonly VFileMessage[] {
  const columns = fields.filter((field) => field.name !== 'id').map(columnOf);
  const known = new Set(fields.map((field) => field.name));
  const pairs = rangePairs([...known]);
  const ids = new Set<Scalar>();
  const inRows = rows.flatMap((row, index) => [
    ...idFaults(row, index, ids, locate),
    ...unknownCells(row, index, known, locate),
    ...columns.flatMap((column) => cellFaults(cellIn(row, index, column, locate), column)),
    ...rangeFaults(row, index, pairs, locate),
  ]);
  const unique = fields.filter((field) => field.constraints?.unique && field.name !== 'id');
  return [...inRows, ...unique.flatMap((field) => repeated(rows, field, locate))];
}

function cellIn(row: Row, index: number, { field }: Column, locate: Locator): Cell {
  return {
    value: row[field.name],
    row: () => rowName(row, index),
    place: () => locate(['data', index, field.name]),
  };
}

function rowName({ id }: Row, index: number): string {
  return typeof id === 'string' ? `row \`${id}\`` : `row ${index + 1}`;
}

function idFaults(row: Row, index: number, known: Set<Scalar>, locate: Locator): readonly VFileMessage[] {
  const id = row.id;
  if (typeof id !== 'string' || id === '') {
    const reason = `Unexpected row ${index + 1} without an \`id\`, expected the primary key`;
    const help = 'give it a stable name in kebab-case: facts and the ledger refer to rows by it';
    return [message('missing-key', locate(['data', index, 'id']), reason, { help })];
  }
  const isSecond = known.has(id);
  known.add(id);
  if (isSecond) {
    const reason = `Unexpected second row \`${id}\`, expected each id once`;
    const help = 'facts, tables and the ledger refer to rows by id: give each its own';
    return [message('duplicate-id', locate(['data', index, 'id']), reason, { actual: id, help })];
  }
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) return [];
  const reason = `Unexpected id \`${id}\`, expected lower-case words joined by hyphens`;
  return [message('wrong-format', locate(['data', index, 'id']), reason, { actual: id })];
}

function unknownCells(
  row: Row,
  index: number,
  known: ReadonlySet<string>,
  locate: Locator,
): readonly VFileMessage[] {
  return Object.keys(row)
    .filter((key) => !known.has(key))
    .map((key) => {
      const place = locate(['data', index, key], 'key');
      const reason = `Unexpected cell \`${key}\` in ${rowName(row, index)}, expected one of the ${known.size} fields`;
      return message('unknown-key', place, reason, suggest(key, [...known]));
    });
}

function rangeFaults(
  row: Row,
  index: number,
  pairs: readonly (readonly [string, string])[],
  locate: Locator,
): readonly VFileMessage[] {
  return pairs.flatMap(([lower, upper]) => {
    const [low, high] = [row[lower], row[upper]];
    if (typeof low !== 'number' || typeof high !== 'number' || low <= high) return [];
    const reason = `Unexpected \`${lower}\` ${low} above \`${upper}\` ${high} in ${rowName(row, index)}, expected them in order`;
    const help = 'exchange the two numbers, or check them in the source';
    return [message('reversed-range', locate(['data', index, lower]), reason, { help })];
  });
}

function repeated(rows: readonly Row[], field: Field, locate: Locator): readonly VFileMessage[] {
  const known = new Set<Scalar>();
  return rows.flatMap((row, index) => {
    const value = row[field.name];
    if (value === undefined || value === null) return [];
    if (!known.has(value)) {
      known.add(value);
      return [];
    }
    const reason = `Unexpected second ${shown(value)} for \`${field.name}\`, expected each value once`;
    return [message('duplicate-id', locate(['data', index, field.name]), reason)];
  });
}
