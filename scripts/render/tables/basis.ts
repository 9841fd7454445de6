// Says on which datasets, or rows of them, an entry of a table rests, with the sources of these rows and the figures and tables that show them.
import { wordIn } from '../../facts/language/language.ts';
import type { Dataset, Row } from '../../model/data.ts';
import type { DataTable } from '../../model/edition.ts';
import { datasetAnchor, figureAnchor, referenceAnchor, tableAnchor } from '../../resolve/anchors.ts';
import { sourcesInDataset } from '../../resolve/figures/rows.ts';
import { basesIn, isPattern, rowsLike } from '../../resolve/figures/table-basis.ts';
import { separated } from '../html/separators.ts';
import { figureDatasets, placedFigures, placedTables } from '../report/contents.ts';
import type { RenderContext } from '../shared/render-context.ts';
import { linkTo } from '../shared/volumes.ts';

interface Mark {
  readonly mark: string;
  readonly href: string;
  readonly isLast: boolean;
}

/** What an entry rests on, and the words around it. */
export interface Basis {
  readonly before: string;
  readonly after: string;
  readonly parts: readonly (BasisPart & { readonly isLast: boolean })[];
}

/** A dataset with the figures and tables that show it, and the rows that are named, with the sources of those rows. */
interface BasisPart {
  readonly dataset: string;
  readonly href: string;
  readonly places: readonly (Places & { readonly isLast: boolean })[];
  /** "all 12 rows, in its file only" of a dataset that nothing shows. */
  readonly all: string;
  readonly rows: readonly BasisRow[];
}

/** Figures or tables by number: "Figure", "Figures". */
interface Places {
  readonly label: string;
  readonly marks: readonly Mark[];
}

/** A row, or a name with `*` that stands for several and their count in words; its sources, where the next has others. */
interface BasisRow {
  readonly row: string;
  readonly counted: string;
  readonly marks: readonly Mark[];
}

/** The basis of each row of a table; undefined where none is recorded. */
export function basesOf({ rows }: DataTable, context: RenderContext): readonly (Basis | undefined)[] {
  return rows.map(({ basis = '' }) => (basis === '' ? undefined : basisOf(basis, context)));
}

function basisOf(basis: string, context: RenderContext): Basis | undefined {
  const names = Map.groupBy(basesIn(basis), (name) => name.split('/')[0] ?? '');
  const parts = [...names].flatMap(([id, named]) => partOf(id, named, context) ?? []);
  const [before = '', after = ''] = wordIn(context.edition.units.language, 'basis').split('{basis}');
  return parts.length === 0 ? undefined : { before, after, parts: separated(parts) };
}

/** What is said of a dataset that is named as a whole, by its rows, or both. */
function partOf(id: string, named: readonly string[], context: RenderContext): BasisPart | undefined {
  const { edition } = context;
  const dataset = edition.datasets.get(id);
  if (dataset === undefined) return undefined;
  const places = named.includes(id) ? placesOf(id, context) : [];
  const isUnseen = named.includes(id) && places.length === 0;
  const count = dataset.rows.length;
  const whole: BasisRow = { row: '', counted: '', marks: marksOf(dataset, dataset.rows, context) };
  const rows = named.filter((name) => name !== id).map((name) => rowOf(name, dataset, context));
  return {
    dataset: id,
    href: linkTo(datasetAnchor(id), context).href,
    places: separated(places),
    all: isUnseen ? wordIn(edition.units.language, 'basis-all', { count }) : '',
    rows: isUnseen ? [whole] : withoutRepeated(rows),
  };
}

function rowOf(name: string, dataset: Dataset, context: RenderContext): BasisRow {
  const row = name.slice(name.indexOf('/') + 1);
  const found = rowsLike(row, dataset.rows);
  const { language } = context.edition.units;
  const counted = isPattern(row) ? wordIn(language, 'basis-rows', { count: found.length }) : '';
  return { row, counted, marks: marksOf(dataset, found, context) };
}

/** Sources stand behind the last of several rows that have the same. */
function withoutRepeated(rows: readonly BasisRow[]): readonly BasisRow[] {
  const said = ({ marks }: BasisRow) => marks.map(({ mark }) => mark).join();
  return rows.map((row, index) => {
    const next = rows[index + 1];
    return next !== undefined && said(next) === said(row) ? { ...row, marks: [] } : row;
  });
}

/** The numbers of the sources of some rows. */
function marksOf(dataset: Dataset, rows: readonly Row[], context: RenderContext): readonly Mark[] {
  const ids = new Set(rows.flatMap((row) => sourcesInDataset(row, dataset).map(({ id }) => id)));
  const listed = context.edition.references.filter(({ id }) => ids.has(id));
  return separated(
    listed.map(({ id, number }) => ({
      mark: String(number),
      href: linkTo(referenceAnchor(id), context).href,
    })),
  );
}

/** The figures and the tables that are made from a dataset. */
function placesOf(dataset: string, context: RenderContext): readonly Places[] {
  const { edition } = context;
  const figures = placedFigures(edition).filter((one) => figureDatasets(one, edition).includes(dataset));
  const tables = placedTables(edition).filter(({ from = [] }) => from.includes(dataset));
  return [
    placesAs(['figure', 'figures'], figures, figureAnchor, context),
    placesAs(['table', 'tables'], tables, tableAnchor, context),
  ].filter(({ marks }) => marks.length > 0);
}

function placesAs(
  [one, several]: readonly ['figure', 'figures'] | readonly ['table', 'tables'],
  shown: readonly { readonly id: string; readonly number?: number }[],
  anchorOf: (id: string) => string,
  context: RenderContext,
): Places {
  const { language } = context.edition.units;
  const label = shown.length === 1 ? wordIn(language, one, { number: '' }).trim() : wordIn(language, several);
  const marks = shown.map(({ id, number }) => ({
    mark: String(number ?? ''),
    href: linkTo(anchorOf(id), context).href,
  }));
  return { label, marks: separated(marks) };
}
