// Makes the data of the evidence cards: the cells behind each number, with the conditions, caveats and sources of their rows.
// What the ledger says of a number stands in the page already and is not repeated.
import { cellLabel, cellText } from '../../../facts/cell-label.ts';
import type { Cell } from '../../../facts/data.ts';
import type { Dataset, Row, SourceRef } from '../../../model/data.ts';
import type { Edition, LedgerEntry } from '../../../model/edition.ts';
import type { CellRef } from '../../../model/facts.ts';

/** The data of all cards. Numbers are places in the lists before. */
export interface EvidenceData {
  /** Every text once; the first is empty. */
  readonly texts: readonly string[];
  readonly rows: readonly RowEvidence[];
  readonly cells: readonly CellEvidence[];
  /** By fact: how many cells it comes from, then the first of them. */
  readonly facts: Readonly<Record<string, readonly number[]>>;
}

/** Texts of a row: conditions, caveat, statistic with the number of observations, year, id of the source, place in the source, its short name. */
export type RowEvidence = readonly [
  conditions: number,
  caveat: number,
  statistic: number,
  year: number,
  source: number,
  where: number,
  short: number,
];

/** What a cell is called, its value with its unit, and its row. */
export type CellEvidence = readonly [label: number, value: number, row: number];

/** Cells of a number that its card lists; the ledger names all. */
const most = 4;

/** The data for every number of the ledger; undefined for an edition without any. */
export function evidenceData(edition: Edition): EvidenceData | undefined {
  if (edition.ledger.length === 0) return undefined;
  const lists = openLists(edition);
  const facts = Object.fromEntries(edition.ledger.map((entry) => [entry.fact, cellsOf(entry, lists)]));
  return { texts: lists.texts.all, rows: lists.rows.all, cells: lists.cells.all, facts };
}

interface Lists {
  readonly edition: Edition;
  readonly texts: Pool<string>;
  readonly rows: Pool<RowEvidence>;
  readonly cells: Pool<CellEvidence>;
}

function openLists(edition: Edition): Lists {
  const texts = pool<string>();
  texts.place('');
  return { edition, texts, rows: pool(), cells: pool() };
}

function cellsOf({ cells, value }: LedgerEntry, lists: Lists): readonly number[] {
  const found = cells.flatMap((ref) => openCell(ref, lists.edition) ?? []);
  // Of a range, its ends come first.
  const isEnd = (cell: Cell): boolean => Array.isArray(value) && value.includes(cell.value);
  const ordered = [...found.filter(isEnd), ...found.filter((cell) => !isEnd(cell))];
  return [
    cells.length,
    ...ordered.slice(0, most).map((cell) => lists.cells.place(cellEvidence(cell, lists))),
  ];
}

/** The cell of a reference; undefined for a date of the dataset itself. */
function openCell(ref: CellRef, { datasets, units }: Edition): Cell | undefined {
  const dataset = datasets.get(ref.dataset);
  const row = dataset?.rows.find((one) => one[dataset.primaryKey] === ref.row);
  const field = dataset?.fields.find(({ name }) => name === ref.field);
  if (dataset === undefined || row === undefined || field === undefined) return undefined;
  return { ref, value: row[ref.field] ?? null, field, row, dataset, units };
}

function cellEvidence(cell: Cell, lists: Lists): CellEvidence {
  const { texts, rows } = lists;
  const label = texts.place(cellLabel(cell));
  const value = texts.place(cell.value === null ? '' : cellText(cell));
  return [label, value, rows.place(rowEvidence(cell, lists))];
}

function rowEvidence({ row, dataset, field }: Cell, { texts, edition }: Lists): RowEvidence {
  const { id, where = '' } = sourceOf(row, dataset);
  const statistic = field.statistic ?? wordOf(row.statistic);
  const observed = typeof row.n === 'number' ? `n = ${row.n}` : '';
  return [
    texts.place(wordOf(row.conditions)),
    texts.place(wordOf(row.caveat)),
    texts.place([statistic, observed].filter((part) => part !== '').join(', ')),
    texts.place(row.year === undefined || row.year === null ? '' : String(row.year)),
    texts.place(id),
    texts.place(where),
    texts.place(edition.references.find((one) => one.id === id)?.short ?? ''),
  ];
}

/** The source of a row: its own, or the first of its dataset; without an id where there is none. */
function sourceOf({ source, where }: Row, { sources }: Dataset): SourceRef {
  const own = wordOf(source);
  if (own === '') return sources[0] ?? { id: '' };
  const place = wordOf(where);
  return place === '' ? { id: own } : { id: own, where: place };
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

// ---------------------------------------------------------------- lists

/** A list in which each value stands once. */
interface Pool<T> {
  readonly all: readonly T[];
  /** The place of a value in the list, to which it is added if it is new. */
  place(value: T): number;
}

function pool<T>(): Pool<T> {
  const all: T[] = [];
  const places = new Map<string, number>();
  const place = (value: T): number => {
    const key = JSON.stringify(value);
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, all.length);
    return all.push(value) - 1;
  };
  return { all, place };
}
