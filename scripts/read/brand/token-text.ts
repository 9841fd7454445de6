// Reads and replaces the custom properties of one rule in the text of `templates/styles/tokens.css`.
import type { Place } from '../../model/sources.ts';
import { lightTheme, tokensPath } from '../templates/tokens.ts';
import { spanOf } from '../text/lines.ts';

/** The value of a custom property, and where it stands in the text. */
export interface Token {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The custom properties of the rules with exactly this selector, by name without dashes; of one that is declared twice, the
 * last declaration, which is the one that counts.
 */
export function tokensOf(css: string, selector: string): ReadonlyMap<string, Token> {
  return new Map(
    bodiesOf(css, selector).flatMap((body) =>
      [...body.text.matchAll(/--([\w-]+)\s*:\s*([^;]*?)\s*(?:;|$)/g)].map((found): [string, Token] => {
        const [whole, name = '', value = ''] = found;
        const start = body.start + found.index + whole.indexOf(value, name.length + 2);
        return [name, { value, start, end: start + value.length }];
      }),
    ),
  );
}

/** The style sheet with other values of custom properties in a rule; those that it lacks are added at its end. */
export function withTokens(css: string, selector: string, values: Readonly<Record<string, string>>): string {
  const known = tokensOf(css, selector);
  const body = bodiesOf(css, selector).at(-1);
  const changes = Object.entries(values).map(([name, value]) => {
    const token = known.get(name);
    const end = (body?.start ?? css.length) + (body?.text.trimEnd().length ?? 0);
    return token === undefined
      ? { start: end, end, text: `\n  --${name}: ${value};` }
      : { ...token, text: value };
  });
  if (changes.length === 0) return css;
  if (body === undefined) return `${css}\n${selector} {${changes.map(({ text }) => text).join('')}\n}\n`;
  // From the end, so that the places before stay true; of additions at one place the last comes first.
  return changes
    .reverse()
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, change) => text.slice(0, change.start) + change.text + text.slice(change.end), css);
}

/** Where a token stands in the style sheet. */
export function tokenPlace(css: string, { start, end }: Pick<Token, 'start' | 'end'>): Place {
  return { path: tokensPath, position: spanOf(css, start, Math.max(end, start + 1)) };
}

interface Body {
  /** With comments blanked out. */
  readonly text: string;
  readonly start: number;
}

/** The rules with a selector. Those of the light theme hold everywhere, so they stand in no other rule. */
function bodiesOf(css: string, selector: string): readonly Body[] {
  const bare = css.replace(/\/\*[\s\S]*?\*\//g, (comment) => ' '.repeat(comment.length));
  const isInside = (index: number) => {
    const before = bare.slice(0, index);
    return before.split('{').length > before.split('}').length;
  };
  return [...bare.matchAll(/([^{}]*)\{([^{}]*)\}/g)].flatMap((found) => {
    const [, written = '', text = ''] = found;
    // A rule that stands behind others of the same block begins after their last semicolon.
    const name = written.slice(written.lastIndexOf(';') + 1).trim();
    if (name !== selector || (selector === lightTheme && isInside(found.index))) return [];
    return [{ text, start: found.index + written.length + 1 }];
  });
}
