// Makes the dark theme follow the setting of the system.
import { darkTheme, ruleOf } from '../../read/templates/tokens.ts';

/** The CSS of the tokens, with the rules of the dark theme repeated for systems that prefer it. Nothing is added when there are none. */
export function withSystemTheme(css: string): string {
  const rules = ruleOf(css, darkTheme);
  if (rules === undefined) return css;
  return `${css}\n@media screen and (prefers-color-scheme: dark) {\n  :root:not([data-theme="light"]) {${rules}}\n}\n`;
}
