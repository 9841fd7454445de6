// Replaces rows and dates of a dataset in the text of its file and leaves everything else as it was.
import { applyEdits, findNodeAtLocation, modify, type Node, parseTree } from 'jsonc-parser';
import type { Row, Scalar } from '../../model/data.ts';
import type { Answer } from '../../model/datasets/refresh.ts';

/** The rows and dates that replace those of a dataset. */
export interface Replacement {
  readonly rows: readonly Row[];
  /** ISO date; unchanged if absent. */
  readonly retrieved?: string;
  /** ISO date; unchanged if absent. */
  readonly reviewBy?: string;
  /** The answers that the rows come from; unchanged if absent. */
  readonly refreshed?: readonly Answer[];
}

/** The layout of the rows in the file. */
interface Style {
  /** Line break and indentation before a row, before a cell of a row of several lines, and before the closing bracket. */
  readonly row: string;
  readonly cell: string;
  readonly end: string;
  readonly isOneLine: boolean;
}

/** The text of a dataset with other rows. Everything else stays, also unchanged rows and their layout. Throws if the text has no `data`. */
export function rewriteDataset(text: string, { rows, retrieved, reviewBy, refreshed }: Replacement): string {
  const root = parseTree(text);
  const data = root && findNodeAtLocation(root, ['data']);
  if (root === undefined || data === undefined) throw new Error('A dataset has no `data`');
  const style = styleOf(text, data);
  const old = new Map((data.children ?? []).map((node) => [cellsOf(node).get('id')?.value, node]));
  const written = rows.map((row) => `${style.row}${writeRow(text, row, old.get(row.id), style)}`);
  const array = rows.length === 0 ? '[]' : `[${written.join(',')}${style.end}]`;
  const dates = Object.entries({ retrieved, reviewBy }).flatMap(([key, date]) => {
    const node = date === undefined ? undefined : findNodeAtLocation(root, [key]);
    return node === undefined ? [] : [{ node, text: JSON.stringify(date) }];
  });
  const result = [{ node: data, text: array }, ...dates]
    .sort((a, b) => b.node.offset - a.node.offset)
    .reduce((edited, edit) => splice(edited, edit.node, edit.text), text);
  return refreshed === undefined ? result : withAnswers(result, refreshed);
}

/** The text with the list of answers, before the rows if there was none. */
function withAnswers(text: string, answers: readonly Answer[]): string {
  const indent = /\n([ \t]+)"/u.exec(text)?.[1] ?? '  ';
  const formattingOptions = {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
  const getInsertionIndex = (keys: string[]) => keys.indexOf('data');
  return applyEdits(text, modify(text, ['refreshed'], answers, { formattingOptions, getInsertionIndex }));
}

function splice(text: string, { offset, length }: Node, replacement: string): string {
  return text.slice(0, offset) + replacement + text.slice(offset + length);
}

function styleOf(text: string, data: Node): Style {
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const outer = indentAt(text, data.offset);
  const first = data.children?.[0];
  const step = outer === '' ? '  ' : outer;
  const inner = first === undefined ? outer + step : indentAt(text, first.offset);
  const isOneLine = first !== undefined && !textOf(text, first).includes('\n');
  const unit = inner.startsWith(outer) && inner !== outer ? inner.slice(outer.length) : step;
  return { row: lineBreak + inner, cell: lineBreak + inner + unit, end: lineBreak + outer, isOneLine };
}

function indentAt(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^[ \t]*/u.exec(line)?.[0] ?? '';
}

function textOf(text: string, { offset, length }: Node): string {
  return text.slice(offset, offset + length);
}

interface WrittenCell {
  readonly value: Scalar;
  readonly node: Node;
}

function cellsOf(row: Node): ReadonlyMap<string, WrittenCell> {
  return new Map(
    (row.children ?? []).flatMap(({ children: [key, value] = [] }) =>
      key === undefined || value === undefined ? [] : [[key.value, { value: value.value, node: value }]],
    ),
  );
}

const longestLine = 110;

function writeRow(text: string, row: Row, old: Node | undefined, style: Style): string {
  const before = old === undefined ? new Map<string, WrittenCell>() : cellsOf(old);
  const keys = orderKeys(Object.keys(row), [...before.keys()]);
  const isSame = keys.length === before.size && keys.every((key) => before.get(key)?.value === row[key]);
  if (old !== undefined && isSame) return textOf(text, old);
  const cells = keys.map((key) => {
    const cell = before.get(key);
    const isUnchanged = cell !== undefined && cell.value === row[key];
    // An unchanged value keeps its spelling (`1.50`).
    return `${JSON.stringify(key)}: ${isUnchanged ? textOf(text, cell.node) : JSON.stringify(row[key])}`;
  });
  const line = `{ ${cells.join(', ')} }`;
  const isOneLine = old === undefined ? style.isOneLine : !textOf(text, old).includes('\n');
  const indent = style.row.replace(/[\r\n]+/u, '');
  if (isOneLine && indent.length + line.length < longestLine) return line;
  return `{${cells.map((cell) => style.cell + cell).join(',')}${style.row}}`;
}

/** The keys that the row had, in their order, and each new key after the key that precedes it in the order of the fields. */
function orderKeys(keys: readonly string[], before: readonly string[]): readonly string[] {
  const ordered = before.filter((key) => keys.includes(key));
  for (const [index, key] of keys.entries()) {
    if (ordered.includes(key)) continue;
    const previous = keys[index - 1];
    ordered.splice(previous === undefined ? 0 : ordered.indexOf(previous) + 1, 0, key);
  }
  return ordered;
}
