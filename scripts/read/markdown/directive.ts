// Checks block directives: names, attributes and closing lines.
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import type { Position } from 'unist';
import type { VFileMessage } from 'vfile-message';
import { message, suggest } from '../../messages/message.ts';
import type { Place } from '../../model/sources.ts';
import { fileStart } from '../text/lines.ts';
import { hasOpenFence } from './lint/fences.ts';

/** A block directive: `::name{…}` or `:::name{…}`. */
export type BlockDirective = ContainerDirective | LeafDirective;

interface Form {
  readonly type: BlockDirective['type'];
  readonly attributes: readonly string[];
  readonly required: readonly string[];
}

const leaf = (attributes: readonly string[], required: readonly string[] = attributes): Form => ({
  type: 'leafDirective',
  attributes,
  required,
});
const container = (attributes: readonly string[], required: readonly string[] = []): Form => ({
  type: 'containerDirective',
  attributes,
  required,
});

const forms: Readonly<Record<string, Form>> = {
  chart: leaf(['id']),
  diagram: leaf(['id']),
  table: leaf(['id']),
  calculator: leaf(['id']),
  changes: leaf(['since', 'most'], []),
  aid: container(['id'], ['id']),
  aside: container([]),
  caution: container(['title']),
  definition: container(['title']),
  try: container(['title']),
  slide: container(['layout', 'id', 'minutes', 'priority', 'private', 'backup'], ['layout']),
};

/** Whether the node is a block directive. */
export function isDirective(node: { readonly type: string }): node is BlockDirective {
  return node.type === 'containerDirective' || node.type === 'leafDirective';
}

/** Whether the node is a `:::slide` block. */
export function isSlideDirective(node: { readonly type: string }): node is ContainerDirective {
  return isDirective(node) && node.type === 'containerDirective' && node.name === 'slide';
}

/** The place of a directive's opening line. */
export function directivePlace(path: string, node: BlockDirective): Place {
  return { path, position: node.data?.position?.opening ?? node.position ?? fileStart };
}

/** The place of an attribute, or of the opening line when the directive does not have the attribute. */
export function attributePlace(path: string, node: BlockDirective, name: string): Place {
  const position = attributePositions(node)[name];
  return position === undefined ? directivePlace(path, node) : { path, position };
}

function attributePositions(node: BlockDirective): Readonly<Record<string, Position | undefined>> {
  return node.data?.position?.attributes ?? {};
}

/** All faults of a directive's name, form and attribute names. The values of attributes are checked where they are used. */
export function directiveFaults(path: string, node: BlockDirective): readonly VFileMessage[] {
  const form = forms[node.name];
  if (form === undefined) {
    const reason = `Unexpected directive \`${node.name}\`, expected one of the ${Object.keys(forms).length} directives`;
    const detail = suggest(node.name, Object.keys(forms).sort());
    return [message('unknown-directive', directivePlace(path, node), reason, detail)];
  }
  if (form.type !== node.type) return [wrongForm(path, node, form)];
  return [
    ...attributeFaults(path, node, form),
    ...countFaults(path, node),
    ...labelFaults(path, node),
    ...closingFaults(path, node),
  ];
}

function wrongForm(path: string, node: BlockDirective, form: Form): VFileMessage {
  const [written, wanted] = form.type === 'leafDirective' ? [':::', '::'] : ['::', ':::'];
  const reason = `Unexpected \`${written}${node.name}\`, expected \`${wanted}${node.name}\``;
  const help =
    form.type === 'leafDirective'
      ? 'it stands alone on its line, with two colons and no closing line'
      : 'it holds blocks: open it with three colons and close it with `:::`';
  return message('directive-syntax', directivePlace(path, node), reason, { help });
}

function attributeFaults(path: string, node: BlockDirective, form: Form): readonly VFileMessage[] {
  const attributes = node.attributes ?? {};
  const unknown = Object.keys(attributes).filter((name) => !form.attributes.includes(name));
  const missing = form.required.filter((name) => !attributes[name]);
  const expanded = Object.entries(attributes).filter(([, value]) => value?.includes('{{'));
  return [
    ...unknown.map((name) => {
      const reason = `Unexpected attribute \`${name}\` of \`${node.name}\`, expected ${countOf(form.attributes)}`;
      return message(
        'unknown-attribute',
        attributePlace(path, node, name),
        reason,
        suggest(name, form.attributes),
      );
    }),
    ...missing.map((name) => {
      const reason = `Unexpected \`${node.name}\` without \`${name}\`, expected the attribute`;
      const help =
        name === 'id'
          ? `write \`${form.type === 'leafDirective' ? '::' : ':::'}${node.name}{#the-id}\``
          : `write \`{${name}=…}\` after the name`;
      return message('missing-key', directivePlace(path, node), reason, { expected: [name], help });
    }),
    ...expanded.map(([name]) => misplaced(attributePlace(path, node, name), `attribute \`${name}\``)),
  ];
}

/** The number of changes that `::changes` lists. */
function countFaults(path: string, node: BlockDirective): readonly VFileMessage[] {
  const most = node.name === 'changes' ? node.attributes?.most : undefined;
  if (typeof most !== 'string' || /^[1-9]\d?$/u.test(most)) return [];
  const reason = `Unexpected \`most\` \`${most}\`, expected a whole number from 1 to 99`;
  const help = 'write `::changes{most=6}`, or leave it out for all changes';
  return [message('wrong-format', attributePlace(path, node, 'most'), reason, { actual: most, help })];
}

function countOf(attributes: readonly string[]): string {
  if (attributes.length === 0) return 'none';
  return attributes.length === 1 ? `\`${attributes[0]}\`` : `one of its ${attributes.length}`;
}

/** The error for an expression in a place where expressions are not evaluated. */
export function misplaced(place: Place, where: string): VFileMessage {
  const reason = `Unexpected expression in the ${where}, expected plain text`;
  const help = 'expressions are read in text only: headings, paragraphs, lists, tables, notes';
  return message('misplaced-expression', place, reason, { help });
}

function labelFaults(path: string, node: BlockDirective): readonly VFileMessage[] {
  const [first] = node.children;
  const isLabel =
    node.type === 'leafDirective' || (first as { data?: { directiveLabel?: boolean } })?.data?.directiveLabel;
  if (first === undefined || !isLabel || first.position === undefined) return [];
  const reason = `Unexpected label of \`${node.name}\`, expected none`;
  const known = forms[node.name]?.attributes ?? [];
  const help = known.includes('title') ? 'write `{title="…"}`' : 'delete the brackets';
  return [message('directive-syntax', { path, position: first.position }, reason, { help })];
}

function closingFaults(path: string, node: BlockDirective): readonly VFileMessage[] {
  const position = node.type === 'containerDirective' ? node.data?.position : undefined;
  // What closes the block is code then.
  if (position === undefined || position.closing !== undefined || hasOpenFence(node)) return [];
  const reason = `Unexpected end of the block around \`:::${node.name}\`, expected a closing \`:::\``;
  const help =
    'close it with a line `:::`; a block that holds blocks needs more colons than they have (`::::`)';
  return [message('directive-syntax', directivePlace(path, node), reason, { help })];
}
