// Says on which dataset, or row of one, an entry of a table rests, with the sources of that row and the figures that show it.
import { wordIn } from '../../facts/language/language.ts';
import type { DataTable, Edition } from '../../model/edition.ts';
import { datasetAnchor, figureAnchor, referenceAnchor } from '../../resolve/anchors.ts';
import { sourcesInDataset } from '../../resolve/figures/rows.ts';
import { basesIn } from '../../resolve/figures/table-basis.ts';
import { separated } from '../html/separators.ts';
import { figureDatasets, placedFigures } from '../report/contents.ts';
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

/** A dataset with the figures that show it, or one of its rows with the sources of that row. */
interface BasisPart {
  readonly dataset: string;
  readonly href: string;
  readonly row: string;
  readonly marks: readonly Mark[];
  /** "Figure" or "Figures". */
  readonly figuresLabel: string;
  readonly figures: readonly Mark[];
}

/** The basis of each row of a table; undefined where none is recorded. */
export function basesOf({ rows }: DataTable, context: RenderContext): readonly (Basis | undefined)[] {
  return rows.map(({ basis = '' }) => (basis === '' ? undefined : basisOf(basis, context)));
}

function basisOf(basis: string, context: RenderContext): Basis | undefined {
  const parts = basesIn(basis).flatMap((name) => partOf(name, context) ?? []);
  const [before = '', after = ''] = wordIn(context.edition.units.language, 'basis').split('{basis}');
  return parts.length === 0 ? undefined : { before, after, parts: separated(parts) };
}

function partOf(name: string, context: RenderContext): BasisPart | undefined {
  const { edition } = context;
  const [id = '', row = ''] = name.split('/');
  const dataset = edition.datasets.get(id);
  if (dataset === undefined) return undefined;
  const found = dataset.rows.find((one) => one.id === row);
  const figures = row === '' ? figuresOf(id, edition, context) : [];
  return {
    dataset: id,
    href: linkTo(datasetAnchor(id), context).href,
    row,
    marks: found === undefined ? [] : marksOf(sourcesInDataset(found, dataset), context),
    figuresLabel: labelOf(figures.length, edition),
    figures,
  };
}

function labelOf(count: number, { units: { language } }: Edition): string {
  return count === 1 ? wordIn(language, 'figure', { number: '' }).trim() : wordIn(language, 'figures');
}

/** The numbers of the sources that the edition lists. */
function marksOf(sources: readonly { readonly id: string }[], context: RenderContext): readonly Mark[] {
  const ids = new Set(sources.map(({ id }) => id));
  const listed = context.edition.references.filter(({ id }) => ids.has(id));
  return separated(
    listed.map(({ id, number }) => ({
      mark: String(number),
      href: linkTo(referenceAnchor(id), context).href,
    })),
  );
}

function figuresOf(dataset: string, edition: Edition, context: RenderContext): readonly Mark[] {
  const showing = placedFigures(edition).filter((figure) =>
    figureDatasets(figure, edition).includes(dataset),
  );
  return separated(
    showing.map(({ id, number }) => ({
      mark: String(number ?? ''),
      href: linkTo(figureAnchor(id), context).href,
    })),
  );
}
