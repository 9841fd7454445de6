import type { Nodes, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { figureAnchor, tableAnchor } from '../anchors.ts';
import { type Detail, suggest } from '../diagnostics/message.ts';
import type {
  Bound,
  Citation,
  CrossReference,
  Expression,
  FigureNode,
  Project,
  TableNode,
} from '../model.ts';
import {
  type Binding,
  checkNumerals,
  hasBrokenContent,
  noteUse,
  placeIn,
  report,
  type Scope,
} from './binding.ts';
import { evaluate } from './evaluate.ts';

import { narrowed } from './narrowed.ts';
import { refused } from './refused.ts';

/** Inline content with every name replaced by the thing it names. The nodes given stay as they are. */
export function bindPhrasing(
  nodes: readonly PhrasingContent[],
  scope: Scope,
  binding: Binding,
): PhrasingContent[] {
  return bindChildren(nodes, scope, binding);
}

/** Blocks with every name replaced by the thing it names; paragraphs that hold nothing but predicates are left out. */
export function bindBlocks(nodes: readonly RootContent[], scope: Scope, binding: Binding): RootContent[] {
  return bindChildren(nodes, scope, binding);
}

function bindChildren<T extends Nodes>(nodes: readonly T[], scope: Scope, binding: Binding): T[] {
  return nodes.flatMap((node) => (bindNode(node, scope, binding) ?? []) as T | T[]);
}

/** Undefined for what prints nothing. */
function bindNode(node: Nodes, scope: Scope, binding: Binding): Nodes | undefined {
  switch (node.type) {
    case 'expression':
      return bindExpression(node, scope, binding);
    case 'citation':
      return bindCitation(node, scope, binding);
    case 'crossReference':
      return bindReference(node, scope, binding);
    case 'paragraph':
      return bindParagraph(node, scope, binding);
    case 'figure':
    case 'dataTable':
      checkPlaced(node, scope, binding);
      return node;
    default:
      checkWords(node, scope, binding);
      if (!('children' in node)) return node;
      return { ...node, children: bindChildren<Nodes>(node.children, scope, binding) } as Nodes;
  }
}

function checkWords(node: Nodes, scope: Scope, binding: Binding): void {
  if (node.type === 'text') checkNumerals(binding, node.value, scope, node.position);
  if (node.type === 'image' || node.type === 'imageReference') {
    checkNumerals(binding, node.alt ?? '', scope, node.position);
  }
  if (node.type === 'callout') checkNumerals(binding, node.title ?? '', scope, node.position);
  if (node.type === 'link' || node.type === 'definition') checkLink(node, scope, binding);
}

/** A predicate beside a sentence prints nothing: the space around it goes, and the paragraph if it was alone. */
function bindParagraph(node: Paragraph, scope: Scope, binding: Binding): Paragraph | undefined {
  const children = bindChildren(node.children, scope, binding);
  if (children.length === node.children.length) return { ...node, children };
  const trimmed = children.map((child, index) => {
    if (child.type !== 'text') return child;
    const start = index === 0 ? child.value.trimStart() : child.value;
    return { ...child, value: index === children.length - 1 ? start.trimEnd() : start };
  });
  const kept = trimmed.filter((child) => child.type !== 'text' || child.value !== '');
  return kept.length === 0 ? undefined : { ...node, children: kept };
}

function bindExpression(node: Expression, scope: Scope, binding: Binding): Bound | undefined {
  const made: Bound = {
    type: 'bound',
    value: '',
    facts: [],
    ...(node.position && { position: node.position }),
  };
  try {
    const evaluated = evaluate(node.value, binding.book, binding.memo);
    if (evaluated === undefined) return made;
    noteUse(binding, evaluated.facts, evaluated.text, scope);
    if (evaluated.text === '') return undefined;
    return { ...made, value: evaluated.text, facts: [...evaluated.facts] };
  } catch (thrown) {
    binding.messages.push(refused(thrown, placeIn(scope, node.position), fileOf(scope, binding)));
    return made;
  }
}

function bindCitation(node: Citation, scope: Scope, binding: Binding): Citation {
  const { citations, project } = binding;
  const items = node.items.map((item) => {
    if (citations.has(item.id)) return { ...item, number: citations.number(item.id) };
    if (item.id !== '' && !project.broken.has('data/sources.json')) {
      report(
        binding,
        'unknown-citation',
        narrowed(placeIn(scope, item.position ?? node.position), item.id, fileOf(scope, binding)),
        `Unexpected citation \`${item.id}\`, expected one of the ${citations.ids.length} in data/sources.json`,
        suggest(item.id, citations.ids),
      );
    }
    return item;
  });
  return { ...node, items };
}

function bindReference(node: CrossReference, scope: Scope, binding: Binding): CrossReference {
  const { outline } = binding;
  const found = {
    fig: () => numbered('Figure', outline.figures.get(node.id), figureAnchor(node.id)),
    tbl: () => numbered('Table', outline.tables.get(node.id), tableAnchor(node.id)),
    sec: () => {
      const label = outline.targets.get(node.id);
      return label === undefined ? undefined : { label, anchor: node.id };
    },
  }[node.target]();
  if (found === undefined) reportReference(node, scope, binding);
  return { ...node, ...found };
}

function numbered(word: string, number: number | undefined, anchor: string) {
  return number === undefined ? undefined : { label: `${word}\u00a0${number}`, anchor };
}

const targetNames = { fig: 'figure', tbl: 'table', sec: 'section' };

function reportReference(node: CrossReference, scope: Scope, binding: Binding): void {
  const { outline, project } = binding;
  if (hasBrokenContent(project)) return;
  const known = { fig: outline.figures, tbl: outline.tables, sec: outline.targets }[node.target];
  const word = placeable(node, project);
  const what = targetNames[node.target];
  const detail = word
    ? { actual: node.id, help: `place it in a section first: \`::${word}{#${node.id}}\`` }
    : suggest(node.id, [...known.keys()]);
  const reason = `Unexpected reference to ${what} \`${node.id}\`, expected one of the ${known.size} in the report`;
  report(binding, 'unknown-reference', { path: scope.path, position: node.position }, reason, detail);
}

/** What the author would write to place what a reference names: nothing when there is no such thing. */
function placeable(
  { target, id }: CrossReference,
  project: Project,
): 'chart' | 'diagram' | 'table' | undefined {
  if (target === 'tbl') return project.tables.has(id) ? 'table' : undefined;
  if (target !== 'fig') return undefined;
  if (project.charts.has(id)) return 'chart';
  return project.diagrams.has(id) ? 'diagram' : undefined;
}

function checkPlaced(node: FigureNode | TableNode, scope: Scope, binding: Binding): void {
  const { project } = binding;
  const what = node.type === 'dataTable' ? 'table' : (node.of ?? 'chart');
  const known = { chart: project.charts, diagram: project.diagrams, table: project.tables }[what];
  const path = `templates/${what}s/${node.id}${what === 'chart' ? '.vl' : ''}.json`;
  if (known.has(node.id)) binding.place(node.type, node.id);
  if (known.has(node.id) || project.broken.has(path)) return;
  const reason = `Unexpected ${what} \`${node.id}\`, expected one of the ${known.size} in templates/${what}s`;
  const place = narrowed(placeIn(scope, node.position), node.id, fileOf(scope, binding));
  report(
    binding,
    `unknown-${what}`,
    place,
    reason,
    otherwiseCalled(node, project) ?? suggest(node.id, [...known.keys()]),
  );
}

/** A chart placed as a diagram, or a diagram as a chart. */
function otherwiseCalled({ id }: FigureNode | TableNode, { charts, diagrams }: Project): Detail | undefined {
  const right = charts.has(id) ? 'chart' : diagrams.has(id) ? 'diagram' : undefined;
  return right && { actual: id, help: `it is a ${right}: write \`::${right}{#${id}}\`` };
}

function fileOf(scope: Scope, binding: Binding): string {
  return binding.project.sources.texts.get(scope.path) ?? '';
}

function checkLink(node: Nodes & { url: string }, scope: Scope, binding: Binding): void {
  if (!node.url.startsWith('#') || hasBrokenContent(binding.project)) return;
  const id = decoded(node.url.slice(1));
  const { anchors } = binding.outline;
  if (anchors.has(id)) return;
  const reason = `Unexpected link to \`#${id}\`, expected an anchor of the report`;
  report(
    binding,
    'dead-link',
    { path: scope.path, position: node.position },
    reason,
    suggest(id, [...anchors]),
  );
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
