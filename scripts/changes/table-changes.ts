// Says what changed of the rows that figures and tables show: numbers, verdicts, words, order, and rows that came or went.
import type { Scalar } from '../model/data.ts';
import type { Change } from '../model/editions/changes.ts';
import type { EditionRecord, RecordedField, RecordedRow, RecordedTable } from '../model/editions/record.ts';
import type { Units } from '../model/units.ts';
import { orderChanges } from './order-changes.ts';
import { isCopy } from './record-tables.ts';
import { textPair } from './value-text.ts';

interface Records {
  readonly before: EditionRecord;
  readonly after: EditionRecord;
}

/** The changes of all tables. `told` are the cells, `dataset/row/field`, from which changed facts come. */
export function tableChanges(records: Records, told: ReadonlySet<string>, units: Units): readonly Change[] {
  const { before, after } = records;
  const copies = new Map(
    after.facts.filter(isCopy).flatMap((fact) => fact.cells.map((cell) => [cell, fact] as const)),
  );
  const names = [...new Set([...Object.keys(after.tables), ...Object.keys(before.tables)])];
  return names.flatMap((name) => {
    const [old, now] = [before.tables[name], after.tables[name]];
    const cells = old && now ? cellsOf(name, old, now) : [];
    const changed = cells.filter(({ from, to }) => from !== to);
    const verdicts = changed.filter(({ field }) => field.isVerdict === true);
    const fresh = changed.filter(
      (cell) => !told.has(cell.name) && !verdicts.includes(cell) && isPrinted(cell, copies),
    );
    return [
      ...verdicts.map((cell) => verdictChange(cell, after)),
      ...(old && now ? orderChanges(name, old, now) : []),
      ...fresh.filter(isNumber).flatMap((cell) => numberChange(cell, now, copies, units)),
      ...rowChanges(name, old, now),
      ...wordChanges(
        name,
        now,
        fresh.filter((cell) => !isNumber(cell)),
      ),
    ];
  });
}

/** A cell that both editions have. */
interface CommonCell {
  readonly name: string;
  readonly field: RecordedField;
  readonly row: RecordedRow;
  readonly from: Scalar;
  readonly to: Scalar;
}

function cellsOf(table: string, before: RecordedTable, after: RecordedTable): readonly CommonCell[] {
  return Object.entries(after.rows).flatMap(([id, row]) => {
    const old = before.rows[id];
    if (old === undefined) return [];
    return Object.entries(row.cells).flatMap(([key, to]) => {
      const [from, field] = [old.cells[key], after.fields[key]];
      if (from === undefined || field === undefined) return [];
      return { name: `${table}/${id}/${key}`, field, row, from, to };
    });
  });
}

type Copies = ReadonlyMap<string, EditionRecord['facts'][number]>;

/** Whether readers see the cell, in a figure, table or sentence. */
function isPrinted({ name, row }: CommonCell, copies: Copies): boolean {
  return row.places !== undefined || copies.has(name);
}

function isNumber({ from, to }: CommonCell): boolean {
  return typeof from === 'number' || typeof to === 'number';
}

function verdictChange({ name, row, from, to }: CommonCell, after: EditionRecord): Change {
  const number = numberOf(name.split('/')[1] ?? '', after);
  const texts = { before: String(from ?? '–'), after: String(to ?? '–') };
  return {
    kind: 'verdict',
    label: row.label,
    ...(number !== undefined && { number }),
    ...texts,
    places: row.places ?? [],
    reasons: [],
    isHeadline: false,
    name,
  };
}

/** The number that a table prints for a row: its id in capitals, which a cell of the row is or begins with. */
function numberOf(id: string, { tables }: EditionRecord): string | undefined {
  const number = id.toUpperCase();
  const isNumber = (value: Scalar) => value === number || String(value).startsWith(`${number} `);
  const rows = Object.values(tables).flatMap((table) => table.rows[id] ?? []);
  return rows.some(({ cells }) => Object.values(cells).some(isNumber)) ? number : undefined;
}

function numberChange(
  { name, row, field, from, to }: CommonCell,
  table: RecordedTable | undefined,
  copies: Copies,
  units: Units,
): readonly Change[] {
  const { unit } = field;
  const copy = copies.get(name);
  const pair = textPair({ texts: [], value: from, unit }, { texts: [], value: to, unit }, units);
  if (pair === undefined) return [];
  return [
    {
      kind: 'number',
      label: copy?.label ?? `${table?.title}: ${row.label}, ${field.title}`,
      ...pair,
      places: copy?.places ?? row.places ?? [],
      reasons: [{ kind: 'row-changed', names: [row.label] }],
      isHeadline: copy?.headline === true,
      name,
    },
  ];
}

/** The rows of a table that figures and tables show now and did not before, and the opposite. */
function rowChanges(
  name: string,
  before: RecordedTable | undefined,
  after: RecordedTable | undefined,
): readonly Change[] {
  const [old, now] = [shownRows(before), shownRows(after)];
  const label = after?.title ?? before?.title ?? name;
  const change = (kind: 'row-added' | 'row-withdrawn', rows: readonly RecordedRow[]): readonly Change[] => {
    if (rows.length === 0) return [];
    const places = [...new Set(rows.flatMap((row) => row.places ?? []))];
    const reasons = [{ kind, names: rows.map((row) => row.label) }];
    return [{ kind: 'rows', label, places, reasons, isHeadline: false, name }];
  };
  return [...change('row-added', rowsWithout(now, old)), ...change('row-withdrawn', rowsWithout(old, now))];
}

function shownRows(table: RecordedTable | undefined): ReadonlyMap<string, RecordedRow> {
  return new Map(Object.entries(table?.rows ?? {}).filter(([, { places }]) => places !== undefined));
}

function rowsWithout(rows: ReadonlyMap<string, RecordedRow>, others: ReadonlyMap<string, RecordedRow>) {
  return [...rows].flatMap(([id, row]) => (others.has(id) ? [] : [row]));
}

/** One change for all rows of a table whose words differ. */
function wordChanges(
  name: string,
  table: RecordedTable | undefined,
  cells: readonly CommonCell[],
): readonly Change[] {
  const rows = [...new Set(cells.map(({ row }) => row))];
  if (rows.length === 0) return [];
  const places = [...new Set(rows.flatMap((row) => row.places ?? []))];
  const reasons = [{ kind: 'row-changed' as const, names: rows.map(({ label }) => label) }];
  return [{ kind: 'words', label: table?.title ?? name, places, reasons, isHeadline: false, name }];
}
