// Finds Marp's own directives, which have no meaning in a project whose slides are made from layouts.
import type { Html, Nodes, ThematicBreak } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFileMessage } from 'vfile-message';
import { message } from '../../messages/message.ts';
import type { Place } from '../../model/sources.ts';
import { fileStart } from '../text/lines.ts';
import { commentsIn } from './html.ts';

const layouts = 'choose a layout: `:::slide{layout=…}`; its look is in `templates/styles/deck.css`';
const frame = 'leave it out: the layout says what stands at the edges of a slide';

/** What to do in place of each directive. Marp takes a `_` before the name for "this slide only". */
const instead: Readonly<Record<string, string>> = {
  backgroundColor: layouts,
  backgroundImage: 'write `![bg](images/name.png)` on the slide',
  backgroundPosition: layouts,
  backgroundRepeat: layouts,
  backgroundSize: 'write `![bg contain](images/name.png)` on the slide',
  class: layouts,
  color: layouts,
  fit: 'leave it out: the layout sets the size of headings',
  footer: frame,
  header: frame,
  headingDivider: 'begin each slide with `:::slide{layout=…}`',
  inlineSVG: 'leave it out',
  lang: 'write `language` in `content/edition.yml`',
  marp: 'leave it out: every section may hold slides',
  math: 'leave it out: formulas are not set',
  paginate: frame,
  size: 'leave it out: the size is that of the whole deck',
  style: 'write it into `templates/styles/deck.css`',
  theme: 'leave it out: the look is in `templates/styles/`',
  title: 'write `title` in `content/edition.yml`',
  transition: 'leave it out: slides change without a transition',
};

/** Whether a comment is one of Marp's directives, and so no note. */
export function isMarpComment(html: Html): boolean {
  return commentsIn(html.value).some(({ text }) => directivesIn(text).length > 0);
}

/** The directives in a comment: `_class: lead`, one on each line, or `fit` alone. */
function directivesIn(comment: string): readonly string[] {
  const lines = comment.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 1 && comment.trim() === 'fit') return ['fit'];
  const names = lines.map((line) => /^\s*_?(?<name>[A-Za-z]+):(?:\s|$)/u.exec(line)?.groups?.name ?? '');
  const [first = ''] = names;
  return Object.hasOwn(instead, first) && first !== 'fit'
    ? names.filter((name) => Object.hasOwn(instead, name))
    : [];
}

/** An error for each comment with directives of Marp. `placeOf` gives the place of a node. */
export function marpComments(tree: Nodes, placeOf: (node: Nodes) => Place): readonly VFileMessage[] {
  const messages: VFileMessage[] = [];
  visit(tree, 'html', (node) => {
    const [name] = commentsIn(node.value).flatMap(({ text }) => directivesIn(text));
    if (name === undefined) return;
    const reason = `Unexpected directive \`${name}\` of Marp, expected a note or none`;
    messages.push(message('marp-syntax', placeOf(node), reason, { help: instead[name] ?? layouts }));
  });
  return messages;
}

/** An error for each `---` on a slide, where Marp would begin another one. */
export function marpRulers(slide: Nodes, text: string, path: string): readonly VFileMessage[] {
  const messages: VFileMessage[] = [];
  visit(slide, 'thematicBreak', ({ position = fileStart }: ThematicBreak) => {
    if (!/^-{3,}\s*$/u.test(text.slice(position.start.offset, position.end.offset))) return;
    const help =
      'close the slide with `:::` and begin another `:::slide{layout=…}`; a line across a slide is `***`';
    const reason = 'Unexpected `---` on a slide, expected the content of one slide';
    messages.push(message('marp-syntax', { path, position }, reason, { help }));
  });
  return messages;
}

/** An error for a background picture that stands on no slide. */
export function strayBackgrounds(tree: Nodes, placeOf: (node: Nodes) => Place): readonly VFileMessage[] {
  const messages: VFileMessage[] = [];
  visit(tree, 'image', (node) => {
    if (node.data?.placement?.background === undefined) return;
    const reason = 'Unexpected background picture outside of a slide, expected a picture with a description';
    const help = 'leave out `bg`, or write it between `:::slide{layout=…}` and `:::`';
    messages.push(message('marp-syntax', placeOf(node), reason, { help }));
  });
  return messages;
}
