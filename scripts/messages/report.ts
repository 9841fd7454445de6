// Formats all messages of a run for people, programs or GitHub Actions.
import { styleText } from 'node:util';
import type { VFileMessage } from 'vfile-message';
import type { Place } from '../model/sources.ts';
import { codeFrame } from './code-frame.ts';
import { counted } from './progress.ts';

/** `text` for people, `json` for programs, `github` for annotations of GitHub Actions. */
export type MessageFormat = 'text' | 'json' | 'github';

/** Messages of one rule that people are shown unless they ask for all: more are hardly read. */
export const mostOfOneRule = 50;

/** How messages are written. */
export interface ReportOptions {
  readonly color: boolean;
  /** Messages of each rule that `text` shows; the others are counted. All if absent. */
  readonly most?: number;
  /** What to do to see all of them: "--all shows them". */
  readonly hint?: string;
}

/**
 * All messages in the order of their files and places, each once. Without messages the result is empty, except for `json`,
 * which is always a document. `text` ends with a summary line. `texts` has the text of each file by path, for code frames.
 */
export function formatMessages(
  messages: readonly VFileMessage[],
  texts: ReadonlyMap<string, string>,
  format: MessageFormat,
  options: ReportOptions,
): string {
  const ordered = orderMessages(messages);
  if (format === 'json') return toJson(ordered);
  if (ordered.length === 0) return '';
  if (format === 'github') return ordered.map((message) => `${toCommand(message)}\n`).join('');
  const paint: Paint = options.color ? painted : (_, text) => text;
  const { shown, left } = firstOfEachRule(ordered, options.most ?? Number.POSITIVE_INFINITY);
  const blocks = shown.map((message) => toText(message, texts, paint));
  const hint = options.hint === undefined ? '' : `: ${options.hint}`;
  const counts = [...left].map(([rule, count]) => `… and ${count} more of [${rule}]${hint}`);
  return `${[...blocks, ...counts, summarize(ordered)].join('\n\n')}\n`;
}

/** The first `most` messages of every rule, and how many of each are left out. */
function firstOfEachRule(
  messages: readonly VFileMessage[],
  most: number,
): { readonly shown: readonly VFileMessage[]; readonly left: ReadonlyMap<string, number> } {
  const seen = new Map<string, number>();
  const shown = messages.filter(({ ruleId = '' }) => {
    const count = (seen.get(ruleId) ?? 0) + 1;
    seen.set(ruleId, count);
    return count <= most;
  });
  const over = [...seen].filter(([, count]) => count > most);
  return { shown, left: new Map(over.map(([rule, count]) => [rule, count - most])) };
}

/** The messages by path, line, column and rule, without repetitions. */
export function orderMessages(messages: readonly VFileMessage[]): readonly VFileMessage[] {
  const byKey = new Map(messages.map((message) => [keyOf(message), message]));
  return [...byKey.values()].sort(
    (a, b) =>
      compare(a.file ?? '', b.file ?? '') ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0) ||
      compare(a.ruleId ?? '', b.ruleId ?? '') ||
      compare(a.reason, b.reason),
  );
}

/** "3 errors, 1 warning in 2 files"; "no problems" when there are none. */
export function summarize(messages: readonly VFileMessage[]): string {
  const files = new Set(messages.map((message) => message.file)).size;
  const counts = (['error', 'warning', 'notice'] as const).flatMap((severity) => {
    const count = countOf(severity, messages);
    return count === 0 ? [] : [counted(count, severity)];
  });
  return counts.length === 0 ? 'no problems' : `${counts.join(', ')} in ${counted(files, 'file')}`;
}

type Severity = 'error' | 'warning' | 'notice';

function severityOf({ fatal }: VFileMessage): Severity {
  if (fatal === true) return 'error';
  return fatal === false ? 'warning' : 'notice';
}

function countOf(severity: Severity, messages: readonly VFileMessage[]): number {
  return messages.filter((message) => severityOf(message) === severity).length;
}

const severityStyles = { error: 'red', warning: 'yellow', notice: 'cyan' } as const;

function keyOf(message: VFileMessage): string {
  return [message.file, message.line, message.column, message.ruleId, message.reason].join('\0');
}

/** Compares by code units, so that the order does not depend on the locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

type Style = 'bold' | 'cyan' | 'dim' | 'red' | 'yellow';
type Paint = (style: Style, text: string) => string;

function painted(style: Style, text: string): string {
  return styleText(style, text, { validateStream: false });
}

function placeOf({ file, place }: VFileMessage): Place | undefined {
  if (file === undefined || place === undefined) return undefined;
  const position = 'start' in place ? place : { start: place, end: place };
  return { path: file, position };
}

function toText(message: VFileMessage, texts: ReadonlyMap<string, string>, paint: Paint): string {
  const style = severityStyles[severityOf(message)];
  const severity = paint(style, severityOf(message));
  const position = [message.file, message.line, message.column].filter((part) => part !== undefined);
  const rule = paint('dim', `[${message.ruleId ?? ''}]`);
  // A file may be named with a line end, behind which anything could seem to be a message of its own.
  const head = inOneLine(`${paint('bold', position.join(':'))}: ${severity}: ${message.reason} ${rule}`);
  const place = placeOf(message);
  const frame = place && codeFrame(texts.get(place.path) ?? '', place);
  return [
    head,
    ...(frame?.before === undefined ? [] : [frame.before]),
    ...(frame === undefined ? [] : [frame.line, paint(style, frame.carets)]),
    ...(message.note === undefined ? [] : [`  ${paint('cyan', 'help')}: ${message.note}`]),
  ].join('\n');
}

function inOneLine(text: string): string {
  return text.replaceAll('\r', '\\r').replaceAll('\n', '\\n');
}

function toJson(messages: readonly VFileMessage[]): string {
  const notices = countOf('notice', messages);
  const document = {
    errors: countOf('error', messages),
    warnings: countOf('warning', messages),
    ...(notices === 0 ? {} : { notices }),
    messages: messages.map((message) => {
      const end = placeOf(message)?.position.end;
      return {
        path: message.file,
        line: message.line,
        column: message.column,
        endLine: end?.line,
        endColumn: end?.column,
        severity: severityOf(message),
        rule: message.ruleId,
        reason: message.reason,
        actual: message.actual,
        expected: message.expected,
        help: message.note,
      };
    }),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** A workflow command of GitHub Actions: columns count from 1 and the end column is the last one marked. */
function toCommand(message: VFileMessage): string {
  const end = placeOf(message)?.position.end;
  const sameLine = end !== undefined && end.line === message.line;
  const properties = {
    file: message.file,
    line: message.line,
    endLine: end?.line,
    col: message.column,
    endColumn: sameLine ? Math.max(end.column - 1, message.column ?? 1) : undefined,
    title: message.ruleId,
  };
  const written = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  const text = message.note === undefined ? message.reason : `${message.reason}\nhelp: ${message.note}`;
  return `::${severityOf(message)} ${written.join(',')}::${escapeData(text)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
