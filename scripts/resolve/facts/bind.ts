// Replaces every name in parsed Markdown by the thing that it names.

import type { Nodes, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { type Detail, suggestOrAdd } from '../../messages/message.ts';
import type {
  AidNode,
  Bound,
  Citation,
  Expression,
  FigureNode,
  LiteralWords,
  TableNode,
} from '../../model/markdown.ts';
import type { Project } from '../../model/project.ts';
import { placeOfName } from '../messages/name-place.ts';
import { refusalMessage } from '../messages/refusal-message.ts';
import { asOfFaults } from './as-of.ts';
import {
  collectObservations,
  type Names,
  numeralsOf,
  type Observation,
  type Observed,
  only,
  placeIn,
  report,
  type Scope,
  usesOf,
  waivedNumerals,
} from './binding.ts';
import { bareCitations, bindReference, leadsToLeftOut, linkErrors } from './cross-references.ts';
import { evaluate } from './evaluate.ts';

/** Inline content with every name replaced by the thing it names. The given nodes are not changed. */
export function bindPhrasing(
  nodes: readonly PhrasingContent[],
  scope: Scope,
  names: Names,
): Observed<PhrasingContent[]> {
  const bound = bind(nodes, scope, names);
  return { ...bound, observations: [...bound.observations, ...asOfFaults(bound.value, scope, names)] };
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
  /** Inside of a literal, where numerals stand for themselves. */
  readonly isWaived?: boolean;
}

function bind<T extends Nodes>(nodes: readonly T[], scope: Scope, names: Names): Observed<T[]> {
  const { observations, add } = collectObservations();
  return { value: bindChildren(nodes, { scope, names, add }), observations };
}

function bindChildren<T extends Nodes>(nodes: readonly T[], walk: Walk): T[] {
  return nodes.flatMap((node) => (bindNode(node, walk) ?? []) as T | T[]);
}

/** The bound node, or the nodes in its place; undefined where nothing is printed. */
function bindNode(node: Nodes, walk: Walk): Nodes | readonly Nodes[] | undefined {
  switch (node.type) {
    case 'expression':
      return bindExpression(node, walk);
    case 'citation':
      return bindCitation(node, walk);
    case 'crossReference':
      return bindReference(node, walk.scope, walk.names, walk.add);
    case 'literal':
      return bindLiteral(node, walk);
    case 'paragraph':
      return bindParagraph(node, walk);
    case 'figure':
    case 'dataTable':
      walk.add(placement(node, walk));
      return node;
    case 'aid':
      return bindAid(node, walk);
    case 'calculator':
      walk.add([{ kind: 'calculator', id: node.id, place: placeIn(walk.scope, node.position) }]);
      return node;
    default:
      if (node.type === 'link' && leadsToLeftOut(node, walk.names))
        return bindChildren<Nodes>(node.children, walk);
      walk.add(observeWords(node, walk));
      if (!('children' in node)) return node;
      return withChildren(node, bindChildren<Nodes>(node.children, walk), walk);
  }
}

/** The node with bound children. A heading or cell is read as sentences, as a paragraph is. */
function withChildren(node: Nodes, children: readonly Nodes[], { scope, names, add }: Walk): Nodes {
  if (node.type === 'heading' || node.type === 'tableCell') add(asOfFaults(children, scope, names));
  return { ...node, children } as Nodes;
}

function bindAid(node: AidNode, walk: Walk): AidNode {
  const bound = { ...node, children: bindChildren(node.children, walk) };
  walk.add([{ kind: 'aid', node: bound, place: placeIn(walk.scope, node.position) }]);
  return bound;
}

/** The words of a literal, which are printed as they stand. One that has no numeral waives nothing, which is reported. */
function bindLiteral(node: LiteralWords, walk: Walk): readonly Nodes[] {
  const { observations, add } = collectObservations();
  const children = bindChildren<Nodes>(node.children, { ...walk, add, isWaived: true });
  walk.add(observations);
  if (only('numerals', observations).some(({ numerals }) => numerals.waived > 0)) return children;
  const reason = 'Unexpected `.literal` of words without a numeral, expected one to waive';
  const help = 'write the words alone; an expression needs no waiver';
  walk.add([report('unused-literal', placeIn(walk.scope, node.position), reason, { help })]);
  return children;
}

/** The numerals and link errors of a node itself, without those of its children. */
function observeWords(node: Nodes, walk: Walk): readonly Observation[] {
  const numerals = (text: string) =>
    walk.isWaived === true ? waivedNumerals(text) : numeralsOf(text, walk.scope, node.position, walk.names);
  switch (node.type) {
    case 'text': {
      // The name of a source often ends in a year, which is reported with the name.
      const bare = bareCitations(node, walk.scope, walk.names);
      return bare.length > 0 ? bare : numerals(node.value);
    }
    case 'image':
    case 'imageReference':
      return numerals(node.alt ?? '');
    case 'callout':
      return numerals(node.title ?? '');
    case 'link':
    case 'definition':
      return linkErrors(node, walk.scope, walk.names);
    default:
      return [];
  }
}

/** A predicate prints nothing: the space at the edges of the paragraph is removed with it, and so is an empty paragraph. */
function bindParagraph(node: Paragraph, walk: Walk): Paragraph | undefined {
  const children = bindChildren(node.children, walk);
  walk.add(asOfFaults(children, walk.scope, walk.names));
  const count = (nodes: readonly Nodes[], type: Nodes['type']) =>
    nodes.filter((child) => child.type === type).length;
  if (count(children, 'bound') >= count(node.children, 'expression')) return { ...node, children };
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
    const { facts, text, printing } = evaluated;
    walk.add(usesOf(facts, text, scope));
    if (printing !== undefined)
      walk.add([{ kind: 'printing', printing, place: placeIn(scope, node.position) }]);
    if (text === '') return undefined;
    return { ...bound, value: text, facts: [...facts] };
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
      walk.add([
        report(
          'unknown-citation',
          place,
          reason,
          suggestOrAdd(id, [...bibliography.keys()], 'data/sources.json'),
        ),
      ]);
    }
  }
  return node;
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
  const named = [...known.keys(), ...brokenIds(what, project)];
  const detail = helpForOtherKind(node, project) ?? suggestOrAdd(node.id, named, path);
  return [report(`unknown-${what}`, place, reason, detail)];
}

/** Ids of files of a kind that are there and have errors of their own: they can be meant all the same. */
function brokenIds(what: string, { broken }: Project): readonly string[] {
  const file = new RegExp(`^templates/${what}s/([^/]+?)(?:\\.vl)?\\.json$`, 'u');
  return [...broken].flatMap((path) => file.exec(path)?.[1] ?? []);
}

/** Help for a chart that was placed as a diagram, and for a diagram that was placed as a chart. */
function helpForOtherKind({ id }: FigureNode | TableNode, { charts, diagrams }: Project): Detail | undefined {
  const right = charts.has(id) ? 'chart' : diagrams.has(id) ? 'diagram' : undefined;
  return right && { actual: id, help: `it is a ${right}: write \`::${right}{#${id}}\`` };
}

function fileOf({ scope, names }: Walk): string {
  return names.project.sources.texts.get(scope.path) ?? '';
}
