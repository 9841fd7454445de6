// Makes the table of contents and the lists of figures and tables.
import { wordIn } from '../../facts/language/language.ts';
import type { Chapter, DataTable, Edition, Figure } from '../../model/edition.ts';
import { figureAnchor, tableAnchor } from '../../resolve/anchors.ts';
import { lineHtml } from '../html/phrasing.ts';
import type { RenderContext } from '../shared/render-context.ts';
import { chaptersIn, chaptersOnScreen, linkTo } from '../shared/volumes.ts';

/** The generated parts of the report that follow the last chapter, in their order. */
export function closingPartsIn({ units: { language } }: Edition) {
  return [
    { anchor: 'references', title: wordIn(language, 'references') },
    { anchor: 'data-sources', title: wordIn(language, 'data-sources') },
    { anchor: 'ledger', title: wordIn(language, 'ledger') },
  ] as const;
}

/** The context of the contents and of the lists of figures and tables; each line has its anchor. Other volumes are named by what they hold. */
export function contentsContext(edition: Edition, context: RenderContext): object {
  const { volume, elsewhere } = context;
  const isOwn = (anchor: string) => volume === undefined || (elsewhere?.get(anchor) ?? 'report') === volume;
  const chapters = volume === undefined ? chaptersOnScreen(edition) : chaptersIn(edition, volume);
  const closing = [
    ...(volume === 'evidence' ? [figureDataPart(edition)] : []),
    ...closingPartsIn(edition).filter(({ anchor }) => isOwn(anchor)),
  ];
  const line = (anchor: string, { number, title }: Pick<Figure, 'number' | 'title'>) => ({
    anchor,
    mark: number,
    slot: { title: lineHtml(title, context, { plain: true }) },
  });
  return {
    level: context.medium === 'screen' ? 2 : 1,
    chapters: chapters.map((chapter) => chapterLine(chapter, context)),
    closing,
    others: volume === 'report' ? evidenceLines(edition, context) : [],
    figures: placedFigures(edition)
      .map((figure) => line(figureAnchor(figure.id), figure))
      .filter(({ anchor }) => isOwn(anchor)),
    tables: placedTables(edition)
      .map((table) => line(tableAnchor(table.id), table))
      .filter(({ anchor }) => isOwn(anchor)),
  };
}

/** The part of the evidence volume with the rows behind the figures; the edition for the screen has them under the figures. */
export function figureDataPart({ units: { language } }: Edition) {
  return { anchor: 'figure-data', title: wordIn(language, 'figure-data') } as const;
}

/** What the evidence volume holds, for the contents of the report. */
function evidenceLines(edition: Edition, context: RenderContext): readonly object[] {
  const own = [figureDataPart(edition), ...closingPartsIn(edition)].filter(
    ({ anchor }) => context.elsewhere?.get(anchor) === 'evidence',
  );
  const chapters = chaptersIn(edition, 'evidence').map((chapter) => ({
    href: linkTo(chapter.id, context).href,
    mark: chapter.number ?? '',
    slot: { title: lineHtml(chapter.title, context, { plain: true }) },
  }));
  const parts = own.map(({ anchor, title }) => ({
    href: linkTo(anchor, context).href,
    mark: '',
    slot: { title },
  }));
  return [...chapters, ...parts];
}

function chapterLine(chapter: Chapter, context: RenderContext): object {
  return {
    anchor: chapter.id,
    mark: chapter.number ?? '',
    slot: { title: lineHtml(chapter.title, context, { plain: true }) },
    sections: chapter.headings
      .filter((heading) => heading.depth === 2)
      .map((heading) => ({
        anchor: heading.id,
        mark: heading.number ?? '',
        slot: { title: lineHtml(heading.title, context, { plain: true }) },
      })),
  };
}

/** Figures that stand in the report, by number. */
export function placedFigures(edition: Edition): readonly Figure[] {
  return byNumber([...edition.figures.values()]);
}

/** Tables that stand in the report, by number. */
export function placedTables(edition: Edition): readonly DataTable[] {
  return byNumber([...edition.tables.values()]);
}

function byNumber<T extends { readonly number?: number }>(items: readonly T[]): T[] {
  return items
    .filter((item) => item.number !== undefined)
    .toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0));
}
