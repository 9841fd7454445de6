import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Chapter, Edition } from '../../model/edition.ts';
import type { Bound } from '../../model/markdown.ts';
import { figureAnchor } from '../../resolve/anchors.ts';

/** Every place where a number stands in the report. */
export interface NumberPlaces {
  /** Id of the element of a number. */
  readonly ids: Pick<ReadonlyMap<Bound, string>, 'get'>;
  /** Id of the first element that shows a fact below an anchor. */
  find(fact: string, anchor: string): string | undefined;
}

/** Numbers the places where facts are shown, in reading order. */
export function indexNumberPlaces(edition: Edition): NumberPlaces {
  const ids = new Map<Bound, string>();
  const first = new Map<string, string>();
  const note = (node: Bound, anchor: string): void => {
    if (ids.has(node) || node.facts.length === 0) return;
    const id = `n-${ids.size + 1}`;
    ids.set(node, id);
    for (const fact of node.facts) if (!first.has(`${anchor} ${fact}`)) first.set(`${anchor} ${fact}`, id);
  };
  for (const chapter of edition.chapters) walkChapter(chapter, edition, note);
  return { ids, find: (fact, anchor) => first.get(`${anchor} ${fact}`) };
}

type Note = (node: Bound, anchor: string) => void;

function walkChapter(chapter: Chapter, edition: Edition, note: Note): void {
  let anchor = chapter.id;
  const step = (node: Nodes): void => {
    if (node.type === 'heading') anchor = node.data?.id ?? anchor;
    if (node.type === 'bound') note(node, anchor);
    if (node.type === 'figure') walkFigure(node.id, edition, note);
  };
  for (const line of [chapter.question, chapter.answer, chapter.doubt])
    for (const node of line ?? []) visit(node, step);
  visit(chapter.body, step);
}

function walkFigure(id: string, edition: Edition, note: Note): void {
  const figure = edition.figures.get(id);
  for (const node of [...(figure?.title ?? []), ...(figure?.subtitle ?? []), ...(figure?.note ?? [])]) {
    visit(node, 'bound', (bound) => note(bound, figureAnchor(id)));
  }
}
