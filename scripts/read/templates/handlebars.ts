// Parses templates with Handlebars' parser, and locates its errors.
import Handlebars from 'handlebars';
import type { VFileMessage } from 'vfile-message';
import { message } from '../../messages/message.ts';
import { parserLine, unexpectedToken } from '../../messages/wordings.ts';
import type { Checked, Place } from '../../model/sources.ts';
import { spanOf } from '../text/lines.ts';

/** The tree of a template; undefined and a `template-syntax` error when it cannot be parsed. */
export function parseTemplate(path: string, text: string): Checked<hbs.AST.Program | undefined> {
  try {
    return { value: Handlebars.parse(text), messages: [] };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { value: undefined, messages: [syntaxMessage(path, text, error)] };
  }
}

/** The place of a node of a template. */
export function templatePlace(path: string, text: string, loc: hbs.AST.SourceLocation): Place {
  return { path, position: spanOf(text, offsetAt(text, loc.start), offsetAt(text, loc.end)) };
}

/** An error where closing braces of an expression stand in the text that is printed, and none before them that they close. */
export function strayBraces(path: string, text: string, program: hbs.AST.Program): readonly VFileMessage[] {
  const printed = Array.from({ length: text.length }, () => ' ');
  for (const { loc } of contentsOf(program)) {
    const [start, end] = [offsetAt(text, loc.start), offsetAt(text, loc.end)];
    for (let at = start; at < end; at += 1) printed[at] = text[at] ?? ' ';
  }
  const at = withoutPairs(printed.join('')).indexOf('}}');
  if (at === -1) return [];
  const reason = 'Unexpected `}}`, expected an expression that it closes';
  const help = 'an expression is `{{name}}`';
  return [message('template-syntax', { path, position: spanOf(text, at, at + 2) }, reason, { help })];
}

/** The text with blanks for braces that close each other, as scripts and styles have them, from the innermost outwards. */
function withoutPairs(text: string): string {
  const rest = text.replace(/\{[^{}]*\}/gu, (pair) => ' '.repeat(pair.length));
  return rest === text ? text : withoutPairs(rest);
}

/** The texts of a template, in order. */
function contentsOf({ body }: hbs.AST.Program): readonly hbs.AST.ContentStatement[] {
  return body.flatMap((statement): readonly hbs.AST.ContentStatement[] => {
    if (statement.type === 'ContentStatement') return [statement as hbs.AST.ContentStatement];
    if (statement.type !== 'BlockStatement') return [];
    const { program, inverse } = statement as hbs.AST.BlockStatement;
    return [program, inverse].flatMap((inner) => (inner ? contentsOf(inner) : []));
  });
}

/** An error of Handlebars. It has a place only for faults that its grammar allows and its further rules do not. */
type ParserError = Error & { readonly lineNumber?: number; readonly column?: number };

function syntaxMessage(path: string, text: string, error: ParserError): VFileMessage {
  const { lineNumber: line, column } = error;
  if (line !== undefined && column !== undefined) {
    const at = offsetAt(text, { line, column });
    const what = error.message.slice(0, -` - ${line}:${column}`.length);
    const reason = `Unexpected template syntax: ${what}`;
    return message('template-syntax', { path, position: spanOf(text, at, at + 1) }, reason);
  }
  const got = unexpectedToken.pattern.exec(error.message)?.groups?.token ?? 'INVALID';
  const at = caretOffset(text, error.message);
  const { reason, help } = explain(got);
  return message('template-syntax', { path, position: spanOf(text, at, at + 1) }, reason, { help });
}

function explain(token: string): { reason: string; help: string } {
  if (token === 'EOF') {
    const reason = 'Unexpected end of the template, expected the end of an open block';
    return { reason, help: 'close every `{{#name}}` with `{{/name}}`' };
  }
  if (token === 'INVALID') {
    const reason = 'Unexpected text inside braces, expected a path, a helper call or the closing braces';
    return { reason, help: 'write `{{name}}` or `{{helper path option=value}}`' };
  }
  const word = token.toLowerCase().replaceAll('_', ' ');
  return {
    reason: `Unexpected ${word}, expected a complete expression`,
    help: 'every opening brace needs as many closing ones, every block its end',
  };
}

/** The offset of a syntax error. Handlebars reports a line and an excerpt without line ends, which is searched for in the text. */
function caretOffset(text: string, report: string): number {
  const [first = '', excerpt = '', dashes = ''] = report.split('\n');
  const line = Number(parserLine.pattern.exec(first)?.groups?.line ?? 1);
  const before = excerpt.slice(0, Math.max(0, dashes.indexOf('^'))).replace(/^\.\.\./, '');
  const kept = [...text].flatMap((character, index) => (character === '\n' ? [] : [index]));
  const flat = text.replaceAll('\n', '');
  let best = text.trimEnd().length - 1;
  for (let at = flat.indexOf(before); at !== -1; at = flat.indexOf(before, at + 1)) {
    const offset = kept[at + before.length] ?? text.trimEnd().length - 1;
    if (lineAt(text, offset) > line) break;
    best = offset;
    if (before === '') break;
  }
  return Math.max(0, best);
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** Handlebars counts columns from 0. */
function offsetAt(text: string, point: hbs.AST.Position): number {
  const before = text.split('\n').slice(0, point.line - 1);
  return before.reduce((sum, line) => sum + line.length + 1, 0) + point.column;
}
