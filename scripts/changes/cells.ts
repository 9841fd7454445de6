// Lists the cells of datasets and series that figures and tables show, with every place that shows them.
import type { Scalar } from '../model/data.ts';
import type { DataTable, Edition, Figure, Mention, Slide } from '../model/edition.ts';
import type { TableSpec } from '../model/specs.ts';
import { figureMentions, slideMention, tableMentions } from '../resolve/mentions.ts';

/** A cell of a dataset or series that a figure or table shows, with the places of these. */
export interface CellRecord {
  readonly value: Scalar;
  readonly unit?: string;
  readonly shown: readonly Mention[];
}

interface Cell {
  readonly name: string;
  readonly value: Scalar;
  readonly unit?: string;
}

/** Every cell that a figure or table shows, by `dataset/row/field`. `specs` are the tables as authors wrote them. */
export function shownCells(
  edition: Edition,
  specs: ReadonlyMap<string, TableSpec>,
): ReadonlyMap<string, CellRecord> {
  const found = new Map<string, CellRecord>();
  const add = (cells: readonly Cell[], shown: readonly Mention[]) => {
    for (const { name, value, unit } of cells) {
      const known = found.get(name) ?? { value, ...(unit === undefined ? {} : { unit }), shown: [] };
      const others = shown.filter(({ anchor }) => !known.shown.some((mention) => mention.anchor === anchor));
      found.set(name, { ...known, shown: [...known.shown, ...others] });
    }
  };
  for (const figure of edition.figures.values()) {
    const mentions = figureMentions(figure.id, figure.number, edition.units.language);
    const onSlides = slideMentions(edition, ({ charts }) => charts.includes(figure.id));
    add(figureCells(edition, figure), [...mentions, ...onSlides]);
  }
  for (const table of edition.tables.values()) {
    const mentions = tableMentions(table.id, table.number, edition.units.language);
    const onSlides = slideMentions(edition, ({ tables }) => tables.includes(table.id));
    add(tableCells(edition, table, datasetOf(table, edition, specs)), [...mentions, ...onSlides]);
  }
  return found;
}

/** The dataset or series of a table. Tables without a spec are those of backup slides, which show the data of a figure in parts. */
function datasetOf(table: DataTable, edition: Edition, specs: ReadonlyMap<string, TableSpec>): string {
  const behind = [...edition.figures.values()].filter(({ id }) => table.id.startsWith(`data-${id}`));
  const whole = behind.flatMap(({ data }) => data).find((data) => holdsRows(data, table));
  return specs.get(table.id)?.dataset ?? whole?.id ?? table.id;
}

function holdsRows(whole: DataTable, part: DataTable): boolean {
  const ids = new Set(whole.rows.map(({ id }) => id));
  return part.rows.every(({ id }) => ids.has(id));
}

/** The cells in the data tables of a figure, which hold every field that a chart encodes. */
function figureCells(edition: Edition, figure: Figure): readonly Cell[] {
  return [...figure.rows].flatMap(([name, rows]) => {
    const tables = figure.data.filter(({ id }) => id === name);
    const fields = tables.flatMap(({ columns }) => columns);
    const drawn = new Set(tables.flatMap((table) => table.rows.map(({ id }) => id)));
    const shown = rows.filter(({ id }) => drawn.has(String(id)));
    return shown.flatMap((row) =>
      fields.map(({ field }) => cell(edition, name, String(row.id), field, row[field] ?? null)),
    );
  });
}

function tableCells(edition: Edition, { rows, columns }: DataTable, dataset: string): readonly Cell[] {
  return rows.flatMap((row) =>
    columns.map(({ field }, index) => cell(edition, dataset, row.id, field, row.cells[index]?.value ?? null)),
  );
}

function cell(edition: Edition, dataset: string, row: string, field: string, value: Scalar): Cell {
  const fields = (edition.datasets.get(dataset) ?? edition.series.get(dataset))?.fields ?? [];
  const unit = fields.find(({ name }) => name === field)?.unit;
  return { name: `${dataset}/${row}/${field}`, value, ...(unit === undefined ? {} : { unit }) };
}

function slideMentions(edition: Edition, shows: (slide: Slide) => boolean): readonly Mention[] {
  return edition.slides.filter(shows).map((slide) => slideMention(slide, edition.units.language));
}
