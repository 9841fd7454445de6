// Says where the author of each element of the report wrote it.
import { visit } from 'unist-util-visit';
import type { Edition } from '../../model/edition.ts';
import type { Place } from '../../model/sources.ts';
import { fileStart } from '../../read/text/lines.ts';
import { figureAnchor, tableAnchor } from '../../resolve/anchors.ts';
import { markdownTableId } from '../html/html.ts';
import { placedFigures, placedTables } from './contents.ts';

/** For each element with an id, where its author wrote it: messages about the layout point there. */
export function elementOrigins(edition: Edition): ReadonlyMap<string, Place> {
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
