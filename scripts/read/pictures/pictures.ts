// Finds the pictures of a project, each read once, and lists those that its sections show.
import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Memo } from '../../model/memo.ts';
import type { Section } from '../../model/project.ts';
import type { PictureFile, Sources } from '../../model/sources.ts';
import { blocksOf } from '../markdown/slide-slots.ts';
import type { FindPicture } from './image.ts';
import { readPicture } from './picture.ts';

/** A function that finds pictures among the sources. The same file gives the same object, with a memo also in later runs. */
export function pictureFinder({ assets, texts }: Sources, memo: Memo): FindPicture {
  const known = new Map<string, ReturnType<FindPicture>>();
  const read = (path: string): ReturnType<FindPicture> => {
    const content = assets.get(`content/${path}`) ?? texts.get(`content/${path}`);
    if (content === undefined) return undefined;
    return memo.get(`picture ${path}`, [content], () =>
      readPicture(path, typeof content === 'string' ? new TextEncoder().encode(content) : content),
    );
  };
  return (path) => {
    if (!known.has(path)) known.set(path, read(path));
    return known.get(path);
  };
}

/** The pictures that sections and their slides show, by path relative to `content/`, without those that cannot be shown. */
export function picturesIn(
  sections: readonly Section[],
  find: FindPicture,
): ReadonlyMap<string, PictureFile> {
  const shown = new Map<string, PictureFile>();
  for (const node of sections.flatMap(partsOf))
    visit(node, 'image', ({ url }) => {
      const file = find(url)?.file;
      if (file !== undefined) shown.set(url, file);
    });
  return shown;
}

function partsOf({ title, question = [], answer = [], doubt = [], tree, slides }: Section): readonly Nodes[] {
  const onSlides = slides.flatMap(({ backgrounds, heading, notes, slots }) => [
    ...(backgrounds ?? []),
    ...heading,
    ...blocksOf(slots),
    ...notes,
  ]);
  return [...title, ...question, ...answer, ...doubt, tree, ...onSlides];
}
