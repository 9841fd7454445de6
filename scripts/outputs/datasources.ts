import { figureAnchor, referenceAnchor } from '../anchors.ts';
import type { Dataset, Edition, Figure } from '../model.ts';
import { placedFigures } from './contents.ts';
import { dataAnchor } from './setting.ts';

/** Which datasets stand behind which figure, and where each dataset comes from. */
export function dataSourcesContext(edition: Edition): object {
  const figures = placedFigures(edition)
    .map((figure) => ({ figure, names: figureDatasets(figure, edition) }))
    .filter(({ names }) => names.length > 0);
  const used = new Set([...figures.flatMap(({ names }) => names), ...ledgerDatasets(edition)]);
  return {
    placed: figures.map(({ figure, names }) => ({
      label: `Figure ${figure.number}`,
      anchor: figureAnchor(figure.id),
      datasets: names.map((name, index) => ({
        name,
        href: `#${dataAnchor(name)}`,
        isLast: index === names.length - 1,
      })),
    })),
    datasets: [...edition.datasets.values()]
      .filter((dataset) => used.has(dataset.name))
      .map((dataset) => datasetContext(dataset, edition)),
  };
}

/** Names of the datasets that a figure reads, directly or through series. */
function figureDatasets(figure: Figure, edition: Edition): readonly string[] {
  const names = figure.spec.reads.flatMap((name) => edition.series.get(name)?.from ?? [name]);
  return [...new Set(names)].filter((name) => edition.datasets.has(name));
}

function ledgerDatasets(edition: Edition): readonly string[] {
  return edition.ledger.flatMap((entry) => entry.cells.map((cell) => cell.dataset));
}

function datasetContext(dataset: Dataset, edition: Edition): object {
  const sources = datasetSources(dataset)
    .flatMap((id) => edition.references.find((reference) => reference.id === id) ?? [])
    .map((reference) => ({ mark: reference.number, href: `#${referenceAnchor(reference.id)}` }));
  return {
    anchor: dataAnchor(dataset.name),
    name: dataset.name,
    title: dataset.title,
    path: dataset.path,
    rowCount: dataset.rows.length,
    retrieved: dataset.retrieved,
    reviewBy: dataset.reviewBy,
    licences: dataset.licences.map((licence) => licence.name).join(', '),
    sources: sources.map((source, index) => ({ ...source, isLast: index === sources.length - 1 })),
  };
}

/** Ids of the sources of a dataset and of its rows. */
function datasetSources(dataset: Dataset): readonly string[] {
  const rows = dataset.rows.flatMap((row) => (typeof row.source === 'string' ? [row.source] : []));
  return [...new Set([...dataset.sources.map((source) => source.id), ...rows])];
}
