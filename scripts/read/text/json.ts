// Parses JSON files, with the place of a syntax error and of repeated keys.
import { printParseErrorCode, visit } from 'jsonc-parser';
import type { VFileMessage } from 'vfile-message';
import { message } from '../../messages/message.ts';
import type { Checked } from '../../model/sources.ts';
import { unwritable, unwritableMessage } from '../characters.ts';
import { depthFault } from './json-depth.ts';
import { spanOf } from './lines.ts';
import { isHeld, notHeldHelp } from './numbers.ts';

/** The value of a JSON text; undefined when it is malformed, with one error at the place where parsing stopped. */
export function parseJson(path: string, text: string): Checked<unknown> {
  const tooDeep = depthFault(path, text);
  if (tooDeep !== undefined) return { value: undefined, messages: [tooDeep] };
  try {
    const value: unknown = mayOverflow.test(text) ? JSON.parse(text, finite) : JSON.parse(text);
    return { value, messages: [...duplicateKeys(path, text), ...faultyValues(path, text)] };
  } catch {
    return { value: undefined, messages: [syntaxFault(path, text)] };
  }
}

const mayOverflow = /\d[eE]\+?\d{3}|\d{309}/u;

/** Numbers beyond all that can be held are reported with their place; as the largest one they cause no second error. */
function finite(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? Math.sign(value) * Number.MAX_VALUE : value;
}

/** Errors for repeated keys; `JSON.parse` silently uses the last one. */
function duplicateKeys(path: string, text: string): readonly VFileMessage[] {
  const messages: VFileMessage[] = [];
  const open: Set<string>[] = [];
  visit(text, {
    onObjectBegin: () => {
      open.push(new Set());
    },
    onObjectEnd: () => {
      open.pop();
    },
    onObjectProperty: (name, offset, length) => {
      const names = open.at(-1);
      if (names?.has(name)) {
        const place = { path, position: spanOf(text, offset, offset + length) };
        messages.push(
          message('duplicate-key', place, `Unexpected second key \`${name}\`, expected each key once`, {
            actual: name,
            help: 'only the last one would count: delete one of them',
          }),
        );
      }
      names?.add(name);
    },
  });
  return messages;
}

/**
 * An error for each number that cannot be held, and for each string with a forbidden character, which may be written as an
 * escape sequence, at the first one.
 */
function faultyValues(path: string, text: string): readonly VFileMessage[] {
  const messages: VFileMessage[] = [];
  const check = (value: unknown, offset: number, length: number) => {
    if (typeof value === 'number') messages.push(...unheldNumber(path, text, offset, length));
    const character = typeof value === 'string' ? unwritable(value) : undefined;
    if (character === undefined) return;
    const [start, end] = placeOfCharacter(text.slice(offset, offset + length), character);
    messages.push(unwritableMessage(path, spanOf(text, offset + start, offset + end), character));
  };
  visit(text, { onLiteralValue: check, onObjectProperty: check });
  return messages;
}

function unheldNumber(path: string, text: string, offset: number, length: number): readonly VFileMessage[] {
  const written = text.slice(offset, offset + length);
  // Most numbers are short: then nothing is lost.
  if ((written.length < 16 && !/e/iu.test(written)) || isHeld(written)) return [];
  const place = { path, position: spanOf(text, offset, offset + length) };
  const reason = `Unexpected number \`${written}\`, expected one that can be held as it is written`;
  return [message('inexact-number', place, reason, { actual: written, help: notHeldHelp })];
}

/** The span of a character in a JSON string, as it is or as an escape sequence. */
function placeOfCharacter(literal: string, character: string): readonly [number, number] {
  for (const { 0: written, index } of literal.matchAll(/\\(?:u[0-9a-f]{4}|.)|[^\\]/gisu)) {
    const isEscape = written.length > 1 && written.startsWith('\\');
    const value: unknown = isEscape ? JSON.parse(`"${written}"`) : written;
    if (value === character) return [index, index + written.length];
  }
  return [0, literal.length];
}

interface Fault {
  /** The name of the error in jsonc-parser. */
  readonly code: string;
  readonly offset: number;
  readonly length: number;
}

function syntaxFault(path: string, text: string): VFileMessage {
  const faults: Fault[] = [];
  const onError = (code: number, offset: number, length: number) =>
    faults.push({ code: printParseErrorCode(code), offset, length });
  visit(text, { onError }, { disallowComments: true });
  const length = text.trimEnd().length;
  const at = Math.max(0, length - 1);
  const fault = faults[0] ?? { code: 'InvalidSymbol', offset: at, length: 1 };
  const { expected, help } = explain(fault, text);
  const atEnd = fault.offset >= length;
  const [start, end] = atEnd ? [at, at + 1] : [fault.offset, fault.offset + Math.max(1, fault.length)];
  const found = atEnd ? 'end of file' : named(text.slice(start, Math.min(end, start + 24)));
  const place = { path, position: spanOf(text, start, end) };
  return message(
    'json-syntax',
    place,
    `Unexpected ${found}, expected ${expected}`,
    help === undefined ? {} : { help },
  );
}

function named(found: string): string {
  return found.startsWith('\uFEFF') ? 'byte order mark' : `\`${found.split('\n')[0]}\``;
}

interface Explanation {
  readonly expected: string;
  readonly help?: string;
}

const badNumber: Explanation = { expected: 'a number', help: 'write 0.5, not .5 or 0,5' };

const reasons: Readonly<Record<string, Explanation>> = {
  InvalidNumberFormat: badNumber,
  PropertyNameExpected: {
    expected: 'a key in double quotes',
    help: 'keys stand in double quotes, and no comma stands before `}`',
  },
  ValueExpected: { expected: 'a value', help: 'no comma stands before `]` or `}`' },
  ColonExpected: { expected: '`:` after the key' },
  CommaExpected: {
    expected: '`,` or a closing bracket',
    help: 'a comma stands between values',
  },
  CloseBraceExpected: { expected: '`}`', help: 'every `{` needs its `}`' },
  CloseBracketExpected: { expected: '`]`', help: 'every `[` needs its `]`' },
  EndOfFileExpected: { expected: 'the end of the file' },
  InvalidCommentToken: {
    expected: 'no comment',
    help: 'JSON has no comments: use a `description` or delete it',
  },
  UnexpectedEndOfString: { expected: 'the closing `"` on the same line' },
  InvalidUnicode: { expected: 'four hexadecimal digits after `\\u`' },
  InvalidEscapeCharacter: {
    expected: 'an escape of JSON',
    help: 'write `\\\\` for a backslash',
  },
  InvalidCharacter: { expected: 'no control character in a string' },
};

function explain(fault: Fault, text: string): Explanation {
  const word = text.slice(fault.offset, fault.offset + fault.length);
  if (/^[+-]?(?:NaN|Infinity)$/.test(word)) {
    return { expected: 'a JSON value', help: 'write `null` where there is no number' };
  }
  if (word.startsWith("'")) return { expected: 'double quotes', help: 'strings stand in double quotes' };
  if (text.startsWith('\uFEFF')) {
    return { expected: 'a JSON value', help: 'save the file as UTF-8 without a byte order mark' };
  }
  if (/^[.+]/.test(word)) return badNumber;
  return reasons[fault.code] ?? { expected: 'a JSON value', help: 'keys and texts stand in double quotes' };
}
