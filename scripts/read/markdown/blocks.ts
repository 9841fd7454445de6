// Replaces block directives by figures, tables, calculators, lists of changes, decision aids, callouts and asides.
import type { Parents, Root, RootContent } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { VFileMessage } from 'vfile-message';
import { message } from '../../messages/message.ts';
import type {
  AidNode,
  Aside,
  CalculatorNode,
  Callout,
  ChangesNode,
  FigureNode,
  TableNode,
} from '../../model/markdown.ts';
import {
  type BlockDirective,
  directiveFaults,
  directivePlace,
  isDirective,
  isSlideDirective,
} from './directive.ts';

/**
 * Replaces the directives of a tree by figures, tables, callouts and asides, in place, and returns a message for each fault.
 * Slides that are children of the root stay directives. The content of a faulty block stays, so that its faults are found as well.
 */
export function readBlocks(path: string, tree: Root): readonly VFileMessage[] {
  const messages: VFileMessage[] = [];
  visit(tree, (node, index, parent) => {
    if (!isDirective(node) || parent === undefined || index === undefined) return undefined;
    const faults = [...directiveFaults(path, node), ...placeFaults(path, node, parent)];
    messages.push(...faults);
    if (isSlideDirective(node) && parent.type === 'root') return undefined;
    const block = blockOf(node);
    parent.children.splice(index, 1, ...(block === undefined ? [] : [block]));
    return block === undefined ? [SKIP, index] : index;
  });
  return messages;
}

function placeFaults(path: string, node: BlockDirective, parent: Parents): readonly VFileMessage[] {
  const inner = `directive \`${node.name}\` inside ${inside(parent)}`;
  const report = (help: string) => [
    message('misplaced-directive', directivePlace(path, node), `Unexpected ${inner}, expected it outside`, {
      help,
    }),
  ];
  if (node.name === 'slide' && parent.type !== 'root')
    return report('a slide stands by itself in its section');
  if (node.name === 'calculator' && parent.type !== 'root')
    return report('a calculator stands by itself in its section; a slide can show a chart of the same model');
  if (node.name === 'aid' && parent.type !== 'root')
    return report('a decision aid stands by itself in its section, around tables');
  if (node.name === 'aside' && isSlideDirective(parent))
    return report('a slide has no margin: put it into the notes');
  return [];
}

function inside(parent: Parents): string {
  if (isDirective(parent as { type: string })) return `\`${(parent as BlockDirective).name}\``;
  if (parent.type === 'callout') return `\`${parent.kind}\``;
  return parent.type === 'listItem' ? 'a list' : `a ${parent.type}`;
}

const isPlacement = (name: string): boolean =>
  ['chart', 'diagram', 'table', 'calculator', 'changes'].includes(name);

/** The block for a directive. The position of a figure or table is that of its id, because messages refer to the id. */
function blockOf(node: BlockDirective): RootContent | undefined {
  const whole = node.position && { position: node.position };
  const id = node.attributes?.id ?? '';
  const idAt = node.data?.position?.attributes?.id ?? node.position;
  const children = node.children as RootContent[];
  const title = node.attributes?.title;
  if (node.type === 'leafDirective' && !isPlacement(node.name)) return undefined;
  switch (node.name) {
    case 'chart':
    case 'diagram':
      return { type: 'figure', of: node.name, id, ...(idAt && { position: idAt }) } satisfies FigureNode;
    case 'table':
      return { type: 'dataTable', id, ...(idAt && { position: idAt }) } satisfies TableNode;
    case 'calculator':
      return { type: 'calculator', id, ...(idAt && { position: idAt }) } satisfies CalculatorNode;
    case 'aid':
      return { type: 'aid', id, children, ...(idAt && { position: idAt }) } satisfies AidNode;
    case 'changes':
      return changesOf(node);
    case 'definition':
    case 'caution':
    case 'try':
      return {
        type: 'callout',
        kind: node.name,
        ...(title && { title }),
        children,
        ...whole,
      } satisfies Callout;
    default:
      return { type: 'aside', children, ...whole } satisfies Aside;
  }
}

/** A list of changes. Its position is that of the edition that it names. */
function changesOf({ attributes, data, position: whole }: BlockDirective): ChangesNode {
  const { since, most } = attributes ?? {};
  const position = data?.position?.attributes?.since ?? whole;
  return {
    type: 'changes',
    ...(since && { since }),
    ...(most && Number(most) > 0 && { most: Number(most) }),
    ...(position && { position }),
  };
}
