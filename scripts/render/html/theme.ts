import { darkTheme, ruleOf } from '../../read/templates/tokens.ts';

/** Tokens in which the dark rules, written once for a chosen theme, hold for a system set to dark as well. */
export function withSystemTheme(css: string): string {
  const rules = ruleOf(css, darkTheme);
  if (rules === undefined) throw new Error(`Unexpected tokens without \`${darkTheme}\``);
  return `${css}\n@media screen and (prefers-color-scheme: dark) {\n  :root:not([data-theme="light"]) {${rules}}\n}\n`;
}
