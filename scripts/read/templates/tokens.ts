// Reads the colours of `templates/styles/tokens.css`, the only file with colours.
import type { Palette } from '../../model/project.ts';

export const tokensPath = 'templates/styles/tokens.css';

/** The selector of the light theme, for paper and screens. */
const lightTheme = ':root';

/** The selector of the dark theme, for screens only. */
export const darkTheme = ':root[data-theme="dark"]';

/**
 * The colours of a theme by token, `#rrggbb` in lower case, in the order of the file. A token that refers to another one has
 * the colour of that token; tokens that are not colours are left out. Empty when there is no rule for the theme.
 */
export function readPalette(css: string, theme: string = lightTheme): Palette {
  const rule = ruleOf(css, theme) ?? '';
  const declared = new Map(
    [...rule.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]),
  );
  const colours = new Map<string, string>();
  for (const [name = '', value = ''] of declared) {
    const alias = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
    const colour = (alias === undefined ? value : declared.get(alias))?.toLowerCase() ?? '';
    if (/^#[0-9a-f]{6}$/.test(colour)) colours.set(name, colour);
  }
  return colours;
}

/** The declarations of the first rule with exactly this selector. */
export function ruleOf(css: string, selector: string): string | undefined {
  const bare = css.replace(/\/\*[\s\S]*?\*\//g, '');
  const rules = [...bare.matchAll(/([^{}]*)\{([^{}]*)\}/g)];
  return rules.find(([, written = '']) => written.trim() === selector)?.[2];
}
