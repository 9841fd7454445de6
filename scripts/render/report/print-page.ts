// Makes the page from which `report.pdf` is printed.
import { visit } from 'unist-util-visit';
import type { Edition } from '../../model/edition.ts';
import type { Kit, Page } from '../../model/page.ts';
import type { Place } from '../../model/sources.ts';
import { fileStart } from '../../read/text/lines.ts';
import { figureAnchor, tableAnchor } from '../../resolve/anchors.ts';
import { markdownTableId } from '../html/html.ts';
import { documentInfo } from '../shared/document-info.ts';
import { pictureStyle } from '../shared/picture-sizes.ts';
import { gridStyle } from '../tables/grid.ts';
import { placedFigures, placedTables } from './contents.ts';
import type { CoverArt } from './coverart.ts';
import { reportContext } from './report-context.ts';
import { runningHeads } from './runningheads.ts';

/** The report for paper: HTML with the styles of the page, the running heads and the origin of every element with an id. */
export function printPage(edition: Edition, kit: Kit, art: CoverArt | undefined): Page {
  const context = reportContext(edition, kit, 'print', art);
  const bare = kit.template('report', { ...context, slot: { style: '' } });
  const style = [
    kit.fontFaces(Object.values(kit.families), bare),
    kit.style('tokens'),
    kit.style('report'),
    kit.style('report-print'),
    gridStyle(placedTables(edition), kit),
    runningHeads(edition),
    pictureStyle(edition),
  ];
  const firstMain = edition.chapters.find((chapter) => chapter.matter !== 'front');
  return {
    kind: 'print',
    path: 'report.pdf',
    html: kit.template('report', {
      ...context,
      slot: { style: style.filter((css) => css !== '').join('\n') },
    }),
    form: 'pages',
    document: documentInfo(edition, `${edition.meta.title}: ${edition.meta.subtitle}`),
    ...(firstMain === undefined ? {} : { mainMatter: firstMain.id }),
    origins: origins(edition),
  };
}

/** For each element with an id, where its author wrote it: messages about the layout point there. */
function origins(edition: Edition): ReadonlyMap<string, Place> {
  const chapters = edition.chapters.map((chapter): [string, Place] => [
    chapter.id,
    { path: chapter.path, position: fileStart },
  ]);
  const headings = edition.chapters.flatMap((chapter) =>
    chapter.body.children.flatMap((node): [string, Place][] => {
      const id = node.type === 'heading' ? node.data?.id : undefined;
      return id === undefined || node.position === undefined
        ? []
        : [[id, { path: chapter.path, position: node.position }]];
    }),
  );
  const figures = placedFigures(edition).map(({ id, spec }): [string, Place] => [
    figureAnchor(id),
    { path: spec.path, position: fileStart },
  ]);
  const tables = placedTables(edition).map(({ id }): [string, Place] => [
    tableAnchor(id),
    { path: `templates/tables/${id}.json`, position: fileStart },
  ]);
  return new Map([...chapters, ...headings, ...markdownTables(edition), ...figures, ...tables]);
}

/** The tables that stand in Markdown, by the id of each on paper. */
function markdownTables({ chapters }: Edition): readonly (readonly [string, Place])[] {
  return chapters.flatMap(({ id, path, body }) => {
    const found: (readonly [string, Place])[] = [];
    visit(body, 'table', (table) => {
      if (table.position !== undefined)
        found.push([markdownTableId(id, table), { path, position: table.position }]);
    });
    return found;
  });
}
