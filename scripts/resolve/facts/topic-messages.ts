/** Turns what a topic threw into a message at the place in its file, or at the cell that it is about. */
import type { VFileMessage } from 'vfile-message';
import { isRefusal, type Refusal, type RefusalRule, type SourceLocation } from '../../facts/refusal.ts';
import { topicPath } from '../../facts/topics.ts';
import { type Detail, message, nearest, suggest } from '../../messages/message.ts';
import type { Project } from '../../model/project.ts';
import type { Place } from '../../model/sources.ts';
import { fileStart, spanOf } from '../../read/text/lines.ts';
import { locate } from '../../read/text/locate.ts';

type Texts = ReadonlyMap<string, string>;

/** Faults of the file itself, whatever the data are. */
const ofFile: ReadonlySet<RefusalRule> = new Set<RefusalRule>([
  'fact-syntax',
  'missing-topic',
  'unknown-import',
]);

/** Names that are looked up in the data: the file that names them is at fault. */
const ofName: ReadonlySet<RefusalRule> = new Set<RefusalRule>([
  'unknown-dataset',
  'unknown-field',
  'unknown-row',
]);

/** What is wrong with the topic `name`, which threw; nothing when it follows from a dataset that has messages of its own. */
export function topicMessages(thrown: unknown, name: string, project: Project): readonly VFileMessage[] {
  if (followsFromData(thrown, project)) return [];
  const { texts } = project.sources;
  const calls = callsIn(thrown, texts);
  const start: Place = { path: topicPath(name), position: fileStart };
  const made = isRefusal(thrown)
    ? ofRefusal(thrown, calls, start, project)
    : ofError(thrown, calls, start, texts);
  return [made];
}

/** The function that computes a topic, in its file. */
export function placeOfTopic(name: string, texts: Texts): Place {
  const path = topicPath(name);
  const found = keyIn(path, 'topic', texts);
  return found === undefined ? { path, position: fileStart } : placeOf(found, texts);
}

/** A broken dataset has its own messages; what follows from it is not said again. */
function followsFromData(thrown: unknown, { broken }: Project): boolean {
  const datasets = [...broken].filter((path) => path.startsWith('data/'));
  if (!isRefusal(thrown)) return datasets.length > 0;
  if (ofFile.has(thrown.rule)) return false;
  const { cell, dataset } = thrown.detail;
  const name = cell?.dataset ?? dataset;
  return name === undefined ? datasets.length > 0 : datasets.some((path) => path.endsWith(`/${name}.json`));
}

// ---------------------------------------------------------------- refusals

function ofRefusal(
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
  const asked = call === undefined ? start : placeOf(call, texts);
  const whole = joined(help ?? near.help, cell === undefined ? factNamed(calls, texts) : whereAsked(call));
  return message(refusal.rule, cell ?? asked, refusal.message, {
    ...near,
    ...(actual === undefined ? {} : { actual }),
    ...(whole === undefined ? {} : { help: whole }),
  });
}

/** The stretch in a file of facts that a refusal is about: the name that is unknown, or the innermost call. */
function callOf(
  { rule, detail }: Refusal,
  calls: readonly SourceLocation[],
  texts: Texts,
): SourceLocation | undefined {
  const named = ofName.has(rule) ? naming(detail.actual ?? '', calls, texts) : undefined;
  return detail.at ?? named ?? calls[0];
}

/** The way out, and in parentheses what it is about; either may be missing. */
function joined(help: string | undefined, about: string | undefined): string | undefined {
  return help === undefined || about === undefined ? (help ?? about) : `${help} (${about})`;
}

function placeOfCell({ detail: { cell } }: Refusal, project: Project): Place | undefined {
  const dataset = project.datasets.get(cell?.dataset ?? '');
  if (cell === undefined || dataset === undefined) return undefined;
  const row = dataset.rows.findIndex((values) => values[dataset.primaryKey] === cell.row);
  return locate(project.sources.texts, dataset.path, ['data', row, cell.field]);
}

function whereAsked(call: SourceLocation | undefined): string | undefined {
  return call && `computed at \`${call.path}:${call.line}:${call.column}\``;
}

/** The name itself, in quotes, near one of the calls on the way to it: helpers pass on what their callers wrote. */
function naming(name: string, calls: readonly SourceLocation[], texts: Texts): SourceLocation | undefined {
  for (const { path, line } of calls) {
    const lines = (texts.get(path) ?? '').split('\n').slice(line - 1, line - 1 + reach);
    for (const [index, text] of lines.entries()) {
      const column = Math.max(text.indexOf(`'${name}'`), text.indexOf(`"${name}"`));
      if (column >= 0) return { path, line: line + index, column: column + 1, length: name.length + 2 };
    }
  }
  return undefined;
}

/** A key in the file of a topic, `twice` in `{ twice: 2 }`, or else the function itself. */
function keyIn(path: string, key: string, texts: Texts): SourceLocation | undefined {
  const text = texts.get(path) ?? '';
  const found =
    new RegExp(`\\b${key}\\b(?=\\s*[:,}])`).exec(text) ??
    /(?<=^export (?:function|const) )topic\b/m.exec(text);
  if (found === null) return undefined;
  const { start, end } = spanOf(text, found.index, found.index + found[0].length);
  return { path, line: start.line, column: start.column, length: end.column - start.column };
}

/** Lines that a call with its arguments takes at most. */
const reach = 6;

// ---------------------------------------------------------------- errors

/** Whatever else was thrown: an undefined name, a value that is none, an error of the author's own. */
function ofError(
  thrown: unknown,
  calls: readonly SourceLocation[],
  start: Place,
  texts: Texts,
): VFileMessage {
  const [call] = calls;
  const said = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  const name = undefinedName(thrown);
  const meant = name && call ? nearestWord(name, texts.get(call.path) ?? '') : undefined;
  const help = meant ? `did you mean \`${meant}\`?` : '`npm run types` checks the files of facts as well';
  const place = call === undefined ? start : placeOf(atName(call, name, texts), texts);
  return message('fact-error', place, `Unexpected error in a topic: ${said}`, { help });
}

function undefinedName(thrown: unknown): string | undefined {
  return thrown instanceof ReferenceError ? /^(\w+) is not defined$/.exec(thrown.message)?.[1] : undefined;
}

/** Engines give the place of the statement; the name stands further on in its line. */
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

/** Keys of what calls are told, which are no names of facts. */
const ordinaryKeys = ['facts', 'series', 'label', 'unit', 'digits', 'across', 'by', 'tolerance', 'method'];

/** The fact that was being computed, when a call on the way is the value of a key: `pan: time('pan')`. */
function factNamed(calls: readonly SourceLocation[], texts: Texts): string | undefined {
  for (const { path, line, column } of calls) {
    const before = (texts.get(path) ?? '').split('\n')[line - 1]?.slice(0, column - 1) ?? '';
    const name = /(\w+):\s*(?:[\w.]+\(\s*)*[\w.]*$/.exec(before)?.[1];
    if (name !== undefined && !ordinaryKeys.includes(name)) return `for the fact \`${name}\``;
  }
  return undefined;
}
