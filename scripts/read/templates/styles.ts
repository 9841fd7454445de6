// Reads the style sheets of a project: which there must be, which are used together, and what is wrong with them.
import type { VFileMessage } from 'vfile-message';
import { message } from '../../messages/message.ts';
import { type Memo, noMemo } from '../../model/memo.ts';
import type { Checked, Sources } from '../../model/sources.ts';
import { fileStart } from '../text/lines.ts';
import { addressesIn, missingTokens, repeatedTokens, undeclaredIn } from './style-faults.ts';
import { parseStyle, type StyleSheet } from './style-sheet.ts';
import { tokensPath } from './tokens.ts';

/** The sheets that stand in the same document. */
const together = [
  ['tokens', 'deck'],
  ['tokens', 'report', 'report-print', 'report-screen', 'figures', 'page', 'calculator', 'aid'],
  ['tokens', 'report', 'report-print', 'volumes'],
  ['tokens', 'deck', 'handout'],
  ['tokens', 'site'],
] as const;
const names: readonly string[] = [...new Set(together.flat())];

/** Whether a path is that of a style sheet that the program reads. */
export function isStylePath(path: string): boolean {
  return names.some((name) => path === stylePath(name));
}

/** The path of the style sheet of that name. */
export function stylePath(name: string): string {
  return `templates/styles/${name}.css`;
}

/** The style sheets by name, without those that have errors of syntax. */
export function readStyles(
  texts: Sources['texts'],
  memo: Memo = noMemo,
): Checked<ReadonlyMap<string, StyleSheet>> {
  const inputs = names.map((name) => texts.get(stylePath(name)));
  return memo.get('styles', inputs, () => checkStyles(texts));
}

function checkStyles(texts: Sources['texts']): Checked<ReadonlyMap<string, StyleSheet>> {
  const messages: VFileMessage[] = [];
  const sheets = new Map<string, StyleSheet>();
  for (const name of names) {
    const path = stylePath(name);
    const text = texts.get(path);
    const parsed = text === undefined ? missing(path) : parseStyle(path, text);
    messages.push(...parsed.messages);
    if (parsed.value !== undefined) sheets.set(name, parsed.value);
  }
  messages.push(...[...sheets.values()].flatMap((sheet) => addressesIn(sheet)));
  const tokens = sheets.get('tokens');
  if (tokens === undefined) return { value: sheets, messages };
  messages.push(...missingTokens(tokens), ...repeatedTokens(tokens));
  // A sheet that cannot be read may declare anything.
  if (sheets.size === names.length)
    for (const [name, sheet] of sheets) messages.push(...undeclaredIn(sheet, besides(name, sheets)));
  return { value: sheets, messages };
}

/** The sheets that a property may come from: those that stand beside this one in some document. */
function besides(name: string, sheets: ReadonlyMap<string, StyleSheet>): readonly StyleSheet[] {
  const others = together.filter((some) => some.some((one) => one === name)).flat();
  return [...new Set(others)].flatMap((other) => sheets.get(other) ?? []);
}

function missing(path: string): Checked<undefined> {
  const reason = `Unexpected project without \`${path}\`, expected the file`;
  const help = path === tokensPath ? 'it holds every colour and font' : 'an empty file is enough';
  return {
    value: undefined,
    messages: [message('missing-file', { path, position: fileStart }, reason, { help })],
  };
}
