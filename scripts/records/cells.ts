import type { Edition, Figure, Mention, Scalar, Slide, TableSpec } from '../model.ts';
import type { CellRecord } from './ledger.ts';

interface Cell {
  readonly name: string;
  readonly value: Scalar;
  readonly unit?: string;
}

/** Every cell that a figure or table shows, by `dataset/row/field`, with everywhere it is shown. */
export function shownCells(
  edition: Edition,
  specs: ReadonlyMap<string, TableSpec>,
): ReadonlyMap<string, CellRecord> {
  const found = new Map<string, CellRecord>();
  const add = (cells: readonly Cell[], shown: readonly Mention[]) => {
    for (const { name, value, unit } of cells) {
      const before = found.get(name)?.shown ?? [];
      const others = shown.filter(({ anchor }) => !before.some((mention) => mention.anchor === anchor));
      found.set(name, { value, ...(unit === undefined ? {} : { unit }), shown: [...before, ...others] });
    }
  };
  for (const figure of edition.figures.values()) {
    add(figureCells(edition, figure), figureMentions(edition, figure));
  }
  for (const id of edition.tables.keys()) add(tableCells(edition, specs, id), tableMentions(edition, id));
  return found;
}

/** The cells that a figure's data tables list; charts encode no other. */
function figureCells(edition: Edition, figure: Figure): readonly Cell[] {
  return [...figure.rows].flatMap(([name, rows]) => {
    const fields = figure.data.filter(({ id }) => id === name).flatMap(({ columns }) => columns);
    return rows.flatMap((row) =>
      fields.map(({ field }) => cell(edition, name, String(row.id), field, row[field] ?? null)),
    );
  });
}

function tableCells(edition: Edition, specs: ReadonlyMap<string, TableSpec>, id: string): readonly Cell[] {
  const table = edition.tables.get(id);
  const dataset = specs.get(id)?.dataset ?? id;
  return (table?.rows ?? []).flatMap((row) =>
    (table?.columns ?? []).map(({ field }, index) =>
      cell(edition, dataset, row.id, field, row.cells[index]?.value ?? null),
    ),
  );
}

function cell(edition: Edition, dataset: string, row: string, field: string, value: Scalar): Cell {
  const fields = (edition.datasets.get(dataset) ?? edition.series.get(dataset))?.fields ?? [];
  const unit = fields.find(({ name }) => name === field)?.unit;
  return { name: `${dataset}/${row}/${field}`, value, ...(unit === undefined ? {} : { unit }) };
}

function figureMentions(edition: Edition, { id, number }: Figure): readonly Mention[] {
  const inReport: Mention[] =
    number === undefined ? [] : [{ kind: 'figure', label: `Figure ${number}`, anchor: `fig-${id}` }];
  return [...inReport, ...slideMentions(edition, ({ charts }) => charts.includes(id))];
}

function tableMentions(edition: Edition, id: string): readonly Mention[] {
  const number = edition.tables.get(id)?.number;
  const inReport: Mention[] =
    number === undefined ? [] : [{ kind: 'table', label: `Table ${number}`, anchor: `tbl-${id}` }];
  return [...inReport, ...slideMentions(edition, ({ tables }) => tables.includes(id))];
}

function slideMentions(edition: Edition, shows: (slide: Slide) => boolean): readonly Mention[] {
  return edition.slides
    .filter(shows)
    .map(({ id, number }) => ({ kind: 'slide', label: `slide ${number}`, anchor: id }));
}
