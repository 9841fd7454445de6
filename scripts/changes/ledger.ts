// Makes and reads `ledger.json`, the record of every number that is shown.
import type { Edition, LedgerEntry, Mention } from '../model/edition.ts';
import type { CellRef } from '../model/facts.ts';
import type { TableSpec } from '../model/specs.ts';
import { type CellRecord, shownCells } from './cells.ts';

const ledgerKind = 'edition-ledger/1';

/** `ledger.json`: every number that is shown. The next build compares itself with this file to find what moved. */
export interface Ledger {
  readonly kind: typeof ledgerKind;
  readonly edition: string;
  readonly dataDate: string;
  /** In order of first mention. */
  readonly facts: readonly FactRecord[];
  /** Cells that figures and tables show, by `dataset/row/field`. */
  readonly cells: Readonly<Record<string, CellRecord>>;
}

/** A fact as it is shown, with its cells, its sources and the places that show it. */
export interface FactRecord {
  readonly fact: string;
  readonly label: string;
  readonly texts: readonly string[];
  readonly value: LedgerEntry['value'];
  readonly unit?: string;
  readonly method?: string;
  /** `dataset/row/field`. */
  readonly cells: readonly string[];
  readonly sources: readonly { readonly id: string; readonly short: string; readonly where?: string }[];
  readonly shown: readonly Mention[];
}

/** The name of a cell in the ledger: `dataset/row/field`; of a date of a whole dataset, `dataset/field`. */
function cellName({ dataset, row, field }: CellRef): string {
  return row === '' ? `${dataset}/${field}` : `${dataset}/${row}/${field}`;
}

/** The ledger of an edition, cells sorted by name. `specs` are the tables as authors wrote them. */
export function makeLedger(edition: Edition, specs: ReadonlyMap<string, TableSpec>): Ledger {
  return {
    kind: ledgerKind,
    edition: edition.meta.id,
    dataDate: edition.dataDate,
    facts: edition.ledger.map(recordFact),
    cells: Object.fromEntries([...shownCells(edition, specs)].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** The ledger in a file of an earlier build; `undefined` when the text is no ledger, or one of another kind. */
export function readLedger(text: string): Ledger | undefined {
  try {
    const ledger = JSON.parse(text);
    return ledger.kind === ledgerKind ? ledger : undefined;
  } catch {
    return undefined;
  }
}

function recordFact(entry: LedgerEntry): FactRecord {
  const { fact, label, texts, value, unit, method, cells, sources, shown } = entry;
  return {
    fact,
    label,
    texts,
    value,
    ...(unit === undefined ? {} : { unit }),
    ...(method === undefined ? {} : { method }),
    cells: cells.map(cellName),
    sources: sources.map(({ id, short, where }) => ({
      id,
      short,
      ...(where === undefined ? {} : { where }),
    })),
    shown,
  };
}
