// Replaces every name in parsed Markdown by the thing that it names.

import type { Nodes, Paragraph, PhrasingContent, RootContent } from 'mdast';
import type { WordKey } from '../../facts/language/english.ts';
import { type Detail, suggest } from '../../messages/message.ts';
import type { Language } from '../../model/manner/language.ts';
import type {
  Bound,
  Citation,
  CrossReference,
  Expression,
  FigureNode,
  TableNode,
} from '../../model/markdown.ts';
import type { Project } from '../../model/project.ts';
import { figureAnchor, tableAnchor } from '../anchors.ts';
import { boundWord } from '../mentions.ts';
import { placeOfName } from '../messages/name-place.ts';
import { refusalMessage } from '../messages/refusal-message.ts';
import {
  collectObservations,
  hasBrokenContent,
  type Names,
  numeralsOf,
  type Observation,
  type Observed,
  placeIn,
  report,
  type Scope,
  usesOf,
} from './binding.ts';
import { evaluate } from './evaluate.ts';

/** Inline content with every name replaced by the thing it names. The given nodes are not changed. */
export function bindPhrasing(
  nodes: readonly PhrasingContent[],
  scope: Scope,
  names: Names,
): Observed<PhrasingContent[]> {
  return bind(nodes, scope, names);
}

/** Blocks with every name replaced by the thing it names; paragraphs that hold nothing but predicates are left out. */
export function bindBlocks(
  nodes: readonly RootContent[],
  scope: Scope,
  names: Names,
): Observed<RootContent[]> {
  return bind(nodes, scope, names);
}

/** What a walk over the nodes of one scope carries with it. */
interface Walk {
  readonly scope: Scope;
  readonly names: Names;
  readonly add: (observations: readonly Observation[]) => void;
}

function bind<T extends Nodes>(nodes: readonly T[], scope: Scope, names: Names): Observed<T[]> {
  const { observations, add } = collectObservations();
  return { value: bindChildren(nodes, { scope, names, add }), observations };
}

function bindChildren<T extends Nodes>(nodes: readonly T[], walk: Walk): T[] {
  return nodes.flatMap((node) => (bindNode(node, walk) ?? []) as T | T[]);
}

/** The bound node; undefined where nothing is printed. */
function bindNode(node: Nodes, walk: Walk): Nodes | undefined {
  switch (node.type) {
    case 'expression':
      return bindExpression(node, walk);
    case 'citation':
      return bindCitation(node, walk);
    case 'crossReference':
      return bindReference(node, walk);
    case 'paragraph':
      return bindParagraph(node, walk);
    case 'figure':
    case 'dataTable':
      walk.add(placement(node, walk));
      return node;
    default:
      walk.add(observeWords(node, walk));
      if (!('children' in node)) return node;
      return { ...node, children: bindChildren<Nodes>(node.children, walk) } as Nodes;
  }
}

/** The numerals and link errors of a node itself, without those of its children. */
function observeWords(node: Nodes, walk: Walk): readonly Observation[] {
  const numerals = (text: string) => numeralsOf(text, walk.scope, node.position, walk.names);
  switch (node.type) {
    case 'text':
      return numerals(node.value);
    case 'image':
    case 'imageReference':
      return numerals(node.alt ?? '');
    case 'callout':
      return numerals(node.title ?? '');
    case 'link':
    case 'definition':
      return linkErrors(node, walk);
    default:
      return [];
  }
}

/** A predicate prints nothing: the space at the edges of the paragraph is removed with it, and so is an empty paragraph. */
function bindParagraph(node: Paragraph, walk: Walk): Paragraph | undefined {
  const children = bindChildren(node.children, walk);
  if (children.length === node.children.length) return { ...node, children };
  const trimmed = children.map((child, index) => {
    if (child.type !== 'text') return child;
    const start = index === 0 ? child.value.trimStart() : child.value;
    return { ...child, value: index === children.length - 1 ? start.trimEnd() : start };
  });
  const kept = trimmed.filter((child) => child.type !== 'text' || child.value !== '');
  return kept.length === 0 ? undefined : { ...node, children: kept };
}

function bindExpression(node: Expression, walk: Walk): Bound | undefined {
  const { scope, names } = walk;
  const bound: Bound = {
    type: 'bound',
    value: '',
    facts: [],
    ...(node.position && { position: node.position }),
  };
  try {
    const evaluated = evaluate(node.value, names.book, names.memo);
    if (evaluated === undefined) return bound;
    walk.add(usesOf(evaluated.facts, evaluated.text, scope));
    if (evaluated.text === '') return undefined;
    return { ...bound, value: evaluated.text, facts: [...evaluated.facts] };
  } catch (thrown) {
    const message = refusalMessage(thrown, placeIn(scope, node.position), fileOf(walk));
    walk.add([{ kind: 'message', message }]);
    return bound;
  }
}

/** Checks the sources that a citation names. Its numbers are set in a later pass, when all citations are known. */
function bindCitation(node: Citation, walk: Walk): Citation {
  const { bibliography, broken } = walk.names.project;
  for (const { id, position } of node.items) {
    if (bibliography.has(id)) walk.add([{ kind: 'citation', id }]);
    else if (id !== '' && !broken.has('data/sources.json')) {
      const place = placeOfName(placeIn(walk.scope, position ?? node.position), id, fileOf(walk));
      const reason = `Unexpected citation \`${id}\`, expected one of the ${bibliography.size} in data/sources.json`;
      walk.add([report('unknown-citation', place, reason, suggest(id, [...bibliography.keys()]))]);
    }
  }
  return node;
}

function bindReference(node: CrossReference, walk: Walk): CrossReference {
  const { outline, project } = walk.names;
  const { language } = project.units.units;
  const found = {
    fig: () => labelled('figure', language, outline.figures.get(node.id), figureAnchor(node.id)),
    tbl: () => labelled('table', language, outline.tables.get(node.id), tableAnchor(node.id)),
    sec: () => {
      const label = outline.targets.get(node.id);
      return label === undefined ? undefined : { label, anchor: node.id };
    },
  }[node.target]();
  if (found === undefined) walk.add(referenceErrors(node, walk));
  return { ...node, ...found };
}

function labelled(word: WordKey, language: Language, number: number | undefined, anchor: string) {
  return number === undefined ? undefined : { label: boundWord(language, word, number), anchor };
}

const targetNames = { fig: 'figure', tbl: 'table', sec: 'section' };

function referenceErrors(node: CrossReference, { scope, names }: Walk): readonly Observation[] {
  const { outline, project } = names;
  if (hasBrokenContent(project)) return [];
  const known = { fig: outline.figures, tbl: outline.tables, sec: outline.targets }[node.target];
  const word = placeable(node, project);
  const what = targetNames[node.target];
  const detail = word
    ? { actual: node.id, help: `place it in a section first: \`::${word}{#${node.id}}\`` }
    : suggest(node.id, [...known.keys()]);
  const reason = `Unexpected reference to ${what} \`${node.id}\`, expected one of the ${known.size} in the report`;
  return [report('unknown-reference', placeIn(scope, node.position), reason, detail)];
}

/** The directive that would place what a reference names; undefined when the project has no such thing. */
function placeable(
  { target, id }: CrossReference,
  project: Project,
): 'chart' | 'diagram' | 'table' | undefined {
  if (target === 'tbl') return project.tables.has(id) ? 'table' : undefined;
  if (target !== 'fig') return undefined;
  if (project.charts.has(id)) return 'chart';
  return project.diagrams.has(id) ? 'diagram' : undefined;
}

function placement(node: FigureNode | TableNode, walk: Walk): readonly Observation[] {
  const { project } = walk.names;
  const what = node.type === 'dataTable' ? 'table' : (node.of ?? 'chart');
  const known = { chart: project.charts, diagram: project.diagrams, table: project.tables }[what];
  const path = `templates/${what}s/${node.id}${what === 'chart' ? '.vl' : ''}.json`;
  if (known.has(node.id)) return [{ kind: 'placement', type: node.type, id: node.id }];
  if (project.broken.has(path)) return [];
  const reason = `Unexpected ${what} \`${node.id}\`, expected one of the ${known.size} in templates/${what}s`;
  const place = placeOfName(placeIn(walk.scope, node.position), node.id, fileOf(walk));
  const detail = helpForOtherKind(node, project) ?? suggest(node.id, [...known.keys()]);
  return [report(`unknown-${what}`, place, reason, detail)];
}

/** Help for a chart that was placed as a diagram, and for a diagram that was placed as a chart. */
function helpForOtherKind({ id }: FigureNode | TableNode, { charts, diagrams }: Project): Detail | undefined {
  const right = charts.has(id) ? 'chart' : diagrams.has(id) ? 'diagram' : undefined;
  return right && { actual: id, help: `it is a ${right}: write \`::${right}{#${id}}\`` };
}

function fileOf({ scope, names }: Walk): string {
  return names.project.sources.texts.get(scope.path) ?? '';
}

function linkErrors(node: Nodes & { url: string }, { scope, names }: Walk): readonly Observation[] {
  if (!node.url.startsWith('#') || hasBrokenContent(names.project)) return [];
  const id = decoded(node.url.slice(1));
  const { anchors } = names.outline;
  if (anchors.has(id)) return [];
  const reason = `Unexpected link to \`#${id}\`, expected an anchor of the report`;
  return [report('dead-link', placeIn(scope, node.position), reason, suggest(id, [...anchors]))];
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
