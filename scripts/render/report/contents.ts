// Makes the table of contents and the lists of figures and tables.
import { wordIn } from '../../facts/language/language.ts';
import type { Chapter, DataTable, Edition, Figure } from '../../model/edition.ts';
import { figureAnchor, tableAnchor } from '../../resolve/anchors.ts';
import { lineHtml } from '../html/phrasing.ts';
import type { RenderContext } from '../shared/render-context.ts';

/** The generated parts of the report that follow the last chapter, in their order. */
export function closingPartsIn({ units: { language } }: Edition) {
  return [
    { anchor: 'references', title: wordIn(language, 'references') },
    { anchor: 'data-sources', title: wordIn(language, 'data-sources') },
    { anchor: 'ledger', title: wordIn(language, 'ledger') },
  ] as const;
}

/** The context of the contents and of the lists of figures and tables; each line has its anchor. */
export function contentsContext(edition: Edition, context: RenderContext): object {
  return {
    level: context.medium === 'screen' ? 2 : 1,
    chapters: edition.chapters.map((chapter) => chapterLine(chapter, context)),
    closing: closingPartsIn(edition),
    figures: placedFigures(edition).map((figure) => ({
      anchor: figureAnchor(figure.id),
      mark: figure.number,
      slot: { title: lineHtml(figure.title, context, { plain: true }) },
    })),
    tables: placedTables(edition).map((table) => ({
      anchor: tableAnchor(table.id),
      mark: table.number,
      slot: { title: lineHtml(table.title, context, { plain: true }) },
    })),
  };
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
