// Looks up what stands behind a number: its row in the ledger of the page, and the rows of the data that came with the page.
/// <reference lib="dom" />
import type { EvidenceData } from '../../screen/evidence-data.ts';
import type { Tools } from '../feature.ts';

/** What a card shows of a number. */
export interface Evidence {
  /** As printed where the reader is. */
  readonly text: string;
  readonly label: string;
  /** The full value and how it was computed; empty where the ledger has neither. */
  readonly full: string;
  readonly cells: readonly EvidenceCell[];
  /** Cells that are not listed. */
  readonly others: number;
  /** Links of the ledger to the other places that show it. */
  readonly places: readonly HTMLAnchorElement[];
  /** The address of its row in the ledger. */
  readonly ledger: string;
}

/** A cell that a number comes from. Texts are empty where the data have none. */
export interface EvidenceCell {
  readonly label: string;
  readonly value: string;
  readonly statistic: string;
  readonly year: string;
  readonly conditions: string;
  readonly caveat: string;
  readonly source?: EvidenceSource;
}

/** A source of the list of references. */
export interface EvidenceSource {
  /** Its number there, and the address of its entry. */
  readonly mark: string;
  readonly entry: string;
  /** "Author et al. 2020". */
  readonly title: string;
  /** The place in the source. */
  readonly where: string;
  /** The address of the source itself; empty where it has none. */
  readonly address: string;
}

const prefix = '#fact-';

/** Selects the numbers that have evidence. */
export const numbers = `a.n[href^="${prefix}"]`;

/** What stands behind the number of a link; undefined where the ledger has no such row. */
export function evidenceOf(link: HTMLAnchorElement, { data, document }: Tools): Evidence | undefined {
  const anchor = decodeURIComponent(link.hash.slice(1));
  const row = document.getElementById(anchor);
  if (!(row instanceof HTMLTableRowElement)) return undefined;
  const [, what, , , shown] = row.cells;
  const full = what?.querySelector('.full')?.textContent ?? '';
  const evidence = data<EvidenceData>('evidence');
  const [count = 0, ...places] = evidence?.facts[anchor.slice(prefix.length - 1)] ?? [];
  const cells = evidence === undefined ? [] : places.map((place) => cellAt(place, evidence, document));
  return {
    text: link.textContent ?? '',
    label: (what?.textContent ?? '').slice(0, full === '' ? undefined : -full.length).trim(),
    full,
    cells,
    others: count - cells.length,
    places: [...(shown?.querySelectorAll('a') ?? [])].filter(({ hash }) => hash !== `#${link.id}`),
    ledger: link.hash,
  };
}

function cellAt(place: number, { cells, rows, texts }: EvidenceData, document: Document): EvidenceCell {
  const [label = 0, value = 0, row = 0] = cells[place] ?? [];
  const [conditions = 0, caveat = 0, statistic = 0, year = 0, source = 0, where = 0, short = 0] =
    rows[row] ?? [];
  const text = (at: number): string => texts[at] ?? '';
  const found = sourceOf(text(source), text(short), text(where), document);
  return {
    label: text(label),
    value: text(value),
    statistic: text(statistic),
    year: text(year),
    conditions: text(conditions),
    caveat: text(caveat),
    ...(found === undefined ? {} : { source: found }),
  };
}

function sourceOf(id: string, title: string, where: string, document: Document): EvidenceSource | undefined {
  const entry = document.getElementById(`ref-${id}`);
  if (id === '' || entry === null) return undefined;
  return {
    mark: entry.querySelector('.reference-mark')?.textContent ?? '',
    entry: `#${entry.id}`,
    title,
    where,
    address: entry.querySelector<HTMLAnchorElement>('.reference-entry a[href^="http"]')?.href ?? '',
  };
}
