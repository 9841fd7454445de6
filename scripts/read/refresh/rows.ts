// Puts what a source says into the rows of a dataset.
import { Refusal } from '../../facts/refusal.ts';
import { filled, keysOf, wordOf } from '../../facts/renewal/keys.ts';
import { dateText } from '../../facts/typography.ts';
import { convertValue } from '../../facts/units.ts';
import { Failure } from '../../messages/failure.ts';
import type { Dataset, Field, Row, Scalar } from '../../model/data.ts';
import type { MappedValue, Refresh, SourceRecord } from '../../model/datasets/refresh.ts';
import type { Units } from '../../model/units.ts';
import type { Adapter } from './adapter.ts';
import { isTemplate, mappedOf, todayName } from './names.ts';

/** What the values of records are read with. */
export interface Reading {
  readonly adapter: Adapter;
  readonly units: Units;
  /** ISO date on which the source was asked. */
  readonly today: string;
}

/** Rows after a source was read, and what a person should know about it. */
export interface Renewed {
  readonly rows: readonly Row[];
  readonly notes: readonly string[];
}

/**
 * The rows with what the records say of them; rows that the source lacks keep their cells, which a note says. Throws a `Failure`
 * when more than a tenth of the rows is missing at the source, when it says two things of one row, when it lacks a value that a
 * row has, and when a number cannot be had in the unit of its field.
 */
export function renewRows(
  dataset: Dataset,
  refresh: Refresh,
  records: readonly SourceRecord[],
  reading: Reading,
): Renewed {
  const keys = keysOf(dataset, refresh);
  const byKey = Map.groupBy(records, ({ key }) => key);
  const lacking = [...keys].filter(([, key]) => !byKey.has(key)).map(([id]) => id);
  if (refresh.partial !== true) refuseLoss(dataset, refresh, keys.size, lacking);
  const notes =
    lacking.length === 0 || refresh.partial === true
      ? []
      : [`${dataset.name}: not at the source, and left as they were: ${lacking.join(', ')}`];
  const rows = dataset.rows.map((row) => {
    const found = byKey.get(keys.get(String(row.id)) ?? '');
    if (found === undefined || !keys.has(String(row.id))) return row;
    const cells = found.map((record) => cellsOf(record, dataset, refresh, reading));
    const [first = {}] = cells;
    refuseTwo(dataset, row, cells);
    refuseGap(dataset, row, first);
    return merged(row, first, refresh, dataset.fields);
  });
  return { rows, notes };
}

function refuseLoss({ name }: Dataset, { url }: Refresh, all: number, lacking: readonly string[]): void {
  if (lacking.length * 10 <= all && all > 0) return;
  const reason =
    all === 0
      ? `Unexpected \`refresh\` of \`${name}\`, which concerns no row`
      : `Unexpected ${all - lacking.length} of ${all} rows of \`${name}\` at ${url}, expected at least nine tenths`;
  const help =
    all === 0
      ? 'correct `rows`, `key` or `keys` in it'
      : `not found: ${lacking.slice(0, 6).join(', ')}; if they are gone for good, take them out of the dataset`;
  throw new Failure(reason, { help });
}

type Cells = Readonly<Record<string, Scalar | undefined>>;

function refuseTwo({ name }: Dataset, { id }: Row, cells: readonly Cells[]): void {
  const [first = {}] = cells;
  for (const other of cells) {
    const field = Object.keys(first).find((key) => first[key] !== other[key]);
    if (field === undefined) continue;
    throw new Failure(
      `Unexpected two values for \`${field}\` of \`${name}/${id}\`: ${first[field]} and ${other[field]}`,
      { help: 'narrow `select` until one record is left for each row' },
    );
  }
}

/** A value that a row has and the source has no more would look as if it had been read again. */
function refuseGap({ name }: Dataset, row: Row, cells: Cells): void {
  const gap = Object.keys(cells).find((field) => cells[field] === undefined && (row[field] ?? null) !== null);
  if (gap === undefined) return;
  throw new Failure(`Unexpected absence of a value for \`${gap}\` of \`${name}/${row.id}\` at the source`, {
    help: 'if the source does not say it any more, take it out of `map`, or the row out of `rows` and `keys`',
  });
}

function merged(row: Row, cells: Cells, { set = {} }: Refresh, fields: readonly Field[]): Row {
  const next: Record<string, Scalar | undefined> = { ...row };
  for (const [name, value] of Object.entries(cells)) if (value !== undefined) next[name] = value;
  for (const [name, value] of Object.entries(set)) next[name] = value ?? undefined;
  const order = [...new Set([...fields.map(({ name }) => name), ...Object.keys(next)])];
  return Object.fromEntries(
    order
      .map((name) => [name, next[name]])
      .filter((entry): entry is [string, Scalar] => entry[1] !== undefined),
  );
}

// ---------------------------------------------------------------- cells

function cellsOf(record: SourceRecord, dataset: Dataset, refresh: Refresh, reading: Reading): Cells {
  return Object.fromEntries(
    Object.entries(refresh.map).map(([name, mapped]) => {
      const field = dataset.fields.find((candidate) => candidate.name === name);
      return [name, field && cellOf(record, field, mappedOf(mapped), reading)];
    }),
  );
}

function cellOf(
  record: SourceRecord,
  field: Field,
  mapped: MappedValue,
  reading: Reading,
): Scalar | undefined {
  const valueFor = (name: string) => (name === todayName ? reading.today : record.values[name]);
  if (isTemplate(mapped.value))
    return filled(mapped.value, (name) => {
      const value = valueFor(name);
      return typeof value === 'string' ? (dateInWords(value) ?? value) : wordOf(value);
    });
  const value = valueFor(mapped.value);
  return value === undefined || value === null || value === ''
    ? undefined
    : typed(value, field, mapped, reading);
}

/** A date in words, with plain blanks, as authors write data. */
function dateInWords(text: string): string | undefined {
  return dateText(dayOf(text) ?? '')?.replaceAll('\u00a0', ' ');
}

/** The value as the field holds it. What does not fit stays as it is, which the check of the rows reports. */
function typed(value: Scalar, field: Field, mapped: MappedValue, { adapter, units }: Reading): Scalar {
  const text = String(value);
  switch (field.type) {
    case 'number':
    case 'integer': {
      const number = typeof value === 'number' || text.trim() === '' ? value : Number(text);
      if (typeof number !== 'number' || Number.isNaN(number)) return value;
      return inUnit(number, mapped.unit ?? adapter.values?.[mapped.value] ?? '', field, units);
    }
    case 'year':
      return Number((dayOf(text) ?? text).slice(0, 4));
    case 'date':
      return dayOf(text) ?? value;
    case 'string':
      return text;
    default:
      return value;
  }
}

/** The day of an ISO date or date-time; undefined for any other text. */
export function dayOf(text: string): string | undefined {
  return /^\d{4}-\d{2}-\d{2}(?=$|T)/u.exec(text)?.[0];
}

function inUnit(value: number, from: string, { name, unit }: Field, units: Units): number {
  if (from === '' || unit === undefined || from === unit) return value;
  try {
    // Ten digits more than any source has; without rounding, factors such as 10⁻⁶ leave traces behind the last digit.
    return Number(convertValue(value, from, unit, units).toPrecision(12));
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    throw new Failure(`Unexpected unit \`${from}\` for \`${name}\`, which is in \`${unit}\``, {
      help: 'say in `map` in which unit the source has it: { "value": "…", "unit": "…" }',
      cause,
    });
  }
}
