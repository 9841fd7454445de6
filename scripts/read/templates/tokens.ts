/** Reads `templates/styles/tokens.css`, the only place with colours. */
import type { Palette } from '../../model/project.ts';

export const tokensPath = 'templates/styles/tokens.css';

/** The selector whose rule has the light theme, on paper and on screen. */
const lightTheme = ':root';

/** The selector whose rule has the dark theme, which is for screens alone. */
export const darkTheme = ':root[data-theme="dark"]';

/**
 * The colours of a theme, `#rrggbb` in lower case, in the order of the file; a token that stands for another takes its
 * colour, and what is no colour is left out. Empty where the theme has no rule.
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

/** What stands between the braces of the first rule with exactly this selector. */
export function ruleOf(css: string, selector: string): string | undefined {
  const bare = css.replace(/\/\*[\s\S]*?\*\//g, '');
  const rules = [...bare.matchAll(/([^{}]*)\{([^{}]*)\}/g)];
  return rules.find(([, written = '']) => written.trim() === selector)?.[2];
}
