// Makes the list of datasets.
import { dateIn } from '../../facts/language/language.ts';
import { enDash } from '../../facts/typography.ts';
import type { Dataset } from '../../model/data.ts';
import type { DataTable, Edition, Figure } from '../../model/edition.ts';
import { datasetAnchor, figureAnchor, referenceAnchor, tableAnchor } from '../../resolve/anchors.ts';
import { separated } from '../html/separators.ts';
import type { RenderContext } from '../shared/render-context.ts';
import { linkTo } from '../shared/volumes.ts';
import { licenceName } from '../site/addresses.ts';
import { figureDatasets, placedFigures, placedTables } from './contents.ts';

/** The context of the list: each dataset with its sources, its dates and the figures and tables that show it. */
export function dataSourcesContext(edition: Edition, context: RenderContext): object {
  const figures = placedFigures(edition);
  const datasets = [...edition.datasets.values()];
  const dates = new Set(datasets.map(({ retrieved }) => retrieved));
  const common = dates.size === 1 ? [...dates].join('') : '';
  return {
    retrieved: dateIn(edition.units.language, common) ?? '',
    datasets: datasets.map((dataset) => {
      const shownIn = figures.filter((figure) => figureDatasets(figure, edition).includes(dataset.name));
      const tables = placedTables(edition).filter(({ from = [] }) => from.includes(dataset.name));
      return datasetContext(
        dataset,
        [...shownIn.map(figurePlace), ...tables.map(tablePlace)],
        context,
        common,
      );
    }),
  };
}

/** The files of datasets, each with its place in the list. */
export function datasetLinks(names: readonly string[], context: RenderContext): readonly object[] {
  const found = [...new Set(names)].flatMap((name) => context.edition.datasets.get(name) ?? []);
  return separated(
    found.map(({ name, path }) => ({ path, href: linkTo(datasetAnchor(name), context).href })),
  );
}

/** Three and more tables that follow each other as one place: "T9–T13". */
function inRuns(shown: readonly Shown[]): readonly Shown[] {
  const runs: Shown[][] = [];
  for (const one of shown) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const follows = one.mark.startsWith('T') && last?.mark === `T${Number(one.mark.slice(1)) - 1}`;
    if (run !== undefined && follows) run.push(one);
    else runs.push([one]);
  }
  return runs.flatMap((run) => {
    const [first, last] = [run[0], run.at(-1)];
    return run.length < 3 || first === undefined || last === undefined
      ? run
      : [{ ...first, mark: `${first.mark}${enDash}${last.mark}` }];
  });
}

/** A figure or table that shows a dataset: "12", "T3". */
interface Shown {
  readonly mark: string;
  readonly anchor: string;
}

function figurePlace({ id, number }: Figure): Shown {
  return { mark: String(number ?? ''), anchor: figureAnchor(id) };
}

function tablePlace({ id, number }: DataTable): Shown {
  return { mark: `T${number ?? ''}`, anchor: tableAnchor(id) };
}

function datasetContext(
  dataset: Dataset,
  shownIn: readonly Shown[],
  context: RenderContext,
  commonDate: string,
): object {
  const sources = datasetSources(dataset);
  const date = (iso: string) => dateIn(context.edition.units.language, iso) ?? iso;
  return {
    anchor: datasetAnchor(dataset.name),
    title: dataset.title,
    path: dataset.path,
    ...foldedPath(dataset.path),
    places: separated(
      inRuns(shownIn).map(({ mark, anchor }) => ({ mark, href: linkTo(anchor, context).href })),
    ),
    rowCount: dataset.rows.length,
    retrieved: dataset.retrieved === commonDate ? '' : date(dataset.retrieved),
    reviewBy: date(dataset.reviewBy),
    licences: dataset.licences.map((licence) => licenceName(licence.name)).join(', '),
    sources: separated(
      context.edition.references
        .filter(({ id }) => sources.has(id))
        .map(({ id, number }) => ({ mark: number, href: linkTo(referenceAnchor(id), context).href })),
    ),
  };
}

/** Characters of a path that stays on one line of the printed list. */
const longestPath = 44;

/** The folder and the file of a longer path, between which its line breaks; no folder for others. */
function foldedPath(path: string): { readonly folder: string; readonly file: string } {
  const at = path.length > longestPath ? path.lastIndexOf('/') + 1 : 0;
  return { folder: path.slice(0, at), file: path.slice(at) };
}

/** Ids of the sources of a dataset and of its rows. */
function datasetSources(dataset: Dataset): ReadonlySet<string> {
  const rows = dataset.rows.flatMap((row) => (typeof row.source === 'string' ? [row.source] : []));
  return new Set([...dataset.sources.map((source) => source.id), ...rows]);
}
