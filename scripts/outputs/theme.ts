const chosen = ':root[data-theme="dark"]';

/** Tokens in which the dark rules, written once for a chosen theme, hold for a system set to dark as well. */
export function withSystemTheme(css: string): string {
  const start = css.indexOf(chosen);
  const end = css.indexOf('}', start);
  if (start === -1 || end === -1) throw new Error(`Unexpected tokens without \`${chosen}\``);
  const rules = css.slice(start + chosen.length, end + 1);
  return `${css}\n@media screen and (prefers-color-scheme: dark) {\n  :root:not([data-theme="light"])${rules}\n}\n`;
}
