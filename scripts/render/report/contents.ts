// Makes the table of contents and the lists of figures and tables.
import { wordIn } from '../../facts/language/language.ts';
import type { Chapter, DataTable, Edition, Figure } from '../../model/edition.ts';
import { volumeAddress } from '../../model/page.ts';
import type { Volume } from '../../model/project.ts';
import { figureAnchor, tableAnchor } from '../../resolve/anchors.ts';
import { lineHtml } from '../html/phrasing.ts';
import type { RenderContext } from '../shared/render-context.ts';
import { chaptersIn, chaptersOnScreen, linkTo, volumeWith } from '../shared/volumes.ts';

/** The generated parts that follow the last chapter: references, datasets, ledger. The evidence has the references last, and in full. */
export function closingPartsIn({ units: { language } }: Edition, volume?: Volume) {
  const isFull = volume === 'evidence';
  const title = wordIn(language, isFull ? 'full-references' : 'references');
  return {
    references: { anchor: 'references', title },
    sources: { anchor: 'data-sources', title: wordIn(language, 'data-sources') },
    ledger: { anchor: 'ledger', title: wordIn(language, 'ledger') },
  } as const;
}

/** The same in the order in which they stand. */
function closingLines(edition: Edition, volume?: Volume): readonly { anchor: string; title: string }[] {
  const { references, sources, ledger } = closingPartsIn(edition, volume);
  if (volume !== 'evidence') return [references, sources, ledger];
  return [figureDataPart(edition), sources, tableDataPart(edition), ledger, references];
}

/** The context of the contents and of the lists of figures and tables; each line has its anchor. Other volumes are named by what they hold. */
export function contentsContext(edition: Edition, context: RenderContext): object {
  const { volume } = context;
  const isOwn = (anchor: string) => volume === undefined || volumeWith(anchor, context) === volume;
  const chapters = volume === undefined ? chaptersOnScreen(edition) : chaptersIn(edition, volume);
  const closing = closingLines(edition, volume).filter(({ anchor }) => isOwn(anchor));
  const line = (anchor: string, { number, title }: Pick<Figure, 'number' | 'title'>) => ({
    anchor,
    mark: number,
    slot: { title: lineHtml(title, context, { plain: true }) },
  });
  // The contents of the printed report stand on one page, which leaves no room for lists.
  const lines = <T extends Pick<Figure, 'id' | 'number' | 'title'>>(
    items: readonly T[],
    anchorOf: (id: string) => string,
  ) =>
    volume === 'report'
      ? []
      : items.map((item) => line(anchorOf(item.id), item)).filter(({ anchor }) => isOwn(anchor));
  return {
    level: context.medium === 'screen' ? 2 : 1,
    onScreen: context.medium === 'screen',
    chapters: chapters.map((chapter) => chapterLine(chapter, context)),
    closing,
    others: volume === 'report' ? evidenceLines(edition, context) : [],
    figures: lines(placedFigures(edition), figureAnchor),
    tables: lines(placedTables(edition), tableAnchor),
  };
}

/** The part of the evidence volume with the rows behind the figures; the edition for the screen has them under the figures. */
export function figureDataPart({ units: { language } }: Edition) {
  return { anchor: 'figure-data', title: wordIn(language, 'figure-data') } as const;
}

/** The part of the evidence volume with the rows behind the tables. */
export function tableDataPart({ units: { language } }: Edition) {
  return { anchor: 'table-data', title: wordIn(language, 'table-data') } as const;
}

/** What the evidence volume holds, for the contents of the report. */
function evidenceLines(edition: Edition, context: RenderContext): readonly object[] {
  const own = closingLines(edition, 'evidence');
  const chapters = chaptersIn(edition, 'evidence').map((chapter) => ({
    href: linkTo(chapter.id, context).href,
    mark: chapter.number ?? '',
    slot: { title: lineHtml(chapter.title, context, { plain: true }) },
  }));
  const parts = own.map(({ anchor, title }) => ({
    href: volumeAddress('evidence', anchor),
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

/** Names of the datasets that a figure reads, directly or through series. */
export function figureDatasets(figure: Figure, edition: Edition): readonly string[] {
  return figure.spec.reads.flatMap((name) => edition.series.get(name)?.from ?? [name]);
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
