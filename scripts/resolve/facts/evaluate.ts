// Evaluates the expressions that stand in prose: a fact, or a helper with its arguments.
import { type Argument, type HelperOptions, type Rounded, show } from '../../facts/amount-text.ts';
import { amountOptions, type Helper, helpers, roundedFact } from '../../facts/helpers.ts';
import { Refusal } from '../../facts/refusal.ts';
import type { Fact } from '../../model/facts.ts';
import { type Memo, noMemo } from '../../model/memo.ts';
import { isCallFault, readCall } from '../../read/markdown/call.ts';
import { nameOfCellFact } from './cell-facts.ts';
import { nameOfDate } from './data-dates.ts';
import type { FactBook } from './facts.ts';
import { type Printing, printingOf } from './printing.ts';
import { refuseName } from './unknown-name.ts';

/** What an expression prints, and the dotted paths of the facts that it shows. */
export interface Evaluated {
  readonly text: string;
  readonly facts: readonly string[];
  /** What it prints of a number; absent for words and for forms that are words. */
  readonly printing?: Printing;
}

/** Stands for a fact that is missing because of an error that is reported elsewhere. */
const unresolved = Symbol('unresolved');

type Call = hbs.AST.MustacheStatement | hbs.AST.SubExpression;

interface Evaluation {
  readonly book: FactBook;
  /** Looks up a fact and records the lookup for the memo. */
  readonly find: (path: string) => Fact | undefined;
  readonly facts: string[];
}

/**
 * The text of an expression, `path.to.fact` or `helper path option=value`. Undefined when its syntax is wrong or a topic
 * failed, both reported elsewhere. Refuses (`Refusal`) what is unknown, false, or not supported by the data.
 */
export function evaluate(expression: string, book: FactBook, memo: Memo = noMemo): Evaluated | undefined {
  try {
    return memo.trace(`expression ${book.language.tag} ${expression}`, book.find, (find) => {
      const call = memo.get(`call ${expression}`, [], () => readCall(expression));
      return isCallFault(call) ? undefined : evaluateCall(expression, call, { book, find, facts: [] });
    });
  } catch (thrown) {
    if (thrown === unresolved) return undefined;
    throw thrown;
  }
}

/** Throws `unresolved`, which no memo keeps: whether the cause is reported elsewhere is not among the facts that were looked up. */
function evaluateCall(expression: string, call: Call, evaluation: Evaluation): Evaluated {
  const result = printed(call, evaluation);
  if (result === unresolved) throw unresolved;
  if (evaluation.facts.length === 0) {
    throw new Refusal(
      'bad-expression',
      `Unexpected literal in \`${expression}\`, expected the path of a fact`,
      {
        help: 'a number that stands in prose for itself is listed in `literals` of content/edition.yml',
      },
    );
  }
  const printing = result.rounded && printingOf(result.rounded, optionsOf(call));
  return {
    text: result.text,
    facts: [...new Set(evaluation.facts)],
    ...(printing !== undefined && { printing }),
  };
}

interface Result {
  readonly text: string;
  readonly rounded: Rounded | undefined;
}

function printed(call: Call, evaluation: Evaluation): Result | typeof unresolved {
  const name = nameOf(call);
  const options = optionsOf(call);
  if (call.params.length === 0 && !Object.hasOwn(helpers, name)) {
    const fact = factAt(call.path as hbs.AST.PathExpression, evaluation);
    checkOptions(name, options, amountOptions);
    if (fact === unresolved) return unresolved;
    return { text: show(fact, options, evaluation.book.language), rounded: roundedFact(fact, options) };
  }
  const helper = helperNamed(name, evaluation);
  checkOptions(name, options, helper.options);
  const args = argumentsOf(call, helper, evaluation);
  if (args === unresolved) return unresolved;
  const text = helper.render(args, options, evaluation.book.language);
  if (name === 'holds') args.forEach(refuseFalse);
  return { text, rounded: helper.rounded?.(args, options) };
}

function argumentsOf(
  call: Call,
  helper: Helper,
  evaluation: Evaluation,
): readonly Argument[] | typeof unresolved {
  const read = helper.takes === 'data' ? dateOf : argument;
  const args = call.params.map((param) => read(param, evaluation));
  const known = args.filter((arg) => arg !== unresolved);
  return known.length === args.length ? known : unresolved;
}

function argument(node: hbs.AST.Expression, evaluation: Evaluation): Argument | typeof unresolved {
  switch (node.type) {
    case 'PathExpression':
      return factAt(node as hbs.AST.PathExpression, evaluation);
    case 'SubExpression':
      return computed(node as hbs.AST.SubExpression, evaluation);
    case 'NumberLiteral':
    case 'StringLiteral':
      return (node as hbs.AST.NumberLiteral | hbs.AST.StringLiteral).value;
    default:
      throw new Refusal('bad-expression', 'Unexpected literal, expected the path of a fact');
  }
}

/** The date of the dataset or row that a path names. */
function dateOf(node: hbs.AST.Expression, evaluation: Evaluation): Argument | typeof unresolved {
  if (node.type !== 'PathExpression')
    throw new Refusal('bad-expression', 'Unexpected literal, expected the name of a dataset');
  const { parts, original } = node as hbs.AST.PathExpression;
  const { book } = evaluation;
  if (book.broken.has(parts[0] ?? '')) return unresolved;
  const name = nameOfDate(parts, book.datasets);
  return factAt({ ...node, original, parts: name.split('.') } as hbs.AST.PathExpression, evaluation);
}

function computed(call: hbs.AST.SubExpression, evaluation: Evaluation): Argument | typeof unresolved {
  const name = nameOf(call);
  const helper = helperNamed(name, evaluation);
  if (helper.compute === undefined) {
    const nestable = Object.keys(helpers).filter((known) => helpers[known]?.compute !== undefined);
    throw new Refusal('bad-expression', `Unexpected \`(${name} …)\`, expected a helper that gives a fact`, {
      help: `only ${nestable.map((known) => `\`${known}\``).join(', ')} can stand inside another helper`,
    });
  }
  const options = optionsOf(call);
  checkOptions(name, options, helper.options);
  const args = argumentsOf(call, helper, evaluation);
  return args === unresolved ? unresolved : helper.compute(args, options);
}

function nameOf(call: Call): string {
  return (call.path as hbs.AST.PathExpression).parts.join('.');
}

function optionsOf(call: Call): HelperOptions {
  const pairs = (call.hash as hbs.AST.Hash | undefined)?.pairs ?? [];
  return Object.fromEntries(pairs.map(({ key, value }) => [key, optionValue(key, value)]));
}

/** The value of a literal or of a bare word: `unit=s` and `unit="s"` are equal. */
function optionValue(key: string, node: hbs.AST.Expression): string | number | boolean {
  if (isLiteral(node)) return node.value;
  const word = node.type === 'PathExpression' ? (node as hbs.AST.PathExpression).original : '';
  if (/^\w+$/.test(word)) return word;
  const help = `write \`${key}=2\` or \`${key}="text"\``;
  throw new Refusal('bad-expression', `Unexpected value of option \`${key}\`, expected a literal`, { help });
}

type Literal = hbs.AST.NumberLiteral | hbs.AST.StringLiteral | hbs.AST.BooleanLiteral;

function isLiteral(node: hbs.AST.Expression): node is Literal {
  return ['NumberLiteral', 'StringLiteral', 'BooleanLiteral'].includes(node.type);
}

function checkOptions(name: string, options: HelperOptions, known: readonly string[]): void {
  const unknown = Object.keys(options).find((option) => !known.includes(option));
  if (unknown === undefined) return;
  const choices = known.length === 0 ? 'none' : `one of its ${known.length}`;
  throw new Refusal(
    'bad-expression',
    `Unexpected option \`${unknown}\` of \`${name}\`, expected ${choices}`,
    {
      actual: unknown,
      expected: known,
    },
  );
}

function helperNamed(name: string, evaluation: Evaluation): Helper {
  const helper = Object.hasOwn(helpers, name) ? helpers[name] : undefined;
  if (helper !== undefined) return helper;
  const isFact = evaluation.book.find(name) !== undefined;
  throw new Refusal(
    'unknown-helper',
    `Unexpected helper \`${name}\`, expected one of scripts/facts/helpers.ts`,
    {
      actual: name,
      ...(isFact ? { help: 'a fact takes options but no arguments' } : { expected: Object.keys(helpers) }),
    },
  );
}

function factAt(path: hbs.AST.PathExpression, evaluation: Evaluation): Fact | typeof unresolved {
  const name = path.parts.join('.');
  const fact = evaluation.find(name);
  if (fact === undefined) {
    refuseName(name, evaluation.book);
    return unresolved;
  }
  evaluation.facts.push(evaluation.book.facts.has(name) ? name : nameOfCellFact(fact, name));
  return fact;
}

function refuseFalse(fact: Argument): void {
  if (typeof fact !== 'object' || fact.kind !== 'predicate' || fact.holds) return;
  throw new Refusal('false-predicate', `Unexpected false predicate \`${fact.label}\`, expected it to hold`, {
    actual: fact.label,
    help: `the data says: ${fact.because}`,
  });
}
