// Turns what a topic threw into a message at its place in the file of facts, or at the cell that it is about.
import type { VFileMessage } from 'vfile-message';
import { isRefusal, type Refusal, type RefusalRule, type SourceLocation } from '../../facts/refusal.ts';
import { topicPath } from '../../facts/topics.ts';
import { type Detail, message, nearest, suggest } from '../../messages/message.ts';
import type { Project } from '../../model/project.ts';
import type { Place } from '../../model/sources.ts';
import { fileStart, spanOf } from '../../read/text/lines.ts';
import { locate } from '../../read/text/locate.ts';

type Texts = ReadonlyMap<string, string>;

/** Rules about the file itself, which do not depend on the data. */
const fileRules: ReadonlySet<RefusalRule> = new Set<RefusalRule>([
  'fact-syntax',
  'missing-topic',
  'unknown-import',
]);

/** Rules about a name that the data lacks: the message is placed at the name in the file of facts. */
const nameRules: ReadonlySet<RefusalRule> = new Set<RefusalRule>([
  'unknown-dataset',
  'unknown-field',
  'unknown-row',
]);

/** The error of the topic `name`, which threw; nothing when it follows from a dataset that has messages of its own. */
export function topicMessages(thrown: unknown, name: string, project: Project): readonly VFileMessage[] {
  if (followsFromData(thrown, project)) return [];
  const { texts } = project.sources;
  const calls = callsIn(thrown, texts);
  const start = placeOfTopic(name, texts);
  return isRefusal(thrown)
    ? [messageOfRefusal(thrown, calls, start, project)]
    : [messageOfError(thrown, calls, start, texts)];
}

/** The place of the function that computes a topic, or the start of its file. */
export function placeOfTopic(name: string, texts: Texts): Place {
  const path = topicPath(name);
  const found = keyIn(path, 'topic', texts);
  return found === undefined ? { path, position: fileStart } : placeOf(found, texts);
}

/** Whether an error comes from a broken dataset, which has messages of its own. Errors without a dataset count when any is broken. */
function followsFromData(thrown: unknown, { broken }: Project): boolean {
  const datasets = [...broken].filter((path) => path.startsWith('data/'));
  if (!isRefusal(thrown)) return datasets.length > 0;
  if (fileRules.has(thrown.rule)) return false;
  const { cell, dataset } = thrown.detail;
  const name = cell?.dataset ?? dataset;
  return name === undefined ? datasets.length > 0 : datasets.some((path) => path.endsWith(`/${name}.json`));
}

// ---------------------------------------------------------------- refusals

function messageOfRefusal(
  refusal: Refusal,
  calls: readonly SourceLocation[],
  start: Place,
  project: Project,
): VFileMessage {
  const { texts } = project.sources;
  const { actual, expected, help } = refusal.detail;
  const near: Detail = actual !== undefined && expected !== undefined ? suggest(actual, expected) : {};
  const call = callOf(refusal, calls, texts) ?? keyIn(start.path, refusal.detail.key ?? 'topic', texts);
  const cell = placeOfCell(refusal, project);
  const inFile = call === undefined ? start : placeOf(call, texts);
  const whole = joined(help ?? near.help, cell === undefined ? factNamed(calls, texts) : whereComputed(call));
  return message(refusal.rule, cell ?? inFile, refusal.message, {
    ...near,
    ...(actual === undefined ? {} : { actual }),
    ...(whole === undefined ? {} : { help: whole }),
  });
}

/** The spot in a file of facts that a refusal is about: the unknown name, or else the innermost call. */
function callOf(
  { rule, detail }: Refusal,
  calls: readonly SourceLocation[],
  texts: Texts,
): SourceLocation | undefined {
  const named = nameRules.has(rule) ? naming(detail.actual ?? '', calls, texts) : undefined;
  return detail.at ?? named ?? calls[0];
}

/** The help, and in parentheses what it is about; either may be missing. */
function joined(help: string | undefined, about: string | undefined): string | undefined {
  return help === undefined || about === undefined ? (help ?? about) : `${help} (${about})`;
}

function placeOfCell({ detail: { cell } }: Refusal, project: Project): Place | undefined {
  const dataset = project.datasets.get(cell?.dataset ?? '');
  if (cell === undefined || dataset === undefined) return undefined;
  const row = dataset.rows.findIndex((values) => values[dataset.primaryKey] === cell.row);
  return locate(project.sources.texts, dataset.path, ['data', row, cell.field]);
}

function whereComputed(call: SourceLocation | undefined): string | undefined {
  return call && `computed at \`${call.path}:${call.line}:${call.column}\``;
}

/** The quoted name in the lines at one of the calls: a helper often receives the name from its caller. */
function naming(name: string, calls: readonly SourceLocation[], texts: Texts): SourceLocation | undefined {
  for (const { path, line } of calls) {
    const lines = (texts.get(path) ?? '').split('\n').slice(line - 1, line - 1 + callLines);
    for (const [index, text] of lines.entries()) {
      const column = Math.max(text.indexOf(`'${name}'`), text.indexOf(`"${name}"`));
      if (column >= 0) return { path, line: line + index, column: column + 1, length: name.length + 2 };
    }
  }
  return undefined;
}

/** A key in the file of a topic, such as `twice` in `{ twice: 2 }`, or else the function `topic`. */
function keyIn(path: string, key: string, texts: Texts): SourceLocation | undefined {
  const text = texts.get(path) ?? '';
  const found =
    new RegExp(`\\b${key}\\b(?=\\s*[:,}])`).exec(text) ??
    /(?<=^export (?:async )?(?:function|const) )topic\b/m.exec(text);
  if (found === null) return undefined;
  const { start, end } = spanOf(text, found.index, found.index + found[0].length);
  return { path, line: start.line, column: start.column, length: end.column - start.column };
}

/** Lines of a call and its arguments in which a name is searched. */
const callLines = 6;

// ---------------------------------------------------------------- errors

/** The message of any other thrown value: an undefined name, a TypeError, an error of the author's own. */
function messageOfError(
  thrown: unknown,
  calls: readonly SourceLocation[],
  start: Place,
  texts: Texts,
): VFileMessage {
  const [call] = calls;
  const text = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  const name = undefinedName(thrown);
  const meant = name && call ? nearestWord(name, texts.get(call.path) ?? '') : undefined;
  const help = meant ? `did you mean \`${meant}\`?` : helpFor(thrown);
  const place = call === undefined ? start : placeOf(atName(call, name, texts), texts);
  return message('fact-error', place, `Unexpected error in a topic: ${text}`, { help });
}

function helpFor(thrown: unknown): string {
  if (!(thrown instanceof Error)) return 'throw an `Error`: only that says where';
  if (thrown instanceof RangeError && /call stack/u.test(thrown.message))
    return 'look for a function that calls itself without an end';
  if (thrown instanceof ReferenceError || thrown instanceof TypeError)
    return '`npm run types` checks the files of facts as well';
  return 'the topic threw this itself: its line says when';
}

function undefinedName(thrown: unknown): string | undefined {
  return thrown instanceof ReferenceError ? /^(\w+) is not defined$/.exec(thrown.message)?.[1] : undefined;
}

/** The spot of an undefined name: stacks give the start of the statement, and the name stands further on in the line. */
function atName(call: SourceLocation, name: string | undefined, texts: Texts): SourceLocation {
  const line = (texts.get(call.path) ?? '').split('\n')[call.line - 1] ?? '';
  const found = name === undefined ? -1 : line.slice(call.column - 1).search(new RegExp(`\\b${name}\\b`));
  return found === -1 ? call : { ...call, column: call.column + found };
}

function nearestWord(name: string, text: string): string | undefined {
  const isCapital = (word: string) => /^[A-Z]/.test(word);
  const words = new Set(text.match(/[A-Za-z_$][\w$]*/g) ?? []);
  words.delete(name);
  return nearest(
    name,
    [...words].filter((word) => isCapital(word) === isCapital(name)),
  );
}

// ---------------------------------------------------------------- places

const frame = /(?<path>data\/facts\/[\w./-]+\.ts)(?:\?[^:\s)]*)?:(?<line>\d+):(?<column>\d+)/g;

/** The calls in files of facts that led to an error, the innermost first. */
function callsIn(thrown: unknown, texts: Texts): readonly SourceLocation[] {
  const stack = thrown instanceof Error ? (thrown.stack ?? '') : '';
  return [...stack.matchAll(frame)].flatMap(({ groups }) => {
    const { path = '', line, column } = groups ?? {};
    return texts.has(path) ? [{ path, line: Number(line), column: Number(column) }] : [];
  });
}

function placeOf({ path, line, column, length }: SourceLocation, texts: Texts): Place {
  const text = texts.get(path) ?? '';
  const lines = text.split('\n');
  const offset = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
  const name = /^[\w$.]+/.exec(text.slice(offset))?.[0] ?? '';
  return { path, position: spanOf(text, offset, offset + (length ?? Math.max(1, name.length))) };
}

/** Keys of options, which are no names of facts. */
const ordinaryKeys = ['facts', 'series', 'label', 'unit', 'digits', 'across', 'by', 'tolerance', 'method'];

/** The name of the fact that was computed, when one of the calls is the value of a key: `pan: time('pan')`. */
function factNamed(calls: readonly SourceLocation[], texts: Texts): string | undefined {
  for (const { path, line, column } of calls) {
    const before = (texts.get(path) ?? '').split('\n')[line - 1]?.slice(0, column - 1) ?? '';
    const name = /(\w+):\s*(?:[\w.]+\(\s*)*[\w.]*$/.exec(before)?.[1];
    if (name !== undefined && !ordinaryKeys.includes(name)) return `for the fact \`${name}\``;
  }
  return undefined;
}
