// Records the rows of datasets and series that an edition shows or computes from, with names that readers understand.
import { cellLabel } from '../facts/cell-label.ts';
import type { Dataset, Field, Row, Scalar } from '../model/data.ts';
import { sha256 } from '../model/digest.ts';
import type { EditionRecord, RecordedField, RecordedRow, RecordedTable } from '../model/editions/record.ts';
import type { Series } from '../model/facts.ts';
import type { Ledger } from './ledger.ts';
import { placeLabel } from './places.ts';

/** Where titles of tables and names of rows are looked up. */
export interface TableContext {
  /** Those that the edition was made from; those of another edition name the rows that both have. */
  readonly datasets: ReadonlyMap<string, Dataset>;
  readonly series: ReadonlyMap<string, Series>;
}

interface OpenRow {
  readonly cells: Record<string, Scalar>;
  readonly places: Set<string>;
}

/** The rows that figures and tables show, and those that facts come from as far as their values are known; tables sorted by name. */
export function recordTables(ledger: Ledger, context: TableContext): EditionRecord['tables'] {
  const rows = new Map<string, OpenRow>();
  /** By `dataset/field`. */
  const units = new Map<string, string>();
  for (const [name, { value, unit, shown }] of Object.entries(ledger.cells)) {
    const { row, field } = openRow(rows, name);
    row.cells[field] = abridged(value);
    if (unit !== undefined) units.set(`${name.slice(0, name.indexOf('/'))}/${field}`, unit);
    for (const mention of shown) row.places.add(placeLabel(mention));
  }
  for (const [name, value] of ledger.facts.flatMap((fact) => cellsBehind(fact, context))) {
    const { row, field } = openRow(rows, name);
    row.cells[field] ??= abridged(value);
  }
  const tables = Map.groupBy([...rows], ([key]) => key.slice(0, key.indexOf('/')));
  return Object.fromEntries(
    [...tables]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, own]) => [name, recordTable(name, new Map(own), units, context)]),
  );
}

/** The cells of a fact whose values are known. A name of two parts is a date of a whole dataset, which is none. */
function cellsBehind(
  fact: Ledger['facts'][number],
  context: TableContext,
): readonly (readonly [string, Scalar])[] {
  return fact.cells.flatMap((name) => {
    const value = sourceValue(name, context) ?? (isCopy(fact) ? copied(fact.value) : undefined);
    return value === undefined || name.split('/').length < 3 ? [] : [[name, value] as const];
  });
}

/** Characters of a text that are kept. */
const mostCharacters = 80;

/** A value as it is kept: of a long text its beginning, and a digest by which another text is told from it. */
function abridged(value: Scalar): Scalar {
  if (typeof value !== 'string' || value.length <= mostCharacters + 10) return value;
  return `${value.slice(0, mostCharacters).trimEnd()}… ${sha256(value).slice(0, 8)}`;
}

function openRow(rows: Map<string, OpenRow>, name: string): { row: OpenRow; field: string } {
  const end = name.lastIndexOf('/');
  const [key, field] = [name.slice(0, end), name.slice(end + 1)];
  const row = rows.get(key) ?? { cells: {}, places: new Set() };
  rows.set(key, row);
  return { row, field };
}

/** Whether a fact is the value of its only cell. */
export function isCopy({
  cells,
  method,
  value,
}: Pick<Ledger['facts'][number], 'cells' | 'method' | 'value'>): boolean {
  return cells.length === 1 && method === undefined && !Array.isArray(value) && typeof value !== 'boolean';
}

/** The value of a cell `dataset/row/field`; undefined where the record does not have it. */
export function valueAt({ tables }: EditionRecord, cell: string) {
  const [table = '', row = '', field = ''] = cell.split('/');
  return tables[table]?.rows[row]?.cells[field];
}

function copied(value: Ledger['facts'][number]['value']): Scalar {
  return typeof value === 'object' ? null : value;
}

function sourceValue(name: string, { datasets }: TableContext): Scalar | undefined {
  const [set = '', id, field = ''] = name.split('/');
  return datasets.get(set)?.rows.find((row) => row.id === id)?.[field];
}

function recordTable(
  name: string,
  rows: ReadonlyMap<string, OpenRow>,
  units: ReadonlyMap<string, string>,
  { datasets, series }: TableContext,
): RecordedTable {
  const data = datasets.get(name) ?? series.get(name);
  const known = new Map((data?.rows ?? []).map((row) => [row.id, row]));
  const used = new Set([...rows.values()].flatMap(({ cells }) => Object.keys(cells)));
  const entries = [...used].map(
    (field) => [field, fieldOf(field, data, units.get(`${name}/${field}`))] as const,
  );
  return {
    title: data?.title ?? inWords(name),
    fields: Object.fromEntries(entries),
    rows: Object.fromEntries(
      [...rows].map(([key, row]) => recordRow(key.slice(name.length + 1), row, data, known)),
    ),
  };
}

type Data = Dataset | Series;

function fieldOf(name: string, data: Data | undefined, shownUnit: string | undefined): RecordedField {
  const field = data?.fields.find((candidate) => candidate.name === name);
  const unit = field?.unit ?? shownUnit;
  return {
    title: field?.title ?? inWords(name),
    ...(unit !== undefined && { unit }),
    ...(field?.isVerdict === true && { isVerdict: true }),
  };
}

function recordRow(
  id: string,
  { cells, places }: OpenRow,
  data: Data | undefined,
  known: ReadonlyMap<unknown, Row>,
): [string, RecordedRow] {
  const label = shortened(rowLabel(id, known.get(id) ?? cells, known.has(id) ? data : undefined));
  return [id, { label, ...(places.size > 0 && { places: [...places] }), cells }];
}

/** A label of at most so many characters, cut between words. */
function shortened(label: string): string {
  if (label.length <= 2 * mostCharacters) return label;
  return `${label.slice(0, 2 * mostCharacters).replace(/\s+\S*$/u, '')}…`;
}

/** Fields whose words say nothing about what a row is. */
const notNames: ReadonlySet<string> = new Set(['id', 'source', 'where', 'statistic', 'note', 'asOf']);

/** What a row is called: by the title of its dataset's rows, by its first words, or by its id in words. */
function rowLabel(id: string, row: Row, data: Data | undefined): string {
  const field: Field = { name: 'id', type: 'string', title: ' ', description: '' };
  const cell = { ref: { dataset: data?.name ?? '', row: id, field: 'id' }, value: id, field };
  const label = data && cellLabel({ ...cell, row, dataset: data as Dataset }).replace(/,\s*$/u, '');
  if (label !== undefined && label !== `${data?.title}: ${id}`) return label;
  const words = Object.entries(row).flatMap(([name, value]) =>
    typeof value === 'string' && !notNames.has(name) ? [value.replace(/… [0-9a-f]{8}$/u, '…')] : [],
  );
  return words.length === 0 ? inWords(id) : words.slice(0, 2).join(', ');
}

/** A name of the data in words: "cost-by-workloads" is "cost by workloads", "peakMemory" "peak memory". */
export function inWords(name: string): string {
  return name.replaceAll('-', ' ').replaceAll(/(?<=[a-z])[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
}
