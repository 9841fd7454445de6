// How recent the figures are that sentences, titles, captions and text alternatives give and that rest on benchmarks, density, accelerators and security.
import {
  type CellRef,
  computed,
  type Data,
  type Fact,
  type FactTree,
  predicate,
  quantity,
  type ShownFact,
  term,
} from '#facts';

/** The folders of datasets whose figures are meant. */
const groups: readonly string[] = ['benchmarks', 'density', 'accelerators', 'security'];
/** Figures of this year or a later one count as recent. */
const since = 2023;
/** The share that an edition is to reach. */
const wanted = 0.4;

interface Figure {
  readonly year: number | undefined;
  readonly from: Fact;
}

/** The figures that the report's sentences, titles and captions give, with its charts' text alternatives, and the share of them of which every row is from 2023 or later. */
export function recentFigures(data: Data): FactTree {
  const figures = data
    .shown()
    .facts.filter((fact) => isFigure(fact, data))
    .map((fact) => figureOf(fact, data));
  const recent = figures.filter(({ year = 0 }) => year >= since);
  const from = figures.map((figure) => figure.from);
  const share = figures.length === 0 ? 0 : recent.length / figures.length;
  const count = (value: number, label: string) =>
    computed(value, { label, unit: 'count', digits: String(value).length, from });
  const label = `At least ${wanted * 100}% of these figures are from ${since} or later`;
  const because = `${recent.length} of ${figures.length} figures are`;
  return {
    figures: {
      total: count(
        figures.length,
        'Figures from benchmarks, density, accelerators and security in the report',
      ),
      recent: count(recent.length, `Such figures from ${since} or later`),
      share: computed(share * 100, {
        label: `Share of such figures from ${since} or later`,
        unit: '%',
        digits: 2,
        from,
        method: `${recent.length} ÷ ${figures.length}`,
      }),
      recentEnough: predicate(label, share >= wanted, because, from),
    },
  };
}

function isFigure({ kind, cells, inReport }: ShownFact, data: Data): boolean {
  const isNumber = kind === 'quantity' || kind === 'range';
  return isNumber && inReport && cells.length > 0 && cells.every((cell) => isEvidence(cell, data));
}

/** Whether a cell is of such a dataset; an assumed one has no year, and nothing that it could be as old as. */
function isEvidence(cell: CellRef, data: Data): boolean {
  const isAssumed = data.row(cell.dataset, cell.row).values.obtained === 'assumption';
  return !isAssumed && groups.includes(groupOf(cell, data));
}

function groupOf({ dataset }: CellRef, data: Data): string {
  return data.rows(dataset)[0]?.cell('id').dataset.group ?? '';
}

/** A figure is as old as the oldest row that it was computed from. */
function figureOf({ cells }: ShownFact, data: Data): Figure {
  const years = cells.map((cell) => yearOf(cell, data));
  const known = years.filter((year) => year !== undefined);
  const [first] = cells;
  if (first === undefined) throw new Error('a figure stands on cells');
  const cell = data.cell(first.dataset, first.row, first.field);
  const from = typeof cell.value === 'number' ? quantity(cell) : term(cell);
  return { year: known.length < years.length ? undefined : Math.min(...known), from };
}

/** The year of a row, or else that of its source. */
function yearOf({ dataset, row: id }: CellRef, data: Data): number | undefined {
  const row = data.row(dataset, id);
  const { year, source } = row.values;
  if (typeof year === 'number') return year;
  const [only] = row.cell('id').dataset.sources;
  const named = typeof source === 'string' ? source : only?.id;
  const published = named === undefined ? undefined : data.row('sources', named).values.year;
  return typeof published === 'number' ? published : undefined;
}
