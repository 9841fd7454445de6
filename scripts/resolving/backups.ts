import type { DataTable, Figure, Slide } from '../model.ts';

/** Slides with the data behind charts, and the tables that stand on them. */
export interface Backups {
  readonly slides: readonly Slide[];
  readonly tables: readonly DataTable[];
}

/** Rows that fit on a slide. */
const rowsPerSlide = 14;
/** Longer tables are not divided over slides: nobody reads them from a screen. */
const mostRows = 42;

/** A backup slide, or several, for every chart that a public slide shows. */
export function backupSlides(slides: readonly Slide[], figures: ReadonlyMap<string, Figure>): Backups {
  const shown = slides.filter((slide) => slide.layout !== 'backup' && !slide.private);
  const first = new Map(
    shown.toReversed().flatMap((slide) => slide.charts.map((id) => [id, slide] as const)),
  );
  const order = [...new Set(shown.flatMap((slide) => slide.charts))];
  const all = order.flatMap((id) => {
    const figure = figures.get(id);
    const slide = first.get(id);
    return figure === undefined || slide === undefined ? [] : backupOf(figure, slide);
  });
  return {
    slides: all.map(({ slide }, index) => ({ ...slide, number: slides.length + index + 1 })),
    tables: all.map(({ table }) => table),
  };
}

interface Backup {
  readonly slide: Omit<Slide, 'number'>;
  readonly table: DataTable;
}

/** The figure's tables that a person can read on slides; of one that is too long, as much as its slide holds. */
function backupOf(figure: Figure, shownOn: Slide): readonly Backup[] {
  const readable = figure.data.filter(({ rows }) => rows.length <= mostRows);
  const pages = readable.length > 0 ? readable.flatMap(pagesOf) : figure.data.slice(0, 1);
  return pages.map((page, index) => {
    const suffix = index === 0 ? '' : `-${index + 1}`;
    const id = `data-${figure.id}${suffix}`;
    const part = pages.length === 1 ? '' : ` (${index + 1} of ${pages.length})`;
    const slide: Omit<Slide, 'number'> = {
      place: shownOn.place,
      id: `slide-${id}`,
      layout: 'backup',
      section: shownOn.section,
      heading: [{ type: 'text', value: 'Data: ' }, ...figure.title, ...(part ? [textOf(part)] : [])],
      body: [{ type: 'dataTable', id }],
      notes: [],
      minutes: 0,
      priority: 'could',
      private: false,
      charts: [],
      tables: [id],
      sources: figure.sources,
    };
    return { slide, table: { ...page, id } };
  });
}

function textOf(value: string) {
  return { type: 'text', value } as const;
}

/** The table in parts of equal length that fit on a slide. */
function pagesOf(table: DataTable): readonly DataTable[] {
  const { length } = table.rows;
  const count = Math.ceil(length / rowsPerSlide);
  const size = Math.ceil(length / Math.max(1, count));
  return Array.from({ length: count }, (_, page) => ({
    ...table,
    rows: table.rows.slice(page * size, (page + 1) * size),
  }));
}
