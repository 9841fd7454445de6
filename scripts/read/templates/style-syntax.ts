// Checks the pieces of a style sheet that its parser takes as they are, token by token: values, selectors, names.
import { type CSSToken, TokenType, tokenize } from '@csstools/css-tokenizer';

/** A piece of a style sheet. A `custom value` is that of a property such as `--ink`, which may be anything that is balanced. */
export interface Syntax {
  readonly kind: 'property' | 'value' | 'custom value' | 'selector' | 'parameters';
  readonly text: string;
}

/** A fault in a piece; offsets are counted from the start of the piece, `end` exclusive. */
interface SyntaxFault {
  readonly start: number;
  readonly end: number;
  readonly reason: string;
  readonly help: string;
}

/** The tokens of a piece of CSS. Escapes are decoded in `token[4].value`. */
export function tokensOf(css: string): readonly CSSToken[] {
  return tokenize({ css }, { onParseError: () => {} }).filter(([type]) => type !== TokenType.EOF);
}

/** What a browser would not understand, and so leave out with everything around it. */
export function syntaxFaults(kind: Syntax['kind'], text: string): readonly SyntaxFault[] {
  if (kind === 'property') return propertyFaults(text);
  const tokens = tokensOf(text);
  const bad = tokens.flatMap((token) => badToken(token));
  if (bad.length > 0) return bad.slice(0, 1);
  const colour = kind === 'selector' ? undefined : tokens.find(isNoColour);
  if (colour !== undefined) return [colourFault(colour)];
  const open = unbalanced(tokens);
  if (open !== undefined) return [open];
  if (kind === 'selector') return selectorFaults(text, tokens);
  const isEmpty = tokens.every(([type]) => type === TokenType.Whitespace || type === TokenType.Comment);
  if (kind !== 'value' || !isEmpty) return [];
  const reason = 'Unexpected end of the declaration, expected a value';
  return [{ start: 0, end: Math.max(1, text.length), reason, help: 'write `property: value;`' }];
}

/** Whether a token begins with `#` and is no colour: a browser leaves out its declaration. */
function isNoColour([type, written]: CSSToken): boolean {
  return type === TokenType.Hash && !/^#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/iu.test(written);
}

function colourFault([, written, start, end]: CSSToken): SyntaxFault {
  const reason = `Unexpected \`${written}\`, expected a colour`;
  return {
    start,
    end: end + 1,
    reason,
    help: 'a colour has 3, 4, 6 or 8 signs of 0 to 9 and a to f behind `#`',
  };
}

function propertyFaults(name: string): readonly SyntaxFault[] {
  if (/^(?:--|-?[\p{L}_\\])[^\s/*'"()[\]{}@]*$/u.test(name)) return [];
  const reason = `Unexpected \`${name}\`, expected the name of a property`;
  return [{ start: 0, end: name.length, reason, help: 'a comment is `/* … */`' }];
}

function badToken([type, written, start, end]: CSSToken): readonly SyntaxFault[] {
  const at = { start, end: end + 1 };
  if (type === TokenType.BadString)
    return [
      {
        ...at,
        reason: 'Unexpected end of the line, expected the closing quote',
        help: 'close the text on its line',
      },
    ];
  if (type !== TokenType.BadURL) return [];
  const help = 'write the address in quotes: `url("…")`';
  return [{ ...at, reason: `Unexpected \`${written}\`, expected an address`, help }];
}

const closing: Readonly<Partial<Record<string, string>>> = {
  [TokenType.Function]: TokenType.CloseParen,
  [TokenType.OpenParen]: TokenType.CloseParen,
  [TokenType.OpenSquare]: TokenType.CloseSquare,
  [TokenType.OpenCurly]: TokenType.CloseCurly,
};
const closers: readonly string[] = [TokenType.CloseParen, TokenType.CloseSquare, TokenType.CloseCurly];

/** The first bracket without its other half. */
function unbalanced(tokens: readonly CSSToken[]): SyntaxFault | undefined {
  const open: CSSToken[] = [];
  const help = 'close every `(`, `[` and `{` where it was opened';
  for (const token of tokens) {
    const [type, written, start, end] = token;
    if (closing[type] !== undefined) open.push(token);
    if (!closers.includes(type)) continue;
    const last = open.pop();
    if (last !== undefined && closing[last[0]] === type) continue;
    return { start, end: end + 1, reason: `Unexpected \`${written}\`, expected its opening bracket`, help };
  }
  const [first] = open;
  if (first === undefined) return undefined;
  const reason = `Unexpected end, expected the closing bracket of \`${first[1]}\``;
  return { start: first[2], end: first[3] + 1, reason, help };
}

/** Tokens that stand in no selector outside of a text. */
const strangers: readonly string[] = [
  TokenType.Semicolon,
  TokenType.AtKeyword,
  TokenType.URL,
  TokenType.CDO,
  TokenType.CDC,
];
const combinators = '>+~*.&|=^$#:';

function selectorFaults(text: string, tokens: readonly CSSToken[]): readonly SyntaxFault[] {
  const help = 'write `selector { property: value; }`; a comment is `/* … */`';
  if (text.trim() === '')
    return [{ start: 0, end: 1, reason: 'Unexpected `{`, expected a selector before it', help }];
  const found = tokens.find(
    ([type, written]) =>
      strangers.includes(type) || (type === TokenType.Delim && !combinators.includes(written)),
  );
  if (found === undefined) return [];
  const [, written, start, end] = found;
  return [{ start, end: end + 1, reason: `Unexpected \`${written}\` in a selector`, help }];
}
