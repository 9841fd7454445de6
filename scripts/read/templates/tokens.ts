// Reads the colours of `templates/styles/tokens.css`, the only file with colours.
import type { Palette } from '../../model/project.ts';
import { parseStyle, type StyleDeclaration, type StyleSheet } from './style-sheet.ts';

export const tokensPath = 'templates/styles/tokens.css';

/** The selector of the light theme, for paper and screens. */
export const lightTheme = ':root';

/** The selector of the dark theme, for screens only. */
export const darkTheme = ':root[data-theme="dark"]';

/** Colours that charts, diagrams, slides and documents are made with. */
export const requiredTokens = [
  'paper',
  'ink',
  'text',
  'muted',
  'context',
  'rule',
  'grid',
  'tint',
  'blue',
  'orange',
  'teal',
  'teal-text',
  'purple',
  'seq-1',
  'seq-2',
  'seq-3',
  'seq-4',
  'seq-5',
] as const;

/** Custom properties that the program gives the style sheets of an edition, whatever they say: its sizes and words. */
export const editionTokens = [
  'sheet-width',
  'sheet-height',
  'slide-width',
  'slide-height',
  'slide-of',
  'scroll-hint',
  'foot-bottom',
  'foot-line',
] as const;

/** The colours of a theme of a style sheet that is given as text; empty where it cannot be read. */
export function readPalette(css: string, theme: string = lightTheme): Palette {
  const { value } = parseStyle(tokensPath, css);
  return value === undefined ? new Map() : paletteOf(value, theme);
}

/**
 * The colours of a theme by token, `#rrggbb` in lower case, in the order of the file. A token that refers to another one has
 * the colour of that token; tokens that are not colours are left out. Empty when there is no rule for the theme.
 */
export function paletteOf(sheet: StyleSheet, theme: string = lightTheme): Palette {
  const declared = new Map(
    tokensIn(sheet, theme).map(({ property, value }) => [property.slice(2), value] as const),
  );
  const colours = new Map<string, string>();
  for (const [name, value] of declared) {
    const alias = /^var\(\s*--([\w-]+)\s*\)$/.exec(value)?.[1];
    const colour = (alias === undefined ? value : declared.get(alias))?.toLowerCase() ?? '';
    if (/^#[0-9a-f]{6}$/.test(colour)) colours.set(name, colour);
  }
  return colours;
}

/** The custom properties of a theme. Those of the light theme hold everywhere, so they stand in no other rule. */
function tokensIn({ declarations }: StyleSheet, theme: string): readonly StyleDeclaration[] {
  return declarations.filter(
    ({ property, selector, within }) =>
      selector === theme && property.startsWith('--') && (theme !== lightTheme || within.length === 0),
  );
}

/** The declarations of the rules with exactly this selector, as CSS; `undefined` when there are none. */
export function ruleOf(css: string, selector: string): string | undefined {
  const found = parseStyle(tokensPath, css).value?.declarations.filter((one) => one.selector === selector);
  if (found === undefined || found.length === 0) return undefined;
  return found.map(({ property, value }) => `${property}: ${value};`).join(' ');
}
