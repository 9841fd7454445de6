// Gives an id to every place of the report that shows a number.
import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Chapter, Edition } from '../../model/edition.ts';
import type { Bound } from '../../model/markdown.ts';
import { figureAnchor } from '../../resolve/anchors.ts';

/** The places of the report that show numbers. */
export interface NumberPlaces {
  /** The id of the element that shows a number, by its node. */
  readonly ids: Pick<ReadonlyMap<Bound, string>, 'get'>;
  /** The id of the first element below an anchor that shows a fact; undefined when there is none. */
  find(fact: string, anchor: string): string | undefined;
}

/** Numbers the places that show facts, in reading order: `n-1`, `n-2` and so on. */
export function indexNumberPlaces(edition: Edition): NumberPlaces {
  const ids = new Map<Bound, string>();
  const first = new Map<string, string>();
  const add = (node: Bound, anchor: string): void => {
    if (ids.has(node) || node.facts.length === 0) return;
    const id = `n-${ids.size + 1}`;
    ids.set(node, id);
    for (const fact of node.facts) if (!first.has(`${anchor} ${fact}`)) first.set(`${anchor} ${fact}`, id);
  };
  for (const chapter of edition.chapters) walkChapter(chapter, edition, add);
  return { ids, find: (fact, anchor) => first.get(`${anchor} ${fact}`) };
}

/** Adds a number below an anchor. */
type Add = (node: Bound, anchor: string) => void;

function walkChapter(chapter: Chapter, edition: Edition, add: Add): void {
  let anchor = chapter.id;
  const step = (node: Nodes): void => {
    if (node.type === 'heading') anchor = node.data?.id ?? anchor;
    if (node.type === 'bound') add(node, anchor);
    if (node.type === 'figure') walkFigure(node.id, edition, add);
  };
  for (const line of [chapter.question, chapter.answer, chapter.doubt])
    for (const node of line ?? []) visit(node, step);
  visit(chapter.body, step);
}

function walkFigure(id: string, edition: Edition, add: Add): void {
  const figure = edition.figures.get(id);
  for (const node of [...(figure?.title ?? []), ...(figure?.subtitle ?? []), ...(figure?.note ?? [])]) {
    visit(node, 'bound', (bound) => add(bound, figureAnchor(id)));
  }
}
