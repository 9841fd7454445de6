// Checks templates: helpers, partials, declared fields and unescaped output.
import type { VFileMessage } from 'vfile-message';
import { helpers } from '../../facts/helpers.ts';
import { message, suggest } from '../../messages/message.ts';
import type { SlideLayouts } from '../../model/deck/slide-layout.ts';
import type { Place } from '../../model/sources.ts';
import { fileStart } from '../text/lines.ts';
import { endlessPartials } from './endless-partials.ts';
import { parseTemplate, strayBraces, templatePlace } from './handlebars.ts';
import { slidePartial } from './slide-partials.ts';
import { ownHelpers, unknownWords, wordHelper } from './translations.ts';

/** The names of slots for trusted HTML outside of slides: `{{{slot.body}}}`. Everything else must be escaped. */
const slotNames = [
  'answer',
  'aside',
  'background',
  'body',
  'code',
  'doubt',
  'drawing',
  'fonts',
  'footer',
  'front',
  'header',
  'heading',
  'label',
  'note',
  'notes',
  'question',
  'reference',
  'script',
  'style',
  'subtitle',
  'title',
] as const;

/** Partials that outputs render by name, so that they are used although no template includes them. */
const entryPartials = 'aid calculator calculator-print callout code figure table'.split(' ');

const blocks = ['if', 'unless', 'each', 'with', 'lookup'];
/** Blocks that change the context of their content. */
const scopes = new Set(['each', 'with']);

interface Templates {
  readonly layouts: ReadonlyMap<string, string>;
  readonly partials: ReadonlyMap<string, string>;
  readonly slideLayouts: SlideLayouts;
}

/** The state of a walk over one template. */
interface Walk {
  readonly place: (node: hbs.AST.Node) => Place;
  readonly partials: readonly string[];
  /** The allowed names of slots; undefined for the partial of a slide layout, whose slots are checked separately. */
  readonly slots: readonly string[] | undefined;
  /** Names from the template's `{{!-- reads: … --}}`; undefined when it declares none. */
  readonly reads: readonly string[] | undefined;
  readonly messages: VFileMessage[];
  readonly used: Set<string>;
  /** Number of enclosing blocks that change the context, and the block parameters in scope. */
  readonly depth: number;
  readonly names: readonly string[];
}

/** All faults of templates that can be found without rendering them. */
export function lintTemplates(templates: Templates): readonly VFileMessage[] {
  const messages: VFileMessage[] = [];
  const slides = [...templates.slideLayouts.values()];
  const ofLayouts = new Set(slides.map(slidePartial));
  const used = new Set<string>([...entryPartials, ...ofLayouts]);
  const partials = [...templates.partials.keys()];
  for (const [name, text] of templates.layouts) {
    messages.push(
      ...lintTemplate(`templates/layouts/${name}.hbs`, text, { partials, slots: slotNames, used }),
    );
  }
  for (const [name, text] of templates.partials) {
    const known = { partials, slots: ofLayouts.has(name) ? undefined : slotNames, used };
    messages.push(...lintTemplate(`templates/partials/${name}.hbs`, text, known));
  }
  // A template that cannot be parsed may include any partial.
  if (messages.some(({ ruleId }) => ruleId === 'template-syntax')) return messages;
  return [
    ...messages,
    ...endlessPartials(templates.partials),
    ...partials.filter((name) => !used.has(name)).map(unusedPartial),
  ];
}

function unusedPartial(name: string): VFileMessage {
  const place = { path: `templates/partials/${name}.hbs`, position: fileStart };
  const reason = `Unexpected partial \`${name}\`, expected a template that includes it`;
  return message('unused-partial', place, reason, { help: `write \`{{> ${name}}}\`, or delete the file` });
}

function lintTemplate(
  path: string,
  text: string,
  known: Pick<Walk, 'partials' | 'slots' | 'used'>,
): readonly VFileMessage[] {
  const { value: program, messages } = parseTemplate(path, text);
  if (program === undefined) return messages;
  const walk: Walk = {
    place: (node) => templatePlace(path, text, node.loc),
    ...known,
    reads: declaredReads(program),
    messages: [],
    depth: 0,
    names: [],
  };
  lintProgram(program, walk);
  return [...strayBraces(path, text, program), ...walk.messages];
}

/** The fields named in a leading `{{!-- reads: title, rows, slot --}}`. */
function declaredReads(program: hbs.AST.Program): readonly string[] | undefined {
  for (const statement of program.body) {
    if (statement.type !== 'CommentStatement') continue;
    const list = /^\s*reads:(?<names>.*)$/s.exec((statement as hbs.AST.CommentStatement).value);
    if (list !== null) return (list.groups?.names ?? '').split(/[\s,]+/).filter((name) => name !== '');
  }
  return undefined;
}

function lintProgram(program: hbs.AST.Program | undefined, walk: Walk): void {
  for (const statement of program?.body ?? []) lintStatement(statement, walk);
}

function lintStatement(node: hbs.AST.Statement, walk: Walk): void {
  switch (node.type) {
    case 'MustacheStatement':
      lintMustache(node as hbs.AST.MustacheStatement, walk);
      break;
    case 'BlockStatement':
      lintBlock(node as hbs.AST.BlockStatement, walk);
      break;
    case 'PartialStatement':
    case 'PartialBlockStatement':
      lintPartial(node as hbs.AST.PartialBlockStatement, walk);
      break;
    case 'Decorator':
    case 'DecoratorBlock':
      walk.messages.push(
        message('template-syntax', walk.place(node), 'Unexpected decorator, expected a partial or a block', {
          help: 'put the shared piece into a partial of its own',
        }),
      );
      break;
  }
}

function lintMustache(node: hbs.AST.MustacheStatement, walk: Walk): void {
  if (!node.escaped) lintSlot(node, walk);
  lintCall(node, walk);
}

function lintSlot(node: hbs.AST.MustacheStatement, walk: Walk): void {
  const path = isPath(node.path) ? node.path : undefined;
  const [before, last] = path?.parts.slice(-2) ?? [];
  const { slots } = walk;
  if (before === 'slot' && last !== undefined && slots?.includes(last) !== false) return;
  const written = path?.original ?? '…';
  walk.messages.push(
    message('unsafe-slot', walk.place(node), `Unexpected unescaped \`{{{${written}}}}\`, expected a slot`, {
      actual: written,
      expected: (slots ?? []).map((name) => `slot.${name}`),
      help: `write \`{{${written}}}\`; only the slots named in scripts/read/templates/template.ts may hold HTML`,
    }),
  );
}

/** A path alone, or a helper with arguments. */
function lintCall(node: hbs.AST.MustacheStatement | hbs.AST.SubExpression, walk: Walk): void {
  const hash = (node.hash as hbs.AST.Hash | undefined)?.pairs ?? [];
  if (!isPath(node.path)) return;
  const isCall = node.params.length > 0 || hash.length > 0 || node.type === 'SubExpression';
  if (isCall && node.path.original === wordHelper) walk.messages.push(...unknownWords(node, walk.place));
  else if (isCall) lintHelper(node.path, walk, [...Object.keys(helpers), 'lookup', ...ownHelpers]);
  else lintPath(node.path, walk);
  for (const argument of [...node.params, ...hash.map((pair) => pair.value)]) lintArgument(argument, walk);
}

function lintArgument(node: hbs.AST.Expression, walk: Walk): void {
  if (node.type === 'SubExpression') lintCall(node as hbs.AST.SubExpression, walk);
  else if (isPath(node)) lintPath(node, walk);
}

function lintHelper(path: hbs.AST.PathExpression, walk: Walk, known: readonly string[]): void {
  if (known.includes(path.original)) return;
  const reason = `Unexpected helper \`${path.original}\`, expected one of scripts/facts/helpers.ts`;
  walk.messages.push(message('unknown-helper', walk.place(path), reason, suggest(path.original, known)));
}

function lintPath(path: hbs.AST.PathExpression, walk: Walk): void {
  if (Object.hasOwn(helpers, path.original)) walk.messages.push(helperAlone(path, walk));
  else lintField(path, walk);
}

/** Handlebars treats the name of a helper alone as a call without arguments. */
function helperAlone(path: hbs.AST.PathExpression, walk: Walk): VFileMessage {
  const reason = `Unexpected helper \`${path.original}\` without an argument, expected a field`;
  return message('unknown-path', walk.place(path), reason, {
    actual: path.original,
    help: `give it something to print, or write \`this.${path.original}\` for a field of that name`,
  });
}

/** Checks a field of the template's own context: outside of `each` and `with`, or reached by `../`. */
function lintField(path: hbs.AST.PathExpression, walk: Walk): void {
  const [root] = path.parts;
  if (walk.reads === undefined || root === undefined || path.data) return;
  if (path.depth === 0 && walk.names.includes(root)) return;
  if (path.depth !== walk.depth || walk.reads.includes(root)) return;
  const reason = `Unexpected field \`${root}\`, expected one that the template declares to read`;
  walk.messages.push(message('unknown-path', walk.place(path), reason, suggest(root, walk.reads)));
}

function lintBlock(node: hbs.AST.BlockStatement, walk: Walk): void {
  const name = node.path.original;
  if (!blocks.includes(name)) lintHelper(node.path, walk, blocks);
  for (const argument of node.params) lintArgument(argument, walk);
  const names = [...walk.names, ...(node.program?.blockParams ?? [])];
  lintProgram(node.program, { ...walk, names, depth: walk.depth + (scopes.has(name) ? 1 : 0) });
  lintProgram(node.inverse, walk);
}

function lintPartial(node: hbs.AST.PartialBlockStatement, walk: Walk): void {
  for (const argument of [...node.params, ...(node.hash?.pairs ?? []).map((pair) => pair.value)]) {
    lintArgument(argument, walk);
  }
  lintProgram(node.program, walk);
  if (node.name.type === 'SubExpression') {
    lintCall(node.name as hbs.AST.SubExpression, walk);
    return;
  }
  const name = String((node.name as hbs.AST.PathExpression).original);
  walk.used.add(name);
  if (name === '@partial-block' || walk.partials.includes(name)) return;
  const reason = `Unexpected partial \`${name}\`, expected a file in templates/partials`;
  walk.messages.push(message('unknown-partial', walk.place(node.name), reason, suggest(name, walk.partials)));
}

function isPath(node: hbs.AST.Node): node is hbs.AST.PathExpression {
  return node.type === 'PathExpression';
}
