// Parses style sheets: syntax errors get a place, declarations are listed with theirs.
import { type AtRule, type ChildNode, CssSyntaxError, type Declaration, parse, type Root } from 'postcss';
import type { VFileMessage } from 'vfile-message';
import { message } from '../../messages/message.ts';
import type { Checked, Place } from '../../model/sources.ts';
import { spanOf } from '../text/lines.ts';
import { type Syntax, syntaxFaults } from './style-syntax.ts';

/** A style sheet of `templates/styles/`. */
export interface StyleSheet {
  readonly path: string;
  readonly text: string;
  /** Of all rules, in the order of the file. */
  readonly declarations: readonly StyleDeclaration[];
  /** The rules that begin with `@`, in the order of the file. */
  readonly atRules: readonly StyleAtRule[];
}

/** A declaration such as `color: red`. */
export interface StyleDeclaration {
  /** As written: `color`, `--ink`. */
  readonly property: string;
  /** Without comments and without `!important`, trimmed. */
  readonly value: string;
  /** The selector of the innermost rule around it; empty in an `@page`, `@font-face` and the like. */
  readonly selector: string;
  /** The rules with `@` around it, from the outermost inwards: `@media screen`. */
  readonly within: readonly string[];
  readonly place: Place;
  readonly valuePlace: Place;
}

/** A rule such as `@page main { … }`. */
export interface StyleAtRule {
  /** Without `@`, in lower case. */
  readonly name: string;
  readonly parameters: string;
  readonly place: Place;
}

/** Rules inside rules beyond this are refused, since every program that reads the sheet afterwards calls itself for each. */
const deepest = 32;

/** The style sheet in a file; undefined and `style-syntax` errors where a browser would drop or misread part of it. */
export function parseStyle(path: string, text: string): Checked<StyleSheet | undefined> {
  const parsed = parseRoot(path, text);
  if (parsed.value === undefined) return { value: undefined, messages: parsed.messages };
  const sheet: { path: string; text: string; declarations: StyleDeclaration[]; atRules: StyleAtRule[] } = {
    path,
    text,
    declarations: [],
    atRules: [],
  };
  const messages: VFileMessage[] = [];
  for (const { node, around } of nodesIn(parsed.value)) {
    const at = { path, text, start: node.source?.start?.offset ?? 0, end: node.source?.end?.offset ?? 0 };
    messages.push(...faultsOf(node, around, at));
    if (node.type === 'decl') sheet.declarations.push(declarationOf(node, around, at));
    if (node.type === 'atrule') sheet.atRules.push(atRuleOf(node, at));
  }
  return { value: messages.length === 0 ? sheet : undefined, messages };
}

function parseRoot(path: string, text: string): Checked<Root | undefined> {
  try {
    return { value: parse(text), messages: [] };
  } catch (error) {
    if (!(error instanceof CssSyntaxError)) throw error;
    const start = offsetOf(text, error.line ?? 1, error.column ?? 1);
    const end = error.endLine === undefined ? start + 1 : offsetOf(text, error.endLine, error.endColumn ?? 1);
    const known = explanations.find(({ said }) => error.reason.startsWith(said));
    const reason = known?.reason ?? `Unexpected style: ${error.reason}`;
    const place = { path, position: spanOf(text, start, Math.max(end, start + 1)) };
    const help = known?.help ?? 'write `property: value;` inside `selector { … }`';
    return { value: undefined, messages: [message('style-syntax', place, reason, { help })] };
  }
}

/** What PostCSS says, and what we say. */
const explanations = [
  {
    said: 'Unclosed block',
    reason: 'Unexpected end of the file, expected the `}` of this block',
    help: 'close every `{` with a `}`',
  },
  {
    said: 'Unexpected }',
    reason: 'Unexpected `}`, expected an open block that it closes',
    help: 'delete it, or look for a `{` that is missing above',
  },
  {
    said: 'Unknown word',
    reason: 'Unexpected words, expected `property: value;` or a rule',
    help: 'a colon stands between property and value; a comment is `/* … */`',
  },
  {
    said: 'Missed semicolon',
    reason: 'Unexpected end of the line, expected a `;`',
    help: 'end every declaration with `;`',
  },
  {
    said: 'Double colon',
    reason: 'Unexpected second colon, expected a value',
    help: 'write `property: value;`',
  },
  {
    said: 'Unclosed comment',
    reason: 'Unexpected end of the file, expected the `*/` of this comment',
    help: 'close it with `*/`',
  },
  {
    said: 'Unclosed string',
    reason: 'Unexpected end of the text, expected its closing quote',
    help: 'close it with the same quote',
  },
  {
    said: 'Unclosed bracket',
    reason: 'Unexpected end, expected the closing bracket of this one',
    help: 'close every `(` and `[`',
  },
  {
    said: 'At-rule without name',
    reason: 'Unexpected `@`, expected the name of a rule after it',
    help: 'write its name in plain letters, such as `@media`',
  },
] as const;

function offsetOf(text: string, line: number, column: number): number {
  const before = text.split('\n').slice(0, line - 1);
  return Math.min(text.length, before.reduce((sum, one) => sum + one.length + 1, 0) + column - 1);
}

interface Nested {
  readonly node: ChildNode;
  /** From the outermost inwards. */
  readonly around: readonly ChildNode[];
}

/** Every node of a sheet in order, without recursion; not those inside of blocks that are nested too deep. */
const childrenOf = (node: ChildNode): readonly ChildNode[] | undefined =>
  'nodes' in node ? (node.nodes as readonly ChildNode[] | undefined) : undefined;

function nodesIn(root: Root): readonly Nested[] {
  const found: Nested[] = [];
  const open: Nested[] = root.nodes.map((node) => ({ node, around: [] })).reverse();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    found.push(next);
    const { node, around } = next;
    const inside = around.length < deepest ? (childrenOf(node) ?? []) : [];
    const path = [...around, node];
    open.push(...inside.map((child) => ({ node: child as ChildNode, around: path })).reverse());
  }
  return found;
}

interface Span {
  readonly path: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function faultsOf(node: ChildNode, around: readonly ChildNode[], at: Span): readonly VFileMessage[] {
  const fault = (start: number, end: number, reason: string, help: string) =>
    message('style-syntax', { path: at.path, position: spanOf(at.text, start, end) }, reason, { help });
  if (around.length >= deepest) {
    if (around.length > deepest) return [];
    const reason = `Unexpected rule within ${deepest} others, expected fewer`;
    return [fault(at.start, at.start + 1, reason, 'write the rule with a selector of its own')];
  }
  return syntaxOf(node, at).flatMap(({ kind, start, text }) =>
    syntaxFaults(kind, text).map((found) =>
      fault(start + found.start, start + found.end, found.reason, found.help),
    ),
  );
}

/** The pieces of a node that are read token by token. */
function syntaxOf(node: ChildNode, { text, start, end }: Span): readonly (Syntax & { start: number })[] {
  if (node.type === 'decl') {
    const value = valueStart(node, start);
    return [
      { kind: 'property', start, text: node.prop },
      { kind: node.variable ? 'custom value' : 'value', start: value, text: text.slice(value, end) },
    ];
  }
  if (node.type === 'rule')
    return [{ kind: 'selector', start, text: node.raws.selector?.raw ?? node.selector }];
  if (node.type === 'atrule') return [{ kind: 'parameters', start, text: headOf(node, text, start) }];
  return [];
}

function valueStart({ prop, raws }: Declaration, start: number): number {
  return start + prop.length + (raws.between ?? ':').length;
}

/** `@media screen` as it is written. */
function headOf({ name, params, raws }: AtRule, text: string, start: number): string {
  const length = 1 + name.length + (raws.afterName ?? '').length + (raws.params?.raw ?? params).length;
  return text.slice(start, start + length);
}

function declarationOf(node: Declaration, around: readonly ChildNode[], at: Span): StyleDeclaration {
  const { path, text, start, end } = at;
  const rule = around.findLast((one) => one.type === 'rule');
  const from = valueStart(node, start);
  return {
    property: node.prop,
    value: node.value.trim(),
    selector: rule?.selector ?? '',
    within: around.flatMap((one) => (one.type === 'atrule' ? [`@${one.name} ${one.params}`.trim()] : [])),
    place: { path, position: spanOf(text, start, end) },
    valuePlace: { path, position: spanOf(text, from, end) },
  };
}

function atRuleOf(node: AtRule, { path, text, start }: Span): StyleAtRule {
  const head = headOf(node, text, start);
  return {
    name: node.name.toLowerCase(),
    parameters: node.params,
    place: { path, position: spanOf(text, start, start + head.length) },
  };
}
