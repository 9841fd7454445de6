// Finds the pictures of a project, each read once, and lists those that its sections show.
import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { nearest } from '../../messages/message.ts';
import type { Memo } from '../../model/memo.ts';
import type { Section } from '../../model/project.ts';
import type { PictureFile, Sources } from '../../model/sources.ts';
import { blocksOf } from '../markdown/slide-slots.ts';
import type { FindPicture } from './image.ts';
import { readPicture } from './picture.ts';

/** A function that finds pictures among the sources. The same file gives the same object, with a memo also in later runs. */
export function pictureFinder(sources: Sources, memo: Memo): FindPicture {
  const { assets, texts } = sources;
  const known = new Map<string, ReturnType<FindPicture>>();
  const read = (path: string): ReturnType<FindPicture> => {
    const content = assets.get(`content/${path}`) ?? texts.get(`content/${path}`);
    if (content === undefined) return undefined;
    return memo.get(`picture ${path}`, [content], () =>
      readPicture(path, typeof content === 'string' ? new TextEncoder().encode(content) : content),
    );
  };
  const find = (path: string) => {
    if (!known.has(path)) known.set(path, read(path));
    return known.get(path);
  };
  return Object.assign(find, { absence: (path: string) => absenceOf(path, sources) });
}

/** What to do about a picture that is not there; empty where a message about its file or folder says why it cannot be read. */
function absenceOf(path: string, { assets, texts, unreadable = [] }: Sources): string {
  const whole = `content/${path}`;
  if (unreadable.some(({ file }) => `${whole}/`.startsWith(`${file}/`))) return '';
  const files = [...assets.keys(), ...texts.keys()];
  const inside = files.find((file) => file.startsWith(`${whole}/`));
  if (inside !== undefined) {
    const example = inside.slice('content/'.length);
    return `\`${whole}\` is a folder: name a file in it, such as \`${example}\``;
  }
  const pictures = files.filter((file) => picture.test(file)).map((file) => file.slice('content/'.length));
  const meant = nearestPicture(path, pictures);
  if (meant === undefined) return `\`${whole}\` does not exist`;
  const differs = meant.toLowerCase() === path.toLowerCase() ? ' Upper and lower case differ.' : '';
  return `did you mean \`${meant}\`?${differs}`;
}

const picture = /^content\/.+\.(?:apng|avif|gif|jfif|jpe?g|png|svg|webp)$/iu;

/** The picture of the same name in another folder, or of the most similar path or name. */
function nearestPicture(path: string, pictures: readonly string[]): string | undefined {
  const name = nameOf(path).toLowerCase();
  const same = pictures.find((one) => nameOf(one).toLowerCase() === name);
  const near = same ?? nearest(path, pictures);
  if (near !== undefined) return near;
  const similar = nearest(name, pictures.map(nameOf));
  return similar === undefined ? undefined : pictures.find((one) => nameOf(one) === similar);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
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
