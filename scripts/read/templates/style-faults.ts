// Checks what style sheets ask for: addresses outside of them, and custom properties that nothing declares.
import { type CSSToken, TokenType } from '@csstools/css-tokenizer';
import type { VFileMessage } from 'vfile-message';
import { message, suggest } from '../../messages/message.ts';
import type { Place } from '../../model/sources.ts';
import { fileStart, spanOf } from '../text/lines.ts';
import type { StyleSheet } from './style-sheet.ts';
import { tokensOf } from './style-syntax.ts';
import { editionTokens, requiredTokens, tokensPath } from './tokens.ts';

/** Errors for every address in a sheet that leads out of it, in any spelling. */
export function addressesIn({ path, text, declarations, atRules }: StyleSheet): readonly VFileMessage[] {
  const places = [
    ...declarations.map(({ valuePlace }) => valuePlace),
    ...atRules.filter(({ name }) => name !== 'namespace').map(({ place }) => place),
  ];
  return places
    .flatMap(({ position: { start, end } }) => outwardIn(text, start.offset ?? 0, end.offset ?? 0))
    .map(({ start, end, reason, help }) =>
      message('outside-project', { path, position: spanOf(text, start, end) }, reason, { help }),
    );
}

interface Found {
  readonly start: number;
  readonly end: number;
  readonly reason: string;
  readonly help: string;
}

/** Functions whose texts are addresses of files. */
const loading = /^(?:url|src|image|(?:-webkit-)?image-set|(?:-webkit-)?cross-fade)$/i;
/** Functions that put a text together from elsewhere. */
const indirect = /^(?:var|attr|env|if)$/i;

/** Rules that load another sheet; `import-theme` is Marp's own. */
const imports = /^@(?:import|import-theme)$/i;

const help = {
  address: 'write the file into the sheet as a `data:` address; nothing is loaded when a document is opened',
  font: 'name a family that is embedded',
  import: 'write its rules into this sheet',
} as const;

function outwardIn(text: string, from: number, to: number): readonly Found[] {
  return outwardAddresses(text.slice(from, to)).map(({ start, end, ...fault }) => ({
    ...fault,
    start: from + start,
    end: from + end,
  }));
}

/** Everything in a piece of CSS that leads out of it; offsets are counted from its start, `end` exclusive. */
export function outwardAddresses(css: string): readonly Found[] {
  const found: Found[] = [];
  const around: string[] = [];
  for (const token of tokensOf(css)) {
    const [type, written, start, end] = token;
    if (type === TokenType.Function) around.push(decodedOf(token));
    else if (type === TokenType.OpenParen) around.push('');
    else if (type === TokenType.CloseParen) around.pop();
    const fault = faultOf(token, around, written);
    if (fault !== undefined) found.push({ start, end: end + 1, ...fault });
  }
  return found;
}

type Fault = Pick<Found, 'reason' | 'help'>;

function faultOf(token: CSSToken, around: readonly string[], written: string): Fault | undefined {
  const [type] = token;
  const name = decodedOf(token);
  if (type === TokenType.AtKeyword && imports.test(`@${name}`))
    return { reason: `Unexpected \`${written}\`, expected rules only`, help: help.import };
  if (type === TokenType.URL) return addressFault(name);
  if (type === TokenType.String && loading.test(around.at(-1) ?? '')) return addressFault(name);
  if (type !== TokenType.Function) return undefined;
  if (name.toLowerCase() === 'local')
    return {
      reason: 'Unexpected `local()`, a font of the machine, expected an embedded one',
      help: help.font,
    };
  const outer = around.slice(0, -1).find((one) => loading.test(one));
  if (outer === undefined || !indirect.test(name)) return undefined;
  const reason = `Unexpected \`${name}()\` inside of \`${outer}()\`, expected the address itself`;
  return { reason, help: help.address };
}

function addressFault(address: string): Fault | undefined {
  if (address === '' || /^(?:#|data:)/i.test(address.trim())) return undefined;
  const reason = `Unexpected address \`${address}\` in a style sheet, expected a \`data:\` address`;
  return { reason, help: help.address };
}

function decodedOf(token: CSSToken): string {
  return String((token[4] as { readonly value?: unknown } | undefined)?.value ?? '');
}

// ---------------------------------------------------------------- custom properties

/** Custom properties that the program sets in documents. */
const setByProgram = ['--main-pages', ...editionTokens.map((name) => `--${name}`)];

/**
 * Errors for `var(--name)` without a fallback where neither the sheet itself nor `beside`, the sheets that are used with it,
 * declare the name: a browser would drop the declaration.
 */
export function undeclaredIn(sheet: StyleSheet, beside: readonly StyleSheet[]): readonly VFileMessage[] {
  const declared = new Set([
    ...setByProgram,
    ...[sheet, ...beside].flatMap(({ declarations }) =>
      declarations.flatMap(({ property }) => (property.startsWith('--') ? [property] : [])),
    ),
    ...[sheet, ...beside].flatMap(({ atRules }) =>
      atRules.flatMap(({ name, parameters }) => (name === 'property' ? [parameters] : [])),
    ),
  ]);
  const { path, text } = sheet;
  return sheet.declarations.flatMap(({ valuePlace: { position } }) =>
    variablesIn(text, position.start.offset ?? 0, position.end.offset ?? 0)
      .filter(({ name, hasFallback }) => !hasFallback && !declared.has(name))
      .map(({ name, start, end }) => {
        const place: Place = { path, position: spanOf(text, start, end) };
        const reason = `Unexpected \`${name}\`, expected a property that \`tokens.css\` or the sheet itself declares`;
        return message('unknown-token', place, reason, suggest(name, [...declared]));
      }),
  );
}

interface Variable {
  readonly name: string;
  readonly hasFallback: boolean;
  readonly start: number;
  readonly end: number;
}

function variablesIn(text: string, from: number, to: number): readonly Variable[] {
  const tokens = tokensOf(text.slice(from, to)).filter(
    ([type]) => type !== TokenType.Whitespace && type !== TokenType.Comment,
  );
  return tokens.flatMap((token, index): readonly Variable[] => {
    const name = tokens[index + 1];
    const isVariable = token[0] === TokenType.Function && decodedOf(token).toLowerCase() === 'var';
    if (!isVariable || name?.[0] !== TokenType.Ident) return [];
    const hasFallback = tokens[index + 2]?.[0] === TokenType.Comma;
    return [{ name: decodedOf(name), hasFallback, start: from + name[2], end: from + name[3] + 1 }];
  });
}

/** An error for each custom property that stands twice in a theme of `tokens.css`: the last one counts, and the others mislead. */
export function repeatedTokens(tokens: StyleSheet): readonly VFileMessage[] {
  const first = new Map<string, Place>();
  return tokens.declarations.flatMap(({ property, selector, within, place }) => {
    if (!property.startsWith('--')) return [];
    const key = [property, selector, ...within].join('\n');
    const before = first.get(key);
    if (before === undefined) first.set(key, place);
    if (before === undefined) return [];
    const { line } = before.position.start;
    const help = `delete one of them: the first stands in line ${line}`;
    return [
      message('duplicate-key', place, `Unexpected second \`${property}\` in \`${selector}\``, { help }),
    ];
  });
}

/** An error for each colour that drawings and documents are made with and that `tokens.css` does not declare. */
export function missingTokens(tokens: StyleSheet): readonly VFileMessage[] {
  const declared = new Set(
    tokens.declarations.filter(({ selector }) => selector === ':root').map(({ property }) => property),
  );
  return requiredTokens
    .filter((name) => !declared.has(`--${name}`))
    .map((name) =>
      message(
        'unknown-token',
        { path: tokensPath, position: fileStart },
        `Missing token \`--${name}\`, which charts, slides and documents use`,
        { help: `write \`--${name}: #rrggbb;\` into \`:root\`` },
      ),
    );
}
