/** Reads one expression of prose, a path or a helper call, with Handlebars' parser. */
import Handlebars from 'handlebars';
import type { Detail } from '../../messages/message.ts';
import type { RuleId } from '../../messages/rules.ts';

/** Why the text between `{{` and `}}` is not one expression. */
export interface CallFault extends Detail {
  readonly rule: RuleId;
  readonly reason: string;
}

/** The tree of one expression, a path or a helper call, by Handlebars' own parser; or why there is none. */
export function readCall(value: string): hbs.AST.MustacheStatement | CallFault {
  const early = badStart(value);
  if (early !== undefined) return early;
  let program: hbs.AST.Program;
  try {
    program = Handlebars.parse(`{{${value}}}`);
  } catch {
    return syntaxFault(value);
  }
  const [statement] = program.body;
  if (statement?.type !== 'MustacheStatement') return syntaxFault(value);
  const call = statement as hbs.AST.MustacheStatement;
  return isPlain(call.path) ? call : syntaxFault(value);
}

/** What an expression is to a block of Handlebars, which prose does not take: its beginning, or a later tag of it. */
export function blockTag(value: string): 'beginning' | 'later' | undefined {
  if (/^[#^]/.test(value)) return 'beginning';
  return /^(?:\/|else\b)/.test(value) ? 'later' : undefined;
}

/** Whether `readCall` gave a fault. */
export function isCallFault(read: hbs.AST.MustacheStatement | CallFault): read is CallFault {
  return 'rule' in read;
}

function badStart(value: string): CallFault | undefined {
  if (value === '') {
    return fault('expression-syntax', 'Unexpected empty `{{}}`, expected a fact or a helper call', usage);
  }
  if (value.startsWith('{')) {
    const help = 'values in prose are always escaped: write two braces';
    return fault('expression-syntax', 'Unexpected `{{{`, expected `{{`', help);
  }
  if (!/^(?:[#/^>!&*~]|else\b)/.test(value)) return undefined;
  const help = 'prose takes single values; what depends on data is computed in `data/facts/`';
  return fault('block-helper', `Unexpected \`{{${value}}}\`, expected a fact or a helper call`, help);
}

const usage = 'write `{{topic.fact}}`, `{{dataset.row.field}}` or `{{helper topic.fact option=value}}`';

function syntaxFault(value: string): CallFault {
  const reason = `Unexpected \`${value}\`, expected a fact or a helper call`;
  return fault('expression-syntax', reason, usage);
}

function fault(rule: RuleId, reason: string, help: string): CallFault {
  return { rule, reason, help };
}

/** A literal has no name, and `this`, `../x` and `@x` mean nothing in prose. */
function isPlain(path: hbs.AST.PathExpression | hbs.AST.Literal): boolean {
  if (path.type !== 'PathExpression') return false;
  const { data, depth, parts } = path as hbs.AST.PathExpression;
  return !data && depth === 0 && parts.length > 0;
}
