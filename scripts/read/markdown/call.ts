// Parses one expression of prose, a path or a helper call, with Handlebars' parser.
import Handlebars from 'handlebars';
import type { Detail } from '../../messages/message.ts';
import type { RuleId } from '../../messages/rules.ts';

/** The reason why the text between `{{` and `}}` is not a valid expression. */
export interface CallFault extends Detail {
  readonly rule: RuleId;
  readonly reason: string;
}

/** The tree of an expression, or the fault that makes it invalid. */
export function readCall(value: string): hbs.AST.MustacheStatement | CallFault {
  const invalidStart = badStart(value);
  if (invalidStart !== undefined) return invalidStart;
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

/** Whether an expression is the opening tag of a Handlebars block or a later one; prose allows neither. */
export function blockTag(value: string): 'beginning' | 'later' | undefined {
  if (/^[#^]/.test(value)) return 'beginning';
  return /^(?:\/|else\b)/.test(value) ? 'later' : undefined;
}

/** Whether `readCall` returned a fault. */
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

/** Whether a path is a plain name. Literals and `this`, `../x` and `@x` are not; they have no meaning in prose. */
function isPlain(path: hbs.AST.PathExpression | hbs.AST.Literal): boolean {
  if (path.type !== 'PathExpression') return false;
  const { data, depth, parts } = path as hbs.AST.PathExpression;
  return !data && depth === 0 && parts.length > 0;
}
